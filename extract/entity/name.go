package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"

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
	d.readOpenings(s)
	for i := 0; i < len(t); {
		for len(tagged) > 0 && tagged[0].Last <= i {
			tagged = tagged[1:]
		}
		if (cases[i] == small || cases[i] == mark) && (len(tagged) == 0 || tagged[0].First > i) {
			i = d.openingFrom(i, len(t)) // most words open no name
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

// An opening is what the lexicon has for a word that is not written small.
type opening struct {
	token int
	walk  lexicon.Walk
	name  *lexicon.Name // of one word, nil if none
	more  bool          // a name of several may begin with it
}

// readOpenings looks up the words of a sentence that names may begin with, all at once: the places of the lexicon that they are at are fetched side by side.
func (d *document) readOpenings(s int) {
	d.openings, d.nextOpening = d.openings[:0], 0
	for i, c := range d.cases[d.base[s]:][:len(d.sentences[s].Tokens)] {
		if c != small && c != mark {
			d.openings = append(d.openings, opening{token: i, walk: lexicon.Walk{}.Add(d.word(s, i))})
		}
	}
	for k := range d.openings {
		o := &d.openings[k]
		o.name, o.more = d.lex.At(o.walk)
	}
}

// openingAt returns the opening at token i, nil if there is none. Tokens of a sentence are asked for in order.
func (d *document) openingAt(i int) *opening {
	if d.openingFrom(i, -1) != i {
		return nil
	}
	return &d.openings[d.nextOpening]
}

// openingFrom returns the token of the first opening at token i or behind, none if there is none. Tokens are asked for in order.
func (d *document) openingFrom(i, none int) int {
	for d.nextOpening < len(d.openings) && d.openings[d.nextOpening].token < i {
		d.nextOpening++
	}
	if d.nextOpening == len(d.openings) {
		return none
	}
	return d.openings[d.nextOpening].token
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

// longestName is how many tokens a name of the lexicon has at most.
const longestName = 12

// known returns the longest name of the lexicon at token i that the case and the neighbours allow, and its end.
func (d *document) known(s, i int, seen *tagger.Span) (best *lexicon.Name, last int) {
	o := d.openingAt(i)
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

func startsSmall(s string) bool {
	if s != "" && s[0] < utf8.RuneSelf {
		return 'a' <= s[0] && s[0] <= 'z'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// wordy reports whether s has a letter or digit.
func wordy(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}
