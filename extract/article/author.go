package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// authors returns the people and desks of the byline. The first source that names somebody counts: JSON-LD,
// the meta elements, elements that are marked as author for machines, and last what a reader sees near the
// headline.
func (m *metaPage) authors(site string) []string {
	sources := []func() []string{
		func() []string { return m.said.authors },
		m.metaAuthors,
		m.markedAuthors,
		m.bylineAuthors,
	}
	for _, source := range sources {
		if names := cleanNames(source(), site); len(names) > 0 {
			return names
		}
	}
	return cleanNames(append(m.said.authors, m.metaAuthors()...), "")
}

func (m *metaPage) metaAuthors() []string {
	for _, k := range [...]string{"author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator",
		"dcterms.creator", "dc.contributor", "citation_author", "article.author", "cxenseparse:author", "twitter:creator:name", "authors"} {
		if v := m.tags[k]; len(v) > 0 && !strings.Contains(v[0], "://") && !strings.HasPrefix(v[0], "@") {
			return v
		}
	}
	return nil
}

// markedAuthors reads itemprop=author and rel=author.
func (m *metaPage) markedAuthors() (names []string) {
	for _, n := range m.bylines {
		if hasWord(attr(n, "itemprop"), "author") || hasWord(attr(n, "rel"), "author") {
			names = append(names, m.nameIn(n))
		}
	}
	return names
}

// nameIn returns the text of the element, or of the itemprop=name inside it.
func (m *metaPage) nameIn(n *html.Node) string {
	if inner := find(n, func(c *html.Node) bool { return hasWord(attr(c, "itemprop"), "name") }); inner != nil {
		if v := attr(inner, "content"); v != "" {
			return v
		}
		n = inner
	}
	return m.headText(n)
}

// bylineAuthors reads the first elements whose class names a byline or an author, and that are as short as
// a byline is.
func (m *metaPage) bylineAuthors() []string {
	for _, n := range m.bylines {
		text := m.headText(n)
		if len(text) < 4 || len(text) > 120 {
			continue
		}
		if links := m.doc.FindNodes(n).Find("a"); links.Length() > 0 && links.Length() < 5 {
			var names []string
			for _, l := range links.Nodes {
				if t := m.headText(l); countWords(t) > 1 {
					names = append(names, t)
				}
			}
			if len(names) > 0 {
				return names
			}
		}
		if countWords(text) <= 8 {
			return []string{text}
		}
	}
	return nil
}

func find(n *html.Node, ok func(*html.Node) bool) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		if ok(c) {
			return c
		}
		if d := find(c, ok); d != nil {
			return d
		}
	}
	return nil
}

// isByline reports whether an element may hold the byline: by its attributes for machines, or by a class
// that has author or byline among its words.
func isByline(n *html.Node, m mark) bool {
	switch n.DataAtom {
	case atom.Body, atom.Html, atom.Article, atom.Main, atom.Img, atom.Meta:
		return false
	}
	return m&markByline != 0 || n.DataAtom == atom.A && hasWord(attr(n, "rel"), "author")
}

// cleanNames splits lists of names, strips what stands around them and drops what is no name: addresses,
// the site itself, template placeholders.
//
// Example: "By Jane Roe and John Doe, Reuters" names Jane Roe, John Doe and Reuters.
func cleanNames(raw []string, site string) (names []string) {
	seen := map[string]bool{}
	for _, r := range raw {
		for _, part := range splitNames(oneLine(r)) {
			name := cleanName(part)
			key := letters(name)
			if len(names) > 0 && isRank(name) {
				continue
			}
			if key == "" || seen[key] || !isName(name, site) {
				continue
			}
			seen[key] = true
			names = append(names, name)
		}
	}
	return names
}

// splitNames cuts at commas, semicolons, bars, slashes and the word for "and".
func splitNames(s string) []string {
	for _, and := range [...]string{" and ", " And ", " AND ", " und ", " & ", " et ", " y ", " with ", " | ", "; ", " / ", " · ", " • "} {
		s = strings.ReplaceAll(s, and, ",")
	}
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || r == '|' })
}

var namePrefixes = [...]string{"by ", "by: ", "by:", "written by ", "story by ", "posted by ", "reported by ", "published by ",
	"author: ", "author ", "authors: ", "von ", "par ", "por ", "di ", "door ", "av ", "af ", "text: ", "text von ", "autor: ",
	"reporting by ", "words by ", "the "}

// cleanName strips "By", a role in brackets or after a dash, and full stops.
func cleanName(s string) string {
	s = strings.TrimSpace(s)
	for range 2 {
		for _, p := range namePrefixes {
			if p != "the " && hasPrefixFold(s, p) {
				s = strings.TrimSpace(s[len(p):])
			}
		}
	}
	for _, cut := range [...]string{" (", " – ", " - ", " — ", " for ", " in ", " @", " •", "\u200b", " Published", " Updated",
		" Posted", " Last updated", " says"} {
		if i := strings.Index(s, cut); i > 0 && strings.Contains(s[:i], " ") {
			s = s[:i]
		}
	}
	return strings.Trim(withoutDay(s), " .:,;-–|*•\"'")
}

// withoutDay cuts a date from the end of a name: "Jane Roe November 26th".
func withoutDay(s string) string {
	i := strings.IndexAny(s, "0123456789")
	if i <= 0 {
		return s
	}
	head := strings.TrimSpace(s[:i])
	j := strings.LastIndexByte(head, ' ')
	if j > 0 && monthNames()[strings.ToLower(head[j+1:])] != 0 {
		return head[:j]
	}
	return s
}

// isRank reports whether a part of a byline is a degree or a title and no name: "MS", "RDN", "Ph.D.".
func isRank(s string) bool {
	return len(s) <= 5 && s == strings.ToUpper(s) || s == "Ph.D" || s == "PhD" || s == "M.D" || s == "Jr" || s == "Sr"
}

// isName reports whether s can be the name of a writer.
func isName(s, site string) bool {
	if len(s) < 2 || len(s) > 60 || countWords(s) > 6 || strings.Contains(s, "://") || strings.Contains(s, "@") {
		return false
	}
	if strings.ContainsAny(s, "{}<>=[]()+:") || isDigit(s[0]) || withoutDay(s) != s {
		return false
	}
	if s[0] >= 'a' && s[0] <= 'z' && countWords(s) > 2 && !strings.ContainsAny(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
		return false // a clause and no name
	}
	switch l := strings.ToLower(s); l {
	case "admin", "administrator", "editor", "staff", "author", "authors", "null", "undefined", "by", "unknown", "guest",
		"updated", "published", "posted", "share", "follow", "twitter", "facebook", "read more", "more", "contributor",
		"staff writer", "reporter", "correspondent", "senior reporter", "associated press writer", "webmaster", "redaktion":
		return false
	default:
		return !sameLetters(s, site) || site == ""
	}
}
