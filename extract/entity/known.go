package entity

import (
	"strings"
	"unicode"

	"newsclaims/extract/entity/tagger"
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// A lookup is what the lexicon has for a word that is not written small.
type lookup struct {
	token int
	walk  lexicon.Walk
	name  *lexicon.Name // of one word, nil if none
	more  bool          // a name of several may begin with it
}

// lookUpWords looks up the words of a sentence that names may begin with, all at once: the places of the lexicon that they are at are fetched side by side.
func (d *document) lookUpWords(s int) {
	d.lookups, d.nextLookup = d.lookups[:0], 0
	for i, c := range d.cases[d.base[s]:][:len(d.sentences[s].Tokens)] {
		if c != small && c != mark {
			d.lookups = append(d.lookups, lookup{token: i, walk: lexicon.Walk{}.Add(d.word(s, i))})
		}
	}
	for k := range d.lookups {
		o := &d.lookups[k]
		o.name, o.more = d.lex.At(o.walk)
	}
}

// lookupAt returns the lookup at token i, nil if there is none. Tokens of a sentence are asked for in order.
func (d *document) lookupAt(i int) *lookup {
	if d.lookupFrom(i, -1) != i {
		return nil
	}
	return &d.lookups[d.nextLookup]
}

// lookupFrom returns the token of the first lookup at token i or behind, none if there is none. Tokens are asked for in order.
func (d *document) lookupFrom(i, none int) int {
	for d.nextLookup < len(d.lookups) && d.lookups[d.nextLookup].token < i {
		d.nextLookup++
	}
	if d.nextLookup == len(d.lookups) {
		return none
	}
	return d.lookups[d.nextLookup].token
}

// longestName is how many tokens a name of the lexicon has at most.
const longestName = 12

// known returns the longest name of the lexicon at token i that the case and the neighbours allow, and its end.
func (d *document) known(s, i int, seen *tagger.Span) (best *lexicon.Name, last int) {
	o := d.lookupAt(i)
	if o == nil {
		return nil, 0
	}
	t := d.sentences[s].Tokens
	w, n, more := o.walk, o.name, o.more
	for j := i; ; {
		if n != nil {
			written := d.src[t[i].Start:t[j].End]
			if m := d.choose(s, i, j+1, n, written, seen); m != nil && (t[j].Tag != text.Possessive || clitic(m.Text)) {
				best, last = m, j+1
			}
		}
		if !more {
			break
		}
		for before := w; w == before; { // a mark adds nothing: "Hewlett-Packard"
			if j++; j == len(t) || j == i+longestName {
				return best, last
			}
			w = w.Add(d.word(s, j))
		}
		n, more = d.lex.At(w)
	}
	return best, last
}

// clitic reports whether a name itself ends in 's: "Macy's".
func clitic(name string) bool { return strings.HasSuffix(name, "'s") }

// choose returns the first of the names with one spelling that fits the text, else the first acronym that may be written so.
func (d *document) choose(s, first, last int, n *lexicon.Name, written string, seen *tagger.Span) *lexicon.Name {
	var word *lexicon.Name
	for ; n != nil; n = n.Next {
		if !n.Fits(written) {
			if word == nil && spoken(n, written, first, last, seen) {
				word = n
			}
			continue
		}
		if n.Entry.Kind == lexicon.Place && last == first+1 && (!placed(first, last, seen) || acronymic(written) && len(written) < 5 && !acronymic(n.Text) && d.plain(s)) {
			continue
		}
		if n.Common && !d.plausible(s, first, last, n, seen) {
			continue
		}
		if startsSmall(written) && n.Text != written || broken(n.Text, written, n.Entry.Kind) || digits(written) && n.Text != written {
			continue
		}
		return n
	}
	return word
}

// spoken reports whether an acronym of four letters or more is written as a word here, as British papers do with those that are spoken as one: "Icasa". The tagger has to
// see a body or company.
func spoken(n *lexicon.Name, written string, first, last int, seen *tagger.Span) bool {
	return n.Acronym && len(written) >= 4 && seen != nil && seen.First == first && seen.Last == last && (seen.Label == tagger.ORG || seen.Label == tagger.GOV) &&
		startsLarge(written) && strings.IndexFunc(written[1:], unicode.IsUpper) < 0
}

// placed reports whether the tagger finds it likely enough that one word is a place here: Ryde is a town, and a firm.
func placed(first, last int, seen *tagger.Span) bool {
	const enough = 0.3
	return seen != nil && seen.First <= first && seen.Last >= last && seen.Chances[tagger.LOC] >= enough
}

// broken reports whether a text has a blank before a small word where the name is one word: "We work" is not WeWork; and where a place or a body is, whatever
// the second word: "Ha Mi" is not Hami.
func broken(name, written string, kind lexicon.Kind) bool {
	if strings.IndexByte(name, ' ') >= 0 {
		return false
	}
	i := strings.IndexByte(written, ' ')
	return i > 0 && (startsSmall(written[i+1:]) || kind != lexicon.Organization && kind != lexicon.Product)
}

// digits reports whether s has no letter: "1111" is not 1.1.1.1.
func digits(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) < 0 }

// plausible reports whether a spelling that is also a word, or another name, is this name here: the tagger sees a name of
// a kind that agrees. "Apple pulled the app" and "Meta was fined" pass, "Apple pie" and "a meta question" do not.
func (d *document) plausible(s, first, last int, n *lexicon.Name, seen *tagger.Span) bool {
	if d.little(s, first) {
		return n.Text == d.word(s, first) && seen != nil
	}
	if n.Text == "X" {
		return d.letter(s, first)
	}
	if seen == nil || seen.First > first || seen.Last < last {
		return seen == nil && last == first+1 && (n.Entry.Kind == lexicon.Organization || n.Entry.Kind == lexicon.Product) && d.proper(s, first)
	}
	switch n.Entry.Kind {
	case lexicon.Organization, lexicon.Product:
		if first > 0 && seen.First == first && seen.Last == last && last == first+1 && (seen.Label == tagger.LOC || seen.Label == tagger.PER) && n.Entry.Kind == lexicon.Product {
			return d.alone(s, first)
		}
		return (seen.Label == tagger.ORG || seen.Label == tagger.PRODUCT) && seen.First == first && seen.Last == last
	case lexicon.Government:
		return seen.Label == tagger.GOV || seen.Label == tagger.ORG
	case lexicon.Law:
		return seen.Label == tagger.LAW || seen.Label == tagger.ORG
	}
	return seen.Label != tagger.PER && seen.Label != tagger.PRODUCT
}

// proper reports whether the word at i is tagged as a name, stands alone and, where it opens the sentence, has a verb behind it: "moved
// the talks to Signal", "Snap did not say".
func (d *document) proper(s, i int) bool {
	t := d.sentences[s].Tokens
	if t[i].End-t[i].Start < 3 || calendar(d.word(s, i)) || t[i].Tag != text.NNP && (i > 0 && !d.largeInside(s, i) || i == 0 && t[i].Tag != text.NN && t[i].Tag != text.JJ) {
		return false
	}
	if i == 0 {
		return len(t) > 1 && (verbTag(t[1].Tag) || t[1].Tag == text.Possessive || d.apart(s, 1)) && d.class(d.word(s, i), lexicon.First) == nil
	}
	return d.alone(s, i)
}

// largeInside reports whether a word that is not tagged as a name has its capital for being one: the sentence around it is written small: "sells Teams together with".
func (d *document) largeInside(s, i int) bool {
	switch d.sentences[s].Tokens[i].Tag {
	case text.NNPS, text.NN, text.NNS, text.CD:
		return d.plain(s) && !opens(d.word(s, i-1)) && !abbreviates(d.word(s, i))
	}
	return false
}

// apart reports whether a comma at i parts a name from what is said of its owner or part: "Meta, which owns the site,", "Snap, its owner,".
func (d *document) apart(s, i int) bool {
	t := d.sentences[s].Tokens
	if i+1 >= len(t) || d.word(s, i) != "," {
		return false
	}
	return t[i+1].Tag == text.WDT || t[i+1].Tag == text.PRPS || t[i+1].Tag == text.DT
}

// alone reports whether the word at i is no first name and has no name or title beside it.
func (d *document) alone(s, i int) bool {
	t := d.sentences[s].Tokens
	return d.class(d.word(s, i), lexicon.First) == nil && !d.big(s, i-1) && (i+1 >= len(t) || !d.big(s, i+1)) &&
		!d.titled(s, i-1)
}

// letter reports whether "X" is the service: a possessive or verb follows it, or a preposition or "and" stands before it, and
// no number or name is beside it.
func (d *document) letter(s, i int) bool {
	t := d.sentences[s].Tokens
	if i+1 < len(t) {
		switch t[i+1].Tag {
		case text.Possessive, text.VBZ, text.VBD, text.MD:
			return true
		case text.CD, text.NNP, text.HYPH:
			return false
		}
	}
	if i == 0 {
		return i+2 < len(t) && t[i+1].Tag == text.CC && d.big(s, i+2) // "X and TikTok already face cases"
	}
	switch w := d.word(s, i-1); {
	case t[i-1].Tag == text.IN || t[i-1].Tag == text.TO:
		return true
	case w == "and" || w == "or" || w == ",":
		return true
	}
	switch t[i-1].Tag {
	case text.VB, text.VBD, text.VBG, text.VBN, text.VBP, text.VBZ:
		return true
	}
	return false
}
