package claim

import (
	"slices"
	"strings"

	"newsclaims/extract/entity"
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// sense returns the meaning that the word of the frame has here, nil if it names no action: the first of the lexicon
// whose further words are there and whose needs are met.
func (f *frame) sense() *lexicon.Sense {
	senses := f.lex.Senses(f.lemma[f.at], f.pos)
	for i := range senses {
		s := &senses[i]
		if f.pos == 'v' && f.carries(s) {
			continue
		}
		if f.hasRest(s) && (f.pos != 'v' || f.rel(f.at) != text.RelAmod || attributive(s.Type)) && f.met(s.Need) {
			if s.Type == lexicon.NoAction {
				return nil
			}
			return s
		}
	}
	return nil
}

// carries reports whether the verb only carries an action noun, which makes the claim itself: "filed a lawsuit", "imposed
// tariffs". A noun that names no action here is the verb's object: "signed the bill".
func (f *frame) carries(s *lexicon.Sense) bool {
	o := f.object(f.at)
	if o < 0 || !f.noun(o) || len(f.lex.Lights(f.lemma[f.at])) == 0 {
		return false
	}
	n := frame{tree: f.tree, set: f.set, lex: f.lex, at: o, pos: 'n'}
	n.carry()
	m := n.sense()
	return m != nil && (m.Type == s.Type || s.Type == "restrict")
}

// attributive reports whether a participle before a noun tells what was done to it: "the banned firm", "stolen data". That of
// other types is mostly a quality: "alleged links", "a limited offer", "the required form".
func attributive(typ string) bool {
	switch typ {
	case "ban", "block", "sanction", "attack", "penalize":
		return true
	}
	return false
}

// hasRest reports whether the further words of a sense stand by the word: the particle or preposition of a verb
// ("take the app down", "cracked down on"), the words before the head of a compound ("class action").
func (f *frame) hasRest(s *lexicon.Sense) bool {
	if f.pos == 'v' && len(s.Rest) == 0 {
		return true
	}
	for k, w := range s.Rest {
		if f.pos == 'v' {
			if f.particle(w) < 0 {
				return false
			}
			continue
		}
		i := f.at - len(s.Rest) + k
		if i < 0 || f.lemma[i] != w {
			return false
		}
	}
	return true
}

// particle returns the token w that belongs to the verb as its particle, preposition or adverb, -1 if there is none.
func (f *frame) particle(w string) int {
	for c := f.first[f.at]; c >= 0; c = f.next[c] {
		switch f.t[c].Rel {
		case text.RelCompoundPrt, text.RelAdvmod, text.RelCase, text.RelMark, text.RelObl, text.RelAdvcl, text.RelXcomp, text.RelNmod:
			if f.lemma[c] == w {
				return int(c)
			}
		}
	}
	if n := f.at + 1; n < len(f.t) && f.lemma[n] == w {
		return n
	}
	return -1
}

// met reports whether every group of needs has one that holds.
func (f *frame) met(need [][]lexicon.Cond) bool {
	_, met := f.needStates(need)
	return met
}

// The state of a group of needs is two bits.
const (
	needFilled = 1 << iota // a slot that it asks about is filled
	needHolds              // one of it holds
	needBits   = iota
)

// needStates returns the state of each group of needs, the first in the lowest bits, and whether all hold.
func (f *frame) needStates(need [][]lexicon.Cond) (states uint32, met bool) {
	met = true
	for k, group := range need {
		s := f.needState(group)
		states |= s << (needBits * k)
		met = met && s&needHolds != 0
	}
	return states, met
}

func (f *frame) needState(group []lexicon.Cond) (state uint32) {
	for k := range group {
		i := f.asked(&group[k])
		if i >= 0 {
			state |= needFilled
		}
		if f.holds(&group[k], i) {
			return state | needHolds
		}
	}
	return state
}

// asked returns the word that fills the slot of a condition, -1 for none.
func (f *frame) asked(c *lexicon.Cond) int {
	if c.Slot.Kind == lexicon.SlotPrep && c.Words == nil && c.Kinds == nil {
		return f.phraseOf(c.Slot.Prep)
	}
	i := f.fill(c.Slot)
	if i < 0 && c.Slot.Kind == lexicon.SlotSubject && f.pos == 'v' && f.passive(f.at) { // "was seized by the FBI"
		i = f.agentOf(f.at)
	}
	return i
}

// holds reports whether a condition holds whose slot the word i fills.
func (f *frame) holds(c *lexicon.Cond, i int) bool {
	if c.Words == nil && c.Kinds == nil {
		return (i >= 0) != c.Not
	}
	if i < 0 {
		return c.Not
	}
	return f.among(i, c) != c.Not
}

// among reports whether the word i, or a word joined to it, is one that the condition lists.
func (f *frame) among(i int, c *lexicon.Cond) bool {
	for _, w := range c.Words {
		if f.lemma[i] == w || f.t[i].Tag == text.NNP && strings.EqualFold(f.lemma[i], w) {
			return true
		}
	}
	if !c.Not && f.t[i].Tag == text.PRP && third(f.lemma[i]) && f.mayStand(i, c) {
		return true
	}
	if len(c.Kinds) == 0 {
		return false
	}
	kind, known := f.kind(i), f.set.At(f.index, i) >= 0
	for _, k := range c.Kinds {
		switch k {
		case "gov":
			if kind == entity.Government || kind == entity.Place && f.t[i].Tag == text.NNP || f.lex.Class("body")[f.lemma[i]] {
				return true
			}
		case "org":
			if kind == entity.Organization || !known && (f.t[i].Tag == text.NNP || f.t[i].Tag == text.NNPS) {
				return true
			}
		case "person":
			if kind == entity.Person {
				return true
			}
		case "product":
			if kind == entity.Product {
				return true
			}
		case "law":
			if kind == entity.Law {
				return true
			}
		case "judge":
			if kind == entity.Person && f.judge(i) {
				return true
			}
		case "place":
			if kind == entity.Place {
				return true
			}
		case "num":
			if f.t[i].Tag == text.CD || f.sum(i) {
				return true
			}
		}
	}
	return false
}

// judge reports whether the person sits in a court: "Judge P. Kevin Castel", and "Castel" later.
func (f *frame) judge(i int) bool {
	if t := f.child(i, text.RelNmodDesc); t >= 0 && judicial(f.lemma[t]) {
		return true
	}
	m := f.named1(i)
	if m < 0 {
		return false
	}
	for role := range strings.FieldsSeq(f.set.Entities[f.set.Mentions[m].Likely()].Role) {
		if judicial(strings.ToLower(role)) {
			return true
		}
	}
	return false
}

func judicial(title string) bool {
	switch title {
	case "judge", "justice", "magistrate":
		return true
	}
	return false
}

// mayStand reports whether a pronoun may stand for what the condition lists: any of it where its party is not known; where
// that is a person or an organization, only if the condition has such ("it finds results", of a search engine, is no ruling).
func (f *frame) mayStand(i int, c *lexicon.Cond) bool {
	if len(c.Kinds) == 0 {
		return true
	}
	want, word := "", ""
	switch k := f.kind(i); {
	case k == entity.Person || f.lemma[i] == "he" || f.lemma[i] == "him" || f.lemma[i] == "she":
		want, word = "person", "official"
	case k == entity.Organization:
		want, word = "org", "company"
	default:
		return true
	}
	return slices.Contains(c.Kinds, want) || slices.Contains(c.Words, word) || want == "person" && slices.Contains(c.Kinds, "judge") && f.judge(i)
}

// third reports whether the word is a personal pronoun of the third person.
func third(lemma string) bool {
	switch lemma {
	case "it", "they", "them", "he", "him", "she":
		return true
	}
	return false
}
