package tagger

import (
	"unicode"
	"unicode/utf8"
)

// A word is what the features need to know of one token, read from its letters alone and from the lexicon.
type word struct {
	lower  uint64 // hash of the word in small letters, digits as 0, without a full stop at its end
	exact  uint64 // hash of the word as written
	prefix uint32 // the first four bytes in small letters
	suffix uint32 // the last four
	shape  uint64 // runs of kinds of characters: "McDonald's" is XxXx'x, "4.5bn" is 0.0x
	caps   caps
	entry  entry // what the lexicon knows
}

// caps says how a word is written.
type caps uint8

const (
	other caps = iota // no letter
	small             // email
	title             // Apple
	upper             // FTC
	one               // A: a single capital says neither title nor upper
	mixed             // iPhone, McAfee
	digit             // 2026, 4G
)

func (c caps) capital() bool { return c >= title && c <= mixed }

// wordy tells whether w has letters and no digit.
func (w *word) wordy() bool { return w.caps >= small && w.caps <= mixed }

// hash step and finish of FNV-1a, with a last multiplication since the features use the upper bits as well.
const (
	hashStart = 14695981039346656037
	hashPrime = 1099511628211
)

func step(h uint64, b byte) uint64 { return (h ^ uint64(b)) * hashPrime }

func mix(h uint64) uint64 {
	h ^= h >> 32
	h *= 0x9e3779b97f4a7c15
	return h ^ h>>29
}

// read fills w from the letters of s. It allocates nothing.
func (w *word) read(s string) {
	*w = word{lower: hashStart, exact: hashStart, shape: hashStart}
	var kinds [5]int // counts of characters: small, capital, digit, other
	var last byte
	body := s
	if len(s) > 2 && s[len(s)-1] == '.' {
		body = s[:len(s)-1]
	}
	firstUpper := false
	for i := 0; i < len(body); {
		r, n := rune(body[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(body[i:])
		}
		low, kind := fold(r)
		switch kind {
		case 'x':
			kinds[0]++
		case 'X':
			kinds[1]++
			firstUpper = firstUpper || i == 0
		case '0':
			kinds[2]++
		default:
			kinds[3]++
		}
		if kind != last {
			w.shape = step(w.shape, kind)
			last = kind
		}
		if n == 1 {
			w.lower = step(w.lower, byte(low))
			w.exact = step(w.exact, body[i])
			w.push(i, byte(low))
		} else {
			var b [utf8.UTFMax]byte
			for k := range utf8.EncodeRune(b[:], low) {
				w.lower = step(w.lower, b[k])
				w.exact = step(w.exact, b[k]^byte(kind))
				w.push(i+k, b[k])
			}
		}
		i += n
	}
	w.lower, w.exact, w.shape = mix(w.lower), mix(w.exact), mix(w.shape)
	w.caps = capsOf(kinds, firstUpper)
}

func (w *word) push(i int, b byte) {
	if i < 4 {
		w.prefix = w.prefix<<8 | uint32(b)
	}
	w.suffix = w.suffix<<8 | uint32(b)
}

// fold returns r in small letters with digits as 0, and the kind of character that r is for the shape.
func fold(r rune) (rune, byte) {
	switch {
	case 'a' <= r && r <= 'z':
		return r, 'x'
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A', 'X'
	case '0' <= r && r <= '9':
		return '0', '0'
	case r < utf8.RuneSelf:
		return r, byte(r)
	case r == '’' || r == '‘':
		return '\'', '\''
	case unicode.IsUpper(r):
		return unicode.ToLower(r), 'X'
	case unicode.IsLetter(r):
		return r, 'x'
	}
	return r, '~'
}

func capsOf(kinds [5]int, firstUpper bool) caps {
	low, up, dig := kinds[0], kinds[1], kinds[2]
	switch {
	case low+up == 0 && dig > 0:
		return digit
	case low+up == 0:
		return other
	case up == 0:
		return small
	case up == 1 && low == 0:
		return one
	case low == 0:
		return upper
	case up == 1 && firstUpper:
		return title
	}
	return mixed
}
