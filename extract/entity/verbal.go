package entity

import (
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// nominalized reports whether a word of the tag may be misread.
func nominalized(tag text.Tag) bool { return tag == text.JJ || tag == text.VBG || tag == text.VBN }

// misread reports whether token i, taken for an adjective or participle, is the noun that an article wants: "the tribunal found", "the holding ignored it".
func (d *document) misread(s, i int) bool {
	t := d.sentences[s].Tokens
	if t[i-1].Tag != text.DT && t[i-1].Tag != text.NN || i+1 == len(t) || !d.lex.EndsHead(lexicon.Walk{}.Add(d.word(s, i))) {
		return false
	}
	switch t[i+1].Tag {
	case text.MD, text.VBD, text.VBZ, text.VBN, text.IN, text.TO, text.Possessive, text.Comma, text.Period:
		return true
	}
	return false
}

// verbal reports whether a word behind the noun of a description that was taken for a noun is none that the description ends with: a verb ("the malware
// checks whether", "the app stores it", "how the bank guards data", "the lock cost me") or a day ("the ministry yesterday").
func (d *document) verbal(s, i int) bool {
	t := d.sentences[s].Tokens
	w := d.word(s, i)
	if t[i].Tag == text.NN {
		switch w {
		case "today", "yesterday", "tomorrow", "tonight":
			return true
		case "cost", "cut", "hit", "put", "set", "let", "quit", "split", "shut": // the same as past tenses
			return i+1 < len(t) && (t[i+1].Tag == text.PRP || d.lacksVerb(s, i))
		}
		return false
	}
	if i+1 < len(t) && d.headEntry(lexicon.Walk{}.Add(w)) == nil {
		switch t[i+1].Tag {
		case text.DT, text.PRP, text.PRPS, text.VBZ: // "the law survives is": no plural is
			return true
		case text.IN:
			switch d.word(s, i+1) {
			case "whether", "that", "if":
				return true
			}
		}
	}
	return i+1 < len(t) && d.lacksVerb(s, i)
}

// lacksVerb reports whether token i is where the verb of a clause should be that has none: the clause begins right before the description that i is behind, and up to its
// end there is no finite verb.
func (d *document) lacksVerb(s, i int) bool {
	t := d.sentences[s].Tokens
	for j := i + 1; j < len(t) && t[j].Tag != text.Comma && t[j].Tag != text.Period && t[j].Tag != text.Colon; j++ {
		if verbTag(t[j].Tag) {
			return false
		}
	}
	j := i - 1
	for ; j >= 0 && t[j].Tag != text.DT; j-- {
		if i-j > 5 {
			return false
		}
	}
	if j <= 0 {
		return j == 0
	}
	switch t[j-1].Tag {
	case text.WRB, text.WDT, text.WP, text.CC, text.Comma, text.Colon, text.OpenQuote, text.CloseQuote:
		return true
	case text.IN:
		switch lower(d.word(s, j-1)) {
		case "whether", "that", "if", "because", "while", "although", "though", "unless", "until", "once", "whereas":
			return true
		}
	case text.VBD, text.VBZ, text.VBP:
		return says(lower(d.word(s, j-1)))
	}
	return false
}
