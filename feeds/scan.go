package feeds

import (
	"bytes"
	"strings"
)

// A scanner splits markup into tokens as a forgiving reader would. It never fails and looks at each byte a bounded
// number of times. What XML forbids is read for what was meant:
//
//   - "<" before anything that cannot be a tag is text: "if a < b".
//   - A tag ends at ">", or before the next "<" where ">" is missing: "<link<guid>".
//   - A quoted value that runs into the next tag has lost its closing quote and ends at ">": <a href="x>text</a>.
//   - A comment without end is one tag long.
//   - A CDATA section without end ends where its element does; one within another ends with the outer one.
type scanner struct {
	src    []byte
	pos    int
	within []byte // name of the innermost open element, as written
	fixed  tally
	cut    bool // the text ended within a token

	notes, sections marks // where comments and CDATA sections end
	declared        bool  // a doctype has been read
}

func newScanner(src []byte, fixed tally) scanner {
	return scanner{src: src, fixed: fixed, notes: marks{mark: "-->"}, sections: marks{mark: "]]>"}}
}

// marks finds the next place of a mark in a text that is read forward, looking at each byte once.
type marks struct {
	mark string
	next int // the first place at or after the last question, -1 if there is none
	from int // the last question
	used bool
}

// after returns the first place at or after pos, -1 if there is none.
func (m *marks) after(src []byte, pos int) int {
	if m.used && (m.next < 0 || m.from <= pos && pos <= m.next) {
		return m.next
	}
	m.used, m.from, m.next = true, pos, bytes.Index(src[pos:], []byte(m.mark))
	if m.next >= 0 {
		m.next += pos
	}
	return m.next
}

type tokenKind uint8

const (
	endOfText tokenKind = iota
	textToken
	cdataToken
	startToken
	endToken
	doctypeToken
)

// A token points into the text.
type token struct {
	kind  tokenKind
	name  []byte // of a tag, as written
	attrs []byte // what a start tag says after its name
	text  []byte // of text, CDATA and doctype
	empty bool   // a start tag that closes itself
}

func (s *scanner) next() token {
	for s.pos < len(s.src) {
		if s.src[s.pos] != '<' {
			return s.text()
		}
		rest := s.src[s.pos:]
		switch {
		case bytes.HasPrefix(rest, []byte("<!--")):
			s.comment()
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			return s.cdata()
		case bytes.HasPrefix(rest, []byte("<!")):
			return s.doctype()
		case bytes.HasPrefix(rest, []byte("<?")):
			s.instruction()
		case len(rest) > 2 && rest[1] == '/' && nameStart(rest[2]):
			return s.endTag()
		case len(rest) > 1 && nameStart(rest[1]):
			return s.startTag()
		default:
			return s.text()
		}
	}
	return token{}
}

func nameStart(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80
}

func nameByte(c byte) bool {
	return nameStart(c) || c >= '0' && c <= '9' || c == ':' || c == '-' || c == '.'
}

func space(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// text returns what comes before the next "<", that at which it may begin included.
func (s *scanner) text() token {
	start := s.pos
	s.pos++
	if i := bytes.IndexByte(s.src[s.pos:], '<'); i >= 0 {
		s.pos += i
	} else {
		s.pos = len(s.src)
	}
	return token{kind: textToken, text: s.src[start:s.pos]}
}

// comment skips a comment. One that swallows the beginning of an entry and of another comment was not closed.
func (s *scanner) comment() {
	start := s.pos + 4
	if start <= len(s.src) {
		if end := s.notes.after(s.src, start); end >= 0 {
			head := s.src[start:min(end, start+4096)]
			if !bytes.Contains(head, []byte("<!--")) || !bytes.Contains(head, []byte("<item")) && !bytes.Contains(head, []byte("<entry")) {
				s.pos = end + 3
				return
			}
		}
	}
	s.fixed.add(unclosedNote)
	s.skipTo('>')
}

func (s *scanner) instruction() {
	if i := bytes.Index(s.src[s.pos:min(len(s.src), s.pos+4096)], []byte("?>")); i >= 0 {
		s.pos += i + 2
		return
	}
	s.skipTo('>')
}

func (s *scanner) skipTo(c byte) {
	if i := bytes.IndexByte(s.src[s.pos:], c); i >= 0 {
		s.pos += i + 1
	} else {
		s.pos, s.cut = len(s.src), true
	}
}

// doctype returns a declaration with the internal subset in its brackets.
func (s *scanner) doctype() token {
	start := s.pos
	window := 1024
	if !s.declared {
		s.declared, window = true, 1<<16
	}
	rest := s.src[s.pos:min(len(s.src), s.pos+window)]
	open, end := bytes.IndexByte(rest, '['), bytes.IndexByte(rest, '>')
	if open >= 0 && open < end {
		if i := bytes.Index(rest, []byte("]>")); i >= 0 {
			end = i + 1
		}
	}
	if end < 0 {
		s.pos++ // no declaration after all
		return token{kind: textToken, text: s.src[start:s.pos]}
	}
	s.pos += end + 1
	return token{kind: doctypeToken, text: s.src[start:s.pos]}
}

func (s *scanner) endTag() token {
	start := s.pos + 2
	i := start
	for i < len(s.src) && nameByte(s.src[i]) {
		i++
	}
	t := token{kind: endToken, name: s.src[start:i]}
	for i < len(s.src) && s.src[i] != '>' && s.src[i] != '<' {
		i++
	}
	switch {
	case i == len(s.src):
		s.cut = true
	case s.src[i] == '>':
		i++
	default:
		s.fixed.add(badTag)
	}
	s.pos = i
	return t
}

func (s *scanner) startTag() token {
	start := s.pos + 1
	i := start
	for i < len(s.src) && nameByte(s.src[i]) {
		i++
	}
	t := token{kind: startToken, name: s.src[start:i]}
	end := s.tagEnd(i)
	t.attrs = s.src[i:end]
	if t.empty = bytes.HasSuffix(t.attrs, []byte("/")); t.empty {
		t.attrs = t.attrs[:len(t.attrs)-1]
	}
	switch {
	case end == len(s.src):
		s.cut = true
	case s.src[end] == '>':
		end++
	default:
		s.fixed.add(badTag)
	}
	s.pos = end
	return t
}

// tagEnd returns where the start tag ends whose attributes begin at i: at ">", before "<", or at the end of the text.
func (s *scanner) tagEnd(i int) int {
	for i < len(s.src) {
		switch c := s.src[i]; c {
		case '>', '<':
			return i
		case '"', '\'':
			if i > 0 && s.src[i-1] != '=' && !space(s.src[i-1]) {
				i++ // a quote that closes nothing
				continue
			}
			i = s.quoteEnd(i)
		default:
			i++
		}
	}
	return i
}

// maxLine is how far a quoted value is believed to run over "<" on its line.
const maxLine = 2048

// quoteEnd returns where the value ends that the quote at i opens.
func (s *scanner) quoteEnd(i int) int {
	quote := s.src[i]
	n := bytes.IndexByte(s.src[i+1:], quote)
	if n >= 0 {
		value := s.src[i+1 : i+1+n]
		tag := bytes.IndexByte(value, '<')
		if tag < 0 || n < maxLine && bytes.IndexByte(value, '\n') < 0 && bytes.IndexByte(value[:tag], '>') < 0 {
			return i + 1 + n + 1
		}
	}
	s.fixed.add(badTag)
	if n = bytes.IndexAny(s.src[i+1:min(len(s.src), i+1+maxLine)], "<>"); n >= 0 {
		return i + 1 + n
	}
	if len(s.src) > i+1+maxLine {
		return i + 1 // a quote by mistake
	}
	return len(s.src)
}

func (s *scanner) cdata() token {
	start := s.pos + len("<![CDATA[")
	end, after := s.cdataEnd(start)
	s.pos = after
	return token{kind: cdataToken, text: s.src[start:end]}
}

// cdataEnd returns where the section that begins at start ends and where the text goes on.
func (s *scanner) cdataEnd(start int) (end, after int) {
	body := s.src[start:]
	n, inner := s.sections.after(s.src, start), -1
	if n >= 0 {
		n -= start
		inner = bytes.Index(body[:n], []byte("<![CDATA["))
	}
	if n >= 0 && inner < 0 {
		return start + n, start + n + 3
	}
	window := body
	if inner >= 0 {
		window = body[:inner]
	}
	if closing := indexEndTag(window, s.within); closing >= 0 {
		s.fixed.add(unclosedCDATA)
		return start + closing, start + closing
	}
	if n < 0 {
		s.fixed.add(unclosedCDATA)
		s.cut = true
		return len(s.src), len(s.src)
	}
	s.fixed.add(nestedCDATA)
	n += s.outerEnd(body[n+3:])
	return start + n, start + n + 3
}

// outerEnd returns how far behind the end of an inner section the end of the outer one lies: at the next "]]>"
// before the element ends. Without one the inner end is the outer one.
func (s *scanner) outerEnd(body []byte) int {
	n := bytes.Index(body[:min(len(body), 1<<20)], []byte("]]>"))
	closing := indexEndTag(body[:max(n, 0)], s.within)
	if n < 0 || closing >= 0 && closing < n || bytes.Contains(body[:n], []byte("<![CDATA[")) {
		return 0
	}
	return n + 3
}

// indexEndTag returns where the first end tag of that name begins, -1 without one.
func indexEndTag(text, name []byte) int {
	if len(name) == 0 {
		return -1
	}
	tag := append([]byte("</"), name...)
	for from := 0; ; {
		i := bytes.Index(text[from:], tag)
		if i < 0 {
			return -1
		}
		end := from + i + len(tag)
		if end == len(text) || !nameByte(text[end]) {
			return from + i
		}
		from = end
	}
}

// attributes calls f with each attribute in a start tag, names as written, values with their references decoded.
func attributes(attrs []byte, entities map[string]string, f func(name, value string)) {
	for i := 0; i < len(attrs); {
		for i < len(attrs) && !nameByte(attrs[i]) {
			i++
		}
		start := i
		for i < len(attrs) && nameByte(attrs[i]) {
			i++
		}
		name := attrs[start:i]
		for i < len(attrs) && space(attrs[i]) {
			i++
		}
		if i >= len(attrs) || attrs[i] != '=' {
			continue
		}
		for i++; i < len(attrs) && space(attrs[i]); i++ {
		}
		var value []byte
		value, i = attributeValue(attrs, i)
		if len(name) > 0 {
			f(string(name), decodeReferences(string(value), entities, nil))
		}
	}
}

// attributeValue returns the value that begins at i and where it ends: at its quote, or at white space.
func attributeValue(attrs []byte, i int) ([]byte, int) {
	if i < len(attrs) && (attrs[i] == '"' || attrs[i] == '\'') {
		n := bytes.IndexByte(attrs[i+1:], attrs[i])
		if n < 0 {
			return attrs[i+1:], len(attrs)
		}
		return attrs[i+1 : i+1+n], i + n + 2
	}
	start := i
	for i < len(attrs) && !space(attrs[i]) {
		i++
	}
	return attrs[start:i], i
}

// attribute returns the value of the attribute with that name, "" without one. Names are compared without case.
func (t token) attribute(name string, entities map[string]string) (value string) {
	if len(t.attrs) < len(name)+1 {
		return ""
	}
	found := false
	attributes(t.attrs, entities, func(n, v string) {
		if !found && strings.EqualFold(n, name) {
			value, found = v, true
		}
	})
	return strings.TrimSpace(value)
}
