package tagger

import "errors"

// An Overlay is what was learnt, over the weights of the Model that ships, of texts that name other things than its sets do. The weights of the model
// stay; a word with a capital and the one behind it have their features a second time, with weights of their own (Daumé III 2007,
// "Frustratingly easy domain adaptation"). So a Tagger with one finds the app, the act and the agency of an article on technology policy
// ("Loanly said", "the Parking Act", "CRAN") and one without labels the text of the sets as before.
type Overlay struct{ table }

// A Lesson is a document that an Overlay is learnt from: the words of its sentences and what is a name among them. The other words are none, unless of an
// event or of something that has no label.
type Lesson struct {
	Sentences [][]string
	Names     []Name
}

// A Name is the words First up to but not including Last of a sentence. It has one of the labels; without labels nothing is known of the words.
type Name struct {
	Sentence, First, Last int
	Labels                []Label
}

const (
	overlayBits   = 14 // there are 1<<overlayBits buckets
	overlayPasses = 12
	overlayDrop   = 0.3 // share of the features of a word that are hidden each time it is learnt from
)

// LearnOverlay returns what the lessons teach, the same each time.
func LearnOverlay(lessons []Lesson) *Overlay {
	var samples []sample
	for number := range lessons {
		samples = append(samples, lessons[number].samples(number)...)
	}
	l := newOverLearner(samples, embedded(), (*line).overlayParts, overlayBits)
	l.drop = overlayDrop
	for e := range overlayPasses {
		l.epoch(e, overlayPasses)
	}
	return &Overlay{l.learnt()}
}

// samples returns the sentences of document number doc with the states that their words may have.
func (l *Lesson) samples(doc int) []sample {
	samples := make([]sample, len(l.Sentences))
	for i, tokens := range l.Sentences {
		samples[i] = sample{tokens: tokens, allow: make([]allowed, len(tokens)), weight: 1, doc: doc}
		for k := range tokens {
			samples[i].allow[k] = 1<<outside | statesOf(misc) | statesOf(EVENT)
		}
	}
	for _, n := range l.Names {
		for k := n.First; k < n.Last; k++ {
			states := anything
			if n.Labels != nil {
				states = spanStates(n.Labels, k-n.First, n.Last-n.First)
			}
			samples[n.Sentence].allow[k] = states
		}
	}
	return samples
}

// overlaid reports whether word i has features in an Overlay.
func (l *line) overlaid(i int) bool { return l.word(i).caps.capital() || l.word(i-1).caps.capital() }

// overlayParts is parts for the words that have features in an Overlay.
func (l *line) overlayParts(dst []uint64, i int) (_ []uint64, own, listed int) {
	if !l.overlaid(i) {
		return dst, len(dst), len(dst)
	}
	return l.parts(dst, i)
}

// AppendTo appends the bytes that ParseOverlay reads.
func (o *Overlay) AppendTo(b []byte) []byte { return o.appendTo(b) }

// ParseOverlay reads what AppendTo appended, and nothing else.
func ParseOverlay(b []byte) (*Overlay, error) {
	c, o := cursor{b: b}, new(Overlay)
	c.table(&o.table)
	if c.bad || len(c.b) > 0 {
		return nil, errOverlay
	}
	return o, nil
}

var errOverlay = errors.New("names: not an overlay, or a damaged one")
