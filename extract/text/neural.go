package text

import (
	"slices"
	"sync"

	"newsclaims/extract/text/internal/feature"
	"newsclaims/extract/text/internal/model"
)

// Neural is our own engine: tokens and sentences by rule, tags and trees by a small neural network that
// is trained on the English Web Treebank and the open part of GUM. Its zero value is ready for use; the
// model is loaded at the first sentence.
type Neural struct{}

// worker is the memory of one call.
type worker struct {
	scratch
	sets  []feature.Set
	ends  []int
	model model.Scratch
}

var workers = sync.Pool{New: func() any { return new(worker) }}

// batch is how many words at least the model is given at once: then its weights are fetched for several sentences together. What it
// makes of a sentence does not depend on the others.
const batch = 64

// Sentences implements Engine.
func (Neural) Sentences(text string) []Sentence {
	w := workers.Get().(*worker)
	defer workers.Put(w)
	w.split(text)
	out := w.sentences()
	first := 0
	for i := range out {
		w.add(text, out[i].Tokens)
		if len(w.sets) >= batch || i == len(out)-1 {
			w.parse(out[first : i+1])
			first = i + 1
		}
	}
	return out
}

// Parse fills in tags, heads and relations of the tokens of one sentence of text, whoever found them.
func (Neural) Parse(text string, tokens []Token) { parse(text, &Sentence{Tokens: tokens}) }

// parse fills in a sentence of whose tokens the spans are known.
func parse(text string, s *Sentence) {
	w := workers.Get().(*worker)
	defer workers.Put(w)
	one := []Sentence{*s}
	w.add(text, s.Tokens)
	w.parse(one)
	*s = one[0]
}

// add adds the words of a sentence to what the model is given next.
func (w *worker) add(text string, tokens []Token) {
	form := func(i int) string { return text[tokens[i].Start:tokens[i].End] }
	c := feature.CaseOf(len(tokens), form)
	for i := range tokens {
		w.sets = append(w.sets, feature.Of(form(i), i, c))
	}
	w.ends = append(w.ends, len(w.sets))
}

// parse fills in the tokens of the sentences that were added.
func (w *worker) parse(sentences []Sentence) {
	m := loadSyntax()
	m.Apply(&w.model, w.sets, w.ends)
	states, doubt := slices.Clone(m.State(&w.model)), slices.Clone(w.model.Doubt())
	k := 0
	for i := range sentences {
		tokens := sentences[i].Tokens
		for j := range tokens {
			t := &tokens[j]
			t.Tag, t.POS, t.Rel = Tag(w.model.Tag[k]), POS(w.model.POS[k]), Rel(w.model.Rel[k])
			if t.Head = w.model.Head[k]; int(t.Head) == len(tokens) {
				t.Head = Root
			}
			k++
		}
		size := len(tokens) * m.Size
		sentences[i].States, states = states[:size:size], states[size:]
		size = len(tokens) * (len(tokens) + 1)
		sentences[i].Doubts, doubt = doubt[:size:size], doubt[size:]
	}
	w.sets, w.ends = w.sets[:0], w.ends[:0]
}
