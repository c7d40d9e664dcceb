package tagger

import (
	"strings"

	"newsclaims/extract/text"
)

// The labelled sets are old or no news at all. A model that was trained on them labels the raw text, which is news of the home
// field; where it is sure, the labels are learnt from in a second training, with the words around them. The rest of such a
// sentence is left open. Because whole articles are labelled, a name that is plain in one sentence
// teaches what the others look like (self-training; Scudder 1965, with partial labels as Tsuboi et al. 2008).
const (
	sureName  = 0.9  // a name at least so probable is taken for true
	sureOther = 0.97 // so is a word that is none
	selfShare = 0.4  // weight of a sentence against one that a person labelled
)

// A rawText is an article as sentences of tokens.
type rawText [][]string

// selfLabelled returns samples from the first sentences of the articles, up to so many words in all. Documents are numbered from
// doc.
func selfLabelled(m *Model, articles []rawText, words, doc int) []sample {
	var out []sample
	var w worker
	for _, a := range articles {
		if len(a) > block {
			a = a[:block]
		}
		src, sentences := joined(a)
		lines := w.read(m, src, sentences)
		at := 0
		for i := range lines {
			n := len(lines[i].words)
			w.score(m, &lines[i], w.sums[at:at+n])
			at += n
		}
		w.poolAll(m, lines)
		at = 0
		for i := range lines {
			n := len(lines[i].words)
			if s, ok := w.believe(m, &w.lattices[i], w.sums[at:at+n], a[i]); ok {
				s.doc = doc
				out = append(out, s)
				words -= n
			}
			at += n
		}
		doc++
		if words < 0 {
			break
		}
	}
	return out
}

func joined(a rawText) (string, []text.Sentence) {
	var b strings.Builder
	sentences := make([]text.Sentence, len(a))
	for i, s := range a {
		for _, t := range s {
			sentences[i].Tokens = append(sentences[i].Tokens, text.Token{Start: b.Len(), End: b.Len() + len(t)})
			b.WriteString(t + " ")
		}
	}
	return b.String(), sentences
}

// believe makes a sample of a sentence. It is worth one if it has a sure name and at most a third of it is open.
func (w *worker) believe(m *Model, l *lattice, sums [][numStates]int32, tokens []string) (sample, bool) {
	n := len(tokens)
	if n < 4 || n > 80 {
		return sample{}, false
	}
	states := w.states[:n]
	w.decoder.decode(&m.moves, sums, states)
	l.weigh(m, sums)
	s := sample{tokens: tokens, allow: make([]allowed, n), weight: selfShare}
	names, open, first := 0, 0, 0
	for i, st := range states {
		_, begins, ends := st.span()
		if begins {
			first = i
		}
		s.allow[i] = anything
		switch {
		case st == outside && l.probability(i, outside) > sureOther:
			s.allow[i] = 1 << outside
		case ends && l.least(states, first, i+1) > sureName:
			for k := first; k <= i; k++ {
				s.allow[k] = 1 << states[k]
			}
			names++
		}
	}
	for _, a := range s.allow {
		if a == anything {
			open++
		}
	}
	return s, names > 0 && open*3 <= n
}
