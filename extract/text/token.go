package text

import "strings"

// A tokenizer cuts one stretch of text after another into tokens, by the conventions of the English
// treebanks of Universal Dependencies.
type tokenizer struct {
	text string
	toks []Token
}

func (t *tokenizer) emit(a, b int) {
	if a < b {
		t.toks = append(t.toks, Token{Start: a, End: b, Head: NoHead})
	}
}

// stretch cuts text[a:b], which no sentence crosses.
func (t *tokenizer) stretch(a, b int) {
	for a < b {
		c, n := classAt(t.text, a)
		if c == space {
			a += n
			continue
		}
		end := a
		for end < b {
			c, n := classAt(t.text, end)
			if c == space {
				break
			}
			end += n
		}
		t.run(a, end, b)
		a = end
	}
}

// run cuts text[a:b], which holds no space, in a stretch that ends at limit.
func (t *tokenizer) run(a, b, limit int) {
	plain := plainRun(t.text[a:b])
	for a < b {
		if !plain {
			if e := addressEnd(t.text, a, b); e > a {
				t.emit(a, e)
				a = e
				continue
			}
		}
		var e int
		switch c, n := classAt(t.text, a); c {
		case letter, digit:
			e = t.wordEnd(a, b, limit)
			t.word(a, e)
		case space:
			e = a + n
		default:
			e = t.markEnd(a, b)
			t.emit(a, e)
		}
		a = e
	}
}

// plainRun reports whether s holds no character that an address must have.
func plainRun(s string) bool {
	return !strings.ContainsAny(s, "@#:") && !hasFold(s[min(1, len(s)):], "www.") && !hasFold(s, "www.")
}

// wordEnd returns the end of the word that starts at text[a].
func (t *tokenizer) wordEnd(a, b, limit int) int {
	s, i := t.text, a
	for i < b {
		c, n := classAt(s, i)
		if c == letter || c == digit {
			i += n
			continue
		}
		j := t.join(a, i, b, limit)
		if j == i {
			break
		}
		i = j
	}
	return i
}

// join decides whether the punctuation at text[i] belongs to the word that started at a. It returns
// the end of what belongs to it, i if nothing does.
func (t *tokenizer) join(a, i, b, limit int) int {
	s := t.text
	switch s[i] {
	case '.':
		return t.joinStop(a, i, b, limit)
	case ',':
		return when(i, 1, isDigit(s[i-1]) && i+1 < b && isDigit(s[i+1]))
	case ':':
		return when(i, 1, isDigit(s[i-1]) && i+2 < b && isDigit(s[i+1]) && isDigit(s[i+2]))
	case '/':
		return t.joinSlash(a, i, b)
	case '-':
		return t.joinHyphen(a, i, b)
	case '&':
		return when(i, 1, i+1 < b && isUpper(s[i-1]) && isUpper(s[i+1]) && i-a <= 4)
	case '*':
		return when(i, 1, isAlpha(s[i-1]) && i+1 < b && isAlpha(s[i+1]))
	case '$': // "US$5", "HK$20": the currency is one token
		return when(i, 1, i-a <= 3 && isUpper(s[a]) && isUpper(s[i-1]))
	}
	if n := apostropheAt(s, i); n > 0 {
		return when(i, n, i+n < b && wordAt(s, i+n))
	}
	return i
}

func when(i, n int, ok bool) int {
	if ok {
		return i + n
	}
	return i
}

// joinStop: a stop belongs to an abbreviation ("Mr."), a number ("1.5"), an acronym ("U.S.") and to a
// name of a site or file ("Amazon.com"), not to a sentence that lacks a space ("the end.Then").
func (t *tokenizer) joinStop(a, i, b, limit int) int {
	s := t.text
	if i+1 < b && wordAt(s, i+1) {
		if isDigit(s[i-1]) == isDigit(s[i+1]) || isDigit(s[i+1]) {
			runOn := isLower(s[i-1]) && i-a > 1 && upperAt(s, i+1)
			return when(i, 1, !runOn)
		}
		return i
	}
	if i+1 < b && s[i+1] == '.' { // "the U.S..." keeps its stop only before a lone ellipsis
		return i
	}
	return when(i, 1, abbreviation(s, a, i, limit) != noAbbreviation)
}

// joinSlash: dates, fractions and "w/" are one token ("9/11", "1/2"), other alternatives are three
// ("and/or").
func (t *tokenizer) joinSlash(a, i, b int) int {
	s := t.text
	if i-a == 1 && lowerByte(s[a]) == 'w' {
		return i + 1
	}
	return when(i, 1, isDigit(s[i-1]) && i+1 < b && isDigit(s[i+1]))
}

// joinHyphen: compounds are split at the hyphen ("state-owned" is three tokens), after a prefix they
// are not ("anti-trust"), nor are telephone numbers ("555-0199").
func (t *tokenizer) joinHyphen(a, i, b int) int {
	s := t.text
	if i+1 >= b || !wordAt(s, i+1) {
		return i
	}
	if isPrefix(s[a:i]) {
		return i + 1
	}
	left, right := digits(s, a, i), digits(s, i+1, b)
	if left == i-a && (left == 3 || left == 1) && (right == 3 || right == 4) {
		return i + 1
	}
	if i-a > 4 && isDigit(s[a]) && s[i-4] == '-' && (right == 4 || right == 3) { // the rest of a telephone number
		return i + 1
	}
	return i
}

func digits(s string, a, b int) int {
	n := 0
	for a+n < b && isDigit(s[a+n]) {
		n++
	}
	return n
}

// prefixes stay in one token with what follows their hyphen.
var prefixes = map[string]bool{
	"non": true, "e": true, "co": true, "re": true, "mid": true, "anti": true, "multi": true, "over": true,
	"ex": true, "pre": true, "pro": true, "cross": true, "sub": true, "semi": true, "counter": true,
	"mini": true, "post": true, "inter": true, "intra": true, "micro": true, "un": true, "de": true,
}

func isPrefix(s string) bool {
	if len(s) > 7 || len(s) == 0 {
		return false
	}
	var low [7]byte
	for i := range len(s) {
		low[i] = lowerByte(s[i])
	}
	return prefixes[string(low[:len(s)])]
}

// word emits text[a:b], a word, as the tokens that it is made of.
func (t *tokenizer) word(a, b int) {
	if i := unitStart(t.text, a, b); i < b {
		t.emit(a, i)
		t.emit(i, b)
		return
	}
	i := cliticStart(t.text, a, b)
	if i < b && i > a {
		t.word(a, i)
	}
	if i == b {
		i = a
	}
	t.emit(i, b)
}

// units follow a number without a space and are tokens of their own: "$1.2bn" is "$" "1.2" "bn".
var units = map[string]bool{
	"k": true, "m": true, "b": true, "bn": true, "mn": true, "tn": true, "am": true, "pm": true, "a.m.": true,
	"p.m.": true, "km": true, "cm": true, "mm": true, "kg": true, "g": true, "mg": true, "lb": true, "lbs": true,
	"ft": true, "mph": true, "mw": true, "gw": true, "kw": true, "gb": true, "mb": true, "tb": true, "ghz": true,
	"mhz": true, "hrs": true, "min": true, "mins": true, "sec": true, "bps": true, "p": true,
}

// unitStart returns where the unit after the number text[a:b] starts, b if there is none.
func unitStart(text string, a, b int) int {
	if !isDigit(text[a]) {
		return b
	}
	i := a
	for i < b && (isDigit(text[i]) || text[i] == '.' || text[i] == ',' || text[i] == ':') {
		i++
	}
	if i == b || b-i > 4 {
		return b
	}
	var low [4]byte
	for j := i; j < b; j++ {
		low[j-i] = lowerByte(text[j])
	}
	if units[string(low[:b-i])] {
		return i
	}
	return b
}
