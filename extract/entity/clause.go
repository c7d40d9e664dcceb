package entity

import (
	"strings"

	"newsclaims/extract/text"
)

// How a party stands above a pronoun in its sentence.
const (
	apart    = iota // it does not
	above           // it is the subject of a clause that the pronoun's hangs on: "Nordvik paid because it lost"
	speaksOf        // it is the subject of the verb that says the pronoun's clause: "Nordvik said it would appeal"
	owns            // it is the subject of the verb that the possessive's noun hangs on: "Nordvik closed its shop"
)

// commands returns how party p stands above pronoun m.
func (d *document) commands(m *Mention, p int) uint32 {
	if d.set.Mentions[d.parties[p].last].Sentence != m.Sentence {
		return apart
	}
	t := d.sentences[m.Sentence].Tokens
	v := t[m.Head].Head
	worth := uint32(above)
	if d.possessive(m) {
		for n := 0; v >= 0 && n < 4 && nominal(t[v].Rel); n++ {
			if subjectRel(t[v].Rel) {
				worth = above
			} else {
				worth = owns
			}
			v = t[v].Head
		}
		if v >= 0 && worth == owns && d.subjectOf(m, p, v) {
			return owns
		}
	} else if v >= 0 && !subjectRel(t[m.Head].Rel) {
		// an object's clause has a subject that it is not
		for n := 0; v >= 0 && n < 3 && nominal(t[v].Rel); n++ {
			v = t[v].Head
		}
	}
	for n := 0; v >= 0 && n < 6; n++ {
		h := t[v].Head
		if h < 0 {
			break
		}
		if t[v].Rel == text.RelCcomp && d.subjectOf(m, p, h) {
			return speaksOf
		}
		if d.subjectOf(m, p, h) {
			return above
		}
		v = h
	}
	return apart
}

// nominal reports whether the relation is that of a noun.
func nominal(r text.Rel) bool {
	switch r {
	case text.RelNsubj, text.RelNsubjPass, text.RelNsubjOuter, text.RelObj, text.RelIobj, text.RelObl, text.RelOblAgent, text.RelNmod, text.RelNmodPoss, text.RelCompound, text.RelAppos:
		return true
	}
	return false
}

func subjectRel(r text.Rel) bool {
	return r == text.RelNsubj || r == text.RelNsubjPass || r == text.RelNsubjOuter
}

// subjectOf reports whether a mention of party p before m is the subject of the verb at token v of m's sentence.
func (d *document) subjectOf(m *Mention, p int, v int32) bool {
	for i := d.parties[p].last; i >= 0 && d.set.Mentions[i].Sentence == m.Sentence; i-- {
		o := &d.set.Mentions[i]
		if o.Entity == p && o.Start < m.Start {
			if h := &d.sentences[o.Sentence].Tokens[o.Head]; h.Head == v && subjectRel(h.Rel) {
				return true
			}
		}
	}
	return false
}

// reports reports whether a is the subject of a verb that has the clause of pronoun m as its object.
func (d *document) reports(a, m *Mention) bool {
	if m.Form != Pronoun || a.Sentence != m.Sentence || !d.subject(m) {
		return false
	}
	t := d.sentences[m.Sentence].Tokens
	v := t[m.Head].Head
	for n := 0; v >= 0 && n < 6; n++ {
		h := t[v].Head
		if t[v].Rel == text.RelCcomp && h >= 0 {
			return t[a.Head].Head == h
		}
		if t[v].Rel != text.RelConj && t[v].Rel != text.RelXcomp {
			return false
		}
		v = h
	}
	return false
}

// quoted reports whether a mention stands between quotation marks, as far as its sentence tells.
func (d *document) quoted(m *Mention) bool { return d.inQuotes(m.Sentence, m.First) }

// inQuotes reports whether token i stands between quotation marks.
func (d *document) inQuotes(s, i int) bool {
	open := false
	if !d.quotes[s] {
		return false // most sentences
	}
	t := d.sentences[s].Tokens[:i]
	for j := range t {
		if t[j].End-t[j].Start > len("“") {
			continue // most words
		}
		switch d.word(s, j) {
		case "“", "``":
			open = true
		case "”", "''":
			open = false
		case "\"":
			open = !open
		}
	}
	return open
}

// opensQuotation reports whether a token is a mark that a quotation may begin with, as inQuotes reads them.
func opensQuotation(w string) bool { return w == "\"" || w == "“" || w == "``" }

// speaker reports whether party p says the quotation that the pronoun stands in: who speaks of "he" or "they" speaks of another.
func (d *document) speaker(m *Mention, p int) bool {
	for i := int(d.set.first[m.Sentence]); i < len(d.set.Mentions) && d.set.Mentions[i].Sentence == m.Sentence; i++ {
		o := &d.set.Mentions[i]
		if o.Entity == p && (o.Form != Pronoun || o.Start <= m.Start) && d.utters(o) {
			return true
		}
	}
	return false
}

// utters reports whether the mention is the subject of a verb of saying or writing outside quotation marks.
func (d *document) utters(m *Mention) bool {
	t := d.sentences[m.Sentence].Tokens
	h := t[m.Head].Head
	if h < 0 || !subjectRel(t[m.Head].Rel) || d.inQuotes(m.Sentence, m.First) {
		return false
	}
	verb := lower(d.word(m.Sentence, int(h)))
	return says(verb) || wrote(verb)
}

func wrote(verb string) bool {
	switch verb {
	case "wrote", "writes", "added", "adds", "replied", "asks", "explained", "recalls", "recalled", "posted":
		return true
	}
	return false
}

// judges reports whether governments do it more than others.
func judges(verb string) bool {
	switch verb {
	case "fined", "fine", "ordered", "order", "banned", "ban", "ruled", "investigating", "probing", "found", "fines", "charged", "prosecuted", "enforces", "approved",
		"adopted", "rejected", "regulates", "granted", "sentenced", "raided", "warned", "published":
		return true
	}
	return false
}

// sayer returns the person by name who says the quotation that the pronoun stands in, -1 where there is none.
func (d *document) sayer(m *Mention) int {
	for i := int(d.set.first[m.Sentence]); i < len(d.set.Mentions) && d.set.Mentions[i].Sentence == m.Sentence; i++ {
		if o := &d.set.Mentions[i]; o.Form == Name && o.Kind == Person && d.utters(o) {
			return i
		}
	}
	return -1
}

// belongs reports whether mention i, who says something, belongs to party p: "They asked no questions," said Hexwatch analyst Oksana Lytvyn, or "said
// Stavros Manolis of Helios Chartering". Who speaks of "they" speaks of others.
func (d *document) belongs(i, p int) bool {
	if i < 0 {
		return false
	}
	o := &d.set.Mentions[i]
	for j := int(d.set.first[o.Sentence]); j < len(d.set.Mentions) && d.set.Mentions[j].Sentence == o.Sentence; j++ {
		b := &d.set.Mentions[j]
		if b.Entity == p && j != i && !d.inQuotes(b.Sentence, b.First) && b.First > o.First-8 && b.First < o.Last+8 && (b.Last <= o.First && o.First-b.Last < 4 || b.First >= o.Last) {
			return true
		}
	}
	return o.Entity >= 0 && d.parties[o.Entity].employer == p+1
}

// reflexive reports whether the mention is "itself", "themselves", "himself" or "herself".
func (d *document) reflexive(m *Mention) bool {
	w := d.src[m.Start:m.End]
	return len(w) >= len("itself") && (strings.HasSuffix(w, "self") || strings.HasSuffix(w, "selves"))
}

// reflects joins a reflexive pronoun to the subject of its clause, or to the name right before it: "the company bound itself", "the council itself".
func (d *document) reflects(i int) bool {
	m := &d.set.Mentions[i]
	if !d.reflexive(m) {
		return false
	}
	t := d.sentences[m.Sentence].Tokens
	v := t[m.Head].Head
	for n := 0; n < 4; n++ {
		for k := i - 1; k >= 0 && d.set.Mentions[k].Sentence == m.Sentence; k-- {
			o := &d.set.Mentions[k]
			if o.Entity < 0 || o.Last != m.First && (v < 0 || t[o.Head].Head != v || !subjectRel(t[o.Head].Rel)) {
				continue
			}
			if q := &d.parties[o.Entity]; (q.Kind == Person) == (m.Kind == Person) || q.entry == nil {
				d.join(o.Entity, i)
				m.Kind = q.Kind
				return true
			}
		}
		if v < 0 {
			return false
		}
		v = t[v].Head
	}
	return false
}
