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
	model model.Scratch
}

var workers = sync.Pool{New: func() any { return new(worker) }}

// Sentences implements Engine.
func (Neural) Sentences(text string) []Sentence {
	w := workers.Get().(*worker)
	defer workers.Put(w)
	w.split(text)
	out := w.sentences()
	var states []int16 // of all tokens, so that memory is asked for once
	for i := range out {
		s := &out[i]
		w.parse(text, s.Tokens)
		state := loadSyntax().State(&w.model)
		if states == nil {
			states = make([]int16, 0, len(w.tok.toks)*len(state)/len(s.Tokens))
		}
		first := len(states)
		states = append(states, state...)
		s.States = states[first:len(states):len(states)]
	}
	return out
}

// Parse fills in tags, heads and relations of the tokens of one sentence of text, whoever found them.
func (x Neural) Parse(text string, tokens []Token) { x.parse(text, tokens) }

// parse is Parse, and returns the states of the tokens.
func (Neural) parse(text string, tokens []Token) []int16 {
	w := workers.Get().(*worker)
	defer workers.Put(w)
	w.parse(text, tokens)
	return slices.Clone(loadSyntax().State(&w.model))
}

func (w *worker) parse(text string, tokens []Token) {
	form := func(i int) string { return text[tokens[i].Start:tokens[i].End] }
	c := feature.CaseOf(len(tokens), form)
	w.sets = w.sets[:0]
	for i := range tokens {
		w.sets = append(w.sets, feature.Of(form(i), i, c))
	}
	loadSyntax().Apply(&w.model, w.sets)
	for i := range tokens {
		t := &tokens[i]
		t.Tag, t.POS, t.Rel = Tag(w.model.Tag[i]), POS(w.model.POS[i]), Rel(w.model.Rel[i])
		if t.Head = w.model.Head[i]; int(t.Head) == len(tokens) {
			t.Head = Root
		}
	}
}
