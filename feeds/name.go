package feeds

import (
	"bytes"
	"strings"
)

// Names are known by one spelling whatever prefix and version a feed uses: those of RSS and Atom in all their versions
// bare and in lower case ("pubdate"), those of the modules that we read with their usual prefix ("dc:creator"), all
// others as "?".

// namespaces gives the prefix by which the elements of a namespace are known here. RSS and Atom are "".
var namespaces = map[string]string{
	"":                                                "",
	"http://www.w3.org/2005/atom":                     "",
	"http://purl.org/atom/ns#":                        "",
	"http://purl.org/atom/app#":                       "?",
	"http://purl.org/rss/1.0/":                        "",
	"http://my.netscape.com/rdf/simple/0.9/":          "",
	"http://channel.netscape.com/rdf/simple/0.9/":     "",
	"http://backend.userland.com/rss":                 "",
	"http://backend.userland.com/rss2":                "",
	"http://blogs.law.harvard.edu/tech/rss":           "",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#":     "rdf",
	"http://purl.org/dc/elements/1.1/":                "dc",
	"http://purl.org/dc/elements/1.0/":                "dc",
	"http://purl.org/dc/terms/":                       "dcterms",
	"http://purl.org/rss/1.0/modules/content/":        "content",
	"http://purl.org/rss/1.0/modules/syndication/":    "sy",
	"http://www.itunes.com/dtds/podcast-1.0.dtd":      "itunes",
	"http://example.com/dtds/podcast-1.0.dtd":         "itunes",
	"http://search.yahoo.com/mrss":                    "media",
	"http://search.yahoo.com/mrss/":                   "media",
	"http://www.w3.org/1999/xhtml":                    "xhtml",
	"http://rssnamespace.org/feedburner/ext/1.0":      "feedburner",
	"http://www.w3.org/xml/1998/namespace":            "xml",
	"http://schemas.pocketsoap.com/rss/mydescmodule/": "szf",
	"http://prismstandard.org/namespaces/1.2/basic/":  "prism",
	"http://prismstandard.org/namespaces/basic/2.0/":  "prism",
	"http://www.google.com/schemas/sitemap-news/0.9":  "news",
	"http://www.sitemaps.org/schemas/sitemap/0.9":     "sitemap",
	"http://purl.org/syndication/history/1.0":         "fh",
	"http://a9.com/-/spec/opensearch/1.1/":            "?",
}

// usualPrefixes are taken at their word where a feed uses them without declaring them.
var usualPrefixes = map[string]string{
	"rss": "", "atom": "", "atom10": "", "atom03": "", "a": "", "a10": "", "rdf": "rdf", "dc": "dc", "dcterms": "dcterms",
	"content": "content", "sy": "sy", "itunes": "itunes", "media": "media", "xhtml": "xhtml", "html": "xhtml",
	"feedburner": "feedburner", "xml": "xml", "prism": "prism", "news": "news",
}

// A binding is a prefix in scope.
type binding struct {
	prefix string // as written
	known  string // as known here
	depth  int    // of the element that declares it
}

// A scope is the prefixes declared by the open elements, innermost last.
type scope struct{ bindings []binding }

// maxBindings is how many declarations are kept in scope.
const maxBindings = 256

// declare takes in the declarations of a start tag at that depth.
func (s *scope) declare(t token, depth int, entities map[string]string) {
	if !bytes.Contains(t.attrs, []byte("xmlns")) {
		return
	}
	attributes(t.attrs, entities, func(name, value string) {
		prefix, ok := strings.CutPrefix(name, "xmlns")
		if !ok || len(s.bindings) >= maxBindings || prefix != "" && prefix[0] != ':' {
			return
		}
		prefix = strings.TrimPrefix(prefix, ":")
		s.bindings = append(s.bindings, binding{prefix: prefix, known: knownPrefix(prefix, value), depth: depth})
	})
}

// knownPrefix returns the prefix by which a namespace is known here. A default namespace that nobody knows is a
// feed's way of decorating its root and means nothing.
func knownPrefix(prefix, uri string) string {
	uri = strings.ToLower(strings.TrimSpace(uri))
	if known, ok := namespaces[uri]; ok {
		return known
	}
	if known, ok := namespaces[strings.TrimSuffix(uri, "/")]; ok {
		return known
	}
	if prefix == "" {
		return ""
	}
	return "?"
}

// leave drops the declarations of elements deeper than depth.
func (s *scope) leave(depth int) {
	n := len(s.bindings)
	for n > 0 && s.bindings[n-1].depth > depth {
		n--
	}
	s.bindings = s.bindings[:n]
}

// name returns the name by which an element written so is known here.
func (s *scope) name(written []byte) string {
	prefix, local, ok := bytes.Cut(written, []byte(":"))
	if !ok {
		prefix, local = nil, written
	}
	known := ""
	for i := len(s.bindings) - 1; ; i-- {
		if i < 0 {
			if len(prefix) > 0 {
				if known, ok = usualPrefixes[strings.ToLower(string(prefix))]; !ok {
					return "?"
				}
			}
			break
		}
		if s.bindings[i].prefix == string(prefix) {
			known = s.bindings[i].known
			break
		}
	}
	switch known {
	case "?":
		return "?"
	case "":
		return strings.ToLower(string(local))
	}
	return known + ":" + strings.ToLower(string(local))
}
