package entity

import (
	"strings"

	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// acronyms gives an acronym that the lexicon has for one body to another that the article names in full, and whose initials it is: "NRA" where "the Nuclear
// Regulation Authority" is spoken of.
func (d *document) acronyms() {
	for k := range d.names {
		c := &d.names[k]
		if c.last-c.first > 1 || c.fact.entry == nil || c.kind != Government && c.kind != Organization {
			continue
		}
		name := d.word(c.sentence, c.first)
		if len(name) < 3 || !acronymic(name) || lettersOnly(c.fact.entry) {
			continue
		}
		for m := max(0, k-reach); m < min(len(d.names), k+reach); m++ {
			o := &d.names[m]
			if o.last-o.first < 2 || o.kind != Government && o.kind != Organization || o.fact.entry != nil && o.fact.entry.ID == c.fact.entry.ID || !initials(d.textOf(o), name) {
				continue
			}
			c.kind, c.fact.entry, c.fact.sure, c.fact.shared = o.kind, o.fact.entry, o.fact.sure, nil
			break
		}
	}
}

// shortForms gives the word that tells what a body or law is, behind an article, the entry of the one that the article names in full before: "the Commission" is the Competition
// Commission of India where that was spoken of. Where none was, the word is no name but a description: "the Government".
func (d *document) shortForms() {
	kept := d.names[:0]
	for k := range d.names {
		c := d.names[k]
		if c.last-c.first > 1 || c.first == 0 || d.sentences[c.sentence].Tokens[c.first-1].Tag != text.DT {
			kept = append(kept, c)
			continue
		}
		w := d.word(c.sentence, c.first)
		kind, ok := wordKind(w)
		e := d.headEntry(lexicon.Walk{}.Add(w))
		if !ok && (e == nil || !partyNoun(e)) || large(w) || c.fact.entry != nil && c.fact.entry.Kind != lexicon.Government {
			kept = append(kept, c)
			continue
		}
		full := -1
		for m := len(kept) - 1; m >= max(0, len(kept)-reach) && full < 0; m-- {
			o := &kept[m]
			if o.last-o.first < 2 || o.kind == Person || o.kind == Place {
				continue
			}
			if d.word(o.sentence, o.last-1) == w || d.word(o.sentence, o.first) == w || strings.Contains(d.textOf(o), " "+w+" ") {
				full = m
			}
		}
		switch {
		case full >= 0:
			c.kind, c.fact.entry, c.fact.sure, c.fact.shared = kept[full].kind, kept[full].fact.entry, true, nil
		case c.fact.entry == nil && ok && kind == Law:
			c.kind, c.fact.sure = Law, true
		case c.fact.entry == nil && e != nil:
			continue
		}
		kept = append(kept, c)
	}
	d.names = kept
}

// alias reports whether the word is one of the names of the entry, or no name that the lexicon has.
func (d *document) alias(w string, e *lexicon.Entry) bool {
	walk := lexicon.Walk{}.Add(w)
	if !d.lex.Knows(walk) {
		return true
	}
	n, _ := d.lex.At(walk)
	for ; n != nil; n = n.Next {
		if n.Entry == e {
			return true
		}
	}
	return false
}
