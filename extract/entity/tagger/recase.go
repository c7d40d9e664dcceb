package tagger

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Headlines are written in title case or in capitals, and no set has many of them. So some sentences are learnt from a second
// time, rewritten: in nine documents of twenty-five the first of every three sentences is in title case, in capitals or small, and
// stands among the others as a headline stands above its article.
const recasedShare = 0.5 // weight of such a sentence against the one that it is a copy of

// recased returns the copies, with the sentences around them, from which nothing is learnt.
func recased(samples []sample) []sample {
	var out []sample
	top := samples[len(samples)-1].doc + 1
	inDoc := 0
	for i, s := range samples {
		if i > 0 && samples[i-1].doc != s.doc {
			inDoc = 0
		}
		f := recasing(s.doc)
		if f == nil {
			continue
		}
		c := s
		c.doc += top
		if inDoc%3 == 0 {
			c.weight *= recasedShare
			c.tokens = make([]string, len(s.tokens))
			for k, w := range s.tokens {
				c.tokens[k] = f(w, k == 0)
			}
		} else {
			c.weight = 0
		}
		out = append(out, c)
		inDoc++
	}
	return out
}

// recasing returns how words of a document are rewritten, nil if they are not.
func recasing(doc int) func(w string, first bool) string {
	switch h := uint32(doc) * 2654435761 >> 16 % 25; {
	case h < 6:
		return titled
	case h < 8:
		return func(w string, _ bool) string { return strings.ToUpper(w) }
	case h < 9:
		return func(w string, _ bool) string { return strings.ToLower(w) }
	}
	return nil
}

var littleWords = wordList(`a an the and or but of in on at to for by with from as is vs via`)

// titled writes a word as in a headline in title case.
func titled(w string, first bool) string {
	if littleWords()[w] && !first {
		return w
	}
	r, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[n:]
}
