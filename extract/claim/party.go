package claim

import (
	"newsclaims/extract/entity"
	"newsclaims/extract/text"
)

// party makes the party that the token names: the noun phrase around it as written, and who that is.
func (f *frame) party(i int) *Party {
	if i < 0 {
		return nil
	}
	first, last := f.phrase(i)
	p := &Party{Start: f.t[first].Start, End: f.t[last].End}
	m := f.set.At(f.index, i)
	if m < 0 || f.set.Mentions[m].Likely() < 0 {
		if n := f.named(i, first, last); n >= 0 {
			m = n
		}
	}
	if m < 0 {
		return p
	}
	p.Kind = f.set.Mentions[m].Kind
	if e := f.set.Mentions[m].Likely(); e >= 0 {
		ent := &f.set.Entities[e]
		p.ID, p.Country = ent.ID, ent.Country
		if f.set.Mentions[m].Entity < 0 {
			p.Kind = ent.Kind // an open mention has none
		}
		if p.Name = ent.Name; p.Name == f.src[p.Start:p.End] {
			p.Name = ""
		}
	}
	return p
}

// named returns the mention of a named party that a common noun hangs on: of an action, what it is on ("its ban on
// Kaspersky"); of what it has or makes, the
// party ("Kaspersky's products"); else who is set beside it ("the antivirus maker, Kaspersky"). "A court in Rotterdam" is not Rotterdam,
// and "the TikTok law" not TikTok. It returns -1 where there is none.
func (f *frame) named(i, first, last int) int {
	if m := f.named1(i); m >= 0 {
		return m
	}
	if len(f.lex.Senses(f.lemma[i], 'n')) > 0 {
		for j := i + 1; j <= last; j++ {
			if m := f.named1(j); m >= 0 && f.t[j].Tag != text.PRPS { // not "an attack on its servers"
				return m
			}
		}
	}
	for j := first; j <= last; j++ {
		if m := f.named1(j); m >= 0 && f.t[j].Tag != text.PRPS && (f.owned(i) && !f.located(j, i) || f.rel(j) == text.RelFlat) {
			return m
		}
	}
	if a := f.child(i, text.RelAppos); a >= 0 {
		return f.named1(a)
	}
	return -1
}

// owned reports whether a name before the noun may stand for the whole: of a thing or a group of the party's, not of a law, nor of
// a body or a person that is a party of its own.
func (f *frame) owned(i int) bool {
	if k := f.kind(i); k == entity.Person || k == entity.Law || k == entity.Government {
		return false
	}
	return !f.lex.Class("body")[f.lemma[i]] && f.lemma[i] != "law" && f.lemma[i] != "rule"
}

// located reports whether j lies in a phrase of place below i: Rotterdam in "a court in Rotterdam".
func (f *frame) located(j, i int) bool {
	for n := 0; n < len(f.t) && j >= 0 && j != i; n++ {
		switch f.preposition(j) {
		case "in", "at", "from":
			return true
		}
		j = f.head(j)
	}
	return false
}

func (f *frame) named1(i int) int {
	if m := f.set.At(f.index, i); m >= 0 && f.set.Mentions[m].Likely() >= 0 {
		return m
	}
	return -1
}

// phrase returns the first and last token of the noun phrase of i: its modifiers and what belongs to its name, joined
// nouns and an "of" or "on" phrase included; its article, relative clauses and appositions left out.
func (f *frame) phrase(i int) (first, last int) {
	if f.verb(i) && clausal(f.rel(i)) {
		return f.clauseSpan(i)
	}
	first, last = i, i
	for c := f.first[i]; c >= 0; c = f.next[c] {
		j := int(c)
		if f.t[c].Rel == text.RelNmodPoss && f.verb(j) { // "blocks Epic's account", the verb hung on the noun
			continue
		}
		switch f.t[c].Rel {
		case text.RelCompound, text.RelAmod, text.RelNummod, text.RelNmodPoss, text.RelFlat, text.RelFlatName, text.RelNmodDesc,
			text.RelGoeswith, text.RelAdvmod, text.RelFixed:
		case text.RelNmodUnmarked:
			if temporal(f.lemma[j]) { // "signed a bill Thursday"
				continue
			}
		case text.RelNmod:
			if j < i || !f.belongs(i, j) {
				continue
			}
		case text.RelConj:
			if f.verb(j) || f.child(j, text.RelNsubj) >= 0 {
				continue
			}
		default:
			continue
		}
		a, b := f.span(j)
		if j > i {
			_, b = f.phrase(j)
		}
		first, last = min(first, a), max(last, b)
	}
	if n := last + 1; last == i && n < len(f.t) && f.ruling(i) && f.rel(n) == text.RelCase && (f.lemma[n] == "on" || f.lemma[n] == "against") {
		if h := f.head(n); h > n && f.noun(h) && !f.manner(h) { // "proposed a rule on fake reviews", hung on the verb
			_, last = f.phrase(h)
		}
	}
	for first < i && (f.t[first].Tag == text.DT || f.lex.Class("hearsay")[f.lemma[first]]) {
		first++
	}
	for last > i && (f.t[last].POS == text.PUNCT || f.t[last].Tag == text.Possessive) {
		last--
	}
	for first < i && f.t[first].POS == text.PUNCT && f.t[first].Tag != text.Currency {
		first++
	}
	return first, last
}

// belongs reports whether a phrase j after a noun is part of what the noun names: "County of Los Angeles", and of an action
// what it is on: "ban on TikTok", not "order on the grounds".
func (f *frame) belongs(i, j int) bool {
	for k := f.first[j]; k >= 0; k = f.next[k] {
		if f.t[k].Rel == text.RelCase {
			switch f.lemma[k] {
			case "of":
				return !f.charged || j < f.at
			case "like":
				return true
			case "in", "from", "at": // "officials in Los Angeles", "content from Alex Jones": a common noun that only this makes known
				return f.t[i].Tag != text.NNP && f.named1(i) < 0 && f.t[j].Tag == text.NNP
			case "on", "against", "into", "for", "to":
				return f.ruling(i) && f.noun(j) && !f.manner(j)
			}
			return false
		}
	}
	return false
}

// manner reports whether the noun tells when, how or why, and not what an action is on: "order on the grounds", "ban on Monday".
func (f *frame) manner(i int) bool { return temporal(f.lemma[i]) || f.lex.Class("manner")[f.lemma[i]] }

// ruling reports whether the noun names an action or a law, which are known by what they are on.
func (f *frame) ruling(i int) bool {
	return f.knows(i).action || f.lex.Class("law")[f.lemma[i]]
}

// span returns the first and last token that hang on i, i included, without clauses and appositions far from it.
func (f *frame) span(i int) (first, last int) {
	first, last = i, i
	for c := f.first[i]; c >= 0; c = f.next[c] {
		if clausal(f.t[c].Rel) || f.t[c].Rel == text.RelAppos || f.t[c].Rel == text.RelPunct {
			continue
		}
		a, b := f.span(int(c))
		first, last = min(first, a), max(last, b)
	}
	return first, last
}

// clauseSpan returns the extent of a clause that is itself a party: what is denied in "denied that it spied".
func (f *frame) clauseSpan(i int) (first, last int) {
	first, last = i, i
	for c := f.first[i]; c >= 0; c = f.next[c] {
		switch f.t[c].Rel {
		case text.RelMark, text.RelPunct, text.RelCc, text.RelConj, text.RelAdvcl, text.RelParataxis:
			continue
		}
		a, b := f.span(int(c))
		first, last = min(first, a), max(last, b)
	}
	return first, last
}
