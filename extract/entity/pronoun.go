package entity

import "newsclaims/extract/text"

// pronounAt returns the pronoun of the third person at token i, and whether "it" seems to be without meaning: "it is clear that",
// "it emerged that".
func (d *document) pronounAt(s, i int) (candidate, bool) {
	c := candidate{first: i, last: i + 1, form: Pronoun, fact: fact{gender: 'n'}}
	switch lower(d.word(s, i)) {
	case "it":
		if d.word(s, i) == "IT" {
			return candidate{}, false
		}
		c.fact.empty = d.expletive(s, i)
	case "its", "itself":
	case "they", "them", "their", "themselves":
		c.fact.plural = true
	case "he", "him", "his", "himself":
		c.kind, c.fact.gender = Person, 'm'
	case "she", "her", "hers", "herself":
		c.kind, c.fact.gender = Person, 'f'
	default:
		return candidate{}, false
	}
	return c, true
}

// pronominal reports whether a word may be a pronoun of the third person, by its length and first letters; few others may.
func pronominal(w string) bool {
	if len(w) < 2 || len(w) > 10 {
		return false
	}
	second := w[1] | 0x20
	switch w[0] | 0x20 {
	case 'i':
		return second == 't'
	case 't':
		return len(w) > 3 && second == 'h' && w[2]|0x20 == 'e'
	case 's':
		return len(w) == 3 && second == 'h'
	case 'h':
		return second == 'e' || second == 'i'
	}
	return false
}

// expletive reports whether "it" at i only fills the place of a subject: a form of "be" or "seem" follows, and after it an
// adjective or "that" ("it is unclear whether", "it was the first time", "it turned out that").
func (d *document) expletive(s, i int) bool {
	t := d.sentences[s].Tokens
	if t[i].Rel == text.RelExpl {
		return true
	}
	j := i + 1
	for j < len(t) && (t[j].Tag == text.MD || t[j].Tag == text.RB) {
		j++
	}
	if j >= len(t) {
		return false
	}
	switch lower(d.word(s, j)) {
	case "seems", "appears", "emerged", "turned", "turns", "seemed", "appeared":
		return true
	case "is", "was", "'s", "’s", "be", "remains", "became":
	default:
		return false
	}
	adjective := false
	for j++; j < len(t) && j < i+8; j++ {
		switch t[j].Tag {
		case text.JJ, text.JJR, text.RB:
			adjective = adjective || t[j].Tag != text.RB
			continue
		}
		switch lower(d.word(s, j)) {
		case "that", "whether", "to", "how", "why", "if":
			return adjective
		}
		return false
	}
	return false
}

// possessive reports whether the mention is "its", "their", "his" or "her" before a noun.
func (d *document) possessive(m *Mention) bool {
	return d.sentences[m.Sentence].Tokens[m.First].Tag == text.PRPS
}
