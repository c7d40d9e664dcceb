package text

import "strings"

// Addresses are one token each: "https://example.org/a?b=c", "www.example.org", "ann@example.org",
// "@ann", "#budget", "example.com/news", "report.doc". Brackets, quotes and stops around them are not
// part of them.

// addressEnd returns the end of the address that starts at text[a] and ends before b, the end of the
// run without spaces; a if there is none.
func addressEnd(text string, a, b int) int {
	s := text[a:b]
	switch {
	case hasFold(s, "http://"), hasFold(s, "https://"), hasFold(s, "ftp://"), hasFold(s, "www."), hasFold(s, "mailto:"):
		return trimAddress(text, a, urlEnd(text, a, b))
	case len(s) > 2 && (s[0] == '@' || s[0] == '#') && isAlpha(s[1]):
		return nameEnd(text, a+1, b)
	}
	if i := strings.IndexByte(s, '@'); i > 0 && strings.IndexByte(s[i:], '.') > 0 {
		if e := mailEnd(text, a, a+i, b); e > a {
			return e
		}
	}
	return a
}

// urlEnd ends a URL before a character that no URL holds unescaped.
func urlEnd(text string, a, b int) int {
	if i := strings.IndexAny(text[a:b], "<>\"“”‘’»"); i >= 0 {
		return a + i
	}
	return b
}

// trimAddress takes the punctuation of the sentence off the end: "(see https://example.org/)."
func trimAddress(text string, a, b int) int {
	for b > a {
		switch text[b-1] {
		case '.', ',', ';', ':', '!', '?', '\'', ']', '}':
			b--
		case ')':
			if strings.Count(text[a:b], "(") >= strings.Count(text[a:b], ")") {
				return b
			}
			b--
		default:
			return b
		}
	}
	return b
}

func nameEnd(text string, i, b int) int {
	for i < b && wordAt(text, i) {
		_, n := classAt(text, i)
		i += n
	}
	return i
}

// mailEnd returns the end of the mail address with its @ at text[at], a if the parts do not fit.
func mailEnd(text string, a, at, b int) int {
	for i := a; i < at; i++ {
		if c := text[i]; !isAlpha(c) && !isDigit(c) && strings.IndexByte("._%+-", c) < 0 {
			return a
		}
	}
	e, stops := at+1, 0
	for e < b && (isAlpha(text[e]) || isDigit(text[e]) || text[e] == '.' || text[e] == '-') {
		if text[e] == '.' {
			stops++
		}
		e++
	}
	e = trimAddress(text, a, e)
	if stops == 0 || e <= at+1 {
		return a
	}
	return e
}

func hasFold(s, prefix string) bool {
	return len(s) > len(prefix) && foldEqual(s[:len(prefix)], prefix)
}
