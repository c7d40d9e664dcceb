package claim

import (
	"strings"

	"newsclaims/extract/text"
)

// Not only the named are meant. A referent may be a common noun: one that fills a role of another claim, or for a pronoun one of its own
// sentence or the one before.
//
//	Websites that blocked crawlers ... said that the blocking would go on.     websites block, crawlers are blocked
//	Intruders took the records. They tampered with billing, too.              intruders

// A referent is whom a role may mean, and where it was named last before the action word.
type referent struct {
	party  *Party
	entity int  // -1 if it is none
	at     site // its head
}

// offerNouns offers the common nouns that may be meant.
func (x *referrer) offerNouns() {
	for k := range x.d.ruled {
		if c := &x.d.ruled[k]; k != x.i && x.within(c) {
			x.offerNoun(c.Actor)
			x.offerNoun(c.Target)
		}
	}
	if x.form == 0 {
		return
	}
	for s := max(0, x.sentence-1); s <= x.sentence; s++ {
		f := frame{tree: &x.d.trees[s], set: x.d.set, lex: x.d.lex}
		for k := range f.t {
			if f.t[k].Start >= x.now.Start {
				break
			}
			if x.nounLike(&f, k) {
				x.offerNoun(f.party(k))
			}
		}
	}
}

// within reports whether the claim is near enough for its nouns to be meant.
func (x *referrer) within(c *Claim) bool {
	s := x.d.sentenceOf(c.Action.Start)
	return s >= x.sentence-maxFar && s <= x.sentence+1
}

// nounLike reports whether token k of a sentence is a subject or object that the pronoun may mean by its number.
func (x *referrer) nounLike(f *frame, k int) bool {
	plural := f.t[k].Tag == text.NNS || f.t[k].Tag == text.NNPS
	if !plural && f.t[k].Tag != text.NN || temporal(f.lemma[k]) || f.sum(k) {
		return false
	}
	switch f.rel(k) {
	case text.RelNsubj, text.RelNsubjPass, text.RelObj, text.RelIobj, text.RelOblAgent, text.RelObl, text.RelNmod, text.RelConj:
	default:
		return false
	}
	switch x.pronoun {
	case "they", "them", "their":
		return plural
	case "it", "its", "he", "she", "him", "her", "his":
		return !plural
	}
	return false
}

// offerNoun offers a party that is no entity and was not offered yet.
func (x *referrer) offerNoun(p *Party) {
	if p == nil || p.Name != "" || p.ID != "" || refers(x.d.src[p.Start:p.End]) || p.Start <= x.c.Action.Start && p.End >= x.c.Action.End {
		return
	}
	if other := *x.c.party(x.other()); other != nil && x.d.same(other, p) {
		return
	}
	words := x.d.src[p.Start:p.End]
	for k := range x.options {
		if o := x.options[k].Party; o != nil && (strings.EqualFold(name(x.d.src, o), words) || o.Start == p.Start && o.Name == "") {
			return
		}
	}
	if x.d.entityOf(p) >= 0 {
		return
	}
	q := *p
	if x.now != nil {
		q.Start, q.End, q.Name = x.now.Start, x.now.End, words
	}
	x.offer(referent{&q, -1, x.d.headOf(p)})
}

// headOf returns the token of a party that the rest of it hangs on.
func (d *document) headOf(p *Party) site {
	s := d.sentenceOf(p.Start)
	g := &d.trees[s]
	for k := range g.t {
		if g.t[k].Start < p.Start || g.t[k].End > p.End {
			continue
		}
		if h := g.head(k); h < 0 || g.t[h].Start < p.Start || g.t[h].End > p.End {
			return site{s, k}
		}
	}
	return site{-1, -1}
}

// mentioned returns where the entity was named last.
func (x *referrer) mentioned(e int) site {
	m := &x.d.set.Mentions[x.last(e)]
	return site{m.Sentence, m.Head}
}
