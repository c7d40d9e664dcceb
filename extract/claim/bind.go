package claim

import (
	"newsclaims/extract/entity"
	"newsclaims/extract/text"
)

// Nobody acts on himself without "itself": in "Treasury sanctioned the mixer, accusing it of laundering", "it" is not the
// Treasury, though the two are not subject and object of one verb. Where the entities say so all the same, the pronoun is
// given to the party named last that fits it and is not the other.

// disjoint returns the party of the pronoun at i so that it is not the other party of its claim; p itself where it is none.
func (d *document) disjoint(f *frame, i int, p, other *Party) *Party {
	if p == nil || other == nil || i < 0 || f.t[i].Tag != text.PRP || reflexive(f.lemma[i]) || !d.same(p, other) {
		return p
	}
	m := d.namedBefore(f, i, other)
	if m == nil {
		return p
	}
	q, e := *p, &d.set.Entities[m.Likely()]
	q.Name, q.Kind, q.ID, q.Country = e.Name, m.Kind, e.ID, e.Country
	return &q
}

func reflexive(lemma string) bool {
	switch lemma {
	case "itself", "themselves", "himself", "herself", "myself", "ourselves":
		return true
	}
	return false
}

// namedBefore returns the last mention before token i, in its sentence or the two before, that a pronoun like it may stand for and
// that is not the other party; nil if there is none.
func (d *document) namedBefore(f *frame, i int, other *Party) *entity.Mention {
	for k := len(d.set.Mentions) - 1; k >= 0; k-- {
		m := &d.set.Mentions[k]
		if m.Start >= f.t[i].Start || m.Likely() < 0 || m.Form == entity.Pronoun || m.Sentence > f.index {
			continue
		}
		if f.index-m.Sentence > 2 {
			return nil
		}
		e := &d.set.Entities[m.Likely()]
		if e.Name == name(d.src, other) || e.ID != "" && e.ID == other.ID || !agrees(f.lemma[i], m.Kind) {
			continue
		}
		return m
	}
	return nil
}

// agrees reports whether the pronoun may stand for a party of the kind.
func agrees(lemma string, k entity.Kind) bool {
	switch lemma {
	case "he", "him", "she", "her":
		return k == entity.Person
	case "it":
		return k == entity.Organization || k == entity.Product || k == entity.Government || k == entity.Law
	}
	return k == entity.Organization || k == entity.Government || k == entity.Person
}
