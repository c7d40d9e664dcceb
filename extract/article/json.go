package article

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// A jsonValue is one value of a JSON text, as it stands in the page. Reading is lazy, keeps no tree and
// forgives what pages do: line breaks inside strings, commas after the last member, comments and CDATA
// marks around the whole, a text that is cut off. encoding/json refuses one ld+json script in fifty for
// these, and makes a map for everything that is only to be skipped.
type jsonValue string

// fields calls yield for every member of an object.
func (v jsonValue) fields(yield func(key string, val jsonValue) bool) {
	s := string(v)
	if len(s) == 0 || s[0] != '{' {
		return
	}
	for i := 1; ; {
		i = skipFiller(s, i)
		if i >= len(s) || s[i] != '"' {
			return
		}
		end := valueEnd(s, i)
		key := jsonValue(s[i:end]).text()
		i = skipFiller(s, end)
		if i >= len(s) || s[i] != ':' {
			return
		}
		i = skipFiller(s, i+1)
		end = valueEnd(s, i)
		if end <= i || !yield(key, jsonValue(s[i:end])) {
			return
		}
		i = end
	}
}

// items calls yield for every element of an array, and for any other value once with the value.
func (v jsonValue) items(yield func(jsonValue) bool) {
	s := string(v)
	if len(s) == 0 || s[0] != '[' {
		if len(s) > 0 {
			yield(v)
		}
		return
	}
	for i := 1; ; {
		i = skipFiller(s, i)
		end := valueEnd(s, i)
		if end <= i || s[i] == ']' || !yield(jsonValue(s[i:end])) {
			return
		}
		i = end
	}
}

// get returns the member of an object, "" if it has none.
func (v jsonValue) get(key string) (found jsonValue) {
	for k, val := range v.fields {
		if k == key {
			return val
		}
	}
	return ""
}

func (v jsonValue) isObject() bool { return len(v) > 0 && v[0] == '{' }

// text returns the characters of a string or of a bare word, "" for anything else. Entities are resolved:
// many publishers escape twice.
func (v jsonValue) text() string {
	s := string(v)
	if s == "" || s[0] == '{' || s[0] == '[' || s == "null" {
		return ""
	}
	if s[0] == '"' {
		s = strings.TrimSuffix(s[1:], `"`)
	}
	if strings.IndexByte(s, '\\') >= 0 {
		s = unescapeJSON(s)
	}
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	return strings.TrimSpace(s)
}

// skipFiller passes white space and commas.
func skipFiller(s string, i int) int {
	for i < len(s) && (s[i] <= ' ' || s[i] == ',') {
		i++
	}
	return i
}

// valueEnd returns the index after the value that starts at i. Brackets are counted without regard to
// their kind, so that depth costs nothing.
func valueEnd(s string, i int) int {
	if i >= len(s) {
		return i
	}
	switch s[i] {
	case '"':
		return stringEnd(s, i)
	case '{', '[':
		depth := 0
		for i < len(s) {
			switch s[i] {
			case '"':
				i = stringEnd(s, i)
				continue
			case '{', '[':
				depth++
			case '}', ']':
				depth--
			}
			i++
			if depth == 0 {
				return i
			}
		}
		return i
	}
	for i < len(s) && s[i] > ' ' && s[i] != ',' && s[i] != '}' && s[i] != ']' && s[i] != ':' {
		i++
	}
	return i
}

func stringEnd(s string, i int) int {
	for i++; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(s)
}

func unescapeJSON(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 >= len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		switch s[i] {
		case 'n', 'r':
			b.WriteByte('\n')
		case 't', 'f', 'b':
			b.WriteByte(' ')
		case 'u':
			r, n := hexRune(s[i+1:])
			b.WriteRune(r)
			i += n
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// hexRune reads the four digits after \u, and a second escape where the first is half of a pair.
func hexRune(s string) (rune, int) {
	r, ok := hex4(s)
	if !ok {
		return utf8.RuneError, 0
	}
	if utf16.IsSurrogate(r) && strings.HasPrefix(s[4:], `\u`) {
		if low, ok := hex4(s[6:]); ok {
			return utf16.DecodeRune(r, low), 10
		}
	}
	return r, 4
}

func hex4(s string) (rune, bool) {
	if len(s) < 4 {
		return 0, false
	}
	n, err := strconv.ParseUint(s[:4], 16, 32)
	return rune(n), err == nil
}
