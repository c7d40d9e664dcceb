package claim

import (
	"math"

	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// The lexicon says where a party should stand, and a log-linear model has the last word on who fills the role. It weighs every
// noun phrase and pronoun of the sentence, and nobody, by the way through the tree from the action word, by what kind of party
// it is, and by whether the lexicon's slots led to it. So a role is filled where the parser hung a phrase wrongly:
//
//	has handed down fines totalling 8 billion euros to Google       Google hangs on "totalling", and is who was fined
//
// and is left empty where a slot holds what no such action has:
//
//	Google faces $13 billion in lawsuits over price comparison       whoever sues is not named; it is not the comparison

// headStart is added for the choice of the rules. They were made on some of the articles that the model learnt from, and found
// by leaving articles out: without it more right choices are given up than wrong ones mended.
const headStart = 1.0

// nobody is the token of an empty role.
const nobody = -1

// fillers returns the actor and target that the model takes, given those of the rules, and how likely both are right; 1 where
// the model is not asked.
func (d *document) fillers(f *frame, s *lexicon.Sense, actor, target int) (a, t int, chance float64) {
	if d.collected != nil {
		d.collectFillers(f, s, actor, target)
	}
	if d.model.weights == nil || !f.parsed() {
		return actor, target, 1
	}
	d.options[Actor] = d.weigh(d.options[Actor][:0], f, s, Actor, actor, target)
	d.options[Target] = d.weigh(d.options[Target][:0], f, s, Target, target, actor)
	best, all := 0.0, 0.0
	for _, a := range d.options[Actor] {
		for _, t := range d.options[Target] {
			if f.oneParty(a.token, t.token) {
				continue
			}
			w := a.weight * t.weight
			all += w
			if w > best {
				best, actor, target = w, a.token, t.token
			}
		}
	}
	return actor, target, best / all
}

// parsed reports whether the sentence has a tree: the prose engine makes none.
func (f *frame) parsed() bool {
	for i := range f.t {
		if f.t[i].Head >= 0 {
			return true
		}
	}
	return false
}

// oneParty reports whether two tokens are the same party, which does not act on itself.
func (f *frame) oneParty(a, b int) bool {
	if a == nobody || b == nobody {
		return false
	}
	m, n := f.named1(a), f.named1(b)
	return a == b || m >= 0 && n >= 0 && f.set.Mentions[m].Entity == f.set.Mentions[n].Entity
}

// A weighed is an option of a role and its weight, the exponential of the sum of its features'.
type weighed struct {
	token  int
	weight float64
}

// weigh appends the options of a role; rule is the choice of the rules, and other their choice for the other role.
func (d *document) weigh(options []weighed, f *frame, s *lexicon.Sense, role Task, rule, other int) []weighed {
	x := filler{features: d.features(f, role, s.Type, false), rule: rule, other: other}
	units := d.fillerUnits(f, s, role)
	for i := nobody; i < len(f.t); i++ {
		if !x.eligible(i) {
			continue
		}
		x.Sum = 0
		x.describe(i)
		score := float64(x.Sum)*d.model.scale + units.score(i)
		if i == rule {
			score += headStart
		}
		options = append(options, weighed{i, math.Exp(score)})
	}
	return options
}

// A filler makes the features of who may fill one role of a frame.
type filler struct {
	features
	rule, other int
}

// eligible reports whether the token may fill the role: it heads a phrase or a mention, or the rules took it.
func (x *filler) eligible(i int) bool {
	if i == nobody || i == x.rule || i == x.other {
		return i != x.at
	}
	t := &x.t[i]
	switch t.Tag {
	case text.PRP, text.PRPS:
		return true
	case text.NN, text.NNS, text.NNP, text.NNPS, text.JJ:
	default:
		return false
	}
	if m := x.set.At(x.index, i); m >= 0 {
		mention := &x.set.Mentions[m]
		h := x.head(i)
		return i != x.at && mention.Head == i && (h < mention.First || h >= mention.Last)
	}
	switch t.Rel {
	case text.RelCompound, text.RelFlat, text.RelFlatName, text.RelNmodDesc, text.RelFixed, text.RelGoeswith:
		return false
	}
	return i != x.at && t.Tag != text.JJ && !temporal(x.lemma[i])
}

// describe puts the features of the option i.
func (x *filler) describe(i int) {
	if i == nobody {
		x.describeNobody()
		return
	}
	typ, shape := hash(x.sense), x.shape()
	x.byRule(i, typ)
	x.byPath(i, typ, shape)
	x.byWord(i, typ, shape)
	x.byPlace(i, typ, shape)
}

// byPlace puts where the option stands: as subject of the sentence, in a quotation, beside the choice of the rules ("a range of firms": the
// firms hang on the range), with how many others between it and the action word, and whether it is who speaks.
func (x *filler) byPlace(i int, typ, shape uint32) {
	kind, form := x.mention(i)
	word, h := hash(x.lemma[x.at]), x.head(i)
	x.Put(60, kind, word)
	x.Put(61, hash(x.lemma[i]), word)
	subject := bit(x.rel(i) == text.RelNsubj || x.rel(i) == text.RelNsubjPass)
	x.Put(62, subject, bit(h >= 0 && x.rel(h) == text.RelRoot), bit(i < x.at), shape)
	x.Put(63, bit(x.open[i]), bit(x.open[x.at]), form, typ)
	x.Put(64, bit(i == x.teller), typ, shape)
	x.Put(65, bit(i == x.teller), bit(i == x.rule), bit(x.open[x.at]))
	if x.rule != nobody && i != x.rule {
		if path, steps := x.path(x.rule, i); steps <= 3 {
			x.Put(66, path, kind)
			x.Put(67, path, hash(x.lemma[x.rule]))
		}
	}
	between := uint32(0)
	for k := min(i, x.at) + 1; k < max(i, x.at); k++ {
		if x.noun(k) && x.rel(k) != text.RelCompound && x.rel(k) != text.RelFlat || x.t[k].Tag == text.PRP {
			between++
		}
	}
	x.Put(68, min(between, 5), bit(i < x.at), shape)
	x.Put(69, min(between, 5), kind, bit(i < x.at))
}

// describeNobody puts what speaks for an empty role: mostly what the rules found.
func (x *filler) describeNobody() {
	typ, shape, word := hash(x.sense), x.shape(), hash(x.lemma[x.at])
	empty := bit(x.rule == nobody)
	x.Put(1)
	x.Put(2, empty)
	x.Put(3, empty, shape)
	x.Put(4, empty, typ)
	x.Put(5, empty, shape, typ)
	x.Put(6, empty, bit(x.other == nobody))
	x.Put(7, word, uint32(x.pos))
	x.Put(8, empty, uint32(x.rel(x.at)), uint32(x.pos))
	x.Put(9, empty, word)
	x.Put(10, x.slotState())
}

// slotState tells what stands where the rules look: nobody, a name, another noun, or which pronoun.
func (x *filler) slotState() uint32 {
	switch i := x.rule; {
	case i == nobody:
		return 0
	case x.t[i].Tag == text.PRP || x.t[i].Tag == text.PRPS:
		return 1 + hash(x.lemma[i])
	case x.named1(i) >= 0:
		return 2
	}
	return 3
}

// byRule puts how the option stands to the choices of the rules.
func (x *filler) byRule(i int, typ uint32) {
	rule := bit(i == x.rule)<<2 | bit(i == x.other)<<1 | bit(x.rule == nobody)
	path, _ := x.path(x.at, i)
	x.Put(20, rule)
	x.Put(21, rule, path)
	x.Put(22, rule, uint32(x.rel(i)))
	x.Put(23, rule, bit(x.ruled(i)))
	x.Put(24, rule, distance(i-x.at))
	history := x.history(i)
	x.Put(25, history, rule)
	x.Put(26, history, typ)
}

// ruled reports whether the word names an action itself.
func (x *filler) ruled(i int) bool { return x.knows(i).action }

// byPath puts the way from the action word, and from the verb that carries it, to the option.
func (x *filler) byPath(i int, typ, shape uint32) {
	kind, _ := x.mention(i)
	path, steps := x.path(x.at, i)
	side, rel := bit(i < x.at), uint32(x.rel(i))
	x.Put(30, path, shape)
	x.Put(31, path, typ)
	x.Put(32, path, hash(x.lemma[x.at]))
	x.Put(33, path, kind)
	x.Put(34, rel, side, uint32(steps))
	x.Put(35, distance(i-x.at), shape)
	x.Put(36, x.barriers(i), side, shape)
	if h := x.head(i); h >= 0 {
		x.Put(37, uint32(x.t[h].Tag), rel, side)
		x.Put(38, hash(x.lemma[h]), rel)
	}
	if x.carrier >= 0 {
		path, _ := x.path(x.carrier, i)
		x.Put(39, path, hash(x.role))
		x.Put(40, path, typ)
	}
}

// byWord puts what the option is: its kind, its word, its preposition.
func (x *filler) byWord(i int, typ, shape uint32) {
	kind, form := x.mention(i)
	prep := hash(x.preposition(i))
	x.Put(50, kind, form, typ)
	x.Put(51, kind, form)
	x.Put(52, uint32(x.t[i].Tag), uint32(x.rel(i)))
	x.Put(53, prep, typ)
	x.Put(54, prep, shape, bit(i < x.at))
	x.Put(55, x.classes(i), typ)
	x.Put(56, hash(x.lemma[i]), typ)
	x.Put(57, hash(x.lemma[i]))
	x.Put(58, bit(x.ruled(i)), form)
}
