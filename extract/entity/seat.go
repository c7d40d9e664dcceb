package entity

import (
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// seatOf returns the code of the country that the text says the party named at m is of: "the Oslo firm Fjordline", "Dublin-based Latchly", "Ferrin Labs, a Boulder
// start-up,", "Ruisheng Energy of Ningbo", "Yapabit, which is based in Rosario"; "" where it says none.
func (d *document) seatOf(m *Mention) string {
	if code := d.seatBefore(m); code != "" {
		return code
	}
	return d.seatBehind(m)
}

// seatBefore is seatOf for what stands before the name: "the Oslo firm Fjordline", "Dublin-based Latchly".
func (d *document) seatBefore(m *Mention) string {
	s, t, i := m.Sentence, d.sentences[m.Sentence].Tokens, m.First-1
	if i <= 0 || t[i].Tag != text.NN && (t[i].Tag != text.VBN || d.word(s, i) != "based") {
		return ""
	}
	for j := i; j >= 0 && i-j < 6; j-- {
		switch t[j].Tag {
		case text.NN, text.JJ, text.NNP, text.HYPH, text.VBN, text.NNPS:
		default:
			return ""
		}
		if code := d.codeAt(s, j); code != "" {
			return code
		}
	}
	return ""
}

// seatBehind is seatOf for what stands behind it: "Ferrin Labs, a Boulder start-up,", "Ruisheng Energy of Ningbo", "Yapabit, which is based in Rosario".
func (d *document) seatBehind(m *Mention) string {
	s, t := m.Sentence, d.sentences[m.Sentence].Tokens
	i := m.Last
	if i+1 >= len(t) {
		return ""
	}
	if d.word(s, i) == "of" {
		return d.codeAt(s, i+1)
	}
	if d.word(s, i) != "," {
		return ""
	}
	i++
	based := false
	for j := i; j < len(t) && j < i+10; j++ {
		switch w := d.word(s, j); {
		case w == "based" || w == "headquartered":
			based = true
		case w == "in":
			if !based || j+1 == len(t) {
				return ""
			}
		case t[j].Tag == text.Comma || t[j].Tag == text.Period || t[j].Tag == text.IN || t[j].Tag == text.MD || t[j].Tag == text.VBD || t[j].Tag == text.Possessive || w == "and":
			return ""
		case j > i || t[j].Tag == text.NNP || t[j].Tag == text.JJ:
			if t[i].Tag != text.DT && !based && j > i {
				return ""
			}
			code := d.codeAt(s, j)
			if code == "" {
				continue
			}
			if based || d.firmBehind(s, j+1) {
				return code
			}
			return ""
		}
	}
	return ""
}

// firmBehind reports whether the noun phrase that goes on at token i ends with a noun for companies or things: "start-up".
func (d *document) firmBehind(s, i int) bool {
	t := d.sentences[s].Tokens
	for n := i; n < len(t) && n < i+5; n++ {
		switch t[n].Tag {
		case text.NN:
			if e := d.headEntry(lexicon.Walk{}.Add(d.word(s, n))); e != nil && (n+1 == len(t) || t[n+1].Tag != text.NN) {
				k, _ := headKind(e)
				return k == Organization || k == Product
			}
		case text.JJ, text.HYPH, text.VBN, text.VBG, text.NNP, text.NNS:
		default:
			return false
		}
	}
	return false
}

// codeAt returns the code of the country that token i of a sentence names, is the adjective of, or has the place that is named there; "" where there is none.
func (d *document) codeAt(s, i int) string {
	if i >= len(d.sentences[s].Tokens) || d.cases[d.base[s]+i] == small {
		return ""
	}
	e := d.demonym(lexicon.Walk{}.Add(d.word(s, i)))
	if e == nil {
		k := d.set.At(s, i)
		if k < 0 || d.set.Mentions[k].Form != Name || d.facts[k].entry == nil || !located(d.facts[k].entry.Kind) {
			return ""
		}
		e = d.facts[k].entry
	}
	return land(e)
}

// foreign reports whether the party is surely of another country than a description names: no Irish firm is "the Danish company". Of a listed company the lists tell where its
// seat is by law, which is not always what it is called after.
func (d *document) foreign(f *fact, q *party) bool {
	return origin(f, q) == elsewhere && (q.entry == nil || q.entry.Kind != lexicon.Organization)
}

// Of where a party is, beside the country that a description names.
const (
	anywhere  uint32 = iota // nothing tells
	elsewhere               // another country
	there                   // the same
)

// origin tells whether party q is of the country that a description names.
func origin(f *fact, q *party) uint32 {
	switch code, named := q.country(), land(f.entry); {
	case code == "" || named == "EU" && q.Kind != Government: // a Danish firm is a European one
		return anywhere
	case code != named:
		return elsewhere
	}
	return there
}

// country returns the code of the country that the lists or the text say the party is of, "" where neither says one.
func (q *party) country() string {
	switch {
	case q.Country != "":
		return q.Country
	case q.seat != "":
		return q.seat
	case q.entry != nil:
		return land(q.entry)
	}
	return ""
}
