package tagger

import (
	"slices"
	"strings"
	"testing"
)

// readLines prepares the sentences of src, one a line.
func readLines(x *lexicon, src string) []line {
	var lines []line
	for s := range strings.Lines(src) {
		var l line
		words := strings.Fields(s)
		l.grow(len(words))
		for k, w := range words {
			l.words[k].read(w)
		}
		l.finish(x)
		lines = append(lines, l)
	}
	var h history
	h.gather(lines)
	return lines
}

// fondOfAirstrikes is a lexicon made of bulletins that say "airstrikes" and news that say "goals".
func fondOfAirstrikes() *lexicon {
	x := newLexicon(1 << 8)
	var samples []sample
	for i := range 40 {
		s := sample{tokens: strings.Fields("Airstrikes hit the Wardun depot"), bulletin: true}
		if i%2 == 1 {
			s = sample{tokens: strings.Fields("Two goals won the match")}
		}
		samples = append(samples, s)
		for _, w := range s.tokens {
			x.addName(w, inPrefix)
		}
	}
	x.addBulletin(samples)
	return x
}

func TestBulletinsAreToldByTheirWords(t *testing.T) {
	x := fondOfAirstrikes()
	for src, want := range map[string]bool{
		"Norway said airstrikes hit a depot near Oslo .":                              true,
		"Norway said goals won the match near Oslo .":                                 false,
		"Airstrikes hit Oslo .":                                                       false, // two words are too few to tell
		"Airstrikes hit a depot .\n" + strings.Repeat("Norway won the match .\n", 20): false,
	} {
		if got := isBulletin(readLines(x, src)); got != want {
			t.Errorf("%q is a bulletin: %v, want %v", src, got, want)
		}
	}
}

// What a bulletin adds to the features of a word does not touch those that the word has anywhere.
func TestBulletinOnlyAddsFeatures(t *testing.T) {
	lines := readLines(fondOfAirstrikes(), "Norway said airstrikes hit a depot near Oslo .")
	l := &lines[0]
	if !l.bulletin {
		t.Fatal("not taken for a bulletin")
	}
	for i := range l.words {
		l.bulletin = true
		in := l.features(nil, i)
		l.bulletin = false
		out := l.features(nil, i)
		if (len(in) > len(out)) != l.words[i].caps.capital() {
			t.Errorf("word %d has %d features in a bulletin, %d elsewhere", i, len(in), len(out))
		}
		for _, f := range out {
			if !slices.Contains(in, f) {
				t.Errorf("word %d loses a feature in a bulletin", i)
			}
		}
	}
}
