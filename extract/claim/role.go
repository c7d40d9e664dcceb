package claim

import (
	"newsclaims/extract/entity"
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// Where the parties stand unless the lexicon says otherwise. The agent of a passive comes before everything else.
var (
	verbActor  = []lexicon.Slot{{Kind: lexicon.SlotAgent}, {Kind: lexicon.SlotSubject}}
	verbTarget = []lexicon.Slot{{Kind: lexicon.SlotObject}}
	nounActor  = []lexicon.Slot{{Kind: lexicon.SlotAgent}, {Kind: lexicon.SlotSubject}, {Kind: lexicon.SlotPossessor}, {Prep: "from"}}
	nounTarget = []lexicon.Slot{{Prep: "of"}, {Prep: "on"}, {Prep: "against"}}
)

// roles returns the tokens of actor and target in the given sense, -1 where the sentence names none.
func (f *frame) roles(s *lexicon.Sense) (actor, target int) {
	actorSlots, targetSlots := s.Actor, s.Target
	if actorSlots == nil {
		actorSlots = verbActor
		if f.pos == 'n' {
			actorSlots = nounActor
		}
	}
	if targetSlots == nil {
		targetSlots = verbTarget
		if f.pos == 'n' {
			targetSlots = nounTarget
		}
	}
	target = f.pick(targetSlots, -1)
	if f.pos == 'n' {
		if target < 0 || f.role == "target" || f.role == "with" {
			if a := f.affected(); a >= 0 {
				target = a
			}
		}
	}
	actor = f.pick(actorSlots, target)
	if f.pos == 'n' && actor < 0 {
		actor = f.compound(true)
		if actor == target {
			actor = -1
		}
	}
	if f.pos == 'v' && actor < 0 {
		actor = f.causer()
	}
	if f.pos == 'v' && target < 0 {
		if i := f.infinitive(); i >= 0 && hasSlot(targetSlots, lexicon.SlotInfinitive) {
			if o := f.object(i); o >= 0 {
				target = o
			}
		}
	}
	if target == actor {
		target = -1
	}
	actor = f.maker(f.predicated(actor))
	if actor >= 0 && len(f.lex.Senses(f.lemma[actor], 'n')) > 0 && f.kind(actor) == entity.Other && s.Type == f.lex.Senses(f.lemma[actor], 'n')[0].Type {
		actor = -1 // "the probe looked into": whose probe it is, the article tells elsewhere
	}
	if actor >= 0 && f.head(f.at) == actor && f.t[f.at].Tag == text.VB {
		if _, ok := f.lex.Embed(f.lemma[actor], 'n'); ok {
			actor = -1 // "a plan to remove": the plan does not
		}
	}
	return actor, target
}

// counted returns what is counted by a word for an amount: lawmakers of "a number of lawmakers".
func (f *frame) counted(i int) int {
	if !f.lex.Class("amount")[f.lemma[i]] {
		return i
	}
	for c := f.first[i]; c >= 0; c = f.next[c] {
		if r := f.t[c].Rel; (r == text.RelNmod || r == text.RelObl) && f.preposition(int(c)) == "of" {
			return int(c)
		}
	}
	return i
}

// meant returns what a free relative calls what it is about: attack of "what it called an attack", ban of "what they describe as a ban", fees of "what
// he said were unfair fees". Other words, and free relatives that give no name, are given back.
func (f *frame) meant(i int) int {
	if f.lemma[i] != "what" {
		return i
	}
	v := f.child(i, text.RelAclRelcl)
	if v < 0 {
		return i
	}
	for c := f.first[v]; c >= 0; c = f.next[c] {
		if !f.noun(int(c)) || int(c) < v {
			continue
		}
		switch f.t[c].Rel {
		case text.RelXcomp, text.RelCcomp, text.RelObj:
			return int(c)
		case text.RelObl:
			if f.preposition(int(c)) == "as" {
				return int(c)
			}
		}
	}
	return i
}

func hasSlot(slots []lexicon.Slot, k lexicon.SlotKind) bool {
	for _, s := range slots {
		if s.Kind == k {
			return true
		}
	}
	return false
}

// pick returns the token of the first slot that is filled by a word that can be a party, other than the one given.
func (f *frame) pick(slots []lexicon.Slot, other int) int {
	for _, s := range slots {
		i := f.fill(s)
		if s.Kind == lexicon.SlotObject && f.pos == 'v' {
			i = f.paid(i)
		}
		if i < 0 || i == other || i == f.at {
			continue
		}
		if s.Kind == lexicon.SlotCompound && f.lex.Class("means")[f.lemma[i]] { // "ransomware attack": what it is done with
			continue
		}
		if s.Kind == lexicon.SlotCompound && f.partied && !f.proper(i) && f.kind(i) == entity.Other { // "consumer protection probe" tells of what, not into whom
			continue
		}
		if s.Kind == lexicon.SlotInfinitive {
			if o := f.object(i); o >= 0 && o != i {
				i = o
			}
		}
		if f.relative(i) {
			i = f.antecedent(f.at, i)
		}
		i = f.counted(f.meant(i))
		if f.charged && f.sum(i) {
			continue
		}
		if f.t[i].Tag == text.EX || f.t[i].POS == text.PUNCT || f.lemma[i] == "what" || temporal(f.lemma[i]) {
			continue
		}
		return i
	}
	return -1
}

// causer returns who gets something done: "Congress could not get the act passed", "Apple had the app removed".
func (f *frame) causer() int {
	h := f.head(f.at)
	if h < 0 || f.t[f.at].Tag != text.VBN || f.lemma[h] != "get" && f.lemma[h] != "have" || f.child(h, text.RelObj) < 0 {
		return -1
	}
	return f.surface(h)
}

// predicated returns who a predicate noun tells of: Tennessee of "Tennessee became the first state to ban it".
func (f *frame) predicated(i int) int {
	if i < 0 || !f.noun(i) {
		return i
	}
	if f.child(i, text.RelCop) >= 0 {
		if s := f.child(i, text.RelNsubj); s >= 0 && !f.relative(s) {
			return s
		}
	}
	if h := f.head(i); h >= 0 && f.lemma[h] == "become" && (f.rel(i) == text.RelXcomp || f.rel(i) == text.RelObj) {
		if s := f.surface(h); s >= 0 {
			return s
		}
	}
	return i
}

// maker returns who speaks or acts through a thing that cannot: of "the DoJ filed a lawsuit alleging", the DoJ for "alleging";
// of "the regulator's report found", the regulator. Other words, and things whose maker is not said, are given back.
func (f *frame) maker(i int) int {
	if i < 0 || !f.lex.Class("voice")[f.lemma[i]] {
		return i
	}
	n := frame{tree: f.tree, set: f.set, lex: f.lex, at: i, pos: 'n'}
	n.carry()
	for _, s := range [...]lexicon.Slot{{Kind: lexicon.SlotAgent}, {Kind: lexicon.SlotPossessor}, {Kind: lexicon.SlotSubject}, {Prep: "from"}} {
		if m := n.fill(s); m >= 0 && m != f.at {
			return m
		}
	}
	if m := n.compound(true); m >= 0 {
		return m
	}
	return i
}
