package entity

import "newsclaims/extract/text"

// cataphor joins a pronoun of a clause that opens its sentence to the subject behind the comma: "Although she never said so,
// Louise Varley asked", "In its defence, Orbex said". The subject is a name and agrees in kind and gender.
func (d *document) cataphor(i int) bool {
	m, f := &d.set.Mentions[i], &d.facts[i]
	s, t := m.Sentence, d.sentences[m.Sentence].Tokens
	if m.First > 8 || f.plural || f.empty || !d.fronted(s) {
		return false
	}
	comma := m.Last
	for comma < len(t) && d.word(s, comma) != "," {
		if verbTag(t[comma].Tag) && d.possessive(m) && comma > m.Last+4 {
			return false
		}
		comma++
	}
	if comma >= len(t) || comma > m.Last+14 {
		return false
	}
	for k := i - 1; k >= 0 && d.set.Mentions[k].Sentence == s; k-- {
		if o := &d.set.Mentions[k]; o.Form == Name && d.subject(o) {
			return false // "After Nordvik lost its case,"
		}
	}
	for k := i + 1; k < len(d.set.Mentions) && d.set.Mentions[k].Sentence == s; k++ {
		o := &d.set.Mentions[k]
		if o.First <= comma || o.Form != Name {
			continue
		}
		if o.First > comma+5 {
			return false
		}
		if !d.subject(o) || o.Entity < 0 {
			continue
		}
		q := &d.parties[o.Entity]
		if q.plural || q.Kind == Place || q.Kind == Law || (m.Kind == Person) != (q.Kind == Person) || m.Kind == Person && (q.gender == 'm' || q.gender == 'f') && q.gender != f.gender {
			return false
		}
		d.join(o.Entity, i)
		return true
	}
	return false
}

// herald returns the person that "he" or "she" means where nobody was named before whom it may mean: the one who is named next, soon, and is of that gender. "A pensioner who was
// fined because she could not work an app has won her case. Doreen Hurst drove ..."
func (d *document) herald(i int) int {
	const soon = 3 // sentences
	m, f := &d.set.Mentions[i], &d.facts[i]
	if m.Form != Pronoun || m.Kind != Person {
		return nobody
	}
	for r := range d.referents {
		if d.parties[d.referents[r].party].Kind == Person {
			return nobody
		}
	}
	for k := i + 1; k < len(d.set.Mentions) && d.set.Mentions[k].Sentence <= m.Sentence+soon; k++ {
		o := &d.set.Mentions[k]
		if o.Form != Name || o.Entity < 0 || d.parties[o.Entity].Kind != Person {
			continue
		}
		if q := &d.parties[o.Entity]; q.gender == f.gender && d.set.Mentions[q.from].Start > m.Start {
			return o.Entity
		}
		return nobody
	}
	return nobody
}

// announced returns the person that description i means where none was named before whom it may mean: one who is named soon, with an office that has the noun. "Minnesota's
// attorney general sued the company ... Attorney General Keith Ellison said".
func (d *document) announced(i int) int {
	const soon = 10 // sentences
	m, f := &d.set.Mentions[i], &d.facts[i]
	if m.Form != Description || m.Kind != Person || f.plural {
		return nobody
	}
	for k := i + 1; k < len(d.set.Mentions) && d.set.Mentions[k].Sentence <= m.Sentence+soon; k++ {
		if o := &d.set.Mentions[k]; o.Form == Name && o.Entity >= 0 {
			if q := &d.parties[o.Entity]; q.from == k && q.Kind == Person && containsFold(q.Role, f.noun.Name) {
				return o.Entity
			}
		}
	}
	return nobody
}

// fronted reports whether the sentence begins with a clause or phrase that stands before its subject.
func (d *document) fronted(s int) bool {
	t := d.sentences[s].Tokens
	for i := 0; i < len(t) && i < 2; i++ {
		switch lower(d.word(s, i)) {
		case "although", "though", "before", "after", "when", "while", "because", "since", "despite", "if", "until", "once", "in", "as", "with", "besides", "without":
			return true
		}
		if t[i].Tag != text.RB && t[i].Tag != text.JJ {
			return false
		}
	}
	return false
}
