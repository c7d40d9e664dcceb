package entity

import (
	"slices"

	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// describe adds the descriptions of a sentence: noun phrases whose head is a common noun for a party or thing and that
// point to one, by an article ("the company"), a demonstrative ("this app") or the name of a country before the noun
// ("Chinese authorities", "US officials"). "A company" and "companies" point to none.
//
// It returns how many mentions there were before.
func (d *document) describe(s int) (names int) {
	t := d.sentences[s].Tokens
	names = len(d.found)
	for i := range t {
		if !noun(t[i].Tag) && (i == 0 || t[i-1].Tag != text.HYPH && !(nominalized(t[i].Tag) && d.misread(s, i))) {
			continue
		}
		coined := d.coinedNoun(s, i)
		walk := lexicon.Walk{}.Add(d.word(s, i))
		ends := d.lex.EndsHead(walk)
		if coined == nil && !ends {
			continue // most nouns
		}
		if i+1 < len(t) && d.big(s, i) && d.titled(s, i+1) {
			continue // "U.S. District Judge"
		}
		if i+1 < len(t) && (t[i+1].Tag == text.NN || t[i+1].Tag == text.NNS) && !d.verbal(s, i+1) {
			if !d.big(s, i) || !d.personNoun(s, i+1) || i == 0 || !d.big(s, i-1) {
				continue // the head comes later
			}
			// "Chinese Foreign Ministry spokesman Luo Wenbin"
		}
		if i+1 < len(t) && t[i+1].Tag == text.Possessive && d.ofMembers(s, i+1) {
			continue // "the oil workers' union"
		}
		if i+2 < len(t) && t[i+1].Tag == text.Possessive && d.ofTown(s, i+1, d.nounAt(s, i+2)) {
			continue // "the city's commercial court"
		}
		var h headNoun
		if ends {
			h = d.head(s, i, walk)
		}
		if h.noun == nil && coined != nil {
			h = headNounOf(coined)
		} else if h.is == Other {
			continue
		}
		if d.covered(names, i) {
			continue
		}
		if c, ok := d.phrase(s, i, names); ok {
			c.kind = h.is
			c.fact.headNoun, c.fact.beside = h, -1
			if d.introduces(s, &c, names) && c.fact.beside < 0 {
				continue
			}
			d.found = append(d.found, c)
		}
	}
	return names
}

// inOrder returns the numbers of the mentions of a sentence as they stand in it, the longer of two that begin together first. Those up to names stand in order
// already.
func (d *document) inOrder(names int) []int {
	d.order = d.order[:0]
	for k := range d.found {
		d.order = append(d.order, k)
	}
	for k := names; k < len(d.order); k++ {
		c := &d.found[k]
		i := k
		for ; i > 0; i-- {
			if o := &d.found[d.order[i-1]]; o.first < c.first || o.first == c.first && o.last >= c.last {
				break
			}
			d.order[i] = d.order[i-1]
		}
		d.order[i] = k
	}
	return d.order
}

// introduces reports whether a description belongs to a name beside it and points to that name alone, which beside then gives: "the chatbot Lexi",
// "Italy's privacy watchdog, the Garante,", "Nordvik, the Oslo firm,", "the HDE association". Where a verb follows it is a subject:
// "after a suit by Nordvik, the company said".
func (d *document) introduces(s int, c *candidate, names int) bool {
	t := d.sentences[s].Tokens
	j := c.last
	if j < len(t) && t[j].Tag == text.Possessive {
		return false // "Cariad, the group's software arm,"
	}
	comma := j < len(t) && d.word(s, j) == ","
	if comma {
		j++
	}
	if j < len(t) && t[j].Tag == text.DT {
		j++
	}
	government := c.fact.noun.Name == "administration" || c.fact.noun.Name == "government"
	for k := range d.found[:names] {
		n := &d.found[k]
		switch {
		case n.form != Name:
		case n.first == j && (!comma && j == c.last || comma && n.kind == c.kind && n.last < len(t) && (d.word(s, n.last) == "," || d.word(s, n.last) == "(")):
			c.fact.beside = n.first
			return n.kind != Place
		case n.last == c.first-1 && d.word(s, n.last) == ",":
			if comma || c.last >= len(t) || !verbTag(t[c.last].Tag) {
				c.fact.beside = n.first
				return true
			}
			return false
		case n.first >= c.first && n.last <= c.last && n.last == c.last-1 && n.kind != Person && (makes(c.fact.noun.Name) || c.kind == Person): // "the Barbie maker", "the Tesla boss"
		case n.first >= c.first && n.last <= c.last && !government && (n.fact.entry == nil || !located(n.fact.entry.Kind)) && n.kind != Place && n.kind != Government && (n.last == c.last-1 || n.kind == Organization) && t[n.last].Tag != text.HYPH:
			return true
		}
	}
	return false
}

// makes reports whether who is called so stands to a name before the noun as its maker or owner does: "the Barbie maker", "the Facebook parent".
func makes(noun string) bool {
	switch noun {
	case "maker", "owner", "parent", "developer", "manufacturer", "publisher", "operator", "creator", "parent company", "rival", "inventor", "founder", "boss":
		return true
	}
	return false
}

// verbTag reports whether the tag is that of a finite verb.
func verbTag(tag text.Tag) bool {
	return tag == text.VBD || tag == text.VBZ || tag == text.VBP || tag == text.MD
}

func (d *document) covered(names, i int) bool {
	for _, c := range d.found[:names] {
		if c.first <= i && i < c.last {
			return true
		}
	}
	return false
}

// phrase returns the description whose head is token i: back over adjectives and nouns to the word that makes it definite.
func (d *document) phrase(s, i, names int) (candidate, bool) {
	t := d.sentences[s].Tokens
	c := candidate{first: i, last: i + 1, form: Description, fact: fact{gender: 'n'}}
	for j := i - 1; j >= 0 && i-j <= 7; j-- {
		if e := d.countryAt(s, j, names); e != nil {
			c.fact.entry, c.first = e, d.firstOf(j, names)
			j = c.first
			continue
		}
		switch t[j].Tag {
		case text.JJ, text.JJR, text.JJS, text.NN, text.NNS, text.NNP, text.NNPS, text.VBN, text.VBG, text.HYPH, text.CD:
			c.first = j
			continue
		case text.Possessive:
			if d.ofMembers(s, j) || d.ofTown(s, j, i) {
				c.first = j
				continue
			}
		case text.VB, text.VBP:
			if t[j+1].Tag == text.HYPH {
				c.first = j // "the start-up"
				continue
			}
		case text.DT:
			switch lower(d.word(s, j)) {
			case "the", "this", "that", "these", "those":
				c.first = j
				return c, true
			case "a", "an", "another", "some", "any", "no", "every", "each":
				return c, false
			}
		}
		break
	}
	if c.fact.entry == nil {
		return c, c.last-c.first == 1 && d.word(s, i) == "parliament" && (i == 0 || t[i-1].Tag != text.Possessive && t[i-1].Tag != text.PRPS && d.word(s, i-1) != "of") // "members asked parliament to look at it"
	}
	switch c.fact.entry.Kind {
	case lexicon.Demonym, lexicon.Country, lexicon.Region:
		return c, true
	}
	return c, localBody(d.word(s, i)) // "Rotterdam district court"
}

// localBody reports whether a town before the noun names the body that the town has.
func localBody(noun string) bool {
	switch noun {
	case "court", "prosecutors", "prosecutor", "police", "council", "magistrates", "office", "tribunal":
		return true
	}
	return false
}

// ofMembers reports whether a possessive at j is part of the noun behind it: "the oil workers' union", "the attorney general's office".
func (d *document) ofMembers(s, j int) bool {
	t := d.sentences[s].Tokens
	if j == 0 || j+1 >= len(t) || d.cases[d.base[s]+j-1] != small {
		return false
	}
	switch d.word(s, j+1) {
	case "office":
		return true
	case "union", "association", "group", "federation", "club", "league", "council", "party", "lobby", "charity", "body", "court":
		return t[j-1].Tag == text.NNS || d.personNoun(s, j-1)
	}
	return false
}

// nounAt returns the last of the nouns from token i on, over adjectives.
func (d *document) nounAt(s, i int) int {
	t := d.sentences[s].Tokens
	for i+1 < len(t) && (t[i+1].Tag == text.NN || t[i].Tag == text.JJ && noun(t[i+1].Tag)) {
		i++
	}
	return i
}

// ofTown reports whether a possessive at j is that of a town and the noun at i a body that every town has one of: "the city's commercial court".
func (d *document) ofTown(s, j, i int) bool {
	if j == 0 {
		return false
	}
	switch d.word(s, j-1) {
	case "city", "town", "county", "district", "borough", "village":
		return localBody(d.word(s, i)) || d.word(s, i) == "utility"
	}
	return false
}

// countryAt returns the country or region that token j names or is the adjective of.
func (d *document) countryAt(s, j, names int) *lexicon.Entry {
	if d.cases[d.base[s]+j] == small {
		return nil
	}
	for _, c := range d.found[:names] {
		if c.first <= j && j < c.last && c.fact.entry != nil && located(c.fact.entry.Kind) {
			return c.fact.entry
		}
	}
	written := d.word(s, j)
	w := lexicon.Walk{}.Add(written)
	if j > 0 {
		if e := d.demonym(lexicon.Walk{}.Add(d.word(s, j-1)).Add(written)); e != nil {
			return e
		}
	}
	return d.demonym(w)
}

// located reports whether names of the kind tell where a party is from: "the Moscow-based firm", "the Texas company".
func located(k lexicon.Kind) bool { return slices.Contains(places, k) }

var places = []lexicon.Kind{lexicon.Country, lexicon.Region, lexicon.Seat, lexicon.Place}

func (d *document) demonym(w lexicon.Walk) *lexicon.Entry { return d.lex.Word(w, lexicon.Demonym) }

// firstOf returns the first token of the name that covers j, j if none does.
func (d *document) firstOf(j, names int) int {
	for _, c := range d.found[:names] {
		if c.first <= j && j < c.last {
			return c.first
		}
	}
	return j
}
