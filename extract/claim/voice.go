package claim

import (
	"strings"

	"newsclaims/extract/text"
)

// Voice and control: who is the understood subject and object of a verb, said or not.

// passive reports whether the verb is passive. A participle is passive with an auxiliary ("was banned", "got
// banned"), with a passive subject, as the modifier of a noun ("the banned firm", "data stolen from banks"),
// and joined to a passive verb ("was found guilty and fined").
func (g *tree) passive(v int) bool {
	if g.t[v].Tag != text.VBN && g.t[v].Tag != text.VBD && g.t[v].Tag != text.JJ {
		return false
	}
	if g.child(v, text.RelAuxPass) >= 0 || g.child(v, text.RelNsubjPass) >= 0 || g.clipped(v) {
		return true
	}
	if g.child(v, text.RelNsubj) >= 0 || g.t[v].Tag == text.VBD && g.rel(v) != text.RelAcl {
		return false
	}
	switch g.rel(v) {
	case text.RelAmod, text.RelAcl, text.RelXcomp, text.RelAdvcl:
		return g.child(v, text.RelAux) < 0 && (g.rel(v) != text.RelXcomp || g.child(v, text.RelObj) < 0)
	case text.RelConj:
		return g.child(v, text.RelAux) < 0 && g.verb(g.head(v)) && g.passive(g.head(v))
	}
	return g.child(v, text.RelObj) < 0 && g.child(v, text.RelAux) < 0
}

// surface returns the word in subject position of the verb, said or understood: of "TikTok was ordered to pay",
// TikTok for both verbs. It returns -1 where there is none.
func (g *tree) surface(v int) int { return g.surfaceIn(v, 0) }

func (g *tree) surfaceIn(v, depth int) int {
	if depth > 8 {
		return -1
	}
	for c := g.first[v]; c >= 0; c = g.next[c] {
		switch g.t[c].Rel {
		case text.RelNsubj, text.RelNsubjPass, text.RelCsubj, text.RelNsubjOuter:
			if g.t[c].POS == text.PUNCT || g.recipient(int(c), v) {
				continue
			}
			if g.relative(int(c)) {
				return g.antecedent(v, int(c))
			}
			return int(c)
		}
	}
	h := g.head(v)
	if g.rel(v) != text.RelConj && g.finite(v) {
		if s := g.phraseBefore(v); s >= 0 {
			return s
		}
	}
	if h < 0 {
		return -1
	}
	switch g.rel(v) {
	case text.RelConj: // "It found and fined"
		return g.surfaceIn(h, depth+1)
	case text.RelXcomp, text.RelCcomp, text.RelAdvcl, text.RelParataxis, text.RelAdvclRelcl:
		return g.controller(v, h, depth)
	case text.RelAcl, text.RelAclRelcl:
		return g.holder(v, h, depth)
	case text.RelCop, text.RelAux:
		return -1
	case text.RelObl, text.RelNmod: // "by blocking": a gerund taken for a noun
		if g.t[v].Tag == text.VBG && g.verb(h) {
			return g.controller(v, h, depth)
		}
	}
	return -1
}

// recipient reports whether what was taken for the subject of a participle is whom somebody writes or speaks to: "sent a letter to the mayor
// opposing the ban".
func (g *tree) recipient(i, v int) bool {
	return g.t[v].Tag == text.VBG && g.childLemma(i, text.RelCase, "to") >= 0
}

// controller returns the understood subject of the clause v below the verb h. It is the object of verbs that do
// something to it ("ordered Best Buy to remove", "accused Meta of enabling"), else the subject ("plans to ban",
// "was ordered to remove", "fined Meta after finding").
func (g *tree) controller(v, h, depth int) int {
	if !g.verb(h) {
		if g.rel(v) == text.RelXcomp || g.rel(v) == text.RelCcomp || g.rel(v) == text.RelAdvcl {
			if up := g.head(h); g.rel(v) == text.RelAdvcl && g.noun(h) && up >= 0 && g.verb(up) { // "faces a complaint after blocking", hung on the complaint
				return g.surfaceIn(up, depth+1)
			}
			return g.surfaceIn(h, depth+1) // "is ready to ban"
		}
		return -1
	}
	if g.rel(v) == text.RelParataxis { // "Lawyer learns the hard way; is fined"
		if g.t[v].Tag == text.VB || g.passive(v) && g.child(v, text.RelAuxPass) < 0 {
			return -1
		}
		return g.surfaceIn(h, depth+1)
	}
	if g.rel(v) == text.RelCcomp && g.t[v].Tag != text.VBG && g.t[v].Tag != text.VB {
		return -1
	}
	if a := g.child(h, text.RelOblAgent); a >= 0 && g.rel(v) != text.RelXcomp && g.passive(h) && g.t[v].Tag == text.VB { // "was used by hackers to infect"
		return a
	}
	o := g.child(h, text.RelObj)
	if o < 0 {
		o = g.child(h, text.RelIobj)
	}
	if o >= 0 && !g.passive(h) && !g.intent(o) && (g.rel(v) != text.RelAdvcl || g.ofClause(v)) {
		return o
	}
	if o := g.calledUpon(h); o >= 0 && g.rel(v) != text.RelAdvcl { // "called on Apple to remove"
		return o
	}
	return g.surfaceIn(h, depth+1)
}

// intent reports whether the noun says what somebody means to do, so that an infinitive behind it is his: "develop plans to remove".
func (g *tree) intent(o int) bool {
	_, ok := g.lex.Embed(g.lemma[o], 'n')
	return ok
}

// finite reports whether the verb has a tense of its own.
func (g *tree) finite(v int) bool {
	switch g.t[v].Tag {
	case text.VBD, text.VBZ, text.VBP:
		return g.child(v, text.RelAuxPass) < 0 && !g.passive(v)
	}
	return false
}

// phraseBefore returns the head of the noun phrase that ends right before a finite verb, where the parser gave it no subject:
// the Department of "after the Department of Homeland Security (DHS) ordered agencies". Brackets and adverbs may stand between.
func (g *tree) phraseBefore(v int) int {
	i := v - 1
	for i > 0 && (g.t[i].Tag == text.RB || g.quote(i)) {
		i--
	}
	if i > 0 && g.form(i) == ")" {
		for i > 0 && g.form(i) != "(" {
			i--
		}
		i--
	}
	if i < 0 || !g.noun(i) && g.t[i].Tag != text.PRP {
		return -1
	}
	for n := 0; n < 8; n++ {
		h := g.head(i)
		if h < 0 || h >= v || !g.noun(h) || g.rel(i) == text.RelObj {
			break
		}
		i = h
	}
	if temporal(g.lemma[i]) {
		return -1
	}
	return i
}

// ofClause reports whether a gerund is what its verb charges its object with: "accused X of spying", "fined X for
// leaking", "stopped X from selling".
func (g *tree) ofClause(v int) bool {
	if g.t[v].Tag != text.VBG {
		return false
	}
	for c := g.first[v]; c >= 0; c = g.next[c] {
		if r := g.t[c].Rel; r == text.RelMark || r == text.RelCase {
			switch g.lemma[c] {
			case "of", "for", "from", "with", "into":
				return true
			}
		}
	}
	return false
}

// calledUpon returns whom a verb with a preposition addresses: "called on Apple to", "appealed to Congress to".
func (g *tree) calledUpon(v int) int {
	switch g.lemma[v] {
	case "call", "appeal", "plead", "press", "push":
		for c := g.first[v]; c >= 0; c = g.next[c] {
			if g.t[c].Rel != text.RelObl || int(c) < v {
				continue
			}
			for k := g.first[c]; k >= 0; k = g.next[k] {
				switch g.lemma[k] {
				case "on", "upon", "to", "with", "for":
					return int(c)
				}
			}
		}
	}
	return -1
}

// holder returns the understood subject of a clause v that modifies the noun h: the noun of "legislation requiring
// companies" and "the first state to ban it"; who makes it of "India's plan to ban" and "filed a bid to block";
// who is told of "an order for Best Buy to remove".
func (g *tree) holder(v, h, depth int) int {
	if g.t[v].Tag == text.VBG && g.marked(v) { // "to the extent of threatening", "accused of": not the noun, who has it
		if gov := g.head(h); gov >= 0 && g.verb(gov) {
			return g.surfaceIn(gov, depth+1)
		}
		return g.child(h, text.RelNmodPoss)
	}
	if g.t[v].Tag == text.VBG && v > 0 && g.t[v-1].Tag == text.Comma { // "blocks minors from websites, requiring": the clause before the comma
		for up := h; up >= 0; up = g.head(up) {
			if g.verb(up) {
				return g.surfaceIn(up, depth+1)
			}
		}
	}
	if g.rel(v) == text.RelAclRelcl || g.t[v].Tag != text.VB {
		return h
	}
	if p := g.child(h, text.RelNmodPoss); p >= 0 {
		return p
	}
	if gov := g.head(h); gov >= 0 && g.verb(gov) {
		switch g.rel(h) {
		case text.RelObj, text.RelObl, text.RelXcomp:
			if g.lex.Class("agent")[g.lemma[h]] {
				return h
			}
			if s := g.surfaceIn(gov, depth+1); s >= 0 {
				return s
			}
		}
	}
	return h
}

// marked reports whether a preposition or conjunction introduces the clause.
func (g *tree) marked(v int) bool {
	return g.child(v, text.RelMark) >= 0 || g.child(v, text.RelCase) >= 0
}

// antecedent returns the word that the relative pronoun p of the clause v stands for.
func (g *tree) antecedent(v, p int) int {
	for n := 0; n < 6 && v >= 0; n++ {
		if g.rel(v) == text.RelAclRelcl || g.rel(v) == text.RelAcl {
			return g.lasting(g.head(v))
		}
		if g.rel(v) != text.RelConj && g.rel(v) != text.RelXcomp && g.rel(v) != text.RelCcomp {
			break
		}
		v = g.head(v)
	}
	for i := p - 1; i >= 0; i-- { // "the suit, which alleges": the nearest noun before
		if g.noun(i) {
			return g.lasting(i)
		}
		if g.t[i].POS != text.PUNCT && g.t[i].POS != text.ADP {
			break
		}
	}
	return p
}

// lasting returns what a clause after a date describes: the lawsuit of "a lawsuit filed on 5 December, which alleges".
func (g *tree) lasting(i int) int {
	for n := 0; n < 4 && i >= 0 && temporal(g.lemma[i]); n++ {
		h := g.head(i)
		if h >= 0 && g.verb(h) && g.rel(h) == text.RelAcl {
			h = g.head(h)
		}
		if h < 0 || !g.noun(h) {
			break
		}
		i = h
	}
	return i
}

func temporal(lemma string) bool {
	switch strings.ToLower(lemma) {
	case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "year", "month", "week", "day", "today",
		"yesterday", "tomorrow":
		return true
	}
	return false
}

// subject returns who does what the verb says, -1 where that is not said: not the surface subject of a passive.
func (g *tree) subject(v int) int {
	if g.passive(v) {
		return -1
	}
	return g.surface(v)
}

// object returns what the verb acts on, said or understood: "banned X", "X was banned", "the X banned in May", "the
// X that it banned", "wants X banned", "censored and removed X". It returns -1 where there is none.
func (g *tree) object(v int) int {
	if g.passive(v) {
		switch g.rel(v) {
		case text.RelAmod, text.RelAcl:
			if g.child(v, text.RelNsubjPass) < 0 {
				return g.head(v)
			}
		case text.RelXcomp: // "wants X banned"
			if h := g.head(v); h >= 0 {
				if o := g.child(h, text.RelObj); o >= 0 {
					return o
				}
			}
		}
		if o := g.child(v, text.RelObj); o >= 0 && !g.sum(o) && g.child(v, text.RelAuxPass) < 0 && g.child(v, text.RelNsubjPass) < 0 {
			return o
		}
		return g.surface(v)
	}
	o := g.child(v, text.RelObj)
	if o < 0 {
		o = g.child(v, text.RelIobj) // "asked Google for information"
	}
	if o >= 0 {
		if k := g.secondObject(v, o); k >= 0 {
			return k
		}
		if g.relative(o) {
			return g.antecedent(v, o)
		}
		return o
	}
	for c := g.first[v]; c >= 0; c = g.next[c] { // "disable or delete the tool"
		if g.t[c].Rel == text.RelConj && g.t[c].Tag == g.t[v].Tag && g.verb(int(c)) {
			if o := g.child(int(c), text.RelObj); o >= 0 && g.gap(v, int(c)) {
				return o
			}
		}
	}
	if g.rel(v) == text.RelAclRelcl && g.child(v, text.RelNsubj) >= 0 && !g.relative(g.child(v, text.RelNsubj)) {
		return g.head(v)
	}
	return g.phraseAfter(v)
}

// phraseAfter returns the head of the noun phrase that stands right behind the verb, its particle or adverb, where the parser gave
// the verb no object: the account of "after Apple shut down the developer account", which it called oblique. A date is none, nor
// what is the subject of the next verb.
func (g *tree) phraseAfter(v int) int {
	i := v + 1
	for i < len(g.t) && (g.t[i].Tag == text.RP || g.t[i].Tag == text.RB || g.rel(i) == text.RelCompoundPrt || g.quote(i)) {
		i++
	}
	head := -1
	for ; i < len(g.t); i++ {
		switch g.t[i].Tag {
		case text.PRP:
			if head < 0 {
				head = i
			}
		case text.NN, text.NNS, text.NNP, text.NNPS:
			head = i
			continue
		case text.DT, text.PRPS, text.JJ, text.CD, text.Currency, text.Possessive:
			continue
		case text.VBD, text.VBZ, text.VBP, text.MD:
			return -1
		}
		break
	}
	if head < 0 || temporal(g.lemma[head]) || g.t[head].Tag == text.CD || g.head(v) == head && g.rel(v) != text.RelAmod && g.rel(v) != text.RelNmodPoss {
		return -1
	}
	return head
}

// quote reports whether the token is a quotation mark.
func (g *tree) quote(i int) bool {
	return g.t[i].Tag == text.OpenQuote || g.t[i].Tag == text.CloseQuote
}

// secondObject returns the object after the one given, -1 if there is none: the first of two is the indirect one, though the
// parser may call it direct too ("granted Huawei a licence").
func (g *tree) secondObject(v, o int) int {
	for c := g.next[o]; c >= 0; c = g.next[c] {
		if g.t[c].Rel == text.RelObj && int(c) > v {
			if g.verbBetween(o, int(c)) { // "signed a bill blocking most kids", the kids hung on "signed"
				return -1
			}
			return int(c)
		}
	}
	return -1
}

func (g *tree) verbBetween(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if g.verb(i) {
			return true
		}
	}
	return false
}

// gap reports whether nothing that could be an object stands between two joined verbs: "penetrated and infiltrated
// the system".
func (g *tree) gap(a, b int) bool { return b-a <= 3 }
