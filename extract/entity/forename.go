package entity

import (
	"newsclaims/extract/entity/tagger"
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// hyphen lengthens the name of a person over the small half of a given name ("Kim Beom-su", "Lin Ming-shih"). What says how somebody stands to a
// thing is no half of a name: it is longer ("the Donald Trump-backed coin") or one of a few short words ("the Elon Musk-owned site").
func (d *document) hyphen(c *candidate) {
	const longest = 5 // letters of half a given name: "kwon", "hyung"
	if c.kind != Person && !d.syllables(c) || c.last-c.first < 2 || !d.tied(c.sentence, c.last) {
		return
	}
	half := d.word(c.sentence, c.last+1)
	if len(half) > longest || !d.little(c.sentence, c.last+1) {
		return
	}
	switch half {
	case "era", "led", "run", "owned", "like", "style", "type", "free", "size", "made":
		return
	}
	c.last += 2
	c.kind, c.fact.entry, c.fact.shared = Person, nil, nil
}

// syllables reports whether a name that was not taken for a person's has two short words, as "Bae Su" of "Bae Su-jin" has.
func (d *document) syllables(c *candidate) bool {
	const longest = 5
	return c.fact.entry == nil && c.last-c.first == 2 && len(d.word(c.sentence, c.first)) <= longest && len(d.word(c.sentence, c.last-1)) <= longest && !large(d.word(c.sentence, c.first))
}

// forename takes the first name of a person that the tagger left out: "Local TD Rose Conway-Walsh".
func (d *document) forename(c *candidate) {
	i := c.first - 1
	if c.kind != Person || i < 0 || c.fact.entry != nil {
		return
	}
	before := 0 // end of the name before
	if n := len(d.found); n > 0 {
		before = d.found[n-1].last
	}
	if before > i {
		return
	}
	t, w := d.sentences[c.sentence].Tokens, d.word(c.sentence, i)
	if before < i && t[i].Tag == text.HYPH && t[i].Start == t[i-1].End && t[i].End == t[c.first].Start && d.big(c.sentence, i-1) {
		c.first -= 2 // "Pierre-Antoine Vacheron"
		return
	}
	if !d.big(c.sentence, i) || d.titled(c.sentence, i) {
		return
	}
	half := c.last-c.first == 3 && t[c.first+1].Tag == text.HYPH && d.little(c.sentence, c.last-1) && len(w) <= 5 && (noun(t[i].Tag) || t[i].Tag == text.JJ || t[i].Tag == text.VB) // "Bae" of "Bae Su-jin"
	if half || t[i].Tag == text.NNP && d.class(w, lexicon.First) != nil {
		c.first = i
	}
}

// baptized takes a first name and a surname for those of a person though the tagger has them, or the second alone, for something else that no list has: "Dev Malhotra", "Lefteris
// Kanakis". Names that are also words, and what ends as companies do, tell nothing: "Grace Period", "Ella Systems".
func (d *document) baptized(c *candidate, tagged []tagger.Span) {
	s, t := c.sentence, d.sentences[c.sentence].Tokens
	if c.fact.entry != nil || c.fact.sure || c.kind == Person || c.kind == Government || c.kind == Law || len(tagged) == 0 {
		return
	}
	first := c.first
	if c.last-first == 1 && first > 0 && t[first-1].Tag == text.NNP && (len(d.found) == 0 || d.found[len(d.found)-1].last < first) {
		first--
	}
	if c.last-first < 2 || c.last-first > 3 || !d.plain(s) || tagged[0].Chances[tagger.PER] < leastPerson {
		return
	}
	e := d.class(d.word(s, first), lexicon.First)
	if e == nil || len(e.Aliases) > 0 || d.titled(s, first) {
		return
	}
	for i := first; i < c.last; i++ {
		w := d.word(s, i)
		if _, ending := wordKind(w); ending || !d.big(s, i) || large(w) || t[i].Tag != text.NNP || d.class(w, lexicon.Head) != nil {
			return
		}
	}
	c.first, c.kind, c.fact.gender = first, Person, e.ID[0]
}

// leastPerson is how likely the tagger has to find a person where a first name stands.
const leastPerson = 0.05
