package claim

import "newsclaims/extract/text"

// Taggers take the verb of a headline for a noun where it could be one: "Russia blocks WhatsApp", "Cnil fines Google and
// Facebook", "TikTok unblocks US teen". Where the noun reading leaves the sentence without a finite verb, or is no word at all
// ("her family alleges"), and the verb names an action, the verb reading is taken: what stands before it as its modifier
// is its subject, and the next noun after it its object.

// repair gives the verb reading to a token of the sentence where that is due. The tokens are copied first: those of the caller
// stay as they are.
func (d *document) repair(g *tree) {
	finite := false
	for i := range g.t {
		switch g.t[i].Tag {
		case text.VBZ, text.VBP, text.VBD, text.MD:
			finite = true
		}
	}
	for i := range g.t {
		if g.t[i].Tag != text.NNS && g.t[i].Tag != text.NNPS {
			continue
		}
		lemma := text.Lemma(g.form(i), text.VBZ)
		senses := d.lex.Senses(lemma, 'v')
		if len(senses) == 0 && !d.lex.Says(lemma) || finite && !verbOnly(lemma) || !g.clauseHead(i) {
			continue
		}
		if s := g.before(i); s >= 0 {
			g.asVerb(i, s, lemma)
			return
		}
	}
}

// verbOnly reports whether the word is no noun in the plural.
func verbOnly(lemma string) bool {
	switch lemma {
	case "sue", "allege", "forbid", "prohibit", "assert", "accuse", "unblock", "revoke", "impose", "criticize", "criticise", "deny",
		"condemn", "oppose", "require", "restrict", "reinstate", "suspend", "withdraw", "remove", "delete", "rescind", "repeal",
		"overturn", "investigate", "penalize", "prosecute", "indict", "authorize", "approve", "certify", "enact", "legalize",
		"infiltrate", "infect", "uphold", "say", "warn", "argue", "contend", "insist", "confirm", "announce", "refuse", "decline":
		return true
	}
	return false
}

// clauseHead reports whether the token stands where the verb of a clause would.
func (g *tree) clauseHead(i int) bool {
	switch g.rel(i) {
	case text.RelRoot, text.RelNsubj, text.RelAcl, text.RelParataxis, text.RelConj, text.RelCcomp, text.RelNmodPoss, text.RelCompound, text.RelObl, text.RelNmod:
		return true
	}
	return false
}

// before returns the noun right before i that would be its subject, -1 if there is none.
func (g *tree) before(i int) int {
	for k := i - 1; k >= 0; k-- {
		switch {
		case g.noun(k) || g.t[k].Tag == text.PRP:
			return k
		case g.t[k].Tag == text.RB:
			continue
		case g.t[k].Tag == text.Comma: // "House Bill 3, passed this month, forbids"
			for r := range k {
				if g.rel(r) == text.RelRoot && g.noun(r) {
					return r
				}
			}
		}
		return -1
	}
	return -1
}

func (g *tree) asVerb(v, subj int, lemma string) {
	g.t = append(g.own[:0], g.t...)
	g.own = g.t
	g.t[v].Tag, g.t[v].POS, g.lemma[v] = text.VBZ, text.VERB, lemma
	if h := g.head(v); h >= 0 && h > v { // a modifier of what is its object: "still blocks Epic's account"
		g.t[v].Head, g.t[v].Rel = g.t[h].Head, g.t[h].Rel
		g.t[h].Head, g.t[h].Rel = int32(v), text.RelObj
	}
	if g.rel(subj) == text.RelRoot {
		g.t[v].Head, g.t[v].Rel = text.Root, text.RelRoot
	}
	g.t[subj].Head, g.t[subj].Rel = int32(v), text.RelNsubj
	obj := -1
	for i := range g.t {
		if g.t[i].Head != int32(v) || i == subj {
			continue
		}
		switch {
		case i < v && (g.t[i].Rel == text.RelCompound || g.t[i].Rel == text.RelDet || g.t[i].Rel == text.RelAmod || g.t[i].Rel == text.RelNmodPoss):
			g.t[i].Head = int32(subj)
		case i > v && obj < 0 && (g.noun(i) || g.t[i].Tag == text.PRP) && nominal(g.t[i].Rel):
			obj, g.t[i].Rel = i, text.RelObj
		}
	}
	g.link()
}

// nominal reports whether the relation is one that a misread object gets.
func nominal(r text.Rel) bool {
	switch r {
	case text.RelAppos, text.RelFlat, text.RelObj, text.RelNmodUnmarked, text.RelNmodDesc, text.RelDep, text.RelParataxis, text.RelCompound, text.RelNmodPoss, text.RelConj, text.RelList:
		return true
	}
	return false
}
