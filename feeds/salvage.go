package feeds

import (
	"bytes"
	"net/url"
	"strings"
)

// The salvager walks through the markup of a feed and hands out its entries one by one. It trusts structure only where
// it is sound: an entry begins where <item> or <entry> begins, whatever was left open before it, and ends with its
// end tag, with the next entry, or with the feed. Within an entry each field stands for itself, so that damage to
// one does not reach the next. An entry in which the text ends is given up: half of it is not what its author wrote.

// A vocabulary is what the elements of a feed mean where RSS and Atom differ.
type vocabulary uint8

const (
	unknownVocabulary vocabulary = iota
	rssVocabulary
	atomVocabulary
)

// An element is an open container.
type element struct {
	name    string // as known here
	written []byte
	base    *url.URL
	lang    string
	part    *part // what its children belong to, nil for nothing
}

// maxOpen is how deep elements may be nested.
const maxOpen = 128

type salvager struct {
	scan     scanner
	scope    scope
	fixed    tally
	entities map[string]string
	stack    []element
	over     int // elements open beyond maxOpen
	language vocabulary
	version  string
	html     bool // the document begins as a web page
	rooted   bool // a root element has been seen
	head     part
	entry    *part
	spare    []field // room for the fields of the next entry
	whole    int     // entries that had an end tag of their own
	emit     func(*part)
}

// salvage walks through text and calls emit for each entry, in order. The part that emit gets is only good until it
// returns.
func salvage(text []byte, base *url.URL, fixed tally, emit func(*part)) *salvager {
	s := &salvager{scan: newScanner(text, fixed), fixed: fixed, emit: emit}
	s.stack = append(s.stack, element{base: base, part: &s.head})
	for {
		t := s.scan.next()
		switch t.kind {
		case endOfText:
			s.finish()
			return s
		case startToken:
			s.start(t)
		case endToken:
			s.end(t.name)
		case doctypeToken:
			s.doctype(t)
		}
		s.scan.within = s.top().written
	}
}

func (s *salvager) top() *element { return &s.stack[len(s.stack)-1] }

func (s *salvager) doctype(t token) {
	if s.entities == nil && bytes.Contains(t.text, []byte("<!ENTITY")) {
		s.entities = declaredEntities(t.text)
	}
	if !s.rooted && len(t.text) > 14 && strings.EqualFold(string(bytes.TrimSpace(t.text[9:14])), "html") {
		s.html = true
	}
}

// finish ends the entry that the text ends in. Where the other entries have end tags and this one has none, the text was cut
// off between two of its fields.
func (s *salvager) finish() {
	if s.entry != nil && (s.scan.cut || s.entry.cut || s.whole > 0) {
		s.fixed.add(cutEntry)
		s.entry = nil
	}
	s.endEntry()
	if len(s.stack) > 1 {
		s.fixed.add(unclosed)
	}
}

func (s *salvager) endEntry() {
	if s.entry != nil {
		s.emit(s.entry)
		s.spare, s.entry = s.entry.fields, nil
	}
}

// start takes a start tag.
func (s *salvager) start(t token) {
	depth := len(s.stack)
	s.scope.declare(t, depth, s.entities)
	name := s.scope.name(t.name)
	switch {
	case name == "item" || name == "entry" || name == "sitemap:url":
		s.startEntry(name, t)
	case root(name) && s.entry == nil:
		s.startRoot(name, t)
	default:
		s.startField(name, t)
	}
	if len(s.stack) == depth {
		s.scope.leave(depth - 1)
	}
}

// root reports whether an element of that name holds a feed.
func root(name string) bool {
	switch name {
	case "rss", "rdf:rdf", "feed", "channel", "sitemap:urlset", "html", "xhtml:html":
		return true
	}
	return false
}

func (s *salvager) startRoot(name string, t token) {
	if name == "html" || name == "xhtml:html" {
		s.html = s.html || !s.rooted
		return
	}
	if !s.rooted {
		s.rooted, s.version = true, t.attribute("version", s.entities)
		s.language = rssVocabulary
		if name == "feed" {
			s.language = atomVocabulary
		}
	}
	if name == "channel" && len(s.stack) == 1 { // a Channel Definition Format file says in attributes what others say in elements
		s.channelAttributes(&s.head, t)
	}
	if !t.empty {
		s.push(name, t, &s.head)
	}
}

// startEntry ends whatever is open but the feed itself, and begins an entry.
func (s *salvager) startEntry(name string, t token) {
	if s.entry != nil {
		s.fixed.add(unclosed)
		s.endEntry()
	}
	n := len(s.stack)
	for n > 1 && !root(s.stack[n-1].name) {
		n--
	}
	s.stack, s.over = s.stack[:n], 0
	if s.language == unknownVocabulary {
		s.language = rssVocabulary
		if name == "entry" {
			s.language = atomVocabulary
		}
	}
	base, lang := s.inherit(t)
	s.entry = &part{base: text(base), lang: lang, fields: s.spare[:0]}
	s.channelAttributes(s.entry, t)
	if about := t.attribute("rdf:about", s.entities); about != "" {
		s.entry.fields = append(s.entry.fields, field{elementKind: elementKind{role: idRole, rank: 9}, value: about})
	}
	if t.empty {
		s.endEntry()
		return
	}
	s.push(name, t, s.entry)
}

// channelAttributes reads what Channel Definition Format keeps in the attributes of channels and items.
func (s *salvager) channelAttributes(p *part, t token) {
	if href := t.attribute("href", s.entities); href != "" {
		p.fields = append(p.fields, field{elementKind: elementKind{role: linkRole}, address: resolve(s.top().base, href)})
	}
	if date := t.attribute("lastmod", s.entities); date != "" {
		p.fields = append(p.fields, field{elementKind: elementKind{role: updatedRole}, value: date})
	}
}

func text(u *url.URL) string {
	if u == nil {
		return ""
	}
	return u.String()
}

// push opens a container.
func (s *salvager) push(name string, t token, p *part) {
	if len(s.stack) >= maxOpen {
		if s.over == 0 {
			s.fixed.add(tooDeep)
		}
		s.over++
		return
	}
	base, lang := s.inherit(t)
	s.stack = append(s.stack, element{name: name, written: t.name, base: base, lang: lang, part: p})
}

// inherit returns the base and the language that hold within an element.
func (s *salvager) inherit(t token) (*url.URL, string) {
	base, lang := s.top().base, s.top().lang
	if !bytes.Contains(t.attrs, []byte("xml:")) {
		return base, lang
	}
	if v := t.attribute("xml:base", s.entities); v != "" {
		if u, err := url.Parse(resolve(base, v)); err == nil && (base == nil || harmless(u.String(), false)) {
			base = u
		}
	}
	if v := t.attribute("xml:lang", s.entities); v != "" {
		lang = v
	}
	return base, lang
}

// startField takes the start of an element that is neither feed nor entry.
func (s *salvager) startField(name string, t token) {
	kind, known := elements[name]
	part := s.top().part
	if known && s.over == 0 && part == nil && s.lostStart(t) {
		part = s.top().part
	}
	switch {
	case s.over > 0, !known, part == nil:
		if !t.empty {
			s.push(name, t, nil)
		}
	case kind.shape == openShape:
		if !t.empty {
			s.push(name, t, part)
		}
	default:
		s.read(kind, name, t, part)
	}
}

// lostStart reports whether the unknown element that we are in was never meant: "<tjtle>" for "<title>" has no end tag
// of its own before the next end tag of another name. It is then closed.
func (s *salvager) lostStart(t token) bool {
	top := s.top()
	if top.name != "?" && elements[top.name].role != noRole || len(s.stack) < 2 || s.stack[len(s.stack)-2].part == nil {
		return false
	}
	ahead := s.scan.src[s.scan.pos:min(len(s.scan.src), s.scan.pos+4096)]
	if entryEnd := bytes.Index(ahead, []byte("</"+s.enclosing()+">")); entryEnd >= 0 {
		ahead = ahead[:entryEnd]
	} else if len(ahead) == 4096 {
		return false // its end may be further on
	}
	if indexEndTag(ahead, top.written) >= 0 {
		return false
	}
	s.fixed.add(unclosed)
	s.stack = s.stack[:len(s.stack)-1]
	return true
}

// enclosing returns the name of the innermost entry or feed, as written.
func (s *salvager) enclosing() string {
	for i := len(s.stack) - 1; i > 0; i-- {
		if n := s.stack[i].name; root(n) || n == "item" || n == "entry" {
			return string(s.stack[i].written)
		}
	}
	return "rss"
}

// end takes an end tag. It closes the innermost element of its name and those within; without one it is dropped. A field's
// end tag does not close an entry.
func (s *salvager) end(written []byte) {
	name := s.scope.name(written)
	if s.over > 0 && name == "?" {
		s.over--
		return
	}
	at := len(s.stack) - 1
	for ; at > 0; at-- {
		e := &s.stack[at]
		if e.name == name && (name != "?" || bytes.Equal(e.written, written)) {
			break
		}
		if (e.name == "item" || e.name == "entry") && !root(name) {
			at = 0
		}
	}
	if at <= 0 {
		s.fixed.add(badEndTag)
		return
	}
	if at < len(s.stack)-1 {
		s.fixed.add(unclosed)
	}
	if s.entry != nil && (root(name) || name == "item" || name == "entry" || name == "sitemap:url") {
		if !root(name) {
			s.whole++
		}
		s.endEntry()
	}
	s.stack, s.over = s.stack[:at], 0
	s.scope.leave(at - 1)
}
