// Package train builds the models of the language stage from treebanks.
//
//	model, err := train.Syntax{Log: os.Stderr}.Train(ewt, gum)
//	_, err = model.WriteTo(file)
package train

import (
	"fmt"
	"strings"

	"newsclaims/extract/text"
	"newsclaims/extract/text/conllu"
	"newsclaims/extract/text/internal/feature"
)

// A sample is one sentence of a treebank as numbers.
type sample struct {
	forms []string
	lemma []string
	sets  []feature.Set
	words []int32 // rows of the table of words, -1 where unknown
	known []int32 // rows of what raw text tells, -1 where unknown
	tag   []text.Tag
	pos   []text.POS
	rel   []text.Rel
	head  []int32 // len(forms) for the root, -1 where it is not known

	silver bool // a program made it, see newSilver
}

// newSample reads one sentence of a treebank. A relation that the text package does not know, or a word without a head, is an error.
func newSample(s *conllu.Sentence) (*sample, error) { return readSample(s, false) }

// readSample reads one sentence; in a silver one words may have no head.
func readSample(s *conllu.Sentence, silver bool) (*sample, error) {
	n := len(s.Words)
	out := &sample{forms: make([]string, n), lemma: make([]string, n), tag: make([]text.Tag, n), pos: make([]text.POS, n),
		rel: make([]text.Rel, n), head: make([]int32, n), silver: silver}
	for i := range s.Words {
		w := &s.Words[i]
		out.forms[i], out.lemma[i] = w.Form, w.Lemma
		out.tag[i], out.pos[i], out.rel[i] = text.ParseTag(w.XPOS), text.ParsePOS(w.UPOS), text.ParseRel(w.Rel)
		if out.rel[i] == text.NoRel || w.Head < 0 && !silver {
			return nil, fmt.Errorf("%s: word %d: relation %q, head %d", s.Comment("sent_id"), i+1, w.Rel, w.Head)
		}
		switch {
		case w.Head == 0:
			out.head[i] = int32(n)
		case w.Head < 0:
			out.head[i] = -1
		default:
			out.head[i] = int32(w.Head) - 1
		}
	}
	out.look()
	return out, nil
}

// look computes what the words look like.
func (s *sample) look() {
	s.sets = make([]feature.Set, len(s.forms))
	c := feature.CaseOf(len(s.forms), func(i int) string { return s.forms[i] })
	for i, f := range s.forms {
		s.sets[i] = feature.Of(f, i, c)
	}
}

// recased returns a copy of s with other letters: as a headline in title case or capitals, or without
// capitals. What is true of the words stays true.
func (s *sample) recased(c feature.Case) *sample {
	t := *s
	t.forms = make([]string, len(s.forms))
	for i, f := range s.forms {
		t.forms[i] = recase(f, s.pos[i], i, c)
	}
	t.look()
	return &t
}

func recase(f string, pos text.POS, i int, c feature.Case) string {
	switch c {
	case feature.Upper:
		return strings.ToUpper(f)
	case feature.Lower:
		return strings.ToLower(f)
	}
	small := pos == text.ADP || pos == text.DET || pos == text.CCONJ || pos == text.PART || pos == text.PUNCT
	if small && i > 0 || f == "" || f[0] < 'a' || f[0] > 'z' {
		return f
	}
	return strings.ToUpper(f[:1]) + f[1:]
}
