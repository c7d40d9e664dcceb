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
			if oneParty(a, t) {
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

// oneParty reports whether two options are the same party, which does not act on itself.
func oneParty(a, b weighed) bool {
	return a.token != nobody && a.token == b.token || a.entity >= 0 && a.entity == b.entity
}

// A weighed is an option of a role and its weight, the exponential of the sum of its features'.
type weighed struct {
	token  int
	entity int // -1 for none
	weight float64
}

// weigh appends the options of a role; rule is the choice of the rules, and other their choice for the other role.
func (d *document) weigh(options []weighed, f *frame, s *lexicon.Sense, role Task, rule, other int) []weighed {
	x := d.filler(f, s, role, false, rule, other)
	units := d.fillerUnits(f, s, role)
	for i := nobody; i < len(f.t); i++ {
		if !x.eligible(i) {
			continue
		}
		x.Begin()
		x.describe(i)
		score := float64(x.Sum())*d.model.scale + units.score(i)
		if i == rule {
			score += headStart
		}
		entity := -1
		if i != nobody {
			entity = x.entity
		}
		options = append(options, weighed{i, entity, math.Exp(score)})
	}
	return options
}

// A filler makes the features of who may fill one role of a frame.
type filler struct {
	features
	rule, other      int
	typ, shape, word uint32 // hashes of the type of action and of the action word, and see features.shape
	*candidate              // the option that is described; nil for nobody
}

func (d *document) filler(f *frame, s *lexicon.Sense, role Task, keep bool, rule, other int) filler {
	x := filler{features: d.features(f, role, s.Type, keep), rule: rule, other: other}
	x.typ, x.shape, x.word = hash(s.Type), x.features.shape(), hash(f.lemma[f.at])
	return x
}

// eligible reports whether the token may fill the role: it heads a phrase or a mention, or the rules took it.
func (x *filler) eligible(i int) bool {
	if i == nobody || i == x.rule || i == x.other {
		return i != x.at
	}
	return x.d.candidates[i].eligible
}

// describe puts the features of the option i.
func (x *filler) describe(i int) {
	if i == nobody {
		x.describeNobody()
		return
	}
	x.candidate = x.d.candidate(x.frame, i)
	x.byRule(i)
	x.byPath()
	x.byWord()
	x.byPlace(i)
	x.byDoubt(i)
}

// byPlace puts where the option stands: as subject of the sentence, in a quotation, beside the choice of the rules ("a range of firms": the
// firms hang on the range), with how many others between it and the action word, and whether it is who speaks.
func (x *filler) byPlace(i int) {
	x.Put2(60, x.kind, x.word)
	x.Put2(61, x.lexeme, x.word)
	x.Put4(62, x.subject, x.underRoot, x.side, x.shape)
	x.Put4(63, bit(x.open[i]), bit(x.open[x.at]), x.form, x.typ)
	x.Put3(64, bit(i == x.teller), x.typ, x.shape)
	x.Put3(65, bit(i == x.teller), bit(i == x.rule), bit(x.open[x.at]))
	if x.rule != nobody && i != x.rule {
		if path, steps := x.path(x.rule, i); steps <= 3 {
			x.Put2(66, path, x.kind)
			x.Put2(67, path, hash(x.lemma[x.rule]))
		}
	}
	x.Put3(68, x.between, x.side, x.shape)
	x.Put3(69, x.between, x.kind, x.side)
}

// describeNobody puts what speaks for an empty role: mostly what the rules found.
func (x *filler) describeNobody() {
	empty := bit(x.rule == nobody)
	x.Put(1)
	x.Put1(2, empty)
	x.Put2(3, empty, x.shape)
	x.Put2(4, empty, x.typ)
	x.Put3(5, empty, x.shape, x.typ)
	x.Put2(6, empty, bit(x.other == nobody))
	x.Put2(7, x.word, uint32(x.pos))
	x.Put3(8, empty, uint32(x.rel(x.at)), uint32(x.pos))
	x.Put2(9, empty, x.word)
	x.Put1(10, x.slotState())
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
func (x *filler) byRule(i int) {
	rule := bit(i == x.rule)<<2 | bit(i == x.other)<<1 | bit(x.rule == nobody)
	x.Put1(20, rule)
	x.Put2(21, rule, x.way)
	x.Put2(22, rule, x.relation)
	x.Put2(23, rule, x.action)
	x.Put2(24, rule, x.distance)
	history := x.candidate.history(&x.features, i)
	x.Put2(25, history, rule)
	x.Put2(26, history, x.typ)
}

// byPath puts the way from the action word, and from the verb that carries it, to the option.
func (x *filler) byPath() {
	x.Put2(30, x.way, x.shape)
	x.Put2(31, x.way, x.typ)
	x.Put2(32, x.way, x.word)
	x.Put2(33, x.way, x.kind)
	x.Put3(34, x.relation, x.side, x.steps)
	x.Put2(35, x.distance, x.shape)
	x.Put3(36, x.barriers, x.side, x.shape)
	if x.headed {
		x.Put3(37, x.headTag, x.relation, x.side)
		x.Put2(38, x.headLemma, x.relation)
	}
	if x.carrier >= 0 {
		x.Put2(39, x.carried, hash(x.role))
		x.Put2(40, x.carried, x.typ)
	}
}

// byWord puts what the option is: its kind, its word, its preposition.
func (x *filler) byWord() {
	x.Put3(50, x.kind, x.form, x.typ)
	x.Put2(51, x.kind, x.form)
	x.Put2(52, x.tag, x.relation)
	x.Put2(53, x.prep, x.typ)
	x.Put3(54, x.prep, x.shape, x.side)
	x.Put2(55, x.class, x.typ)
	x.Put2(56, x.lexeme, x.typ)
	x.Put1(57, x.lexeme)
	x.Put2(58, x.action, x.form)
}
