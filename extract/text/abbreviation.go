package text

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// What may follow an abbreviation that is written with a full stop.
type follow uint8

const (
	noAbbreviation follow = iota
	title                 // the rest of a name: "Dr. No", never the end of a sentence
	number                // a number: "No. 5"; before anything else it is an ordinary word
	mayEnd                // anything, also the next sentence: "of Apple Inc. It said"
)

//go:embed abbreviation.tsv
var abbreviationTSV string

var abbreviations = sync.OnceValue(func() map[string]follow {
	m := map[string]follow{}
	kind := map[string]follow{"title": title, "number": number, "end": mayEnd}
	for line := range strings.Lines(abbreviationTSV) {
		if word, k, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && line[0] != '#' {
			m[word] = kind[k]
		}
	}
	return m
})

// abbreviation says what may follow text[a:b], a word before a full stop at b, if the stop belongs to
// it. A single capital is an initial ("J. Edgar Hoover"), letters with stops between them are an
// acronym ("U.S.", "a.m.", "Ph.D."), and the rest are in the table. A letter that ends a sentence is no initial, see endsInLetter.
func abbreviation(text string, a, b, end int) follow {
	word := text[a:b]
	if len(word) == 1 && isUpper(word[0]) && word != "I" {
		if endsInLetter(text, a, end) {
			return noAbbreviation
		}
		return mayEnd
	}
	if dotted(word) {
		return mayEnd
	}
	f := abbreviations()[word]
	if f == number && !numberFollows(text, b+1, end) {
		return noAbbreviation
	}
	return f
}

// endsInLetter reports whether the full stop behind the letter at a ends a sentence: it ends the paragraph ("He took vitamin C."), a word follows that
// opens sentences and no surname ("recalled the Model Y. It has brakes"), the letter hangs on a word by a hyphen ("ENTSO-E. Traders said"), or it is the X
// that is a network, to which something is done or which somebody owns ("removed from X. Musk said", "Musk's X. Brazil said").
func endsInLetter(text string, a, end int) bool {
	behind := text[a+2 : end]
	next := strings.TrimLeft(behind, " \u00a0")
	switch {
	case next == "":
		return true
	case len(next) == len(behind): // "U.S.", "J.P. Morgan", but “nobody left X.”
		r, _ := utf8.DecodeRuneInString(next)
		return strings.ContainsRune("\"”’)", r)
	}
	word, _, _ := strings.Cut(next, " ")
	if openers()[word] {
		return true
	}
	before := text[:a]
	if strings.HasSuffix(before, "-") {
		return len(before) > 1 && isAlpha(before[len(before)-2])
	}
	if text[a] != 'X' || !strings.HasSuffix(before, " ") {
		return false
	}
	before = before[strings.LastIndexByte(before[:len(before)-1], ' ')+1 : len(before)-1]
	return before != "" && isLower(before[0]) || strings.HasSuffix(before, "'s") || strings.HasSuffix(before, "’s")
}

// openers are words that open a sentence and are no surnames.
var openers = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`A After Although An And As At Because Before But By During For From He Her His How However, If In It Its Last Meanwhile, No
		Nobody Not On She Since So Some Still, That The Their Then There These They This Those Though Under We What When Where While Who Why With You`) {
		m[w] = true
	}
	return m
})

// dotted reports whether word is an acronym less its last stop: one to three letters, a stop, and so on.
func dotted(word string) bool {
	run, stops := 0, 0
	for i := range len(word) {
		switch {
		case isAlpha(word[i]):
			run++
		case word[i] == '.' && run > 0 && run < 3:
			stops, run = stops+1, 0
		default:
			return false
		}
	}
	return stops > 0 && run < 2
}

func numberFollows(text string, i, end int) bool {
	for i < end && (text[i] == ' ' || text[i] == '#') {
		i++
	}
	return i < end && isDigit(text[i])
}
