package entity

import (
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// standing tells whether the name of a country, a state or a seat of government stands for those who govern there.
//
// It is the government where it acts or is acted upon: "Beijing accused Washington", "China's ban on the app", "sued by
// Texas", "the US banned it". It is a place after a preposition of place ("in Beijing", "from Texas") and where nothing says that it acts.
// A country before a noun ("US officials", "China curbs") is its government. A town that is no seat is always a place.
func (d *document) standing(s, first, last int, e *lexicon.Entry) Kind {
	if e.Kind == lexicon.Place {
		return Place
	}
	t := d.sentences[s].Tokens
	if containsFold(d.word(s, last-1), "government") {
		return Government // a spelling of the lexicon: "the U.S. government"
	}
	if d.acts(s, first, last) {
		return Government
	}
	before := first - 1
	for before >= 0 && (t[before].Tag == text.DT || t[before].Tag == text.JJ) {
		before--
	}
	if before >= 0 && (t[before].Tag == text.IN || t[before].Tag == text.TO) {
		switch lower(d.word(s, before)) {
		case "by", "against", "between", "with", "versus":
			return Government
		}
		if last < len(t) && t[last].Tag == text.Possessive {
			return d.possessor(e)
		}
		return Place
	}
	if last < len(t) {
		switch t[last].Tag {
		case text.Possessive:
			return d.possessor(e)
		case text.VBD, text.VBN, text.VBZ, text.VBP, text.MD:
			return Government
		case text.NN, text.NNS, text.RB:
			if e.Kind != lexicon.Seat {
				return Government
			}
		}
	}
	if h := headOf(t, first, last); t[h].Rel == text.RelNsubj || t[h].Rel == text.RelNsubjPass || t[h].Rel == text.RelObj || t[h].Rel == text.RelOblAgent {
		return Government
	}
	return Place
}

// acts reports whether a verb follows and nothing but a word that opens a clause, or nothing, stands before: "whether China
// would respond", and in headlines "Norway to strip Huawei".
func (d *document) acts(s, first, last int) bool {
	t := d.sentences[s].Tokens
	if last >= len(t) {
		return false
	}
	if first == 0 {
		return t[last].Tag == text.TO
	}
	switch lower(d.word(s, first-1)) {
	case "whether", "that", "if", "because", "while", "although":
		switch t[last].Tag {
		case text.VBD, text.VBZ, text.VBP, text.MD:
			return true
		}
	}
	return false
}

// possessor is the kind of a name before 's: a country's acts are its government's, a town's are the town's.
func (d *document) possessor(e *lexicon.Entry) Kind {
	if e.Kind == lexicon.Seat {
		return Place
	}
	return Government
}

// lower returns s in small letters; it makes a new string only where s has a capital among few letters.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; 'A' <= c && c <= 'Z' {
			b := []byte(s)
			for j := range b {
				if 'A' <= b[j] && b[j] <= 'Z' {
					b[j] += 'a' - 'A'
				}
			}
			return string(b)
		}
	}
	return s
}
