package claim

import "newsclaims/extract/text"

// What the words say that a clause or noun hangs on: "plans to ban", "considers a ban", "refused to ban". embed.tsv lists them.

// climb reads the words that the clause or noun at i hangs on.
func (st *standing) climb(i int) {
	for n := 0; n < 12; n++ {
		h, r := st.head(i), st.rel(i)
		if h < 0 {
			return
		}
		if q := st.governor(i); q >= 0 {
			if e, _ := st.lex.Embed(st.lemma[q], 'n'); st.intends(q, i) {
				st.apply(e.Status, e.Negate)
			}
			i = q
			continue
		}
		switch r {
		case text.RelConj:
			if st.verb(i) && !st.hasOwnTense(i) {
				if st.t[i].Tag == text.VBD || st.t[i].Tag == text.VBZ { // a finite verb stands on its own
					return
				}
				st.sharedAux(i, h)
			}
			if st.verb(i) && st.child(i, text.RelNsubj) >= 0 && st.hasTense(i) { // "warned that lines could stop; Honda halted one"
				return
			}
			i = h
			continue
		case text.RelXcomp, text.RelCcomp, text.RelAcl, text.RelObj, text.RelNmod, text.RelObl, text.RelAdvcl, text.RelCsubj, text.RelNsubjPass, text.RelCompound:
			if !st.embedding(h, i, n > 0) {
				return
			}
		case text.RelNsubj:
			if st.childLemma(h, text.RelExpl, "there") < 0 { // "denied that there was a ban", "there will be a ban"
				return
			}
			st.own(h)
		case text.RelAclRelcl, text.RelParataxis:
			if r == text.RelAclRelcl && st.t[i].Tag != text.VBD && !st.passive(i) && st.surface(i) == h {
				st.modifiersOf(h)
			}
			return
		default:
			return
		}
		i = h
	}
}

// governor returns the noun right before an infinitive that the parser hung on the verb instead, -1 if there is none: "ignored its demands to lift
// the limits", "received instructions to take it down".
func (st *standing) governor(i int) int {
	m := st.childLemma(i, text.RelMark, "to")
	if m < 1 || !st.noun(m-1) || st.head(i) < 0 || st.head(i) == m-1 || !st.verb(st.head(i)) || st.head(i) > m {
		return -1
	}
	if e, ok := st.lex.Embed(st.lemma[m-1], 'n'); !ok || e.Status == "keep" {
		return -1
	}
	return m - 1
}

// drafted reports whether the subject of a verb in the present is a text that is not in force: "the bill bans it".
func (st *standing) drafted(v, s int) bool {
	if st.t[v].Tag != text.VBZ && st.t[v].Tag != text.VBP {
		return false
	}
	switch st.lemma[s] {
	case "bill", "draft", "proposal", "amendment":
		return st.form(s)[0] >= 'a'
	}
	return false
}

// modifiersOf lets the noun that a clause describes say how far it has come: "a bill that bans".
func (st *standing) modifiersOf(n int) {
	if h := st.head(n); h >= 0 && (st.rel(n) == text.RelObj || st.rel(n) == text.RelNsubjPass) && (st.lemma[h] == "sign" || st.lemma[h] == "enact") {
		return // "signed a bill that will require"
	}
	if e, ok := st.lex.Embed(st.lemma[n], 'n'); ok && e.Status == "possible" {
		st.apply(e.Status, false)
	}
}

// hasTense reports whether the verb is finite or has an auxiliary that is.
func (st *standing) hasTense(v int) bool {
	switch st.t[v].Tag {
	case text.VBD, text.VBZ, text.VBP:
		return true
	}
	return st.child(v, text.RelAux) >= 0
}

func (st *standing) hasOwnTense(v int) bool {
	return st.child(v, text.RelAux) >= 0 || st.child(v, text.RelAuxPass) >= 0 || st.child(v, text.RelNsubj) >= 0
}

// sharedAux reads the auxiliary that joined verbs share: "will fine and ban", "did not block or remove it". The verb must have the
// form that the auxiliary asks for: "said that lines could stop and called for a fix" calls.
func (st *standing) sharedAux(i, h int) {
	if st.t[i].Tag != st.t[h].Tag && (st.t[i].Tag == text.VBN || st.t[i].Tag == text.VBG) && st.t[h].Tag == text.VB {
		return
	}
	cc := st.child(i, text.RelCc)
	either := cc >= 0 && (st.lemma[cc] == "or" || st.lemma[cc] == "nor")
	for c := st.first[h]; c >= 0; c = st.next[c] {
		switch {
		case st.t[c].Rel == text.RelAux:
			st.modal(h, int(c))
		case st.t[c].Rel == text.RelAdvmod && either && int(c) < h && (st.lemma[c] == "not" || st.lemma[c] == "n't" || st.lemma[c] == "n’t" || st.lemma[c] == "never"):
			st.negated = true
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
		switch st.t[i].Tag {
		case text.VBG, text.VB: // not "will leave after the Senate waved it through"
			st.tense(h)
		case text.VBZ, text.VBP, text.VBN:
			if st.ahead(i) && st.modalOf(h) {
				st.settle(Planned)
			}
		}
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
	if pos == 'n' && r == text.RelAcl && st.t[i].Tag == text.VBN && st.child(i, text.RelAuxPass) < 0 && st.child(i, text.RelAux) < 0 { // "a bill adopted in May"
		return false
	}
	e, ok := st.lex.Embed(st.lemma[h], pos)
	if ok && (pos == 'v' && !st.commands(h, i) || pos == 'n' && !st.intends(h, i)) {
		ok = false
	}
	if pos == 'v' && r == text.RelXcomp && st.lemma[h] == "have" && st.infinite(i) && st.lemma[max(st.childLemma(i, text.RelMark, "to")-1, 0)] != "yet" { // "parliament still has to adopt it"
		st.settle(Planned)
	}
	if pos == 'v' && st.causes(h) && (r == text.RelXcomp || r == text.RelCcomp) { // "may have their permits suspended"
		st.own(h)
		return true
	}
	if pos == 'v' && r == text.RelObj && st.settling != nil && i == st.at && (st.lemma[h] == "face" || st.lemma[h] == "risk") {
		st.faced(st.settling.Type)
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
		return ok || r == text.RelAcl && st.t[i].Tag == text.VB || st.sum(h)
	case ok || r == text.RelXcomp || r == text.RelAdvcl:
		st.own(h)
		return true
	case r == text.RelObj && !climbed && pos == 'v' && st.noun(i): // "agreed to pay to settle the suit": the suit is there
		return false
	}
	return r != text.RelCcomp
}

// ahead reports whether a clause of time in the present speaks of what is to come: "could end up in landfills after Microsoft ends support".
func (st *standing) ahead(i int) bool {
	m := st.child(i, text.RelMark)
	if m < 0 {
		m = st.child(i, text.RelAdvmod)
	}
	if m < 0 {
		return false
	}
	if st.t[i].Tag == text.VBN {
		if p := st.child(i, text.RelAuxPass); p < 0 || st.t[p].Tag != text.VBZ && st.t[p].Tag != text.VBP {
			return false
		}
	}
	switch st.lemma[m] {
	case "when", "after", "once", "before":
		return true
	}
	return false
}

// modalOf reports whether the verb has an auxiliary of time to come: "will", "could".
func (st *standing) modalOf(v int) bool {
	c := st.child(v, text.RelAux)
	return c >= 0 && st.t[c].Tag == text.MD
}

// commands reports whether the verb h embeds the word i in the sense of embed.tsv: "told X to remove", not "told X that it removed";
// "called for a ban", not "called it a ban"; "agreed to remove", not "agreed to pay", which settles.
func (st *standing) commands(h, i int) bool {
	switch st.lemma[h] {
	case "tell", "remind":
		return st.infinite(i)
	case "go": // "is going to ban"; not "went on to ban"
		return st.t[h].Tag == text.VBG
	case "call":
		return st.callsFor(h, i) || st.infinite(i)
	case "warn": // "warned that it could be banned"; not "warned that it was not licensed"
		return st.settled || st.rel(i) != text.RelCcomp
	case "let": // "lets parents sue"; not "let the suit go ahead"
		return st.verb(i)
	case "sue": // "sued to stop the merger"
		return st.infinite(i)
	case "expect": // "expects the firm to sue"
		if st.t[h].Tag != text.VBN || st.child(h, text.RelAuxPass) < 0 && !st.title {
			st.settle(Possible)
		}
	case "agree":
		return st.settling == nil || st.settling.Type != "settle" || i != st.at
	}
	return true
}

// intends reports whether the noun h embeds the word i in the sense of embed.tsv: "a campaign to ban", not "a campaign of attacks"; "a decision
// to ban" that is yet to be carried out, not "the court's decision to lift the ban".
func (st *standing) intends(h, i int) bool {
	switch st.lemma[h] {
	case "campaign", "movement", "call":
		return st.infinite(i) || st.childLemma(i, text.RelCase, "for") >= 0 || st.childLemma(i, text.RelMark, "for") >= 0
	case "decision":
		return st.child(h, text.RelNmodPoss) < 0
	}
	return true
}

// causes reports whether the verb has others do what its clause says: "had the site blocked", "lets parents sue".
func (st *standing) causes(h int) bool {
	switch st.lemma[h] {
	case "have", "get", "see", "make", "help":
		return true
	}
	return false
}

// infinite reports whether the clause is an infinitive: "in order to block".
func (st *standing) infinite(i int) bool {
	return (st.t[i].Tag == text.VB || st.child(i, text.RelAuxPass) >= 0) && st.childLemma(i, text.RelMark, "to") >= 0
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
