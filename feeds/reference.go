package feeds

import (
	"bytes"
	"html"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// maxReference is the longest reference that is looked for, "&" and ";" included.
const maxReference = 48

// decodeReferences decodes numeric references, the entities of HTML and those that the document declares. Those without
// semicolon stay as they are: "?a=1&copy=2" is an address. fixed counts the ones that nobody knows; it may be nil.
func decodeReferences(s string, entities map[string]string, fixed tally) string {
	i := strings.IndexByte(s, '&')
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i >= 0 {
		b.WriteString(s[:i])
		s = s[i:]
		value, n := reference(s, entities)
		if n == 0 {
			if fixed != nil {
				fixed.add(badEntity)
			}
			value, n = "&", 1
		}
		b.WriteString(value)
		s = s[n:]
		i = strings.IndexByte(s, '&')
	}
	b.WriteString(s)
	return b.String()
}

// reference decodes the reference that s begins with; n is its length, 0 if there is none.
func reference(s string, entities map[string]string) (value string, n int) {
	end := strings.IndexByte(s[:min(len(s), maxReference)], ';')
	if end < 2 {
		return "", 0
	}
	switch s[1:end] {
	case "amp":
		return "&", end + 1
	case "lt":
		return "<", end + 1
	case "gt":
		return ">", end + 1
	case "quot":
		return `"`, end + 1
	}
	if v, ok := entities[s[1:end]]; ok {
		return v, end + 1
	}
	v := html.UnescapeString(s[:end+1])
	if v == s[:end+1] || strings.HasSuffix(v, ";") && v != ";" {
		return "", 0
	}
	return v, end + 1
}

// maxEntities and maxEntity bound what a document can declare: together they make entities that multiply
// harmless.
const (
	maxEntities = 512
	maxEntity   = 1024
)

// declaredEntities reads the entities of a doctype. A value may use entities declared before it; what grows past
// the limit is dropped.
func declaredEntities(doctype []byte) map[string]string {
	entities := map[string]string{}
	for len(entities) < maxEntities {
		_, after, ok := bytes.Cut(doctype, []byte("<!ENTITY"))
		if !ok {
			break
		}
		doctype = after
		decl, _, ok := bytes.Cut(after, []byte(">"))
		if !ok {
			break
		}
		fields := bytes.Fields(decl)
		quote := bytes.IndexAny(decl, `"'`)
		if len(fields) < 2 || quote < 0 || string(fields[0]) == "%" || !bytes.HasPrefix(bytes.TrimSpace(decl[len(fields[0])+1:]), decl[quote:quote+1]) {
			continue
		}
		value, _, ok := bytes.Cut(decl[quote+1:], decl[quote:quote+1])
		if v := decodeReferences(string(value), entities, nil); ok && len(v) <= maxEntity {
			entities[string(fields[0])] = v
		}
	}
	return entities
}

// cleanText returns text without what XML cannot hold, and how many characters that was. Control characters from
// U+0080 on are windows-1252 that somebody took for Latin-1: U+0092 is an apostrophe. Text without any comes back itself.
func cleanText(text []byte) ([]byte, int) {
	i := firstBad(text)
	if i < 0 {
		return text, 0
	}
	out := make([]byte, 0, len(text))
	bad := 0
	for i >= 0 {
		out = append(out, text[:i]...)
		r, n := utf8.DecodeRune(text[i:])
		if r >= 0x80 && r < 0xa0 {
			out = utf8.AppendRune(out, charmap.Windows1252.DecodeByte(byte(r)))
		}
		text = text[i+n:]
		bad++
		i = firstBad(text)
	}
	return append(out, text...), bad
}

// firstBad returns where the first character is that XML cannot hold, -1 if there is none.
func firstBad(text []byte) int {
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			if c < ' ' && !space(c) || c == 0x7f {
				return i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && n == 1 || r == 0xfffe || r == 0xffff || r >= 0x80 && r < 0xa0 && r != 0x85 {
			return i
		}
		i += n
	}
	return -1
}
