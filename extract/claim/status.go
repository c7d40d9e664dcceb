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
		st.ceiling()
		if f.carrier >= 0 && standsAlready(f.lemma[f.carrier]) {
			return st.status, st.negated
		}
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

// standsAlready reports whether the verb is something that one does about an action that is there: "agreed to settle the suit",
// "will fight the order".
func standsAlready(lemma string) bool {
	switch lemma {
	case "settle", "resolve", "fight", "defy", "resist", "comply":
		return true
	}
	return false
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
		if st.t[c].Rel == text.RelAdvcl && st.condition(int(c)) {
			st.settle(Possible)
		}
	}
	for c := st.first[v]; c >= 0; c = st.next[c] {
		switch st.t[c].Rel {
		case text.RelAux, text.RelAuxPass, text.RelCop:
			st.modal(v, int(c))
		case text.RelAdvmod:
			st.adverb(int(c))
		case text.RelCc: // "neither admitted nor denied"
			if st.lemma[c] == "neither" || st.lemma[c] == "nor" {
				st.negated = true
			}
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
			if st.t[c].Rel == text.RelNsubj && st.drafted(v, int(c)) {
				st.settle(Possible)
			}
		}
	}
	if toInf && st.rel(v) == text.RelRoot { // "EU to fine Apple"
		st.settle(Planned)
	}
}

// condition reports whether the clause says what must come first: "if it refuses", "unless it pays"; not "even if it pays".
func (st *standing) condition(c int) bool {
	m := st.childLemma(c, text.RelMark, "if")
	if m < 0 {
		m = st.childLemma(c, text.RelMark, "unless")
	}
	return m >= 0 && (m == 0 || st.lemma[m-1] != "even")
}

// modal reads an auxiliary of the verb v. The dictionary form of "would" is "will" and that of "should" "shall", so what is written
// is asked for too. "In May it banned the chips" names a month, "would later sue" tells what was done.
func (st *standing) modal(v, c int) {
	switch st.lemma[c] {
	case "will", "shall", "'ll", "wo", "ll", "would", "should", "'d":
		switch w := st.form(c); {
		case w == "should" || w == "Should":
			st.settle(Possible)
		case w != "would" && w != "Would" && w != "'d" && w != "’d":
			st.settle(Planned)
		case c+1 < len(st.t) && (st.form(c+1) == "later" || st.form(c+1) == "eventually" || st.form(c+1) == "subsequently"):
		case st.reported(v):
			st.settle(Planned)
		default:
			st.settle(Possible)
		}
	case "may":
		if c == 0 || st.form(c) != "May" || st.t[c-1].Tag != text.IN {
			st.settle(Possible)
		}
	case "can":
		if w := st.form(c); (w == "could" || w == "Could") && c+1 < len(st.t) && (st.lemma[c+1] == "not" || st.lemma[c+1] == "n't" || st.lemma[c+1] == "n’t") {
			return // "could not get the act passed": it was tried
		}
		st.settle(Possible)
	case "might", "could", "must", "ought", "ca":
		st.settle(Possible)
	}
}

// reported reports whether the clause is what somebody said or decided: "announced in April that it would fine".
func (st *standing) reported(v int) bool {
	h := st.head(st.conjHead(v))
	if h >= 0 && st.noun(h) && st.childLemma(st.conjHead(v), text.RelMark, "that") >= 0 && st.rel(h) == text.RelObl { // "reported on Tuesday that it would"
		u := st.head(h)
		return u >= 0 && st.t[u].Tag == text.VBD && st.lex.Says(st.lemma[u])
	}
	return h >= 0 && (st.rel(st.conjHead(v)) == text.RelCcomp || st.rel(st.conjHead(v)) == text.RelAclRelcl) && (st.t[h].Tag == text.VBD || st.t[h].Tag == text.VBN)
}

func (st *standing) mark(v, c int) {
	switch st.lemma[c] {
	case "if", "unless", "whether":
		st.settle(Possible)
	case "until", "once": // "until it lifts the ban"; not "until the court found it unlawful"
		if st.t[v].Tag != text.VBD {
			st.settle(Possible)
		}
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

// ceiling reads how high a punishment may be, which none that was given has: "fines of up to $5 million".
func (st *standing) ceiling() {
	p := st.at - 1
	for p > 0 && (st.t[p].Tag == text.JJ || st.t[p].Tag == text.DT || st.t[p].Tag == text.RB) {
		p--
	}
	if p >= 0 && st.carrier < 0 && (st.lemma[p] == "face" || st.lemma[p] == "risk") && st.settling != nil { // taken for a noun: "sellers who break the rules face fines"
		st.faced(st.settling.Type)
	}
	if n := st.at; st.carrier < 0 && n+3 < len(st.t) && st.lemma[n+1] == "of" && st.lemma[n+2] == "up" && st.lemma[n+3] == "to" {
		st.settle(Possible)
	}
}

// facing reads what it means to face something: a fine or a ban that one faces is possible, a suit or a probe is there.
func (st *standing) facing() {
	switch st.lemma[st.carrier] {
	case "face", "risk", "threaten", "confront":
		if st.settling != nil {
			st.faced(st.settling.Type)
		}
	case "warn":
		st.settle(Possible)
	case "avoid", "escape", "dodge", "evade":
		st.settle(Possible)
		st.negated = true
	}
}

func (st *standing) faced(kind string) {
	switch kind {
	case "penalize", "ban", "sanction", "restrict", "block", "remove":
		st.settle(Possible)
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

// question reports whether the sentence asks about the action: "Will the EU ban TikTok?". What only describes a party of the
// question is told ("Remember the retailer fined in May?"), and so is what stands before a colon ("Cruz criticised it too: who made it the arbiter?").
func (f *frame) question() bool {
	end := -1
	for i := len(f.t) - 1; i >= 0 && i >= len(f.t)-3 && end < 0; i-- {
		if f.form(i) == "?" {
			end = i
		}
	}
	if end < 0 {
		return false
	}
	for i := f.at; i < end; i++ {
		if w := f.form(i); w == ":" || w == ";" {
			return false
		}
	}
	if f.pos == 'n' && f.carrier < 0 && f.childLemma(f.at, text.RelDet, "the") >= 0 {
		return false
	}
	for i := f.at; f.head(i) >= 0; i = f.head(i) {
		switch f.rel(i) {
		case text.RelAcl, text.RelAclRelcl, text.RelAmod:
			return false
		}
	}
	return true
}
