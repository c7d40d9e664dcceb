package tagger

import (
	"cmp"
	"slices"
)

// What is special to bulletins is learnt in a second step: the weights that the first one learnt stay, and those of the features of
// bulletins are learnt over them, from bulletins alone. So what is no bulletin is read as by a model that knows of none. (In
// "The UK is working with its allies" the UK is an organization in a bulletin, and a place anywhere else.)
const (
	bulletinBits   = 12 // there are 1<<bulletinBits buckets
	bulletinPasses = 12
)

// learnBulletins returns m with the weights of the features of bulletins.
func (t *Trainer) learnBulletins(samples []sample, m *Model) *Model {
	some := bulletins(slices.Concat(samples, recased(samples)), m.lexicon)
	l := newOverLearner(some, m, (*line).bulletinParts, bulletinBits)
	l.drop = cmp.Or(t.Drop, 0.3)
	t.log("bulletins: %d sentences, %d features kept", len(some), l.kept)
	for e := range bulletinPasses {
		t.log("epoch %d: loss %.4f a word", e+1, l.epoch(e, bulletinPasses))
	}
	with := *m
	with.bulletin = l.learnt()
	return &with
}

// bulletins returns the samples of the documents that are taken for bulletins.
func bulletins(samples []sample, lex *lexicon) (some []sample) {
	eachDocument(samples, lex, func(doc []sample, lines []line) {
		if lines[0].bulletin {
			some = append(some, doc...)
		}
	})
	return some
}
