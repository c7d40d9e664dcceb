package feeds

import (
	"bytes"
	"encoding/base64"
	"net/url"
	"strings"

	"golang.org/x/net/html/atom"
)

// read reads one element and adds what it says to p.
func (s *salvager) read(kind elementKind, name string, t token, p *part) {
	base, lang := s.inherit(t)
	f := field{elementKind: kind, base: text(base), lang: lang}
	switch kind.shape {
	case textShape:
		f.value = s.construct(name, t)
	case plainShape:
		f.value = collapse(s.leaf(name, t, false).text(s))
		if kind.role == idRole && strings.HasPrefix(f.value, "/") {
			f.value = resolve(base, f.value)
		}
	case linkShape:
		s.link(&f, name, t, base)
	case personShape:
		s.person(&f, name, t)
	case termShape:
		s.term(&f, name, t)
	case fileShape:
		f.address, f.kind = resolve(base, t.attribute("url", s.entities)), t.attribute("type", s.entities)
		f.length = t.attribute("length", s.entities)
		if f.length == "" {
			f.length = t.attribute("filesize", s.entities)
		}
		if f.kind == "" {
			f.kind = t.attribute("medium", s.entities)
		}
		if !t.empty && name == "media:content" {
			s.push(name, t, p)
		} else if v := s.leaf(name, t, false).text(s); f.address == "" {
			f.address = resolve(base, strings.TrimSpace(v))
		}
	case sourceShape:
		s.source(&f, name, t, base)
	}
	if f.role != noRole {
		p.fields = append(p.fields, f)
	}
}

func (s *salvager) link(f *field, name string, t token, base *url.URL) {
	f.rel, f.kind, f.length = t.attribute("rel", s.entities), t.attribute("type", s.entities), t.attribute("length", s.entities)
	address := t.attribute("href", s.entities)
	if v := strings.TrimSpace(s.leaf(name, t, false).text(s)); address == "" {
		address = v
	}
	f.address = resolve(base, address)
}

func (s *salvager) term(f *field, name string, t token) {
	label, term := t.attribute("label", s.entities), t.attribute("term", s.entities)
	f.value = collapse(s.leaf(name, t, false).text(s))
	for _, v := range []string{term, label} {
		if v != "" {
			f.value = collapse(v)
		}
	}
}

// person reads a name with perhaps an address, given as text or as elements.
func (s *salvager) person(f *field, name string, t token) {
	l := s.leaf(name, t, false)
	f.value = collapse(l.text(s))
	if !l.inline {
		return
	}
	f.value = ""
	inner := salvageChildren(l.raw(), s)
	f.value, f.email, f.address = inner["name"], inner["email"], inner["uri"]
	for _, other := range []string{"url", "homepage"} {
		if f.address == "" {
			f.address = inner[other]
		}
	}
	if base, err := url.Parse(f.base); err == nil && f.base != "" && f.address != "" {
		f.address = resolve(base, f.address)
	}
}

// source reads where an aggregator has an entry from: RSS gives its title and address, Atom its whole head.
func (s *salvager) source(f *field, name string, t token, base *url.URL) {
	f.address = t.attribute("url", s.entities)
	l := s.leaf(name, t, false)
	f.value = collapse(l.text(s))
	if l.inline {
		inner := salvageChildren(l.raw(), s)
		f.value = collapse(plain(inner["title"]))
		if f.address == "" {
			f.address = inner["link"]
		}
	}
	f.address = resolve(base, f.address)
}

// salvageChildren returns the text of each element in markup by its name, the first of each name. Of a link it is the href.
func salvageChildren(markup []byte, outer *salvager) map[string]string {
	inner := &salvager{scan: newScanner(markup, outer.fixed), scope: outer.scope, fixed: tally{}, entities: outer.entities}
	inner.stack = append(inner.stack, element{})
	children := map[string]string{}
	for {
		t := inner.scan.next()
		if t.kind == endOfText {
			return children
		}
		if t.kind != startToken {
			continue
		}
		name := inner.scope.name(t.name)
		value := t.attribute("href", inner.entities)
		if text := collapse(inner.leaf(name, t, false).text(inner)); text != "" {
			value = text
		}
		if _, ok := children[name]; !ok && value != "" {
			children[name] = value
		}
	}
}

// A leaf is what stands between the tags of an element.
type leaf struct {
	src    []byte
	pieces []piece
	inline bool // there are tags within
}

// A piece is a token within a leaf.
type piece struct {
	token
	name string // of a tag, as known here
}

// leaf reads up to the end tag of the element that t begins, or up to where it must end because something begins
// that cannot stand within it. markup is whether it may hold HTML.
func (s *salvager) leaf(name string, t token, markup bool) leaf {
	var l leaf
	if t.empty {
		return l
	}
	outer := s.scan.within
	s.scan.within = t.name
	defer func() { s.scan.within = outer }()
	start, depth := s.scan.pos, 0
	for {
		before := s.scan.pos
		inner := s.scan.next()
		known := ""
		switch inner.kind {
		case endOfText:
			if s.entry != nil {
				s.entry.cut = true
			}
			l.src = s.scan.src[start:]
			return l
		case startToken:
			known = s.scope.name(inner.name)
			if s.ends(name, known, inner, markup) {
				s.fixed.add(unclosed)
				s.scan.pos, l.src = before, s.scan.src[start:before]
				return l
			}
			if known == name && !inner.empty {
				depth++
			}
			l.inline = true
		case endToken:
			known = s.scope.name(inner.name)
			if same := known == name && (name != "?" || bytes.Equal(inner.name, t.name)); same && depth == 0 {
				l.src = s.scan.src[start:before]
				return l
			} else if same {
				depth--
			}
			if known == "item" || known == "entry" || root(known) && known != "html" && known != "xhtml:html" {
				s.fixed.add(unclosed)
				s.scan.pos, l.src = before, s.scan.src[start:before]
				return l
			}
		case doctypeToken:
			continue
		}
		l.pieces = append(l.pieces, piece{token: inner, name: known})
	}
}

// ends reports whether a start tag shows that the leaf before it was not closed: an entry begins, or a field that
// stands beside it. In a leaf that may hold HTML, names that are HTML's too show nothing.
func (s *salvager) ends(leaf, name string, t token, markup bool) bool {
	if name == "item" || name == "entry" {
		return true
	}
	kind, known := elements[name]
	if !known || name == leaf || name == "hour" || name == "day" {
		return false
	}
	if leaf == "author" || leaf == "source" || leaf == "image" || leaf == "contributor" {
		return kind.role == publishedRole || kind.role == summaryRole && leaf != "source" && leaf != "image" || name == "guid"
	}
	if !markup {
		return true
	}
	return !htmlNames[name]
}

func (l *leaf) raw() []byte { return l.src }

// text returns the text of a leaf, tags left out, references decoded.
func (l leaf) text(s *salvager) string {
	if len(l.pieces) == 1 && l.pieces[0].kind == textToken {
		return decodeReferences(string(l.pieces[0].text), s.entities, s.fixed)
	}
	var b strings.Builder
	for _, p := range l.pieces {
		switch p.kind {
		case textToken:
			b.WriteString(decodeReferences(string(p.text), s.entities, s.fixed))
		case cdataToken:
			b.Write(p.text)
		}
	}
	return b.String()
}

// html returns the markup of a leaf that has tags within: prefixes gone, CDATA as text.
func (l leaf) html(s *salvager) string {
	var b strings.Builder
	for _, p := range l.pieces {
		switch p.kind {
		case textToken:
			b.WriteString(keepReferences(string(p.text), s.entities))
		case cdataToken:
			b.WriteString(escapeHTML.Replace(string(p.text)))
		case startToken:
			local := localName(p.token.name)
			b.WriteByte('<')
			b.Write(local)
			b.Write(p.attrs)
			b.WriteByte('>')
			if p.empty && !voidElements[atom.Lookup(bytes.ToLower(local))] {
				b.WriteString("</")
				b.Write(local)
				b.WriteByte('>')
			}
		case endToken:
			b.WriteString("</")
			b.Write(localName(p.token.name))
			b.WriteByte('>')
		}
	}
	return b.String()
}

// keepReferences decodes only the references that HTML does not know: those that the document declares.
func keepReferences(s string, entities map[string]string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	for name, value := range entities {
		s = strings.ReplaceAll(s, "&"+name+";", escapeHTML.Replace(value))
	}
	return s
}

func localName(name []byte) []byte {
	if i := bytes.LastIndexByte(name, ':'); i >= 0 {
		return name[i+1:]
	}
	return name
}

// construct reads text for people as HTML. Atom says whether it is text, HTML or inline markup; RSS says nothing, and
// what looks like HTML is taken for it.
func (s *salvager) construct(name string, t token) string {
	kind := strings.ToLower(t.attribute("type", s.entities))
	mode := strings.ToLower(t.attribute("mode", s.entities))
	l := s.leaf(name, t, !plainName(name))
	if l.inline {
		return strings.TrimSpace(l.html(s))
	}
	v := strings.TrimSpace(l.text(s))
	if mode == "base64" || binary(kind) {
		data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(v), ""))
		if err != nil {
			s.fixed.add(badBase64)
		} else {
			v = string(data)
		}
	}
	switch {
	case kind == "html" || kind == "xhtml" || kind == "text/html" || strings.HasSuffix(kind, "xml"):
		return v
	case kind == "text" || kind == "text/plain" && mode != "escaped" && s.language == atomVocabulary:
		return escapeHTML.Replace(v)
	case kind == "" && s.language == atomVocabulary && !strings.Contains(v, "</") && !strings.Contains(v, "<br"):
		return escapeHTML.Replace(v)
	case looksHTML(v):
		return v
	}
	return escapeHTML.Replace(v)
}

// plainName reports whether an element hardly ever holds HTML, so that any field that begins within it ends it.
func plainName(name string) bool {
	return name == "title" || name == "generator" || strings.HasSuffix(name, ":title")
}

// binary reports whether a media type is neither text nor markup.
func binary(kind string) bool {
	return strings.Contains(kind, "/") && !strings.HasPrefix(kind, "text/") && !strings.HasSuffix(kind, "xml") && !strings.HasPrefix(kind, "multipart/")
}

// looksHTML reports whether text without a type is HTML: it holds a tag or a comment that HTML knows, or a reference.
// "if a<b and c>d" is text, "a <b>ban</b>" and "AT&amp;T" are HTML.
func looksHTML(s string) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '&':
			if _, n := reference(s[i:], nil); n > 0 {
				return true
			}
		case '<':
			if htmlTag(s[i+1:]) {
				return true
			}
		}
	}
	return false
}

// htmlTag reports whether what follows a "<" is an HTML tag.
func htmlTag(s string) bool {
	if strings.HasPrefix(s, "!--") {
		return true
	}
	s = strings.TrimPrefix(s, "/")
	n := 0
	for n < len(s) && n < 16 && (s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z' || n > 0 && s[n] >= '0' && s[n] <= '9') {
		n++
	}
	if n == 0 || n == len(s) || s[n] != '>' && s[n] != '/' && !space(s[n]) {
		return false
	}
	a := atom.Lookup([]byte(strings.ToLower(s[:n])))
	if !keptElements[a] && !silentElements[a] && !voidElements[a] && a != atom.Math && a != atom.Svg && a != atom.Object && a != atom.Font && a != atom.Center && a != atom.Body && a != atom.Form {
		return false
	}
	return strings.IndexByte(s, '>') >= 0
}
