package tagger

import (
	"slices"
	"sync"

	"newsclaims/extract/text"
)

// A Span is a name: tokens First up to but not including Last of one sentence.
type Span struct {
	Sentence    int // index into the sentences given to Find
	First, Last int
	Label       Label
	Score       float32            // how probable the model finds the span and its label, from 0 to 1
	Chances     [NumLabels]float32 // how probable the model finds each label of its words, their mean
	Lists       [3]uint16          // bits of the name lists that have the whole, its first word and its last
}

// A Tagger finds names. The zero value works, with the model that comes with the package, and is safe for
// concurrent use.
type Tagger struct {
	Model   *Model   // nil for the one that comes with the package
	Overlay *Overlay // nil for none
	All     bool     // return also what is more likely no name, or another, for a caller that knows better
}

// block is how many sentences at most are taken for one document when words are compared over it.
const block = 60

// Find appends the names of a document to dst, in the order of the text, and returns it. The sentences' spans are bytes
// of src. Nothing but Start and End of the tokens is read.
func (t *Tagger) Find(dst []Span, src string, sentences []text.Sentence) []Span {
	m := t.Model
	if m == nil {
		m = embedded()
	}
	w := workers.Get().(*worker)
	defer workers.Put(w)
	w.overlay = t.Overlay
	for from := 0; from < len(sentences); from += block {
		to := min(from+block, len(sentences))
		n := len(dst)
		dst = w.find(m, dst, src, sentences[from:to], from)
		if !t.All {
			dst = dst[:n+len(slices.DeleteFunc(dst[n:], Span.unlikely))]
		}
	}
	return dst
}

// A worker is the memory that a document needs on its way through the model.
type worker struct {
	lines    []line
	history  history
	features []uint64
	next     wordRows           // of the word that is looked up
	last     wordRows           // of the one before
	sums     [][numStates]int32 // of all words of the document
	states   []state
	decoder  decoder
	lattices []lattice // by line
	pool     pool
	overlay  *Overlay // of the Tagger, nil for none
}

var workers = sync.Pool{New: func() any { return new(worker) }}

func (w *worker) find(m *Model, dst []Span, src string, sentences []text.Sentence, number int) []Span {
	lines := w.read(m, src, sentences)
	at := 0
	for i := range lines {
		n := len(lines[i].words)
		w.scan(m, &lines[i], w.sums[at:at+n])
		at += n
	}
	w.poolAll(m, lines)
	at = 0
	for i := range lines {
		n := len(lines[i].words)
		dst = w.label(m, dst, &lines[i], &w.lattices[i], w.sums[at:at+n], number+i)
		at += n
	}
	return dst
}

// read prepares the lines of a document, and room for the sums of their words.
func (w *worker) read(m *Model, src string, sentences []text.Sentence) []line {
	for len(w.lines) < len(sentences) {
		w.lines, w.lattices = append(w.lines, line{}), append(w.lattices, lattice{})
	}
	lines := w.lines[:len(sentences)]
	n := 0
	for i := range sentences {
		tokens := sentences[i].Tokens
		n += len(tokens)
		lines[i].grow(len(tokens))
		w.lattices[i].weighed = false
		for k := range tokens {
			lines[i].words[k].read(src[tokens[k].Start:tokens[k].End])
		}
		lines[i].finish(m.lexicon)
	}
	w.history.gather(lines)
	if cap(w.sums) < n {
		w.sums, w.states = make([][numStates]int32, 2*n), make([]state, 2*n)
	}
	w.sums = w.sums[:cap(w.sums)]
	return lines
}

// leastScore is how probable a name has to be. Below, it is likelier that it is none, has another label or ends elsewhere. Chosen on
// parts of the training sets that were kept back.
const leastScore = 0.45

func (s Span) unlikely() bool { return s.Score < leastScore }

// label appends the names of a sentence.
func (w *worker) label(m *Model, dst []Span, l *line, a *lattice, sums [][numStates]int32, number int) []Span {
	states := w.states[:len(sums)]
	w.decoder.decode(&m.moves, sums, states)
	from := len(dst)
	dst = appendSpans(dst, states, number)
	if len(dst) > from && !a.weighed {
		a.weigh(m, sums)
	}
	for i := from; i < len(dst); i++ {
		dst[i].Score = a.least(states, dst[i].First, dst[i].Last)
		dst[i].Chances = a.chances(dst[i].First, dst[i].Last)
		dst[i].Lists = m.lexicon.listsOf(l.words[dst[i].First:dst[i].Last])
		if dst[i].Label == ORG || dst[i].Label == GOV {
			room := len(l.words)
			if i+1 < len(dst) {
				room = dst[i+1].First
			}
			dst[i].Last = l.whole(dst[i].Last, room)
		}
		if dst[i].Label == ORG && m.lexicon.isGov(l.words[dst[i].First:dst[i].Last]) {
			dst[i].Label = GOV
		}
	}
	return dst
}

// whole returns where the name of a body ends whose last word is before last, looking no further than room: the legal form is part of a
// company's name ("Best Buy Co.").
func (l *line) whole(last, room int) int {
	if last < room && l.words[last].caps.capital() && has(cues().forms, &l.words[last]) {
		return last + 1
	}
	return last
}

func appendSpans(dst []Span, states []state, number int) []Span {
	first := 0
	for i, s := range states {
		label, begins, ends := s.span()
		if begins {
			first = i
		}
		if ends && label != misc {
			dst = append(dst, Span{Sentence: number, First: first, Last: i + 1, Label: label})
		}
	}
	return dst
}
