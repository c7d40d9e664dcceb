package lexicon

import (
	"unicode"
	"unicode/utf8"
)

// A Walk is the words read so far. Case, accents, blanks and most punctuation make no difference to it, so that
// "Hewlett-Packard" and "Hewlett Packard", "U.S." and "US", "São Paulo" and "Sao Paulo" are one walk however they were
// split into tokens. The zero value is the walk of no words.
type Walk struct{ hash uint64 }

// Empty reports whether no word of the walk has a letter or digit.
func (w Walk) Empty() bool { return w.hash == 0 || w.hash == fnvOffset }

// Sum returns a number that is the same for the same words and for hardly any others.
func (w Walk) Sum() uint64 { return w.hash }

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// Add returns the walk after one more word.
func (w Walk) Add(word string) Walk {
	h := w.hash
	if h == 0 {
		h = fnvOffset
	}
	for i := 0; i < len(word); i++ {
		c := word[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '&', c == '+':
		case c < utf8.RuneSelf:
			continue
		default:
			return Walk{addRunes(h, word[i:])}
		}
		h = (h ^ uint64(c)) * fnvPrime
	}
	return Walk{h}
}

// addRunes is Add for the rest of a word from its first letter outside ASCII on.
func addRunes(h uint64, word string) uint64 {
	for _, r := range word {
		r = plain(unicode.ToLower(r))
		if r == '&' || r == '+' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			h = (h ^ uint64(r)) * fnvPrime
		}
	}
	return h
}

// plain takes the accent off a small letter of Latin-1, Latin Extended-A or those that Vietnamese has more.
func plain(r rune) rune {
	const letters = "aaaaaaaceeeeiiiidnoooooxouuuuytsaaaaaaaceeeeiiiidnoooooxouuuuyty" +
		"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
	switch {
	case r < 0xC0:
		return r
	case r > 0x17F:
		return vietnamese(r)
	}
	return rune(letters[r-0xC0])
}

// vietnamese is plain for the letters of Vietnamese that are not in Latin Extended-A: U+01A0 and U+01AF, and U+1EA0 to U+1EF9, large and small in turn.
func vietnamese(r rune) rune {
	switch {
	case r == 'ơ':
		return 'o'
	case r == 'ư':
		return 'u'
	case r < 0x1EA0 || r > 0x1EF9:
		return r
	case r <= 0x1EB7:
		return 'a'
	case r <= 0x1EC7:
		return 'e'
	case r <= 0x1ECB:
		return 'i'
	case r <= 0x1EE3:
		return 'o'
	case r <= 0x1EF1:
		return 'u'
	}
	return 'y'
}
