// Package feature says what a word looks like to the model: the word itself and parts of it, as numbers
// of rows in tables of vectors.
package feature

import (
	"unicode"
	"unicode/utf8"
)

// Sub is how many parts of a word are looked at.
const Sub = 8

// Rows is how many rows the table of parts has. Parts share rows where their hashes meet.
const Rows = 1 << 15

// A Set is what is known of a word without its neighbours.
type Set struct {
	Word uint64 // hash of the word in lower case, digits as "0"
	Sub  [Sub]uint16
}

// Case says how a whole sentence is written.
type Case uint8

// The ways to write a sentence.
const (
	Sentence Case = iota // "Best Buy pulls Kaspersky from its shelves"
	Title                // "Best Buy Pulls Kaspersky From Its Shelves"
	Upper                // "BEST BUY PULLS KASPERSKY"
	Lower                // "best buy pulls kaspersky"
)

// maxLetters is how many letters of a word are looked at; the rest of a long one counts for its hash only.
const maxLetters = 48

const (
	offset = 14695981039346656037
	prime  = 1099511628211
)

// mix makes the low bits of a hash depend on all of it.
func mix(h uint64) uint64 {
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	h ^= h >> 32
	return h
}

// A scanner holds the letters of one word, in lower case and as shapes.
type scanner struct {
	low  [maxLetters]rune
	n    int
	hash uint64 // of the word
	form uint64 // of its shape: runs of "X", "x", "d" and signs
	kind uint64 // of its first letter and of the rest, roughly
}

func (s *scanner) read(form string) {
	s.hash, s.form, s.kind, s.n = offset, offset, 0, 0
	last := rune(0)
	for i, r := range form {
		low, shape := r, r
		switch {
		case r >= 'a' && r <= 'z':
			shape = 'x'
		case r >= 'A' && r <= 'Z':
			low, shape = r+'a'-'A', 'X'
		case r >= '0' && r <= '9':
			low, shape = '0', 'd'
		case r < utf8.RuneSelf:
		case r == '’' || r == '‘':
			low, shape = '\'', '\''
		case r == '“' || r == '”':
			low, shape = '"', '"'
		case unicode.IsUpper(r):
			low, shape = unicode.ToLower(r), 'X'
		case unicode.IsLetter(r):
			shape = 'x'
		}
		s.add(low, shape, last, i == 0)
		last = shape
	}
}

func (s *scanner) add(low, shape, last rune, first bool) {
	s.hash = (s.hash ^ uint64(low)) * prime
	if shape != last {
		s.form = (s.form ^ uint64(shape)) * prime
	}
	bit := uint64(8)
	switch shape {
	case 'X':
		bit = 1
	case 'x':
		bit = 2
	case 'd':
		bit = 4
	}
	if first {
		s.kind = bit << 4
	} else {
		s.kind |= bit
	}
	if s.n < maxLetters {
		s.low[s.n] = low
		s.n++
	} else { // keep the end of the word
		copy(s.low[maxLetters/2:], s.low[maxLetters/2+1:])
		s.low[maxLetters-1] = low
	}
}

// part hashes letters a up to b under a name.
func (s *scanner) part(name uint64, a, b int) uint16 {
	h := uint64(offset) ^ name*prime
	for _, r := range s.low[max(a, 0):min(b, s.n)] {
		h = (h ^ uint64(r)) * prime
	}
	return uint16(mix(h) % Rows)
}

// Of returns what form is, as the word number position of a sentence written as c says.
func Of(form string, position int, c Case) Set {
	var s scanner
	s.read(form)
	first := uint64(0)
	if position == 0 {
		first = 1
	}
	return Set{Word: mix(s.hash), Sub: [Sub]uint16{
		s.part(1, s.n-1, s.n),
		s.part(2, s.n-2, s.n),
		s.part(3, s.n-3, s.n),
		s.part(4, s.n-4, s.n),
		s.part(5, 0, 2),
		s.part(6, 0, 3),
		uint16(mix(s.form^7) % Rows),
		uint16(mix(s.kind<<8|first<<4|uint64(c)+1) % Rows),
	}}
}

// CaseOf says how the words yielded by forms are written. Two words are too few to tell.
func CaseOf(n int, form func(int) string) Case {
	upper, title, lower, long := 0, 0, 0, 0
	for i := range n {
		f := form(i)
		if len(f) < 4 || !unicode.IsLetter(rune(f[0])) {
			continue
		}
		long++
		switch {
		case f[0] >= 'a' && f[0] <= 'z':
			lower++
		case f[0] >= 'A' && f[0] <= 'Z' && f[1] >= 'A' && f[1] <= 'Z':
			upper++
		case f[0] >= 'A' && f[0] <= 'Z':
			title++
		}
	}
	switch {
	case long < 3:
		return Sentence
	case upper*10 >= long*7:
		return Upper
	case lower*5 <= long:
		return Title
	case lower == long && n > 0 && form(0) != "" && form(0)[0] >= 'a':
		return Lower
	}
	return Sentence
}
