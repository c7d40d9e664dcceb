package text

import (
	"unicode"
	"unicode/utf8"
)

// A class says what a character is to the tokenizer.
type class uint8

const (
	other  class = iota // punctuation and symbols
	letter              // letters, combining marks and the underscore
	digit
	space
)

var asciiClass = func() (t [utf8.RuneSelf]class) {
	for c := range t {
		switch {
		case c >= '0' && c <= '9':
			t[c] = digit
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '_':
			t[c] = letter
		case c == ' ', c >= '\t' && c <= '\r':
			t[c] = space
		}
	}
	return t
}()

// classAt returns the class and the length in bytes of the character at s[i:].
func classAt(s string, i int) (class, int) {
	if c := s[i]; c < utf8.RuneSelf {
		return asciiClass[c], 1
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	switch {
	case unicode.IsLetter(r), unicode.IsMark(r), r == '\u00ad', r == '\u200d':
		return letter, n
	case unicode.IsDigit(r):
		return digit, n
	case unicode.IsSpace(r), r == '\u200b', r == '\ufeff':
		return space, n
	}
	return other, n
}

// wordAt reports whether a letter or digit is at s[i:].
func wordAt(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	c, _ := classAt(s, i)
	return c == letter || c == digit
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
func isLower(c byte) bool { return c >= 'a' && c <= 'z' }
func isUpper(c byte) bool { return c >= 'A' && c <= 'Z' }
func isAlpha(c byte) bool { return isLower(c) || isUpper(c) }

func lowerByte(c byte) byte {
	if isUpper(c) {
		return c + 'a' - 'A'
	}
	return c
}

// upperAt reports whether the character at s[i:] is a capital letter.
func upperAt(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	if c := s[i]; c < utf8.RuneSelf {
		return isUpper(c)
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsUpper(r)
}

// lowerAt reports whether the character at s[i:] is a small letter.
func lowerAt(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	if c := s[i]; c < utf8.RuneSelf {
		return isLower(c)
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLower(r)
}

// apostropheAt returns the length of the apostrophe at s[i:], 0 if there is none.
func apostropheAt(s string, i int) int {
	switch {
	case i >= len(s):
		return 0
	case s[i] == '\'':
		return 1
	case s[i] == 0xe2 && i+2 < len(s) && s[i+1] == 0x80 && (s[i+2] == 0x99 || s[i+2] == 0x98):
		return 3
	}
	return 0
}

// foldEqual reports whether s is the ASCII word w, in whatever case.
func foldEqual(s, w string) bool {
	if len(s) != len(w) {
		return false
	}
	for i := range len(s) {
		if lowerByte(s[i]) != w[i] {
			return false
		}
	}
	return true
}
