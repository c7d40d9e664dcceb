package claim

import (
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// How far the action has come, and whether the text says that it was not done, is read upwards from the action word:
// its own auxiliaries ("will ban", "may ban", "did not ban"), the marks of its clause ("if it bans", "whether to ban"),
// and every word that the clause hangs on ("plans to ban", "considers a ban", "refused to ban"), which embed.tsv lists.
// The first word that says how far settles it; negations are counted.

// standing returns the status of the action word and whether it is negated.
func (f *frame) standing(s *lexicon.Sense) (Status, bool) {
	st := standing{frame: f, settling: s}
	at := f.at
	if f.question() {
		st.settle(Possible)
	}
	if f.pos == 'n' {
		st.modifiers(at)
		if f.carrier >= 0 {
			st.facing()
			st.own(f.carrier)
			st.embedding(f.carrier, f.conjHead(f.at), false)
			at = f.carrier
			if f.head(at) == f.conjHead(f.at) { // "the ban imposed in May": what the noun hangs on counts
				at = f.conjHead(f.at)
			}
		}
	} else {
		st.own(at)
	}
	st.climb(at)
	return st.status, st.negated
}

type standing struct {
	*frame
	status   Status
	settled  bool
	negated  bool
	settling *lexicon.Sense // the sense of the action word
}

// settle takes the status if none was found yet. What is asked for, proposed or threatened stays possible, whatever is planned
// below it: "asked the court to force providers to block the site".
func (st *standing) settle(s Status) {
	if !st.settled || st.status == Planned && s == Possible {
		st.status, st.settled = s, true
	}
}

// own reads the auxiliaries and negations of a verb: "will not be banned", "has yet to ban", "could ban".
func (st *standing) own(v int) {
	toInf := false
	past := st.t[v].Tag == text.VBD && st.child(v, text.RelAux) < 0
	for c := st.first[v]; c >= 0 && !past; c = st.next[c] { // "will be banned if", "would fine it unless"; not "urged it, if"
		if st.t[c].Rel == text.RelAdvcl && (st.childLemma(int(c), text.RelMark, "if") >= 0 || st.childLemma(int(c), text.RelMark, "unless") >= 0) {
			st.settle(Possible)
		}
	}
	for c := st.first[v]; c >= 0; c = st.next[c] {
		switch st.t[c].Rel {
		case text.RelAux, text.RelAuxPass, text.RelCop:
			st.modal(v, int(c))
		case text.RelAdvmod:
			st.adverb(int(c))
		case text.RelMark:
			st.mark(v, int(c))
			toInf = toInf || st.lemma[c] == "to"
		case text.RelDet:
			st.none(int(c))
		case text.RelNsubj, text.RelNsubjPass, text.RelObj:
			if d := st.child(int(c), text.RelDet); d >= 0 {
				st.none(d)
			}
			st.none(int(c))
		}
	}
	if toInf && st.rel(v) == text.RelRoot { // "EU to fine Apple"
		st.settle(Planned)
	}
}

func (st *standing) modal(v, c int) {
	switch st.lemma[c] {
	case "will", "shall", "'ll", "wo", "ll":
		st.settle(Planned)
	case "would", "'d":
		if st.reported(v) {
			st.settle(Planned)
		} else {
			st.settle(Possible)
		}
	case "may", "might", "could", "can", "should", "must", "ought", "ca":
		st.settle(Possible)
	}
}

// reported reports whether the clause is what somebody said or decided: "announced in April that it would fine".
func (st *standing) reported(v int) bool {
	h := st.head(st.conjHead(v))
	return h >= 0 && (st.rel(st.conjHead(v)) == text.RelCcomp || st.rel(st.conjHead(v)) == text.RelAclRelcl) && st.t[h].Tag == text.VBD
}

func (st *standing) adverb(c int) {
	switch st.lemma[c] {
	case "not", "n't", "n’t", "never", "neither", "hardly":
		if c+1 < len(st.t) && st.lemma[c+1] == "only" { // "not only banned"
			return
		}
		st.negated = !st.negated
	case "longer": // "no longer"
		if st.childLemma(c, text.RelAdvmod, "no") >= 0 || c > 0 && st.lemma[c-1] == "no" {
			st.negated = true
		}
	case "yet": // "has yet to ban"
		if st.childLemma(st.head(c), text.RelAdvmod, "not") < 0 && c+1 < len(st.t) && st.lemma[c+1] == "to" {
			st.negated = true
		}
	case "possibly", "potentially", "perhaps", "maybe":
		st.settle(Possible)
	}
}

// none reads "no" and "none" before a noun: "no bans", "no firm was fined".
func (st *standing) none(c int) {
	switch st.lemma[c] {
	case "no", "none", "nobody", "neither":
		st.negated = true
	}
}

func (st *standing) mark(v, c int) {
	switch st.lemma[c] {
	case "if", "unless", "whether", "until", "once":
		st.settle(Possible)
	case "without":
		st.negated = true
	}
}

// modifiers reads the words before a noun: "possible ban", "no ban", "planned fine".
func (st *standing) modifiers(n int) {
	for c := st.first[n]; c >= 0; c = st.next[c] {
		switch st.t[c].Rel {
		case text.RelAmod, text.RelCompound:
			if e, ok := st.lex.Embed(st.lemma[c], 'a'); ok {
				st.apply(e.Status, e.Negate)
			}
		case text.RelDet:
			st.none(int(c))
		case text.RelCase:
			if st.lemma[c] == "without" {
				st.negated = true
			}
		}
	}
}

// facing reads what it means to face something: a fine or a ban that one faces is possible, a suit or a probe is there.
func (st *standing) facing() {
	switch st.lemma[st.carrier] {
	case "face", "risk", "threaten", "confront":
		if s := st.sense(); s != nil {
			switch s.Type {
			case "penalize", "ban", "sanction", "restrict", "block", "remove":
				st.settle(Possible)
			}
		}
	case "warn":
		st.settle(Possible)
	case "avoid", "escape", "dodge", "evade":
		st.settle(Possible)
		st.negated = true
	}
}

func (st *standing) apply(status string, negate bool) {
	switch status {
	case "planned":
		st.settle(Planned)
	case "possible":
		st.settle(Possible)
	}
	if negate {
		st.negated = !st.negated
	}
}

// climb reads the words that the clause or noun at i hangs on.
func (st *standing) climb(i int) {
	for n := 0; n < 12; n++ {
		h, r := st.head(i), st.rel(i)
		if h < 0 {
			return
		}
		switch r {
		case text.RelConj:
			if st.verb(i) && !st.hasOwnTense(i) {
				if st.t[i].Tag == text.VBD || st.t[i].Tag == text.VBZ { // a finite verb stands on its own
					return
				}
				st.sharedAux(h)
			}
			i = h
			continue
		case text.RelXcomp, text.RelCcomp, text.RelAcl, text.RelObj, text.RelNmod, text.RelObl, text.RelAdvcl, text.RelCsubj, text.RelNsubjPass, text.RelCompound:
			if !st.embedding(h, i, n > 0) {
				return
			}
		case text.RelAclRelcl, text.RelParataxis, text.RelNsubj:
			if r == text.RelAclRelcl && st.surface(i) == h {
				st.modifiersOf(h)
			}
			return
		default:
			return
		}
		i = h
	}
}

// modifiersOf lets the noun that a clause describes say how far it has come: "a bill that bans".
func (st *standing) modifiersOf(n int) {
	if e, ok := st.lex.Embed(st.lemma[n], 'n'); ok && e.Status == "possible" {
		st.apply(e.Status, false)
	}
}

func (st *standing) hasOwnTense(v int) bool {
	return st.child(v, text.RelAux) >= 0 || st.child(v, text.RelAuxPass) >= 0 || st.child(v, text.RelNsubj) >= 0
}

// sharedAux reads the auxiliary that joined verbs share: "will fine and ban".
func (st *standing) sharedAux(h int) {
	for c := st.first[h]; c >= 0; c = st.next[c] {
		if st.t[c].Rel == text.RelAux {
			st.modal(h, int(c))
		}
	}
}

// embedding reads what the word h says of the clause or noun i below it; it reports whether to climb on. Below a noun
// only clauses and "of", "for", "on" phrases count ("threat of a ban", "calls for a ban"); below a verb, clauses and
// objects ("plans to ban", "weighs a ban", "called for a ban"). A purpose is as far as what is done for it ("used the flaw
// to infect them"). What is only said, asked or thought takes nothing from the verb of saying.
func (st *standing) embedding(h, i int, climbed bool) bool {
	r := st.rel(i)
	if r == text.RelAdvcl && !st.infinite(i) && !st.ruledOut(h) {
		st.tense(h)
		return false
	}
	pos := byte('v')
	switch {
	case st.noun(h):
		pos = 'n'
	case !st.verb(h):
		pos = 'a'
	}
	if pos == 'v' && r == text.RelObl && !st.callsFor(h, i) && !st.ruledOut(h) {
		return false
	}
	e, ok := st.lex.Embed(st.lemma[h], pos)
	if ok && pos == 'v' && !st.commands(h, i) {
		ok = false
	}
	if ok && e.Negate && !st.clauseLike(i) && !(climbed && st.noun(i)) {
		ok = false // "rejected the ban" does not undo it, "debunked claims that it was banned" does
	}
	if pos == 'v' && st.ruledOut(h) {
		ok, e.Status, e.Negate = true, "keep", true
	}
	if ok {
		st.apply(e.Status, e.Negate)
	}
	switch {
	case pos == 'n' && r == text.RelAcl && st.infinite(i) && temporal(st.lemma[h]): // "has 30 days to appeal"
		st.settle(Possible)
		return false
	case pos == 'n' && r == text.RelAcl && st.infinite(i) && st.title && st.rel(h) == text.RelRoot: // "EU to fine Apple"
		st.settle(Planned)
		return false
	case pos == 'n':
		if d := st.child(h, text.RelDet); d >= 0 && ok { // "no evidence that"
			st.none(d)
		}
		return ok || r == text.RelAcl && st.t[i].Tag == text.VB
	case ok || r == text.RelXcomp || r == text.RelAdvcl:
		st.own(h)
		return true
	}
	return r != text.RelCcomp
}

// commands reports whether the verb h embeds the word i in the sense of embed.tsv: "told X to remove", not "told X that it removed";
// "called for a ban", not "called it a ban"; "agreed to remove", not "agreed to pay", which settles.
func (st *standing) commands(h, i int) bool {
	switch st.lemma[h] {
	case "tell":
		return st.infinite(i)
	case "call":
		return st.callsFor(h, i) || st.infinite(i)
	case "agree":
		return st.settling == nil || st.settling.Type != "settle" || i != st.at
	}
	return true
}

// ruledOut reports whether the verb says that something is not done in several words: "ruled out a ban", "stopped short of a ban".
func (st *standing) ruledOut(h int) bool {
	if h+1 >= len(st.t) {
		return false
	}
	return st.lemma[h] == "rule" && st.lemma[h+1] == "out" || st.lemma[h] == "stop" && st.lemma[h+1] == "short" || st.lemma[h] == "fall" && st.lemma[h+1] == "short"
}

// infinite reports whether the clause is an infinitive: "in order to block".
func (st *standing) infinite(i int) bool {
	return st.t[i].Tag == text.VB && st.childLemma(i, text.RelMark, "to") >= 0
}

// tense reads the auxiliaries of the clause that a gerund hangs on: "would close the case without imposing fines".
func (st *standing) tense(v int) {
	for c := st.first[v]; c >= 0; c = st.next[c] {
		if st.t[c].Rel == text.RelAux {
			st.modal(v, int(c))
		}
	}
}

func (st *standing) callsFor(h, i int) bool {
	switch st.lemma[h] {
	case "call", "push", "press", "ask", "vote", "plan", "prepare", "aim", "lobby":
		return st.childLemma(i, text.RelCase, "for") >= 0 || st.childLemma(i, text.RelCase, "on") >= 0
	}
	return false
}

// clauseLike reports whether i is a clause, or a noun that stands for one below "deny" and the like.
func (st *standing) clauseLike(i int) bool {
	switch st.rel(i) {
	case text.RelXcomp, text.RelCcomp, text.RelAcl, text.RelAdvcl:
		return true
	}
	return false
}

// question reports whether the sentence asks.
func (f *frame) question() bool {
	for i := len(f.t) - 1; i >= 0 && i >= len(f.t)-3; i-- {
		if f.form(i) == "?" {
			return true
		}
	}
	return false
}
