package text

import "strings"

// LemmaRule returns what the spelling rules alone make of a word in lower case; it is how the table of
// exceptions is found.
func LemmaRule(low string, tag Tag) string { return lemmaRule(low, lemmaClass(tag)) }

func lemmaRule(low string, class int) string {
	switch class {
	case verbForm:
		return verbLemma(low)
	case pluralForm:
		return withoutS(low)
	case degreeForm:
		return withoutDegree(low)
	}
	return low
}

// verbLemma takes off "-ing", "-ed" and "-s".
func verbLemma(w string) string {
	switch {
	case strings.HasSuffix(w, "ying") && len(w) > 5:
		return w[:len(w)-3]
	case strings.HasSuffix(w, "ing") && hasVowel(w[:len(w)-3]):
		return stem(w, len(w)-3)
	case strings.HasSuffix(w, "ied") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "eed"):
		return w
	case strings.HasSuffix(w, "ed") && hasVowel(w[:len(w)-2]):
		return stem(w, len(w)-2)
	}
	return withoutS(w)
}

// stem gives the end of w[:n] back what "-ing" and "-ed" take: "ban-n-ed" is "ban", "fin-ed" is "fine".
func stem(w string, n int) string {
	s := w[:n]
	c, b := s[n-1], byte(0)
	if n > 1 {
		b = s[n-2]
	}
	switch {
	case c == b && strings.IndexByte("lsfzeo", c) < 0:
		return s[:n-1]
	case silent(s, c, b):
		return w[:n] + "e"
	}
	return s
}

// silent reports whether the stem s, which ends in b and c, has lost an "e".
func silent(s string, c, b byte) bool {
	n := len(s)
	switch c {
	case 'c', 'v', 'u':
		return true
	case 'z':
		return b != 'z'
	case 's':
		return b != 's' && (vowel(b) || b == 'n' || b == 'r' || b == 'p' || b == 'l')
	case 'g':
		return b == 'd' || b == 'r' || b == 'a' || b == 'n' && n > 2 && (s[n-3] == 'a' || s[n-3] == 'e')
	case 'l':
		return strings.IndexByte("bcdfgkptz", b) >= 0 || b == 'u' && n > 2
	case 't':
		return strings.HasSuffix(s, "at") && n > 2 && s[n-3] != 'e' && s[n-3] != 'o' || shortSyllable(s) ||
			strings.HasSuffix(s, "ut") && n > 3 && s[n-3] != 'o'
	case 'r':
		return b == 'i' || b == 'u' || b == 'a' && n > 2 && !vowel(s[n-3]) || shortSyllable(s)
	case 'd':
		return b == 'i' && !vowel(at(s, n-3)) || b == 'u' || shortSyllable(s)
	case 'w', 'x', 'y', 'h':
		return false
	}
	return shortSyllable(s)
}

// shortSyllable reports whether s is one syllable with one vowel before one consonant: "mak", "clos".
// Had nothing been lost, the consonant would be doubled.
func shortSyllable(s string) bool {
	n := len(s)
	if n < 2 || vowel(s[n-1]) || !vowel(s[n-2]) || n > 2 && vowel(s[n-3]) && !(s[n-3] == 'u' && at(s, n-4) == 'q') {
		return false
	}
	for i := range n - 2 {
		if vowel(s[i]) {
			return false
		}
	}
	return true
}

func at(s string, i int) byte {
	if i < 0 {
		return 0
	}
	return s[i]
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

func hasVowel(s string) bool { return strings.ContainsAny(s, "aeiouy") }

// withoutS takes off the "-s" of plurals and of the third person.
func withoutS(w string) string {
	n := len(w)
	switch {
	case n < 3 || w[n-1] != 's' || w[n-2] == 's' || strings.HasSuffix(w, "us") || strings.HasSuffix(w, "is"):
		return w
	case strings.HasSuffix(w, "ies") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"),
		strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "zzes"), strings.HasSuffix(w, "oes"):
		return w[:n-2]
	}
	return w[:n-1]
}

// withoutDegree takes off "-er" and "-est".
func withoutDegree(w string) string {
	n := len(w)
	switch {
	case strings.HasSuffix(w, "ier"):
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "iest"):
		return w[:n-4] + "y"
	case strings.HasSuffix(w, "est") && n > 5:
		return stem(w, n-3)
	case strings.HasSuffix(w, "er") && n > 4:
		return stem(w, n-2)
	}
	return w
}
