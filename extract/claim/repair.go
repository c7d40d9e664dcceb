package claim

import (
	"strings"

	"newsclaims/extract/text"
)

// Taggers take the verb of a headline for a noun where it could be one: "Russia blocks WhatsApp", "Cnil fines Google and
// Facebook", "TikTok unblocks US teen". Where the noun reading leaves the sentence without a finite verb, or is no word at all
// ("her family alleges"), and the verb names an action, the verb reading is taken: what stands before it as its modifier
// is its subject, and the next noun after it its object.

// repair gives a token of the sentence the reading that it must have where the tagger took another. The tokens are copied first:
// those of the caller stay as they are. A change that would leave the sentence with a ring of heads is taken back.
func (d *document) repair(g *tree) {
	d.reread(g)
	if len(g.t) > 0 && &g.t[0] != &g.s.Tokens[0] && !g.rooted() {
		g.reset(g.src, g.s, g.index)
	}
}

// ownTokens copies the tokens, so that they may be changed.
func (g *tree) ownTokens() {
	g.t = append(g.own[:0], g.t...)
	g.own = g.t
}

// rooted reports whether every token hangs below the root.
func (g *tree) rooted() bool {
	for i := range g.t {
		n := 0
		for h := g.head(i); h >= 0; h = g.head(h) {
			if n++; n > len(g.t) {
				return false
			}
		}
	}
	return true
}

// reread goes through the tokens of the sentence and repairs each.
func (d *document) reread(g *tree) {
	finite := false
	for i := range g.t {
		switch g.t[i].Tag {
		case text.VBZ, text.VBP, text.MD:
			finite = true
		case text.VBD:
			finite = finite || g.rel(i) != text.RelAmod
		}
	}
	for i := range g.t {
		switch {
		case g.postpositive(i):
			g.asPostpositive(i)
		case (g.agreesNot(i) || g.stranded(i)) && len(d.lex.Senses(text.Lemma(g.form(i), text.NN), 'n')) > 0:
			g.asNoun(i)
		case g.objectVerb(i) && len(d.lex.Senses(text.Lemma(g.form(i), text.NN), 'n')) > 0:
			g.asObject(i)
		case g.t[i].Tag == text.NNS || g.t[i].Tag == text.NNPS || d.titled(g, i):
			lemma := text.Lemma(g.form(i), text.VBZ)
			if !d.acts(lemma) || finite && !d.verbOnly(lemma) && !g.afterThat(i) && !d.closes(g, i) || !g.clauseHead(i) {
				continue
			}
			if s := g.before(i); s >= 0 {
				g.asVerb(i, s, text.VBZ, lemma)
				finite = true
			}
		case g.infinitiveOf(i) && d.acts(strings.ToLower(g.form(i))):
			g.asInfinitive(i)
		case d.empowers(g, i) && d.acts(strings.ToLower(g.form(i))):
			g.asEmpowered(i)
		case g.t[i].Tag == text.VBG && g.gerundAfter(i) && d.acts(g.lemma[i]):
			g.asClause(i)
		case !finite && g.participle(i) && d.acts(g.lemma[i]):
			g.asVerb(i, g.before(i), text.VBD, g.lemma[i])
			finite = true
		case g.t[i].Tag == text.NN || g.t[i].Tag == text.NNP:
			if tag, lemma := d.bare(g, i); tag != 0 {
				g.asVerb(i, i-1, tag, lemma)
				finite = true
			}
		}
	}
}

// acts reports whether the verb names an action or tells who says something.
func (d *document) acts(lemma string) bool {
	return len(d.lex.Senses(lemma, 'v')) > 0 || d.lex.Says(lemma)
}

// verbOnly reports whether the word is no noun.
func (d *document) verbOnly(lemma string) bool { return d.lex.Class("verbonly")[lemma] }

// bare returns the tag and lemma of a verb that was taken for a noun in the singular: an irregular past before its object
// ("hackers stole $571 million"), a plain form that can be no noun after a noun in the plural ("creators sue"). The tag is 0 where
// the token is none.
func (d *document) bare(g *tree, i int) (text.Tag, string) {
	if i == 0 || !g.noun(i-1) || !g.clauseHead(i) || g.head(i) == i-1 && g.rel(i) == text.RelFlat {
		return 0, ""
	}
	form := strings.ToLower(g.form(i))
	if past := text.Lemma(form, text.VBD); past != form && d.acts(past) && !strings.HasSuffix(form, "ed") && g.objectAt(i+1) {
		return text.VBD, past
	}
	if (g.t[i-1].Tag == text.NNS || g.t[i-1].Tag == text.NNPS) && d.verbOnly(form) && d.acts(form) {
		return text.VBP, form
	}
	return 0, ""
}

// participle reports whether what was taken for a participle is the only verb that the sentence can have: one right after a noun,
// with what it acts on behind it ("Washington eased export controls.", "Spotify accused Apple of abusing its power.").
func (g *tree) participle(i int) bool {
	if i == 0 || g.t[i].Tag != text.VBN && g.t[i].Tag != text.VBD || g.before(i) < 0 || g.child(i, text.RelAuxPass) >= 0 || g.child(i, text.RelAux) >= 0 {
		return false
	}
	switch h := g.head(i); g.rel(i) {
	case text.RelAmod:
		return h > i && g.noun(h)
	case text.RelAcl:
		o := g.child(i, text.RelObj)
		return g.rel(h) == text.RelRoot && o > i && !g.sum(o)
	}
	return false
}

// infinitiveOf reports whether what was taken for an adjective or a noun stands right behind a "to" that marks it: "EU to fine Apple".
func (g *tree) infinitiveOf(i int) bool {
	switch g.t[i].Tag {
	case text.JJ, text.NN, text.NNP:
		return i > 0 && g.t[i-1].Tag == text.TO && g.rel(i-1) == text.RelMark && g.head(i-1) == i
	}
	return false
}

// asInfinitive makes the token an infinitive, below a noun a clause of it, and the phrase right behind it its object.
func (g *tree) asInfinitive(v int) {
	g.ownTokens()
	g.t[v].Tag, g.t[v].POS, g.lemma[v] = text.VB, text.VERB, text.Lemma(strings.ToLower(g.form(v)), text.VB)
	if h := g.head(v); h >= 0 && h < v && g.noun(h) {
		g.t[v].Rel = text.RelAcl
	}
	if o := g.phraseAfter(v); o >= 0 && g.head(o) != v && (g.head(o) < v || !g.under(g.head(o), o)) && !g.under(v, o) {
		g.t[o].Head, g.t[o].Rel = int32(v), text.RelObj
	}
	g.link()
}

// empowers reports whether what was taken for an adjective stands behind "to" and a noun that takes an infinitive: "the power to fine
// gatekeepers".
func (d *document) empowers(g *tree, i int) bool {
	if i < 2 || g.t[i].Tag != text.JJ || g.rel(i) != text.RelAmod || g.lemma[i-1] != "to" || g.rel(i-1) != text.RelCase || g.head(i-1) != g.head(i) || g.head(i) < i {
		return false
	}
	_, ok := d.lex.Embed(g.lemma[i-2], 'n')
	return ok && g.noun(i-2)
}

// asEmpowered makes the token an infinitive below the noun before its "to".
func (g *tree) asEmpowered(v int) {
	g.ownTokens()
	g.t[v].Head = int32(v - 2)
	g.t[v-1].Tag, g.t[v-1].Head, g.t[v-1].Rel = text.TO, int32(v), text.RelMark
	g.asInfinitive(v)
}

// gerundAfter reports whether a participle in "-ing" stands right behind a noun and is taken for a modifier of what it acts on:
// "passed a motion banning digital discrimination".
func (g *tree) gerundAfter(i int) bool {
	h := g.head(i)
	return i > 0 && g.rel(i) == text.RelAmod && h > i && g.noun(h) && g.noun(i-1) && g.head(i-1) >= i
}

// asClause makes the participle a clause of the noun before it, with the noun that it was taken to modify as its object.
func (g *tree) asClause(v int) {
	g.ownTokens()
	k, o := v-1, g.head(v)
	g.t[k].Head, g.t[k].Rel = g.t[o].Head, g.t[o].Rel
	g.t[v].Head, g.t[v].Rel = int32(k), text.RelAcl
	g.t[o].Head, g.t[o].Rel = int32(v), text.RelObj
	for i := range k {
		if h := g.t[i].Head; h == int32(o) || h == int32(v) {
			g.t[i].Head = int32(k)
		}
	}
	g.link()
}

// objectAt reports whether a noun phrase starts at i: with an article, a possessive, a number or a name.
func (g *tree) objectAt(i int) bool {
	if i >= len(g.t) {
		return false
	}
	switch g.t[i].Tag {
	case text.DT, text.PRPS, text.CD, text.Currency, text.NNP, text.NNPS, text.PRP:
		return true
	}
	return false
}

// stranded reports whether an adjective stands where only a noun can: after another modifier, before no noun, and below a verb.
// "TikTok faces huge fine up to 1.4bn".
func (g *tree) stranded(i int) bool {
	if i == 0 || g.t[i].Tag != text.JJ || g.head(i) < 0 || !g.verb(g.head(i)) {
		return false
	}
	switch g.t[i-1].Tag {
	case text.JJ, text.PRPS, text.Possessive, text.JJS, text.JJR:
	default:
		return false
	}
	return i+1 >= len(g.t) || !g.noun(i+1) && g.t[i+1].Tag != text.JJ && g.t[i+1].POS != text.PUNCT && g.t[i+1].Tag != text.CC
}

// afterThat reports whether the token follows "that" and a noun before it: what is singular there and looks like a plural is the
// verb of a relative clause ("a law on Wednesday that bars TikTok").
func (g *tree) afterThat(i int) bool {
	return i >= 2 && g.lemma[i-1] == "that" && g.t[i-1].Tag != text.IN
}

// postpositive reports whether "general" stands behind the plural that it modifies and is taken for its head or for another noun:
// "the attorneys general of Colorado and Oregon sued".
func (g *tree) postpositive(i int) bool {
	return i > 0 && g.t[i-1].Tag == text.NNS && g.noun(i) && g.form(i) == "general" && (g.head(i-1) == i || g.head(i) == i-1)
}

// asPostpositive makes the plural before "general" the head of the phrase.
func (g *tree) asPostpositive(i int) {
	g.ownTokens()
	n := i - 1
	if g.head(n) == i {
		g.t[n].Head, g.t[n].Rel = g.t[i].Head, g.t[i].Rel
	}
	for k := range g.t {
		if g.t[k].Head == int32(i) {
			g.t[k].Head = int32(n)
		}
	}
	g.t[i].Head, g.t[i].Rel, g.t[i].Tag, g.t[i].POS = int32(n), text.RelAmod, text.JJ, text.ADJ
	g.link()
}

// agreesNot reports whether a token tagged as a plural verb stands after a singular "that" or "this", which cannot be its
// subject: "dismissed that claim", "lifted that ban".
func (g *tree) agreesNot(i int) bool {
	if i < 2 || g.t[i].Tag != text.VBP && g.t[i].Tag != text.VB || g.head(i) < 0 || g.head(i) >= i {
		return false
	}
	return g.head(i-1) == i && g.t[i-1].Tag == text.DT && (g.lemma[i-1] == "that" || g.lemma[i-1] == "this")
}

// asNoun gives the token the noun reading: the object of the verb that it was the clause of.
func (g *tree) asNoun(i int) {
	g.ownTokens()
	g.t[i].Tag, g.t[i].POS, g.t[i].Rel = text.NN, text.NOUN, text.RelObj
	g.lemma[i] = text.Lemma(g.form(i), text.NN)
	if g.t[i-1].Tag == text.DT {
		g.t[i-1].Rel = text.RelDet
	} else {
		g.t[i-1].Head, g.t[i-1].Rel = int32(i), text.RelAmod
	}
	g.link()
}

// objectVerb reports whether what was taken for a verb is the object of another and has nothing that only a verb has: "signs ban on drones".
func (g *tree) objectVerb(i int) bool {
	if g.t[i].Tag != text.VB && g.t[i].Tag != text.VBP || g.rel(i) != text.RelObj || g.head(i) > i {
		return false
	}
	for c := g.first[i]; c >= 0; c = g.next[c] {
		switch g.t[c].Rel {
		case text.RelNsubj, text.RelAux, text.RelMark, text.RelObj:
			return false
		}
	}
	return true
}

// asObject gives the token the noun reading where it stands.
func (g *tree) asObject(i int) {
	g.ownTokens()
	g.t[i].Tag, g.t[i].POS = text.NN, text.NOUN
	g.lemma[i] = text.Lemma(g.form(i), text.NN)
	for c := g.first[i]; c >= 0; c = g.next[c] {
		if g.t[c].Rel == text.RelObl {
			g.t[c].Rel = text.RelNmod
		}
	}
}

// titled reports whether what a headline has for a proper noun may be a verb: "Judge Tosses Lawsuit".
func (d *document) titled(g *tree, i int) bool {
	return g.title && g.t[i].Tag == text.NNP && strings.HasSuffix(g.form(i), "s") && g.t[i].Rel != text.RelFlat && d.set.At(g.index, i) < 0
}

// closes reports whether the token ends a headline that names its source behind a comma: "Craig Wright is not Satoshi Nakamoto, high court
// rules".
func (d *document) closes(g *tree, i int) bool {
	if g.rel(i) != text.RelParataxis || i == 0 || i+1 < len(g.t) && g.t[i+1].POS != text.PUNCT || !g.noun(i-1) {
		return false
	}
	first := i
	for first > 0 && g.t[first-1].POS != text.PUNCT {
		if first--; g.verb(first) {
			return false
		}
	}
	who := g.lemma[i-1]
	return first > 0 && g.t[first-1].Tag == text.Comma && (d.lex.Class("body")[who] || d.lex.Class("agent")[who] || d.lex.Class("voice")[who])
}

// clauseHead reports whether the token stands where the verb of a clause would.
func (g *tree) clauseHead(i int) bool {
	switch g.rel(i) {
	case text.RelRoot, text.RelNsubj, text.RelAcl, text.RelParataxis, text.RelConj, text.RelCcomp, text.RelNmodPoss, text.RelCompound, text.RelObl, text.RelNmod, text.RelAppos, text.RelNmodDesc:
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
		case k == i-1 && g.afterThat(i):
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

// asVerb gives the token the verb reading with the subject and tag given.
func (g *tree) asVerb(v, subj int, tag text.Tag, lemma string) {
	g.ownTokens()
	g.t[v].Tag, g.t[v].POS, g.lemma[v] = tag, text.VERB, lemma
	if h := g.head(v); h >= 0 && h > v { // a modifier of what is its object: "still blocks Epic's account"
		g.t[v].Head, g.t[v].Rel = g.t[h].Head, g.t[h].Rel
		g.t[h].Head, g.t[h].Rel = int32(v), text.RelObj
	}
	if g.rel(subj) == text.RelRoot {
		g.t[v].Head, g.t[v].Rel = text.Root, text.RelRoot
	}
	if g.afterThat(v) && subj == v-1 {
		g.relate(v, subj)
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

// relate makes the verb v the relative clause of the noun before its pronoun, on which a date may stand between.
func (g *tree) relate(v, pronoun int) {
	for k := pronoun - 1; k >= 0; k-- {
		if g.noun(k) && !temporal(g.lemma[k]) {
			g.t[v].Head, g.t[v].Rel, g.t[pronoun].Tag = int32(k), text.RelAclRelcl, text.WDT
			return
		}
	}
}

// nominal reports whether the relation is one that a misread object gets.
func nominal(r text.Rel) bool {
	switch r {
	case text.RelAppos, text.RelFlat, text.RelObj, text.RelNmodUnmarked, text.RelNmodDesc, text.RelDep, text.RelParataxis, text.RelCompound, text.RelNmodPoss, text.RelConj, text.RelList:
		return true
	}
	return false
}
