package claim

import (
	"math"

	"newsclaims/extract/lexicon"
)

// The needs of a sense keep out what the word means otherwise, and no list of them is ever whole: they miss claims ("the agency
// cleared the way" of a firm that nobody knows for an agency) and let through what is none. The model hears both sides: a word
// whose needs are not met makes a claim if everything else speaks for it, and one whose needs are met makes none if everything
// else speaks against it. The two thresholds are log odds, chosen by leaving articles out.
const (
	admitAt  = 0.7  // needs not met
	refuseAt = -0.6 // needs met
)

// loose returns the first sense whose words are there, whether or not its needs are met; nil where there is none or where an idiom
// that names no action holds.
func (f *frame) loose() *lexicon.Sense {
	var first *lexicon.Sense
	senses := f.lex.Senses(f.lemma[f.at], f.pos)
	for i := range senses {
		s := &senses[i]
		switch {
		case f.pos == 'v' && f.carries(s) || !f.hasRest(s):
		case s.Type != lexicon.NoAction && first == nil:
			first = s
		case s.Type == lexicon.NoAction && f.met(s.Need):
			return nil
		}
	}
	return first
}

// admits reports whether the claim stands, and how likely it is one; 1 where the model is not asked.
func (d *document) admits(f *frame, s *lexicon.Sense, met bool, c *Claim, actor, target int, definite bool) (ok bool, chance float64) {
	if d.collected != nil {
		d.collectProposal(f, s, met, c, actor, target, definite)
	}
	if d.model.weights == nil || !f.parsed() {
		return met, 1
	}
	x := proposal{features: features{frame: f, d: d, task: uint32(Proposal), sense: s.Type}, met: bit(met)}
	x.describe(c, actor, target, definite)
	odds := float64(x.sum) * d.model.scale
	return met && odds >= refuseAt || odds >= admitAt, 1 / (1 + math.Exp(-odds))
}

// A proposal makes the features of a claim that may be none.
type proposal struct {
	features
	met uint32
}

func (x *proposal) describe(c *Claim, actor, target int, definite bool) {
	typ := hash(x.sense)
	x.byAction(c, typ)
	x.byParties(c, actor, target, definite, typ)
	x.byNeighbours(typ)
}

// byAction puts the action word, its place in the tree, its status, and how often the article has told of such an action.
func (x *proposal) byAction(c *Claim, typ uint32) {
	shape, word, rel := x.shape(), hash(x.lemma[x.at]), uint32(x.rel(x.at))
	tag, pos := uint32(x.t[x.at].Tag), uint32(x.pos)
	status := uint32(c.Status)*2 + bit(c.Negated)
	x.put(1, x.met)
	x.put(2, x.met, typ)
	x.put(3, x.met, word, pos)
	x.put(4, word, pos)
	x.put(5, x.met, shape)
	x.put(6, x.met, shape, typ)
	x.put(7, rel, tag)
	x.put(8, rel, x.met, pos)
	x.put(9, tag, typ)
	x.put(10, status, x.met)
	x.put(11, status, typ)
	x.put(12, bit(c.Source != nil), typ)
	x.put(13, bit(x.open[x.at]), x.met)
	x.put(14, uint32(min(x.index, 3)), x.met)
	told := uint32(0)
	for k := range x.d.claims {
		told += bit(x.d.claims[k].Action.Type == c.Action.Type)
	}
	x.put(15, min(told, 3), x.met)
	x.put(16, min(told, 3), typ)
}

// byParties puts who acts on whom.
func (x *proposal) byParties(c *Claim, actor, target int, definite bool, typ uint32) {
	a, t, shape := x.d.worth(c.Actor), x.d.worth(c.Target), x.shape()
	x.put(20, a, x.met)
	x.put(21, t, x.met)
	x.put(22, a, typ)
	x.put(23, t, typ)
	x.put(24, a, t)
	x.put(25, a, shape)
	x.put(26, t, shape)
	x.put(27, bit(definite), x.met, uint32(x.pos), bit(actor == nobody && target == nobody))
	if target != nobody {
		path, _ := x.path(x.at, target)
		x.put(28, hash(x.lemma[target]), typ)
		x.put(29, hash(x.lemma[target]), hash(x.lemma[x.at]))
		x.put(30, x.classes(target), typ)
		x.put(31, x.classes(target), x.met)
		x.put(32, path, x.met)
	}
	if actor != nobody {
		path, _ := x.path(x.at, actor)
		x.put(33, hash(x.lemma[actor]), typ)
		x.put(34, x.classes(actor), typ)
		x.put(35, path, x.met)
	}
}

// byNeighbours puts the words before, behind and above the action word.
func (x *proposal) byNeighbours(typ uint32) {
	if h := x.head(x.at); h >= 0 {
		rel := uint32(x.rel(x.at))
		x.put(40, hash(x.lemma[h]), rel)
		x.put(41, hash(x.lemma[h]), typ)
		x.put(42, uint32(x.t[h].Tag), rel, typ)
	}
	for side, k := range [...]int{x.at - 1, x.at + 1} {
		if k < 0 || k >= len(x.t) {
			continue
		}
		template := 50 + uint32(side)*3
		x.put(template, hash(x.lemma[k]), typ)
		x.put(template+1, hash(x.lemma[k]), hash(x.lemma[x.at]))
		x.put(template+2, uint32(x.t[k].Tag), x.met)
	}
}

// worth tells of a party whether it is there, a pronoun, of which kind, and known.
func (d *document) worth(p *Party) uint32 {
	if p == nil {
		return 0
	}
	v := uint32(1)
	if refers(d.src[p.Start:p.End]) {
		v = 2
	}
	return v | uint32(p.Kind)<<2 | bit(p.Name != "" || p.ID != "")<<6
}
