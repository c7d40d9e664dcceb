package tagger

import (
	"cmp"
	"errors"
	"io"
	"slices"
	"strings"
)

// A Trainer makes a Model. The same input gives the same bytes.
type Trainer struct {
	Sets   []Set                // labelled sentences
	Lists  map[string]io.Reader // name lists, one name a line, by the names of listNames
	Raw    []io.Reader          // plain text, for how words are written and which are alike; a line of one form feed ends an article
	Epochs int                  // passes over the samples; 0 means 6
	Drop   float64              // share of the features of a word that are hidden each time it is learnt from; 0 means 0.3
	Self   int                  // words of raw text to label and learn from; 0 means 500,000, less than 0 none
	Log    func(format string, args ...any)

	articles []rawText
}

// Train reads everything and writes the model to w.
func (t *Trainer) Train(w io.Writer) error {
	m, err := t.Model()
	if err != nil {
		return err
	}
	return m.Write(w)
}

// Model is Train without the writing.
func (t *Trainer) Model() (*Model, error) {
	names, err := t.names()
	if err != nil {
		return nil, err
	}
	epochs := cmp.Or(t.Epochs, 6)
	samples, err := t.samples(names["country"])
	if err != nil {
		return nil, err
	}
	if len(samples) == 0 {
		return nil, errors.New("names: no labelled sentences")
	}
	lex, err := t.lexicon(samples, names)
	if err != nil {
		return nil, err
	}
	samples = append(samples, swapped(samples, names)...)
	if len(t.articles) > 0 && t.Self >= 0 {
		first := t.learn(samples, lex, (epochs+1)/2)
		more := selfLabelled(first, t.articles, cmp.Or(t.Self, 500_000), samples[len(samples)-1].doc+1)
		t.log("%d sentences of raw text labelled", len(more))
		samples = append(samples, more...)
	}
	return t.learnBulletins(samples, t.learn(samples, lex, epochs)), nil
}

// learn trains on the samples and recased copies of some of them.
func (t *Trainer) learn(samples []sample, lex *lexicon, epochs int) *Model {
	l := newLearner(slices.Concat(samples, recased(samples)), lex)
	l.drop = cmp.Or(t.Drop, 0.3)
	t.log("%d sentences, %d words, %d features kept", len(l.samples), len(l.words)-1, l.kept)
	for e := range epochs {
		t.log("epoch %d: loss %.4f a word", e+1, l.epoch(e, epochs))
	}
	return l.model(lex)
}

func (t *Trainer) log(format string, args ...any) {
	if t.Log != nil {
		t.Log(format, args...)
	}
}

func (t *Trainer) samples(countryNames []string) ([]sample, error) {
	countries := map[string]bool{}
	for _, n := range countryNames {
		countries[strings.ToLower(n)] = true
	}
	var all []sample
	doc := 0
	for _, s := range t.Sets {
		more, err := readSet(s, countries, doc)
		if err != nil {
			return nil, err
		}
		if len(more) > 0 {
			doc = more[len(more)-1].doc + 1
		}
		all = append(all, more...)
		t.log("%s: %d sentences", s.Name, len(more))
	}
	return all, nil
}
