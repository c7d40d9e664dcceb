package entity

import (
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// A coinage is a common noun that no list has and that the article introduces a name with: "the KickBox, a €79 streaming stick," makes "the stick" a word for it.
type coinage struct {
	noun           *lexicon.Entry
	sentence, name int // where the name begins
}

// coin gathers the nouns that introduce the names of the article and that no list has.
func (d *document) coin() {
	d.coined = d.coined[:0]
	for k := range d.names {
		c := &d.names[k]
		if c.kind == Place || c.kind == Law {
			continue
		}
		if i := d.introduction(c.sentence, c.last); i >= 0 {
			d.coined = append(d.coined, coinage{&lexicon.Entry{ID: kindNames[Other], Name: d.word(c.sentence, i)}, c.sentence, c.first})
		}
	}
}

// introduction returns the token of the noun that a name which ends before token i is introduced with, -1 where there is none or a list has it: "Splashlings, a brand of
// water beads,", "Wendro, the owl,".
func (d *document) introduction(s, i int) int {
	t := d.sentences[s].Tokens
	if i+2 >= len(t) || d.word(s, i) != "," || t[i+1].Tag != text.DT {
		return -1
	}
	switch d.word(s, i+1) {
	case "a", "an", "the":
	default:
		return -1
	}
	for j := i + 2; j < len(t) && j < i+9; j++ {
		switch t[j].Tag {
		case text.JJ, text.HYPH, text.CD, text.Currency, text.VBN, text.VBG, text.NNP:
			continue
		case text.NN:
		default:
			return -1
		}
		if j+1 == len(t) || t[j+1].Tag == text.NN || t[j+1].Tag == text.NNS || t[j+1].Tag == text.HYPH || t[j+1].Tag == text.Possessive {
			continue
		}
		switch t[j+1].Tag {
		case text.Comma, text.Period, text.WDT, text.IN, text.VBN, text.WP:
		default:
			return -1
		}
		w := d.word(s, j)
		if !d.little(s, j) || len(w) < 3 || d.headEntry(lexicon.Walk{}.Add(w)) != nil {
			return -1
		}
		return j
	}
	return -1
}

// coinedNoun returns the coinage whose noun token i of sentence s is, where the name stands before; nil where there is none.
func (d *document) coinedNoun(s, i int) *lexicon.Entry {
	if len(d.coined) == 0 {
		return nil // most articles
	}
	w := d.word(s, i)
	for k := len(d.coined) - 1; k >= 0; k-- {
		if c := &d.coined[k]; c.noun.Name == w && c.sentence < s {
			return c.noun
		}
	}
	return nil
}

// coins joins description i, whose noun the article coined, to the party whose name it introduced.
func (d *document) coins(i int) bool {
	noun := d.facts[i].noun
	for k := range d.coined {
		c := &d.coined[k]
		if c.noun != noun {
			continue
		}
		if n := d.set.At(c.sentence, c.name); n >= 0 && d.set.Mentions[n].Entity >= 0 {
			p := d.set.Mentions[n].Entity
			d.join(p, i)
			d.set.Mentions[i].Kind = d.parties[p].Kind
		}
		return true
	}
	return false
}
