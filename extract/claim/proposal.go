package claim

import (
	"math"

	"newsclaims/extract/text"
)

// The needs of a sense keep out what the word means otherwise, and no list of them is ever whole: they miss claims ("the agency
// cleared the way" of a firm that nobody knows for an agency) and let through what is none. The model hears both sides: a word
// whose needs are not met makes a claim if everything else speaks for it, and one whose needs are met makes none if everything
// else speaks against it. The two thresholds are log odds, chosen by leaving articles out.
const (
	admitAt  = 0.1  // needs not met
	refuseAt = -1.0 // needs met
)

// hopeless is the log odds below which no party makes a claim of a draft. Of 12,001 drafts in articles of the project 32 % lie below it before their
// parties are looked for, and 8 of the 5,480 that are claims.
const hopeless = -1.5

// weighs reports whether the model is asked about the frame.
func (d *document) weighs(f *frame) bool { return d.model.weights != nil && f.parsed() }

// proposal begins to weigh a draft: what there is to say before its parties, its status and its source are known.
func (d *document) proposal(f *frame, w *draft) proposal {
	x := proposal{features: d.features(f, Proposal, w.sense.Type, false), draft: w, fit: uint32(w.fit)}
	if d.weighs(f) {
		x.describeWord()
	}
	return x
}

// hopeless reports whether the draft need not be finished. While choices are collected every one is.
func (x *proposal) hopeless() bool {
	return x.d.collected == nil && float64(x.Sum())*x.d.model.scale < hopeless
}

// odds returns the log odds that the draft is a claim; where the model is not asked, infinity for what meets its needs.
func (x *proposal) odds() float64 {
	if !x.d.weighs(x.frame) {
		if x.draft.fit == met {
			return math.Inf(1)
		}
		return math.Inf(-1)
	}
	x.describeClaim()
	return float64(x.Sum())*x.d.model.scale + x.d.proposalScore(x.frame, x.draft)
}

// admitted reports whether the draft stands.
func (w *draft) admitted() bool {
	if w.fit == met {
		return w.odds >= refuseAt
	}
	return w.odds >= admitAt
}

// A proposal makes the features of a claim that may be none.
type proposal struct {
	features
	*draft
	fit uint32
}

// describeWord puts what is known of the action word alone.
func (x *proposal) describeWord() {
	typ := hash(x.features.sense)
	x.byReading(typ)
	x.byWord(typ)
	x.byNeighbours(typ)
	x.byDependents(typ)
	x.bySetting(typ)
	x.byNeeds(typ)
}

// describeClaim puts the rest: who acts on whom, how and by whose word.
func (x *proposal) describeClaim() {
	typ := hash(x.features.sense)
	x.byStanding(&x.claims[0], typ)
	x.byParties(&x.claims[0], x.actor, x.target, x.definite, typ)
}

// byDependents puts what hangs on the action word and on the verb that carries it: "claims that" accuses, "claims asylum" does not.
func (x *proposal) byDependents(typ uint32) {
	word := hash(x.lemma[x.at])
	for c := x.first[x.at]; c >= 0; c = x.next[c] {
		rel, lemma := uint32(x.t[c].Rel), hash(x.lemma[c])
		x.Put2(70, rel, word)
		x.Put3(71, rel, lemma, typ)
		x.Put3(72, rel, x.fit, uint32(x.pos))
		kind, _ := x.mention(int(c))
		x.Put3(73, rel, kind, typ)
		if p := x.child(int(c), text.RelCase); p >= 0 {
			x.Put2(74, hash(x.lemma[p]), word)
			x.Put3(75, hash(x.lemma[p]), typ, x.fit)
		}
	}
	if x.carrier >= 0 {
		carrier := hash(x.lemma[x.carrier])
		x.Put2(76, carrier, typ)
		x.Put2(77, carrier, word)
		x.Put2(78, carrier, x.fit)
	}
}

// byNeeds puts which needs of the sense are met, and whether those that are not have nobody in their place or somebody else: "the agency cleared
// its table" has an object, and none that one approves.
func (x *proposal) byNeeds(typ uint32) {
	word, need, failed := hash(x.lemma[x.at]), x.draft.sense.Need, uint32(0)
	for k, group := range need {
		c, state := &group[0], x.needs>>(needBits*k)&(1<<needBits-1)
		slot := uint32(c.Slot.Kind)<<1 | bit(c.Not)
		failed += bit(state&needHolds == 0)
		x.Put3(90, slot, state, uint32(x.pos))
		x.Put3(91, slot, state, typ)
		x.Put3(92, slot, state, word)
	}
	x.Put2(93, failed, uint32(len(need)))
	x.Put3(94, failed, uint32(len(need)), typ)
}

// bySetting puts what kind of text the sentence is of: how-tos and licences address the reader and name few parties.
func (x *proposal) bySetting(typ uint32) {
	you, modal := uint32(0), uint32(0)
	for i := range x.t {
		switch {
		case x.lemma[i] == "you" || x.lemma[i] == "your":
			you = 1
		case x.t[i].Tag == text.MD:
			modal = 1
		}
	}
	parties := uint32(0) // of a headline or a few lines it tells nothing
	if n := len(x.d.sentences); n > 3 {
		parties = uint32(len(x.set.Entities)*8/(n+1)) + 1
	}
	order := bit(x.pos == 'v' && x.t[x.at].Tag == text.VB && x.rel(x.at) == text.RelRoot)
	x.Put2(80, you, x.fit)
	x.Put3(81, order, x.fit, you)
	x.Put2(82, min(parties, 16), x.fit)
	x.Put2(83, modal, typ)
	x.Put3(84, bit(x.title), x.fit, typ)
	x.Put2(85, min(uint32(len(x.t))/8, 6), x.fit)
}

// byReading puts which of the readings of the word it is, and how often what was learnt of the word held.
func (x *proposal) byReading(typ uint32) {
	n, rank := uint32(len(x.d.readings)), uint32(0)
	for k := range x.d.readings {
		if x.d.readings[k].sense == x.draft.sense {
			rank = uint32(k)
		}
	}
	first := uint32(x.d.readings[0].fit)
	x.Put3(17, x.fit, rank, n)
	x.Put4(18, x.fit, rank, first, typ)
	if x.draft.fit == learnt {
		x.Put1(19, x.share)
		x.Put2(60, x.share, uint32(x.pos))
	}
}

// byWord puts the action word, its place in the tree, and how often the article has told of such an action.
func (x *proposal) byWord(typ uint32) {
	shape, word, rel := x.shape(), hash(x.lemma[x.at]), uint32(x.rel(x.at))
	tag, pos := uint32(x.t[x.at].Tag), uint32(x.pos)
	x.Put1(1, x.fit)
	x.Put2(2, x.fit, typ)
	x.Put3(3, x.fit, word, pos)
	x.Put2(4, word, pos)
	x.Put2(5, x.fit, shape)
	x.Put3(6, x.fit, shape, typ)
	x.Put2(7, rel, tag)
	x.Put3(8, rel, x.fit, pos)
	x.Put2(9, tag, typ)
	x.Put2(13, bit(x.open[x.at]), x.fit)
	x.Put2(14, uint32(min(x.index, 3)), x.fit)
	told := uint32(0)
	for k := range x.d.claims {
		told += bit(x.d.claims[k].Action.Type.String() == x.features.sense)
	}
	x.Put2(15, min(told, 3), x.fit)
	x.Put2(16, min(told, 3), typ)
}

// byStanding puts the status and whether somebody says so.
func (x *proposal) byStanding(c *Claim, typ uint32) {
	status := uint32(c.Status)*2 + bit(c.Negated)
	x.Put2(10, status, x.fit)
	x.Put2(11, status, typ)
	x.Put2(12, bit(c.Source != nil), typ)
}

// byParties puts who acts on whom.
func (x *proposal) byParties(c *Claim, actor, target int, definite bool, typ uint32) {
	a, t, shape := x.d.worth(c.Actor), x.d.worth(c.Target), x.shape()
	x.Put2(20, a, x.fit)
	x.Put2(21, t, x.fit)
	x.Put2(22, a, typ)
	x.Put2(23, t, typ)
	x.Put2(24, a, t)
	x.Put2(25, a, shape)
	x.Put2(26, t, shape)
	x.Put4(27, bit(definite), x.fit, uint32(x.pos), bit(actor == nobody && target == nobody))
	if target != nobody {
		path, _ := x.path(x.at, target)
		x.Put2(28, hash(x.lemma[target]), typ)
		x.Put2(29, hash(x.lemma[target]), hash(x.lemma[x.at]))
		x.Put2(30, x.classes(target), typ)
		x.Put2(31, x.classes(target), x.fit)
		x.Put2(32, path, x.fit)
	}
	if actor != nobody {
		path, _ := x.path(x.at, actor)
		x.Put2(33, hash(x.lemma[actor]), typ)
		x.Put2(34, x.classes(actor), typ)
		x.Put2(35, path, x.fit)
	}
}

// byNeighbours puts the words before, behind and above the action word.
func (x *proposal) byNeighbours(typ uint32) {
	if h := x.head(x.at); h >= 0 {
		rel := uint32(x.rel(x.at))
		x.Put2(40, hash(x.lemma[h]), rel)
		x.Put2(41, hash(x.lemma[h]), typ)
		x.Put3(42, uint32(x.t[h].Tag), rel, typ)
	}
	for side, k := range [...]int{x.at - 1, x.at + 1} {
		if k < 0 || k >= len(x.t) {
			continue
		}
		template := 50 + uint32(side)*3
		x.Put2(template, hash(x.lemma[k]), typ)
		x.Put2(template+1, hash(x.lemma[k]), hash(x.lemma[x.at]))
		x.Put2(template+2, uint32(x.t[k].Tag), x.fit)
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
