package train

import (
	"fmt"
	"math/rand/v2"

	"newsclaims/extract/text/conllu"
)

// Treebanks are small and have little news. Two parsers that were trained apart make different mistakes, so where they agree on the tags,
// head and relation of a word of raw text they are mostly right, and a third one learns from that (tri-training, Zhou and Li 2005; for
// parsing Weiss et al. 2015):
//
//	The experts called for an inquiry and urged states ...     a parser that takes "called" for a participle is outvoted

// What the sentences that are learnt from must be like.
const (
	leastSilver = 5
	mostSilver  = 80
	leastAgreed = 0.7 // share of words of which both have the same head
)

// Agreed returns the sentences of a, with neither tag (XPOS "_") nor head (-1) where b, the same sentences parsed by another program, has
// others. Sentences that are short, long or mostly disputed are left out. It is an error if a and b are not of the same words.
func Agreed(a, b []conllu.Sentence) ([]conllu.Sentence, error) {
	if len(a) != len(b) {
		return nil, fmt.Errorf("%d sentences against %d", len(a), len(b))
	}
	var out []conllu.Sentence
	for i := range a {
		x, y := a[i].Words, b[i].Words
		if len(x) != len(y) {
			return nil, fmt.Errorf("sentence %d: %d words against %d", i+1, len(x), len(y))
		}
		heads, words := 0, make([]conllu.Word, len(x))
		for k, w := range x {
			o := &y[k]
			if w.Form != o.Form {
				return nil, fmt.Errorf("sentence %d: word %d: %q against %q", i+1, k+1, w.Form, o.Form)
			}
			if w.Head == o.Head {
				heads++
			}
			if w.XPOS != o.XPOS || w.UPOS != o.UPOS {
				w.XPOS = "_"
			}
			if w.Head != o.Head || w.Rel != o.Rel {
				w.Head = -1
			}
			words[k] = w
		}
		if n := len(x); n >= leastSilver && n <= mostSilver && float64(heads)/float64(n) >= leastAgreed {
			out = append(out, conllu.Sentence{Words: words})
		}
	}
	return out, nil
}

// newSilver reads a sentence of Agreed: a word without a Penn tag teaches no tag, one without a head neither head nor relation.
func newSilver(s *conllu.Sentence) (*sample, error) { return readSample(s, true) }

// silverParts is how many passes the silver trees are spread over.
const silverParts = 6

// lessons returns what a pass learns from: all samples of the treebanks and a part of the silver ones.
func (t *trainer) lessons(epoch int, r *rand.Rand) []*sample {
	out := t.recased(t.samples, r)
	var part []*sample
	for i, s := range t.silver {
		if i%silverParts == epoch%silverParts {
			part = append(part, s)
		}
	}
	out = append(out, t.recased(part, r)...)
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}
