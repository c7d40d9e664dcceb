package text

import (
	"strings"
	"unicode/utf8"
)

// emoticons are one token each where they stand at the start or end of a run without spaces.
var emoticons = []string{":-)", ":-(", ";-)", ":-D", ":-P", ":)", ":(", ";)", ":D", ":P", ":/", "=)", "<3", "^_^"}

// repeated marks are one token however often they are repeated: "...", "--", "!!!", "=====".
const repeated = ".-=*_~+!?"

// markEnd returns the end of the punctuation mark or symbol that starts at text[a].
func (t *tokenizer) markEnd(a, b int) int {
	s := t.text
	c := s[a]
	if e := t.emoticonEnd(a, b); e > a {
		return e
	}
	if c >= utf8.RuneSelf {
		if n := apostropheAt(s, a); n > 0 {
			return t.quoteEnd(a, a+n, b)
		}
		_, n := classAt(s, a)
		return min(a+n, b)
	}
	switch {
	case strings.IndexByte(repeated, c) >= 0:
		return repeatEnd(s, a, b)
	case c == '\'':
		return t.quoteEnd(a, a+1, b)
	case c == '<' || c == '>' || c == '`':
		return sameEnd(s, a, min(b, a+2))
	case c == '[' && strings.HasPrefix(s[a:b], "[...]"):
		return a + 5
	}
	return a + 1
}

// quoteEnd handles an apostrophe before a word: decades and clipped words keep it ("'90s", "'em"), a
// lone clitic is one token ("James 's"), elsewhere it is a quotation mark.
func (t *tokenizer) quoteEnd(a, next, b int) int {
	s := t.text
	if next < b && s[next] == '\'' && s[a] == '\'' {
		return next + 1
	}
	if n := digits(s, next, b); n == 2 {
		if next+2 < b && s[next+2] == 's' {
			n++
		}
		return next + n
	}
	e := next
	for e < b && isAlpha(s[e]) {
		e++
	}
	switch w := s[next:e]; {
	case e < b && apostropheAt(s, e) > 0:
		return next
	case foldEqual(w, "em"), foldEqual(w, "til"), foldEqual(w, "cause"), foldEqual(w, "tis"), foldEqual(w, "twas"):
		return e
	case foldEqual(w, "s"), foldEqual(w, "ll"), foldEqual(w, "re"), foldEqual(w, "ve"), foldEqual(w, "d"), foldEqual(w, "m"):
		return e
	}
	return next
}

func (t *tokenizer) emoticonEnd(a, b int) int {
	if c := t.text[a]; c != ':' && c != ';' && c != '=' && c != '<' && c != '^' {
		return a
	}
	for _, e := range emoticons {
		if strings.HasPrefix(t.text[a:b], e) && (a+len(e) == b || !wordAt(t.text, a+len(e))) {
			return a + len(e)
		}
	}
	return a
}

func repeatEnd(s string, a, b int) int {
	if s[a] == '!' || s[a] == '?' {
		for a < b && (s[a] == '!' || s[a] == '?') {
			a++
		}
		return a
	}
	return sameEnd(s, a, b)
}

func sameEnd(s string, a, b int) int {
	c := s[a]
	for a < b && s[a] == c {
		a++
	}
	return a
}
