package entity

import (
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// roles gives each person the title before the name ("Acting Homeland Security Secretary Elaine Duke") or the description
// after it ("Elaine Duke, the acting secretary of homeland security,"), and the gender that title or first name tells.
func (d *document) roles() {
	for i := range d.set.Mentions {
		m := &d.set.Mentions[i]
		if m.Kind != Person || m.Form != Name {
			continue
		}
		f := &d.facts[i]
		if first := d.titleBefore(m); first < m.First {
			t := d.sentences[m.Sentence].Tokens
			f.role = span{t[first].Start, t[m.First-1].End}
			if g := d.titleGender(m.Sentence, m.First-1); g != 'n' {
				f.gender = g
			}
			continue
		}
		f.role = d.roleAfter(m)
	}
}

// titleBefore returns the first token of the title before a name, m.First if there is none.
func (d *document) titleBefore(m *Mention) int {
	if m.First == 0 || !d.titled(m.Sentence, m.First-1) && !d.personNoun(m.Sentence, m.First-1) {
		return m.First
	}
	t := d.sentences[m.Sentence].Tokens
	first := m.First - 1
	for first > 0 && m.First-first < 9 {
		switch t[first-1].Tag {
		case text.NNP, text.NNPS, text.JJ, text.NN, text.HYPH, text.VBG, text.Possessive:
			if d.personAt(m.Sentence, first-1) {
				return first
			}
			first--
			continue
		}
		break
	}
	for first < m.First-1 && t[first].Tag == text.Possessive {
		first++
	}
	return first
}

func (d *document) personAt(s, i int) bool {
	k := d.set.At(s, i)
	return k >= 0 && d.set.Mentions[k].Kind == Person && d.set.Mentions[k].Form == Name
}

// roleAfter returns the description that stands between commas after a name.
func (d *document) roleAfter(m *Mention) span {
	t := d.sentences[m.Sentence].Tokens
	i := m.Last
	if i >= len(t) || d.word(m.Sentence, i) != "," {
		return span{}
	}
	first := i + 1
	if first < len(t) && t[first].Tag == text.DT {
		first++
	}
	person := false
	for i = first; i < len(t) && i < first+10; i++ {
		switch w := d.word(m.Sentence, i); {
		case w == "," || w == "." || w == ";":
			if person {
				return span{t[first].Start, t[i-1].End}
			}
			return span{}
		case t[i].Tag == text.VBD || t[i].Tag == text.VBZ || t[i].Tag == text.MD || t[i].Tag == text.WP:
			return span{}
		}
		person = person || i < first+6 && (d.personNoun(m.Sentence, i) || d.titled(m.Sentence, i))
	}
	return span{}
}

// personNoun reports whether the word is a common noun for a person: "spokesman", "founder".
func (d *document) personNoun(s, i int) bool {
	e := d.headEntry(lexicon.Walk{}.Add(d.word(s, i)))
	return e != nil && e.ID == "person"
}

// titled reports whether the word is a title: "Secretary", "Mr.".
func (d *document) titled(s, i int) bool {
	return !d.little(s, i) && d.class(d.word(s, i), lexicon.Title) != nil
}

func (d *document) titleGender(s, i int) byte {
	if e := d.class(d.word(s, i), lexicon.Title); e != nil {
		return e.ID[0]
	}
	return 'n'
}

// gender returns what a first name tells.
func (d *document) gender(first string) byte {
	if e := d.class(first, lexicon.First); e != nil {
		return e.ID[0]
	}
	return 'n'
}

func (d *document) class(word string, kind lexicon.Kind) *lexicon.Entry {
	return d.lex.Word(lexicon.Walk{}.Add(word), kind)
}
