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
