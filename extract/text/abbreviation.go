package text

import (
	_ "embed"
	"strings"
	"sync"
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
// acronym ("U.S.", "a.m.", "Ph.D."), and the rest are in the table. At the end of a paragraph a single
// letter is no initial: "He took vitamin C."
func abbreviation(text string, a, b, end int) follow {
	word := text[a:b]
	if len(word) == 1 && isUpper(word[0]) && word != "I" {
		if b+1 >= end {
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
