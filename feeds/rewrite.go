package feeds

import (
	"bytes"
	"strings"
	"time"
)

// What has been salvaged is written down again as a sound document in the vocabulary that it came in, RSS 2.0 or Atom 1.0,
// without anything that gofeed would not read: no unknown extensions, dates in one format, addresses absolute. gofeed
// reads that faster than the feed itself. Texts stand in CDATA sections as HTML. What gofeed has no place for, or only
// place for one of, travels beside.

const (
	rssHead  = `<rss version="2.0"><channel>` // gofeed knows the prefix content without a declaration, and is faster without
	rssTail  = `</channel></rss>`
	atomHead = `<feed xmlns="http://www.w3.org/2005/Atom">`
	atomTail = `</feed>`
)

// A writer writes sound markup.
type writer struct{ bytes.Buffer }

// element writes <name>value</name>, nothing for an empty value.
func (w *writer) element(name, value string) {
	if value == "" {
		return
	}
	w.WriteByte('<')
	w.WriteString(name)
	w.WriteByte('>')
	w.cdata(value)
	w.WriteString("</")
	w.WriteString(name)
	w.WriteByte('>')
}

func (w *writer) cdata(value string) {
	if !strings.ContainsAny(value, "<&>") {
		w.WriteString(value)
		return
	}
	w.WriteString("<![CDATA[")
	w.WriteString(strings.ReplaceAll(value, "]]>", "]]]]><![CDATA[>"))
	w.WriteString("]]>")
}

var escapeAttribute = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "\n", " ", "\t", " ", "\r", " ")

// attributes writes <name a="x" .../> from pairs of names and values, those with empty values left out.
func (w *writer) attributes(name string, pairs ...string) {
	w.WriteByte('<')
	w.WriteString(name)
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			w.WriteByte(' ')
			w.WriteString(pairs[i])
			w.WriteString(`="`)
			w.WriteString(escapeAttribute.Replace(pairs[i+1]))
			w.WriteByte('"')
		}
	}
	w.WriteString("/>")
}

// rssPart writes the fields of an entry or a head that RSS and Atom call differently, in RSS.
func (w *writer) rssPart(p *part) {
	w.element("title", p.value(titleRole))
	w.element("description", p.value(summaryRole))
	w.element("content:encoded", p.longest(contentRole))
	w.element("link", p.address())
	w.element("guid", p.value(idRole))
	w.element("pubDate", rewriteDate(p.last(publishedRole)))
	for i := range p.fields {
		if f := &p.fields[i]; f.role == categoryRole {
			for _, v := range splitKeywords(f) {
				w.element("category", v)
			}
		}
	}
	for _, f := range p.files() {
		w.attributes("enclosure", "url", f.address, "type", f.kind, "length", f.length)
	}
}

// atomPart does the same in Atom.
func (w *writer) atomPart(p *part, summary string) {
	w.element("title", p.value(titleRole))
	w.element(summary, p.value(summaryRole))
	w.element("content", p.longest(contentRole))
	w.attributes("link", "rel", "alternate", "href", p.address())
	w.element("id", p.value(idRole))
	w.element("published", rewriteDate(p.last(publishedRole)))
	for i := range p.fields {
		if f := &p.fields[i]; f.role == categoryRole {
			for _, v := range splitKeywords(f) {
				w.attributes("category", "term", v)
			}
		}
	}
	for _, f := range p.files() {
		w.attributes("link", "rel", "enclosure", "href", f.address, "type", f.kind, "length", f.length)
	}
}

// entry writes an entry in the vocabulary of its feed.
func (w *writer) entry(v vocabulary, p *part) {
	if v == atomVocabulary {
		w.WriteString("<entry>")
		w.atomPart(p, "summary")
		w.WriteString("</entry>")
		return
	}
	w.WriteString("<item>")
	w.rssPart(p)
	w.WriteString("</item>")
}

// head writes what a feed says about itself.
func (w *writer) head(v vocabulary, p *part) {
	if v == atomVocabulary {
		w.atomPart(p, "subtitle")
		w.element("rights", p.value(rightsRole))
		w.element("generator", p.value(generatorRole))
		return
	}
	w.rssPart(p)
	w.element("language", p.value(languageRole))
	w.element("copyright", p.value(rightsRole))
	w.element("generator", p.value(generatorRole))
}

// rewriteDate returns a date as gofeed reads it without looking further, "" if it is none.
func rewriteDate(s string) string {
	if t, ok := ParseDate(s); ok {
		return t.Format(time.RFC3339)
	}
	return ""
}

// splitKeywords returns the tags that a category holds; iTunes puts several into one.
func splitKeywords(f *field) []string {
	if f.shape != plainShape {
		return []string{plain(f.value)}
	}
	return strings.FieldsFunc(f.value, func(r rune) bool { return r == ',' })
}

// longest returns the longest value with that role: a feed may give a teaser and the text as content both.
func (p *part) longest(r role) string {
	if f := p.longestField(r); f != nil {
		return f.value
	}
	return ""
}

// longestField looks for it. Where there is no content but a description and a summary, the description is the text.
func (p *part) longestField(r role) *field {
	var best *field
	if r == contentRole {
		best = p.secondSummary()
	}
	for i := range p.fields {
		f := &p.fields[i]
		if f.role == r && f.value != "" && (best == nil || best.role != r || f.rank < best.rank || f.rank == best.rank && len(f.value) > len(best.value)) {
			best = f
		}
	}
	return best
}

func (p *part) secondSummary() *field {
	var first *field
	for i := range p.fields {
		f := &p.fields[i]
		switch {
		case f.role != summaryRole || f.rank > 0 || f.value == "":
		case first == nil:
			first = f
		case len(f.value) > len(first.value):
			return f
		default:
			return first
		}
	}
	return nil
}

// address returns where the page is: the link that stands for it, else a guid that is an address. The address behind
// a counting redirect is preferred. Spaces in it are escaped.
func (p *part) address() string { return strings.ReplaceAll(p.foundAddress(), " ", "%20") }

func (p *part) foundAddress() string {
	if v := p.value(origLinkRole); v != "" && harmless(v, false) && !relative(v) {
		return v
	}
	best, score := "", 0
	for i := range p.fields {
		if f := &p.fields[i]; f.role == linkRole && f.address != "" {
			if n := linkScore(f); n > score {
				best, score = f.address, n
			}
		}
	}
	if best == "" {
		if id := p.value(idRole); strings.HasPrefix(id, "http://") || strings.HasPrefix(id, "https://") {
			return id
		}
	}
	return best
}

// linkScore ranks links: alternate in HTML before alternate in anything else before other relations. Links to the
// feed itself, to comments and to files never stand for the page.
func linkScore(f *field) int {
	switch strings.ToLower(f.rel) {
	case "", "alternate", "http://www.iana.org/assignments/relation/alternate":
		if f.kind == "" || strings.Contains(f.kind, "html") {
			return 3
		}
		return 2
	case "via", "related", "canonical":
		return 1
	}
	return 0
}

// files returns the enclosures, each address once.
func (p *part) files() (files []*field) {
	for i := range p.fields {
		f := &p.fields[i]
		if f.address == "" || f.role != enclosureRole && !(f.role == linkRole && strings.EqualFold(f.rel, "enclosure")) {
			continue
		}
		known := false
		for _, other := range files {
			known = known || other.address == f.address
		}
		if !known && len(files) < maxFiles {
			files = append(files, f)
		}
	}
	return files
}

// maxFiles is how many enclosures of an entry are kept.
const maxFiles = 64
