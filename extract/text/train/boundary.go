package train

import (
	"errors"
	"io"
	"strings"

	"newsclaims/extract/text"
	"newsclaims/extract/text/conllu"
	"newsclaims/extract/text/internal/boundary"
)

// Sentences writes the model of sentence ends to w. It learns from the text of a treebank, paragraph by paragraph, and from
// one sentence in five as a headline: alone, in title case, capitals or small letters and mostly without its last mark, so
// that no capital makes a boundary in one. The same treebank gives the same bytes.
func Sentences(w io.Writer, treebank []conllu.Sentence) error {
	if len(treebank) == 0 {
		return errors.New("train: no sentences to learn from")
	}
	stretches := paragraphs(treebank)
	for i := range treebank {
		if i%5 == 0 {
			stretches = append(stretches, headline(treebank[i].Text(), i/5)...)
		}
	}
	return boundary.Fit(stretches, boundary.Options{Lasso: 1e-3}).Write(w)
}

// paragraphs lays the sentences of a treebank against the stretches of its text.
func paragraphs(treebank []conllu.Sentence) (out []boundary.Stretch) {
	raw := conllu.Raw(treebank)
	begins := make(map[int]bool, len(treebank))
	at := 0
	for i := range treebank {
		s := treebank[i].Text()
		at += strings.Index(raw[at:], s)
		begins[at] = true
		at += len(s)
	}
	for words, toks := range text.Stretches(raw) {
		s := boundary.Stretch{Words: append([]boundary.Word(nil), words...), Begins: make([]bool, len(words))}
		for i := 1; i < len(toks); i++ {
			for p := toks[i-1].End; p <= toks[i].Start; p++ {
				s.Begins[i] = s.Begins[i] || begins[p]
			}
		}
		out = append(out, s)
	}
	return out
}

// headline makes one sentence into lines without a boundary, in another case.
func headline(s string, number int) (out []boundary.Stretch) {
	switch number % 4 {
	case 0, 1:
		s = titleCase(s)
	case 2:
		s = strings.ToUpper(s)
	case 3:
		s = strings.ToLower(s)
	}
	if number%5 != 0 {
		s = strings.TrimRight(s, ".!?")
	}
	for words := range text.Stretches(s) {
		out = append(out, boundary.Stretch{Words: append([]boundary.Word(nil), words...), Begins: make([]bool, len(words))})
	}
	return out
}

// titleCase gives every word of a line a capital.
func titleCase(s string) string {
	b := []byte(s)
	for i := range b {
		if b[i] >= 'a' && b[i] <= 'z' && (i == 0 || b[i-1] == ' ') {
			b[i] -= 'a' - 'A'
		}
	}
	return string(b)
}
