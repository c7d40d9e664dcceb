package entity

import (
	"unicode"
	"unicode/utf8"

	"newsclaims/extract/lexicon"
)

// A letterCase tells how a token begins.
type letterCase uint8

const (
	other     letterCase = iota // with a digit, a sign or a letter that is neither large nor small: "3M"
	mark                        // likewise, and it has no letter or digit: ","
	small                       // with a small letter, and no name of the lexicon begins so
	smallName                   // with a small letter, as names of the lexicon do: "eBay"
	big
)

// big reports whether token i of sentence s begins with a large letter, little whether it begins with a small one.
func (d *document) big(s, i int) bool { return d.cases[d.base[s]+i] == big }

func (d *document) little(s, i int) bool {
	c := d.cases[d.base[s]+i]
	return c == small || c == smallName
}

// bigs returns the tokens of sentence s that begin with a large letter.
func (d *document) bigs(s int) []int { return d.large[d.largeFrom[s]:d.largeFrom[s+1]] }

// readCases reads of each token how it begins, and of each sentence whether most of its words are written small, as those of a heading are not, and whether
// it has a mark that opens a quotation.
func (d *document) readCases() {
	d.plains, d.quotes, d.cases, d.base = d.plains[:0], d.quotes[:0], d.cases[:0], d.base[:0]
	d.large, d.largeFrom = d.large[:0], append(d.largeFrom[:0], 0)
	for s := range d.sentences {
		d.base = append(d.base, len(d.cases))
		littles, bigs, quotes := 0, 0, false
		for i := range d.sentences[s].Tokens {
			t := &d.sentences[s].Tokens[i]
			w := d.src[t.Start:t.End]
			is, long := other, int(bit(len(w) > 3))
			switch {
			case startsSmall(w):
				littles += long
				if is = small; d.lex.OpensSmall(w) {
					is = smallName
				}
			case startsLarge(w):
				bigs += long
				is = big
				d.large = append(d.large, i)
			case lexicon.Walk{}.Add(w).Empty():
				is = mark
			}
			d.cases = append(d.cases, is)
			quotes = quotes || opensQuotation(w)
		}
		d.plains = append(d.plains, littles >= 2 && 2*littles > bigs)
		d.quotes = append(d.quotes, quotes)
		d.largeFrom = append(d.largeFrom, len(d.large))
	}
}

// plain reports whether most words of a sentence are written small, as those of a heading are not.
func (d *document) plain(s int) bool {
	return d.plains[s]
}

func startsSmall(s string) bool {
	if s != "" && s[0] < utf8.RuneSelf {
		return 'a' <= s[0] && s[0] <= 'z'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// wordy reports whether s has a letter or digit.
func wordy(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

func startsLarge(s string) bool {
	return s != "" && 'A' <= s[0] && s[0] <= 'Z' || len(s) > 1 && s[0] >= 0xC0 && !startsSmall(s)
}
