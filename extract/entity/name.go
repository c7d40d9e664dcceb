package entity

import (
	"strings"

	"newsclaims/extract/entity/tagger"
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// A candidate is a mention before it is joined with others.
type candidate struct {
	sentence    int
	first, last int
	kind        Kind
	form        Form
	fact        fact
}

// readNames finds the names of a sentence that the lexicon and the tagger know.
func (d *document) readNames(s int) {
	d.found = d.found[:0]
	t := d.sentences[s].Tokens
	cases := d.cases[d.base[s]:][:len(t)]
	start := d.span
	for d.span < len(d.spans) && d.spans[d.span].Sentence == s {
		d.span++
	}
	tagged := d.spans[start:d.span]
	d.lookUpWords(s)
	for i := 0; i < len(t); {
		for len(tagged) > 0 && tagged[0].Last <= i {
			tagged = tagged[1:]
		}
		if (cases[i] == small || cases[i] == mark) && (len(tagged) == 0 || tagged[0].First > i) {
			i = d.lookupFrom(i, len(t)) // most words open no name
			if len(tagged) > 0 && tagged[0].First < i {
				i = tagged[0].First
			}
			continue
		}
		if c, ok := d.nameAt(s, i, tagged); ok {
			c.sentence = s
			d.ampersand(&c)
			d.hyphen(&c)
			d.ofCountry(&c)
			d.baptized(&c, tagged)
			d.forename(&c)
			d.owned(&c)
			if c.fact.entry == nil && d.wire(&c) {
				c.kind, c.fact.sure = Organization, true
			}
			if d.speaks(&c) {
				c.kind, c.fact.sure, c.fact.gender = Person, true, d.gender(d.word(s, c.first))
				if d.word(s, c.last) == "," {
					d.found = append(d.found, c)
					i = c.last + 2
					continue // "HOST" is no name
				}
			} else if d.dateline(&c) {
				c.kind, c.fact.sure, c.fact.fixed = Place, true, true
			}
			if n := len(d.found); n > 0 && d.found[n-1].last == c.first && c.kind == Person && d.found[n-1].kind == Person && c.fact.entry == nil && d.found[n-1].fact.entry == nil {
				d.found[n-1].last = c.last // "Recep" and "Tayyip Erdogan"
				i = c.last
				continue
			}
			if d.continues(&c) {
				i = c.last
				continue
			}
			d.withCountry(&c)
			if c.fact.entry == nil {
				d.homely(&c)
				d.shortened(&c)
			}
			if d.sense(&c) {
				d.found = append(d.found, c)
			}
			i = c.last
			continue
		}
		i++
	}
	d.names = append(d.names, d.found...)
}

// read puts the names, pronouns and descriptions of a sentence in order.
func (d *document) read(s int) {
	d.found = d.found[:0]
	next := d.nextName(s)
	for i := 0; i < len(d.sentences[s].Tokens); {
		if i == next {
			d.found = append(d.found, d.names[d.name])
			i = d.names[d.name].last
			d.name++
			next = d.nextName(s)
			continue
		}
		if pronominal(d.word(s, i)) {
			if c, ok := d.pronounAt(s, i); ok {
				d.found = append(d.found, c)
			}
		}
		i++
	}
	for _, k := range d.inOrder(d.describe(s)) {
		c := &d.found[k]
		d.add(s, c.first, c.last, c.kind, c.form, &c.fact)
	}
}

// nextName returns the first token of the next name that is not read yet, -1 where the sentence has no more.
func (d *document) nextName(s int) int {
	if d.name < len(d.names) && d.names[d.name].sentence == s {
		return d.names[d.name].first
	}
	return -1
}

// nameAt returns the name that begins at token i. Of the lexicon and the tagger the longer one is taken, and the
// lexicon where both agree; a spelling that is also a word counts only where the tagger sees a name too.
func (d *document) nameAt(s, i int, tagged []tagger.Span) (candidate, bool) {
	t := d.sentences[s].Tokens
	if n := len(d.found); n > 0 && d.found[n-1].last == i && d.found[n-1].kind == Person && honour(d.word(s, i)) {
		return candidate{}, false // "Stephen Quill SC"
	}
	if t[i].Tag == text.HYPH {
		return candidate{}, false // what is left of "Navio-Kakao" begins behind it
	}
	var seen *tagger.Span
	if len(tagged) > 0 && tagged[0].First <= i {
		seen = &tagged[0]
		if n := len(d.found); seen.First < i && n > 0 && d.found[n-1].last > seen.First {
			if d.word(s, i) == "," {
				return candidate{}, false // "Minn." of "ST. PAUL, Minn." begins behind it
			}
			rest := *seen // "Homeland Security" was taken off "Homeland Security Secretary Elaine Duke"
			rest.First = i
			seen = &rest
		}
	}
	if seen != nil && seen.First == i && seen.Last > i+1 && t[i].Tag == text.DT {
		return candidate{}, false // "the First Amendment": the name begins behind the article
	}
	if t[i].Tag == text.DT && i+1 < len(t) && d.big(s, i+1) {
		if end, _ := d.body(s, i+1); end > i+2 {
			return candidate{}, false // "The Information Commission" is not The Information
		}
	}
	if seen != nil && seen.First == i && d.office(s, &tagged[0]) {
		seen = nil
	}
	seen = d.cut(s, i, seen)
	if seen != nil && seen.First == i-1 && t[i-1].Tag == text.DT {
		rest := *seen
		rest.First = i
		seen = &rest
	}
	n, last := d.known(s, i, seen)
	if end, kind := d.body(s, i); end > last && (seen == nil || end >= seen.Last || seen.First > i) {
		return candidate{first: i, last: end, kind: kind, form: Name, fact: fact{gender: 'n', sure: true}}, true
	}
	if seen != nil && seen.First == i && seen.Label == tagger.PER && n != nil && located(n.Entry.Kind) && last < seen.Last && d.titled(s, last) {
		seen = nil // "U.S. President Donald Trump"
	}
	if seen != nil && seen.First == i && (n == nil || last < seen.Last && !d.outranks(n, seen, last)) {
		return d.unknown(s, seen)
	}
	if n == nil {
		return candidate{}, false
	}
	c := candidate{first: i, last: last, kind: kindOf(n.Entry), form: Name, fact: fact{entry: n.Entry, gender: 'n'}}
	if n.Entry.Kind == lexicon.Demonym {
		return candidate{}, false // adjectives are read with the nouns behind them
	}
	for o := n.Next; o != nil; o = o.Next {
		if shareable(n.Entry.Kind) && shareable(o.Entry.Kind) && n.Entry.Country != o.Entry.Country {
			c.fact.shared = n // Georgia the country and the state, Finanstilsynet of Denmark and of Norway
		}
	}
	switch c.kind {
	case Place:
		c.kind = d.standing(s, i, last, n.Entry)
	case Person:
		first, _, _ := strings.Cut(n.Entry.Name, " ") // "Musk" is Elon Musk
		c.fact.gender = d.gender(first)
	}
	if c.last+1 < len(t) && strings.HasSuffix(n.Text, ".") && d.word(s, c.last) == "." && t[c.last].Start == t[c.last-1].End {
		c.last++ // "Minn." where the tokens are "Minn" and "."
	}
	if c.last < len(t) && t[c.last].Tag == text.Possessive && n.Entry.Kind == lexicon.Country {
		c.kind = d.standing(s, i, last, n.Entry)
	}
	return c, true
}

// shareable reports whether several countries may have a name of the kind.
func shareable(k lexicon.Kind) bool {
	return k == lexicon.Country || k == lexicon.Region || k == lexicon.Government
}

// outranks reports whether a name of the lexicon that is shorter than the tagger's stands for itself all the same:
// "US" of "US Attorney Jane Roe" does, "New York" of "New York Times" does not.
func (d *document) outranks(n *lexicon.Name, seen *tagger.Span, last int) bool {
	return n.Entry.Kind == lexicon.Government && seen.Label != tagger.LAW && (seen.Label != tagger.GOV && seen.Label != tagger.ORG || !n.Common && last-seen.First >= 2)
}

// unknown returns a name that the tagger sees and the lexicon does not have.
func (d *document) unknown(s int, seen *tagger.Span) (candidate, bool) {
	c := candidate{first: seen.First, last: seen.Last, kind: labelKinds[seen.Label], form: Name, fact: fact{gender: 'n'}}
	t := d.sentences[s].Tokens
	for c.first < c.last && (t[c.first].Tag == text.DT || d.word(s, c.first) == "The" || d.word(s, c.first) == "the") {
		c.first++
	}
	if (c.first == 0 || c.first == 1 && !wordy(d.word(s, 0))) && c.last-c.first > 1 && (t[c.first].Tag == text.IN || t[c.first].Tag == text.CC || c.first == 0 && d.opener(s)) {
		c.first++ // "About Sensoria", "Consultancy Tarn & Lisle"
	}
	if c.last-c.first > 1 && (c.first == 0 || c.first == 1) && particle(d.word(s, c.first)) || c.last-c.first > 1 && c.first > 0 && calendar(d.word(s, c.first)) && d.dated(s, c.first) {
		c.first++ // "But Powys County Council", "In September Verlin"
	}
	for c.first < c.last && t[c.first].Tag == text.Possessive {
		c.first++
	}
	for c.first+1 < c.last && d.little(s, c.first) && d.big(s, c.first+1) && !joins(d.word(s, c.first)) && !large(d.word(s, c.first)[1:]) {
		c.first++ // "warns Kitsune Games"
	}
	if c.first < c.last && d.little(s, c.first) && t[c.first].Tag != text.NN && t[c.first].Tag != text.NNP && t[c.first].Tag != text.NNS {
		return candidate{}, false
	}
	if d.money(s, c.first) {
		return candidate{}, false // "US$12.4 million"
	}
	if c.last-c.first > 1 && t[c.last-1].Tag == text.CD && d.scaled(s, c.last) {
		c.last-- // "fined Clarivue 40 million euros"
	}
	for c.last > c.first && (t[c.last-1].Tag == text.Possessive || !wordy(d.word(s, c.last-1)) || d.money(s, c.last-1)) {
		c.last--
	}
	if c.first == c.last || c.last == c.first+1 && t[c.first].Tag == text.PRP {
		return candidate{}, false // "We call on Norway": the tagger has pronouns of bulletins for their authors
	}
	if c.kind != Person {
		if k, ok := d.endingKind(s, c.first, c.last); ok {
			c.kind, c.fact.sure = k, true
		}
		return c, true
	}
	if k, ok := d.endingKind(s, c.first, c.last); ok && d.gender(d.word(s, c.first)) == 'n' {
		c.kind, c.fact.sure = k, true
		return c, true
	}
	for c.last-c.first > 1 && d.titled(s, c.first) {
		c.first++
	}
	for c.last-c.first > 1 && honour(d.word(s, c.last-1)) {
		c.last--
	}
	c.fact.gender = d.gender(d.word(s, c.first))
	return c, true
}

// particle reports whether a small word, large where it opens a sentence, stands before a name and is no part of it.
func particle(w string) bool {
	switch w {
	case "But", "And", "Under", "In", "On", "At", "By", "For", "From", "Since", "With", "While", "When", "As", "If", "So", "Yet", "After", "Before", "Like", "Until", "Though", "Although", "Because", "Once", "Also":
		return true
	}
	return false
}

// honour reports whether the letters stand behind the names of people and are no part of them: "Stephen Quill SC".
func honour(w string) bool {
	switch w {
	case "SC", "KC", "QC", "OBE", "MBE", "CBE", "MP", "TD", "PhD", "MEP", "MSP", "JP", "DBE", "KBE":
		return true
	}
	return false
}

var labelKinds = [...]Kind{
	tagger.O: Other, tagger.PER: Person, tagger.ORG: Organization, tagger.GOV: Government, tagger.LOC: Place,
	tagger.PRODUCT: Product, tagger.LAW: Law, tagger.EVENT: Other,
}

// kindOf returns the kind of an entry where the text does not decide.
func kindOf(e *lexicon.Entry) Kind {
	switch e.Kind {
	case lexicon.Government:
		return Government
	case lexicon.Organization:
		return Organization
	case lexicon.Person:
		return Person
	case lexicon.Product:
		return Product
	case lexicon.Law:
		return Law
	case lexicon.Country, lexicon.Region, lexicon.Seat, lexicon.Place:
		return Place
	}
	return Other
}
