package claim

import "newsclaims/extract/text"

// source returns the token that names who says what the frame's clause says, -1 where the sentence names nobody:
//
//	The FTC said Meta had breached the order.           the verb of saying above the clause, the nearest first
//	Meta breached the order, the FTC said.              beside it
//	According to the FTC, Meta breached the order.      "according to"
//	The FTC accused Meta of breaching the order.        who accuses
//	Meta breached the order: report                     behind the colon of a headline
//
// What a sentence adds in its own voice is nobody's words: "Best Buy said it would stop, a day after the department ordered agencies
// to remove it"; "Meta, which was fined in May, said that".
func (f *frame) source() int {
	i := f.at
	if f.carrier >= 0 {
		i = f.carrier
	}
	if f.warnedOf(i) {
		return f.speaker(i)
	}
	away := false // the clause of the frame is not the one that is looked at, but stands beside it
	for n := 0; n < 12; n++ {
		if s := f.accordingTo(i); s >= 0 && !f.under(f.at, s) {
			return s
		}
		h, r := f.head(i), f.rel(i)
		if h < 0 {
			break
		}
		if up := f.outgrown(i); up >= 0 {
			i, away = up, true
			continue
		}
		if f.aside(i) {
			return -1
		}
		if f.verb(h) && (f.lex.Says(f.lemma[h]) || f.calls(h)) && f.reports(i) {
			if s := f.speakerOf(h, i); s >= 0 {
				return s
			}
		}
		away = away || r == text.RelConj || r == text.RelParataxis || r == text.RelAdvcl
		if p := f.asideSay(h, away); p >= 0 {
			return p
		}
		i = h
	}
	if p := f.asideSay(i, away); p >= 0 {
		return p
	}
	return f.credited()
}

// warnedOf reports whether the noun of the frame is what the verb v warns of or charges somebody with: "the EU warned Shein of fines",
// "the White House blamed North Korea for the attack".
func (f *frame) warnedOf(v int) bool {
	return v == f.carrier && f.charges(v)
}

// outgrown returns the verb of saying that the verb i is joined to in truth, where the parser joined it to what is said, -1 if it is
// none: "Microsoft said it did not believe the report and recommended a scan" recommends. A past form cannot share "did" or "would",
// nor stand beside a present; and who said something also urges: "said that Russians used the app and urged that they be left to".
func (f *frame) outgrown(i int) int {
	h := f.head(i)
	if f.rel(i) != text.RelConj || f.t[i].Tag != text.VBD || f.child(i, text.RelNsubj) >= 0 || f.child(i, text.RelAux) >= 0 || f.child(i, text.RelMark) >= 0 {
		return -1
	}
	up := f.head(h)
	if f.rel(h) != text.RelCcomp || up < 0 || f.t[up].Tag != text.VBD || !f.lex.Says(f.lemma[up]) {
		return -1
	}
	switch f.t[h].Tag {
	case text.VB, text.VBZ, text.VBP:
		return up
	}
	if f.speaks(i) {
		return up
	}
	if c := f.child(h, text.RelCop); c >= 0 && f.t[c].Tag != text.VBD || f.child(h, text.RelAux) >= 0 && !f.verb(h) {
		return up
	}
	return -1
}

// speaks reports whether the verb is one of speaking, be it to report or to call for something.
func (f *frame) speaks(v int) bool {
	switch f.lemma[v] {
	case "urge", "call", "ask", "reject", "condemn", "criticize", "criticise", "recommend", "thank", "dismiss":
		return true
	}
	return f.lex.Says(f.lemma[v])
}

// aside reports whether the clause i is told by the article itself within what somebody says: a relative clause behind a comma, or one
// that says when.
func (f *frame) aside(i int) bool {
	switch f.rel(i) {
	case text.RelAclRelcl:
		first, _ := f.span(i)
		return first > 0 && f.form(first-1) == ","
	case text.RelAppos: // "said that it could be used for spying, a charge that Huawei rejects"
		first, _ := f.span(i)
		return first > 0 && f.form(first-1) == "," && i != f.at && f.t[i].Tag == text.NN
	case text.RelAdvcl:
		if f.t[i].Tag != text.VBD && f.child(i, text.RelAux) < 0 {
			return false
		}
		m := f.child(i, text.RelMark)
		return m >= 0 && (f.lemma[m] == "after" || f.lemma[m] == "since" || f.lemma[m] == "before")
	}
	return false
}

// reports reports whether the clause i is what the verb above it says. An infinitive is what somebody does: "vowed to
// ban", "told Apple to remove" report nothing; a gerund or noun is said by those who accuse.
func (f *frame) reports(i int) bool {
	h := f.head(i)
	switch f.rel(i) {
	case text.RelCcomp, text.RelParataxis:
		return f.lemma[h] != "call" || f.childLemma(i, text.RelMark, "for") >= 0
	case text.RelXcomp:
		return f.childLemma(i, text.RelMark, "to") < 0 && !f.calls(h) || f.lemma[h] == "claim"
	case text.RelAdvcl:
		return f.t[i].Tag == text.VBG && f.charges(h) || f.childLemma(i, text.RelMark, "for") >= 0 && f.calls(h)
	case text.RelObl:
		return f.charges(h) || f.toldThat(h, i) || f.calls(h) && f.childLemma(i, text.RelCase, "for") >= 0 && f.verb(i)
	case text.RelObj, text.RelIobj: // "reported a near-total blackout"
		return f.lemma[h] == "report" || f.lemma[h] == "predict" || f.lemma[h] == "allege" || f.toldThat(h, i)
	}
	return false
}

// toldThat reports whether what the verb h says hangs on the one who is told or on when and where it is said: "told journalists that it had
// ordered a shutdown", "reported on Tuesday that it would approve the deal".
func (f *frame) toldThat(h, i int) bool {
	switch f.lemma[h] {
	case "tell", "inform", "assure", "remind", "warn", "notify":
	default:
		if f.rel(i) != text.RelObl {
			return false
		}
	}
	for k := f.at; k >= 0 && k != i; k = f.head(k) {
		if f.head(k) == i && f.childLemma(k, text.RelMark, "that") >= 0 {
			return true
		}
	}
	return false
}

func (f *frame) charges(h int) bool {
	switch f.lemma[h] {
	case "accuse", "charge", "suspect", "blame", "implicate", "warn", "complain", "boast":
		return true
	}
	return false
}

func (f *frame) calls(h int) bool {
	switch f.lemma[h] {
	case "call", "demand":
		return true
	}
	return false
}

func (f *frame) speakerOf(h, i int) int {
	if h < f.at && f.parted(h, f.at) || f.childLemma(i, text.RelMark, "whether") >= 0 {
		return -1
	}
	s := f.speaker(h)
	if s >= 0 && !f.open[s] && f.lemma[s] == "i" { // who writes speaks for the article
		return -1
	}
	if s < f.at && f.at < h { // "MTN, which his lawyers sued, said that"
		return -1
	}
	if s < 0 || s == f.at || s == i || f.under(f.at, s) && !f.under(h, s) {
		return -1
	}
	return s
}

// parted reports whether a semicolon stands between the tokens, behind which the article goes on in its own voice.
func (f *frame) parted(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if f.form(k) == ";" {
			return !f.open[k]
		}
	}
	return false
}

// accordingTo returns the object of "according to" in the clause.
func (f *frame) accordingTo(i int) int {
	for c := f.first[i]; c >= 0; c = f.next[c] {
		switch f.t[c].Rel {
		case text.RelObl, text.RelNmod, text.RelAdvcl:
			for k := f.first[c]; k >= 0; k = f.next[k] {
				if f.lemma[k] == "accord" || f.lemma[k] == "according" || f.lemma[k] == "per" && f.named1(int(c)) >= 0 {
					return int(c)
				}
			}
		}
		if f.lemma[c] == "accord" || f.lemma[c] == "according" {
			if o := f.child(int(c), text.RelObl); o >= 0 {
				return o
			}
		}
	}
	return -1
}

// asideSay returns the subject of a verb of saying set beside the clause: "Meta, the FTC said, breached the order", "as the FTC
// said, Meta breached it". Where the clause is only joined to that one, the verb must follow the frame.
func (f *frame) asideSay(i int, away bool) int {
	for c := f.first[i]; c >= 0; c = f.next[c] {
		if away && int(c) < f.at || f.parted(min(int(c), f.at), max(int(c), f.at)) {
			continue
		}
		if (f.t[c].Rel == text.RelParataxis || f.t[c].Rel == text.RelAdvcl && f.childLemma(int(c), text.RelMark, "as") >= 0) && f.verb(int(c)) && f.lex.Says(f.lemma[c]) && !f.under(f.at, int(c)) {
			if s := f.speaker(int(c)); s >= 0 && s != i && !f.under(f.at, s) {
				return s
			}
		}
	}
	return -1
}

// speaker returns the subject of a verb of saying, said or understood: of a passive who does it ("was accused by the FTC of spying").
// Where the parser found one inside the quotation that the verb stands outside of, it is the noun beside the verb: of
// "“Meta broke the order,” an official of the agency said", official.
func (g *tree) speaker(v int) int {
	if g.passive(v) {
		return g.child(v, text.RelOblAgent)
	}
	s := g.surface(v)
	if s >= 0 && s < v && g.rel(v) != text.RelAclRelcl && g.child(s, text.RelCase) >= 0 {
		s = g.phraseStart(s)
	}
	if s >= 0 && (!g.open[s] || g.open[v]) && g.sayable(s) {
		return s
	}
	b := g.beside(v)
	if b < 0 {
		return -1
	}
	return b
}

// phraseStart returns the noun that the prepositional phrase of s describes, which the parser made the subject: the people of "people
// briefed on the matter said".
func (g *tree) phraseStart(s int) int {
	lo := s
	for lo > 0 && g.t[lo-1].POS != text.PUNCT && !g.open[lo-1] {
		lo--
	}
	for k := lo; k < s; k++ {
		if g.t[k].Tag == text.IN {
			return s
		}
		if (g.noun(k) || g.t[k].Tag == text.PRP) && !g.noun(k+1) {
			return k
		}
	}
	return s
}

// sayable reports whether the subject may speak: a noun or pronoun, not a number or verb that was taken for one. A name may be tagged
// as a verb ("Cook wrote").
func (g *tree) sayable(s int) bool {
	return g.t[s].Tag != text.CD && (!g.verb(s) || g.form(s)[0] < 'a')
}

// beside returns the head of the noun phrase that ends before the verb or starts behind it, outside quotation marks.
func (g *tree) beside(v int) int {
	k := v - 1
	for k > 0 && g.t[k].Tag == text.RB {
		k--
	}
	if k >= 0 && !g.open[k] && (g.noun(k) || g.t[k].Tag == text.PRP) {
		lo := k
		for lo > 0 && g.t[lo-1].POS != text.PUNCT && !g.open[lo-1] {
			lo--
		}
		for h := g.head(k); h >= lo && h < v && !g.finite(h); h = g.head(k) {
			k = h
		}
		if g.noun(k) || g.t[k].Tag == text.PRP {
			return k
		}
		return -1
	}
	if k > 0 && g.form(k) == "," { // "...,” Nam Seok, a director of the commission, told reporters"
		for j := k - 1; j > 0 && j > k-12 && !g.open[j]; j-- {
			if g.form(j) == "," && g.noun(j-1) && !g.open[j-1] {
				return j - 1
			}
		}
		return -1
	}
	for k = v + 1; k < len(g.t) && k < v+6 && g.t[k].POS != text.PUNCT && !g.open[k]; k++ {
		if g.noun(k) || g.t[k].Tag == text.PRP {
			for h := g.head(k); h > k && h < k+5 && g.noun(h); h = g.head(k) {
				k = h
			}
			return k
		}
	}
	return -1
}
