package claim

import (
	"newsclaims/extract/entity"
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// A frame is an action word in its clause: the places where its parties may stand. For a noun, carrier is the light
// verb that carries it ("imposed" of "imposed a ban"), -1 if none.
type frame struct {
	*tree
	set     *entity.Set
	lex     *lexicon.Actions
	at      int // the action word
	pos     byte
	carrier int
	role    string // of the carrier's subject: "actor", "target", "with" or "reply"
	partied bool   // only a party can be acted upon, not a matter: who is sued, fined or investigated
	teller  int    // who says what the frame says, in the same sentence: source, looked for once
	charged bool   // an "of" after the target tells of what it is accused, and is no part of its name
}

// fill returns the token that stands in the slot, -1 if none does.
func (f *frame) fill(s lexicon.Slot) int {
	switch s.Kind {
	case lexicon.SlotPrep:
		return f.prep(s.Prep)
	case lexicon.SlotSubject:
		return f.subjectSlot()
	case lexicon.SlotObject:
		if f.pos == 'v' {
			return f.notSelf(f.object(f.at))
		}
		return f.affected()
	case lexicon.SlotIndirect:
		if f.pos == 'v' {
			return f.indirect(f.at)
		}
	case lexicon.SlotAgent:
		return f.agent()
	case lexicon.SlotPossessor:
		return f.child(f.at, text.RelNmodPoss)
	case lexicon.SlotCompound:
		return f.compound(false)
	case lexicon.SlotClause:
		return f.clause()
	case lexicon.SlotClauseSubj:
		if c := f.clause(); c >= 0 {
			return f.clauseSubject(c)
		}
	case lexicon.SlotInfinitive:
		return f.infinitive()
	case lexicon.SlotInfinitiveSubj:
		return f.smallSubject()
	case lexicon.SlotLight:
		return f.carrier
	case lexicon.SlotPassive:
		if f.pos == 'v' && f.passive(f.at) {
			return f.at
		}
	case lexicon.SlotUsed:
		return f.used()
	case lexicon.SlotNegation:
		return f.negation()
	case lexicon.SlotGovernor:
		return f.head(f.at)
	case lexicon.SlotWrong:
		return f.wrongdoing()
	}
	return -1
}

// paid returns the indirect object in place of a sum: Apple of "would fine Apple 500 million euros".
func (f *frame) paid(o int) int {
	if o < 0 || !f.sum(o) && f.child(f.at, text.RelIobj) < 0 {
		return o
	}
	if i := f.indirect(f.at); i >= 0 && !f.passive(f.at) {
		return i
	}
	if c := f.child(o, text.RelCompound); c >= 0 && c < o && f.noun(c) { // "fined Orrin Systems €210 million", its name hung on the sum
		return c
	}
	return o
}

func (f *frame) notSelf(i int) int {
	if i == f.at {
		return -1
	}
	return i
}

// subjectSlot returns the subject of a verb or adjective, or of the light verb that carries a noun.
func (f *frame) subjectSlot() int {
	switch {
	case f.pos == 'v':
		return f.notSelf(f.subject(f.at))
	case f.pos == 'a':
		return f.notSelf(f.surface(f.at))
	case f.carrier >= 0 && f.role == "culprit":
		return f.notSelf(f.object(f.carrier))
	case f.carrier >= 0 && f.role != "target" && !f.verb(f.carrier):
		return f.notSelf(f.surface(f.carrier))
	case f.carrier >= 0 && f.role != "target":
		return f.notSelf(f.subject(f.carrier))
	}
	return -1
}

// affected returns who has the action of a noun done to them: the subject of "faces a fine", the object of "hit Meta
// with a fine", the indirect object of "handed Meta a fine", what is "under investigation".
func (f *frame) affected() int {
	if f.carrier < 0 {
		return f.underNoun()
	}
	switch f.role {
	case "culprit": // "blamed Russia for the attack": who acts, not who is attacked
		return -1
	case "target":
		return f.notSelf(f.surface(f.carrier))
	case "with":
		return f.notSelf(f.object(f.carrier))
	}
	if o := f.indirect(f.carrier); o >= 0 {
		return o
	}
	return -1
}

// indirect returns the indirect object: "granted X a licence", "X was granted a licence". Of two objects the first is the
// indirect one, whatever the parser calls it.
func (f *frame) indirect(v int) int {
	if o := f.child(v, text.RelIobj); o >= 0 {
		return o
	}
	first := -1
	for c := f.first[v]; c >= 0; c = f.next[c] {
		if f.t[c].Rel != text.RelObj {
			continue
		}
		if first >= 0 {
			return first
		}
		first = int(c)
	}
	if f.passive(v) && f.child(v, text.RelObj) >= 0 {
		return f.surface(v)
	}
	return -1
}

// underNoun returns what is "under investigation" or "under a ban": the subject of the noun or the noun before it.
func (f *frame) underNoun() int {
	if h := f.head(f.at); h >= 0 && (f.lemma[h] == "subject" || f.lemma[h] == "liable") { // "is subject to fines"
		return f.notSelf(f.surface(h))
	}
	if f.childLemma(f.at, text.RelCase, "under") < 0 {
		return -1
	}
	if s := f.child(f.at, text.RelNsubj); s >= 0 {
		return s
	}
	h := f.head(f.at)
	switch {
	case h < 0:
		return -1
	case f.verb(h):
		return f.notSelf(f.surface(h))
	}
	return h
}

// prep returns the object of the preposition: "removed from X", "a ban on X". Of a noun, the prepositions of the verb
// that carries it count too: "imposed a ban in May on X". A gerund counts by its object: "banned from using X" has X.
func (f *frame) prep(p string) int {
	i := f.phraseOf(p)
	if i >= 0 {
		return f.gerundObject(i)
	}
	return -1
}

// phraseOf returns the head of the phrase or clause that the preposition introduces.
func (f *frame) phraseOf(p string) int {
	if i := f.prepOf(f.at, p); i >= 0 {
		return i
	}
	if i := f.beside(p); i >= 0 {
		return i
	}
	if f.carrier >= 0 {
		return f.prepOf(f.carrier, p)
	}
	if f.pos == 'v' {
		if o := f.object(f.at); o >= 0 && p != "of" && o > f.at { // "removed the app from its store"
			return f.prepOf(o, p)
		}
	}
	return -1
}

// beside returns the head of the phrase that starts with the preposition right after an action noun, wherever the parser hung
// it: in "has started lifting the ban on some firms" the ban is on them, not the lifting.
func (f *frame) beside(p string) int {
	n := f.at + 1
	if f.pos != 'n' || n >= len(f.t) || f.lemma[n] != p {
		return -1
	}
	if f.rel(n) != text.RelCase {
		return -1
	}
	if h := f.head(n); h > n {
		return h
	}
	return -1
}

func (f *frame) prepOf(h int, p string) int {
	for c := f.first[h]; c >= 0; c = f.next[c] {
		i := int(c)
		if i == f.at {
			continue
		}
		switch f.t[c].Rel {
		case text.RelObl, text.RelNmod, text.RelOblAgent, text.RelAdvcl, text.RelAcl, text.RelXcomp, text.RelCcomp, text.RelAdvmod:
		default:
			continue
		}
		for k := f.first[c]; k >= 0; k = f.next[k] {
			if r := f.t[k].Rel; (r == text.RelCase || r == text.RelMark) && f.lemma[k] == p {
				return i
			}
		}
	}
	return -1
}

// gerundObject returns the object of a gerund of use ("from using Kaspersky software" has the software), none of other gerunds,
// and other words as they are.
func (f *frame) gerundObject(i int) int {
	if f.t[i].Tag != text.VBG {
		return i
	}
	return f.useObject(i)
}

// useObject returns what a verb of use or trade acts on, -1 of other verbs.
func (f *frame) useObject(v int) int {
	if f.lex.Class("use")[f.lemma[v]] {
		return f.child(v, text.RelObj)
	}
	return -1
}

// used returns what somebody is kept from using: "barred from using X", "forbade agencies to buy X".
func (f *frame) used() int {
	i := f.phraseOf("from")
	if i < 0 || f.t[i].Tag != text.VBG {
		if i = f.infinitive(); i < 0 {
			return -1
		}
	}
	return f.useObject(i)
}

// agent returns who a passive or a noun says did it: "banned by X", "the ban by X", "imposed by X". Of an active verb "by" tells
// how: "By six votes to three, the court overturned it".
func (f *frame) agent() int {
	if f.pos == 'v' && !f.passive(f.at) {
		return -1
	}
	if a := f.agentOf(f.at); a >= 0 {
		return a
	}
	if a := f.beside("by"); a >= 0 && f.t[a].Tag != text.VBG {
		return a
	}
	if f.pos == 'n' && f.carrier >= 0 {
		return f.agentOf(f.carrier)
	}
	return -1
}

func (f *frame) agentOf(h int) int {
	for c := f.first[h]; c >= 0; c = f.next[c] {
		if f.t[c].Rel == text.RelOblAgent {
			return int(c)
		}
		if r := f.t[c].Rel; (r == text.RelNmod || r == text.RelObl) && f.childLemma(int(c), text.RelCase, "by") >= 0 && f.t[c].Tag != text.VBG {
			return int(c)
		}
	}
	return -1
}

// compound returns the modifier that names a party: the government or body of "EU fine" where actor is set, else what
// "TikTok ban" is on.
func (f *frame) compound(actor bool) int {
	best := -1
	for c := f.first[f.at]; c >= 0 && int(c) < f.at; c = f.next[c] {
		switch f.t[c].Rel {
		case text.RelCompound, text.RelAmod, text.RelNmodPoss, text.RelNmodDesc, text.RelNmod:
		default:
			continue
		}
		i := int(c)
		gov := f.kind(i) == entity.Government || f.t[i].Tag == text.JJ && f.kind(i) == entity.Place || f.lex.Class("body")[f.lemma[i]]
		switch {
		case actor && gov:
			return i
		case !actor && !gov && f.t[c].Rel == text.RelCompound && f.noun(i):
			best = i
		}
	}
	return best
}

// clause returns the head of the finite clause that the word governs: "denied that it spies".
func (f *frame) clause() int {
	at := f.at
	if c := f.child(at, text.RelCcomp); c >= 0 {
		return c
	}
	if f.pos == 'n' {
		if c := f.child(at, text.RelAcl); c >= 0 && f.childLemma(c, text.RelMark, "that") >= 0 {
			return c
		}
	}
	return -1
}

// infinitive returns the head of the infinitive or gerund that the word governs: "stopped selling X", "refused to".
func (f *frame) infinitive() int {
	for c := f.first[f.at]; c >= 0; c = f.next[c] {
		switch f.t[c].Rel {
		case text.RelXcomp:
			return int(c)
		case text.RelAdvcl, text.RelAcl, text.RelCcomp:
			if f.t[c].Tag == text.VBG && int(c) == f.at+1 && f.t[c].Rel != text.RelAcl { // "stopped using"
				return int(c)
			}
			if f.t[c].Tag == text.VB && f.child(int(c), text.RelNsubj) < 0 && f.childLemma(int(c), text.RelMark, "to") >= 0 {
				return int(c)
			}
		}
	}
	return -1
}

// smallSubject returns the subject of an infinitive or small clause: X of "let X sell", "found X liable".
func (f *frame) smallSubject() int {
	if x := f.child(f.at, text.RelXcomp); x >= 0 {
		if s := f.child(x, text.RelNsubj); s >= 0 {
			return s
		}
	}
	return -1
}

// clauseSubject returns the subject of a clause, or what a passive or copular clause is about.
func (f *frame) clauseSubject(c int) int {
	if s := f.surface(c); s >= 0 && s != f.at {
		return s
	}
	return -1
}

// wrongdoing returns a word after the action word that speaks of wrong, -1 if none does.
func (f *frame) wrongdoing() int {
	words := f.lex.Class("wrong")
	for i := f.at + 1; i < len(f.t); i++ {
		if words[f.lemma[i]] {
			return i
		}
	}
	return -1
}

// negation returns the word that negates the verb: "not", "never", or "longer" of "no longer"; -1 where there is none.
func (f *frame) negation() int {
	for c := f.first[f.at]; c >= 0; c = f.next[c] {
		if f.t[c].Rel != text.RelAdvmod {
			continue
		}
		switch f.lemma[c] {
		case "not", "n't", "n’t", "never":
			return int(c)
		case "longer":
			if c > 0 && f.lemma[c-1] == "no" {
				return int(c)
			}
		}
	}
	return -1
}

// kind returns the kind of the party that the token heads or lies in, entity.Other if none.
func (f *frame) kind(i int) entity.Kind {
	if m := f.set.At(f.index, i); m >= 0 {
		return f.set.Mentions[m].Kind
	}
	return entity.Other
}
