package article

import (
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// collect notes the elements that metadata is read from.
func (w *walker) collect(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		w.lang = attr(n, "lang")
		if w.lang == "" {
			w.lang = attr(n, "xml:lang")
		}
	case atom.Head:
		w.head(n)
	case atom.Meta:
		w.meta = append(w.meta, n)
	case atom.Link:
		w.link = append(w.link, n)
	case atom.Base:
		if w.base == "" {
			w.base = attr(n, "href")
		}
	case atom.Script:
		w.script(n)
	case atom.Title:
		if w.title == nil && n.Namespace == "" {
			w.title = n
		}
	case atom.H1:
		w.heads = append(w.heads, n)
	case atom.Time:
		w.times = append(w.times, n)
	default:
		if attr(n, "itemprop") == "datePublished" {
			w.times = append(w.times, n)
		}
	}
}

func (w *walker) head(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.collect(c)
	}
}

func (w *walker) script(n *html.Node) {
	if n.FirstChild == nil {
		return
	}
	if strings.Contains(attr(n, "type"), "ld+json") {
		w.ldjson = append(w.ldjson, n)
	}
}

func attr(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return n.Attr[i].Val
		}
	}
	return ""
}

// A metaPage is what the metadata is read from.
type metaPage struct {
	*page
	doc  *goquery.Document
	tags metaTags
	said *statement
	url  string // base of relative links
}

// readMeta fills everything but the body and what follows from it.
func (m *metaPage) readMeta(a *Article) {
	a.Canonical = m.canonical()
	a.Site = m.site()
	a.Title = m.headline(a.Site)
	a.Authors = m.authors(a.Site)
	a.Published, a.Modified = m.dates()
	a.Section = firstOf(m.tags.first("article:section", "og:section", "parsely-section", "section"), m.said.section)
	a.Tags = m.keywords()
	a.Image = m.absolute(firstOf(m.tags.first("og:image", "og:image:url", "twitter:image", "twitter:image:src"), m.said.image, m.tags.first("image", "thumbnail")))
	a.Paywalled = m.said.paywalled || m.tags.first("article:content_tier") == "locked"
}

// site returns the name of the publisher; the host stands in where the page does not name itself.
func (m *metaPage) site() string {
	if s := firstOf(m.tags.first("og:site_name"), m.said.site, m.tags.first("application-name", "apple-mobile-web-app-title")); s != "" {
		return oneLine(s)
	}
	return hostName(m.url)
}

// keywords returns the tags of the story in the order of the page, each once.
func (m *metaPage) keywords() []string {
	list := m.tags["article:tag"]
	if len(list) == 0 {
		list = m.said.tags
	}
	if len(list) == 0 {
		list = []string{m.tags.first("news_keywords", "keywords", "parsely-tags")}
	}
	var tags []string
	seen := map[string]bool{}
	for _, v := range list {
		for t := range strings.SplitSeq(v, ",") {
			if t = oneLine(t); t != "" && !seen[t] && len(tags) < 50 {
				seen[t] = true
				tags = append(tags, t)
			}
		}
	}
	return tags
}

// metaTags are the values of the meta elements by name, property or itemprop in lower case.
type metaTags map[string][]string

func readMetaTags(nodes []*html.Node) metaTags {
	m := make(metaTags, len(nodes))
	for _, n := range nodes {
		value := strings.TrimSpace(attr(n, "content"))
		if value == "" {
			continue
		}
		for _, key := range [...]string{"property", "name", "itemprop"} {
			if k := strings.ToLower(strings.TrimSpace(attr(n, key))); k != "" {
				m[k] = append(m[k], value)
			}
		}
	}
	return m
}

// first returns the first value of the first key that has one.
func (m metaTags) first(keys ...string) string {
	for _, k := range keys {
		if v := m[k]; len(v) > 0 {
			return v[0]
		}
	}
	return ""
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// oneLine collapses white space and repairs broken bytes.
func oneLine(s string) string { return strings.Join(strings.Fields(validText(s)), " ") }
