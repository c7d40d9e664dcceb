package entity

import (
	"newsclaims/extract/entity/tagger"
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// ampersand lengthens a name over "&" and the large word behind it ("Harrow & Finch"), over a large noun that belongs to it, and over its number.
func (d *document) ampersand(c *candidate) {
	t := d.sentences[c.sentence].Tokens
	if c.last+1 < len(t) && d.word(c.sentence, c.last) == "&" && d.big(c.sentence, c.last+1) {
		c.last += 2
		c.fact.entry, c.fact.shared = nil, nil // it is another name now: "Georgia & Sons"
		if c.kind != Product {
			c.kind, c.fact.sure = Organization, true
		}
	}
	if c.kind == Organization && c.last < len(t) && legal(d.word(c.sentence, c.last)) {
		c.last++ // "Khazanah Nasional Bhd"
		if c.last < len(t) && legal(d.word(c.sentence, c.last)) {
			c.last++ // "Kereta Kita Sdn Bhd"
		}
	}
	if j := c.last; c.kind == Organization && j+1 < len(t) && d.word(c.sentence, j) == "," && legal(d.word(c.sentence, j+1)) {
		c.last += 2 // "Ferralba Renovables, S.A."
	}
	d.plus(c)
	d.hyphened(c)
	d.lengthen(c)
	d.numbered(c)
}

// plus takes the "+" into the name of a service that bears the name of its company: "SABC+".
func (d *document) plus(c *candidate) {
	t := d.sentences[c.sentence].Tokens
	if c.last >= len(t) || d.word(c.sentence, c.last) != "+" || t[c.last].Start != t[c.last-1].End || c.last+1 < len(t) && t[c.last+1].Start == t[c.last].End && wordy(d.word(c.sentence, c.last+1)) {
		return
	}
	c.last++
	c.kind, c.fact.sure, c.fact.shared = Product, true, nil
	c.fact.entry = d.entryAt(c.sentence, c.first, c.last, lexicon.Product)
}

// legal reports whether the word is the legal form of a company.
func legal(w string) bool {
	switch w {
	case "Inc", "Inc.", "Corp", "Corp.", "Ltd", "Ltd.", "Limited", "LLC", "LLP", "PLC", "plc", "GmbH", "AG", "SE", "AB", "ASA", "A/S", "Oyj", "N.V.", "B.V.", "NV", "BV", "S.A.", "SpA", "S.p.A.", "Bhd", "Berhad", "Sdn", "Pty",
		"Pte", "Tbk", "PJSC", "JSC", "LP", "Kft", "SAS", "Sarl":
		return true
	}
	return false
}

// tied reports whether token i is a hyphen without blanks between two words.
func (d *document) tied(s, i int) bool {
	t := d.sentences[s].Tokens
	return i > 0 && i+1 < len(t) && d.word(s, i) == "-" && t[i].Start == t[i-1].End && t[i+1].Start == t[i].End
}

// hyphened takes the other half of a name that the tagger cut at a hyphen: "Hawk-Eye", "François-Philippe". What the lexicon knows is a name
// of its own: "the Navio-Kakao deal".
func (d *document) hyphened(c *candidate) {
	if c.fact.entry != nil || !d.tied(c.sentence, c.last) {
		return
	}
	if !d.big(c.sentence, c.last+1) {
		return
	}
	if n, _ := d.lex.At(lexicon.Walk{}.Add(d.word(c.sentence, c.last+1))); n == nil {
		c.last += 2
	}
}

// lengthen takes a large noun into a name that the tagger ended before it: "Vistula Rail" of "Vistula Rail Works opened". In a heading nothing is
// told by capitals.
func (d *document) lengthen(c *candidate) {
	t := d.sentences[c.sentence].Tokens
	if c.fact.entry != nil || c.kind != Organization && c.kind != Government && c.kind != Product || c.last >= len(t) || !noun(t[c.last].Tag) {
		return
	}
	w := d.word(c.sentence, c.last)
	if !d.big(c.sentence, c.last) || calendar(w) || d.money(c.sentence, c.last) || d.class(w, lexicon.Title) != nil || c.last+1 < len(t) && noun(t[c.last+1].Tag) && d.big(c.sentence, c.last+1) || !d.plain(c.sentence) {
		return
	}
	c.last++
	if k, ok := d.endingKind(c.sentence, c.first, c.last); ok {
		c.kind, c.fact.sure = k, true
	}
}

// numbered takes the number behind a product or law into its name: "Hush 3", "House Bill 250", "Data Protection Act 2018".
func (d *document) numbered(c *candidate) {
	t := d.sentences[c.sentence].Tokens
	if d.tied(c.sentence, c.last) && t[c.last+1].Tag == text.CD && digits(d.word(c.sentence, c.last+1)) && c.kind != Person && !abbreviates(d.word(c.sentence, c.first)) {
		c.last += 2 // "Storm-1177"
		c.fact.entry, c.fact.shared = nil, nil
		return
	}
	if j := c.last; c.kind == Law && j+1 < len(t) && (d.word(c.sentence, j) == "No." || d.word(c.sentence, j) == "No") && t[j+1].Tag == text.CD {
		c.last += 2 // "Law No. 6698"
	}
	if j := c.last; c.kind == Law && j+1 < len(t) && t[j-1].Tag == text.CD && d.word(c.sentence, j) == "of" && year(d.word(c.sentence, j+1)) {
		c.last += 2 // "the Online Safety Act No. 9 of 2024"
		return
	}
	if c.fact.entry == nil && c.kind != Law && enacted(d.word(c.sentence, c.first)) && c.last-c.first <= 2 && (t[c.last-1].Tag == text.CD || c.last-c.first == 1 && c.last < len(t) && t[c.last].Tag == text.CD) {
		c.kind, c.fact.sure = Law, true // "Rule 41", "Regulation 261"
	}
	if c.last >= len(t) || t[c.last].Tag != text.CD {
		return
	}
	digits := t[c.last].End - t[c.last].Start
	if c.fact.entry == nil && c.first > 0 && t[c.first-1].Tag == text.DT && digits <= 3 && (c.kind == Organization || c.kind == Place || c.kind == Other) &&
		(c.last+1 == len(t) || !noun(t[c.last+1].Tag) && t[c.last+1].Tag != text.JJ && t[c.last+1].Tag != text.CD && wordy(d.word(c.sentence, c.last))) {
		c.last++ // "the Hong Tai 58"
		c.kind = Product
		return
	}
	if c.kind == Product && digits <= 3 && !d.scaled(c.sentence, c.last+1) && !currency(d.word(c.sentence, c.last-1)) || c.kind == Law && digits <= 4 {
		c.last++
	}
}

// year reports whether the word is a year of our time.
func year(w string) bool {
	return len(w) == 4 && (w[:2] == "19" || w[:2] == "20") && '0' <= w[2] && w[2] <= '9' && '0' <= w[3] && w[3] <= '9'
}

// enacted reports whether a number behind the word makes it the name of a law.
func enacted(w string) bool {
	switch w {
	case "Rule", "Regulation", "Directive", "Law", "Act", "Bill", "Ordinance", "Decree", "Proposition", "Convention", "Amendment":
		return true
	}
	return false
}

// ofCountry lengthens the name of a body over the country or state behind "of": "the Supreme Court of the Netherlands". An organization that
// is no body of that sort only sits there: "Examind of Waterloo".
func (d *document) ofCountry(c *candidate) {
	t := d.sentences[c.sentence].Tokens
	s, j := c.sentence, c.last
	if j+1 >= len(t) || d.word(s, j) != "of" || c.kind != Government && c.kind != Organization {
		return
	}
	last := d.word(s, c.last-1)
	if !heads(last) && !leagues(last) && last != "Government" {
		return
	}
	j++
	if t[j].Tag == text.DT && j+1 < len(t) {
		j++
	}
	for end := min(j+3, len(t)); end > j; end-- {
		country := d.entryAt(s, j, end, lexicon.Country, lexicon.Region)
		if country == nil || !wordy(d.word(s, end-1)) {
			continue
		}
		c.fact.shared = nil
		if last == "Government" && c.last-c.first == 1 {
			c.kind, c.fact.sure, c.fact.entry = Government, true, country
		} else {
			c.fact.entry = d.entryAt(s, c.first, end, lexicon.Government, lexicon.Organization)
		}
		c.last = end
		return
	}
}

// leagues reports whether the word ends the names of organizations that bear their country behind "of": "the Screenwriters' League of Canada".
func leagues(word string) bool {
	switch word {
	case "League", "Guild", "Chamber", "Alliance", "Party", "Academy", "College", "Church", "Congress", "Library", "Museum", "Foundation", "Confederation", "Chambers", "Corps", "Scouts":
		return true
	}
	return false
}

// owned parts a country from its body where the lexicon has them as one spelling: "Brazil's Supreme Court" are two mentions. It adds the country and leaves the
// body.
func (d *document) owned(c *candidate) {
	if c.fact.entry == nil || c.kind != Government {
		return
	}
	t := d.sentences[c.sentence].Tokens
	for j := c.first + 1; j+1 < c.last; j++ {
		if t[j].Tag != text.Possessive || !d.big(c.sentence, j+1) {
			continue
		}
		e := d.entryAt(c.sentence, c.first, j, lexicon.Country, lexicon.Region)
		if e == nil {
			return
		}
		d.found = append(d.found, candidate{sentence: c.sentence, first: c.first, last: j, kind: d.standing(c.sentence, c.first, j, e), form: Name, fact: fact{entry: e, gender: 'n'}})
		c.first = j + 1
		return
	}
}

// withCountry joins the country that begins the name of an organization to it: "the Kenya ICT Action Network", "News Media Canada".
func (d *document) withCountry(c *candidate) {
	t := d.sentences[c.sentence].Tokens
	if c.fact.entry != nil || c.kind != Organization {
		return
	}
	if n := len(d.found); n > 0 && c.last-c.first > 1 && d.found[n-1].last == c.first && d.found[n-1].first > 0 && t[d.found[n-1].first-1].Tag == text.DT {
		if o := &d.found[n-1]; o.fact.entry != nil && (o.fact.entry.Kind == lexicon.Country || o.fact.entry.Kind == lexicon.Region) {
			c.first = o.first
			d.found = d.found[:n-1]
		}
	}
	if !d.plain(c.sentence) {
		return
	}
	if j := c.last; j < len(t) && d.listed(c.sentence, j, j+1, lexicon.Country) && (j+1 == len(t) || !noun(t[j+1].Tag) && t[j+1].Tag != text.JJ && t[j+1].Tag != text.Possessive) {
		c.last = j + 1
	}
}

// office takes the words of an office off a span of the tagger, which is no name: "the Chief Executive Officer of Zuma Mobile", "U.S. District Judge". What stands
// behind "of" may be one. It reports whether there are any.
func (d *document) office(s int, span *tagger.Span) bool {
	if span.Label == tagger.PER {
		return false
	}
	head, of := span.Last-1, -1
	for i := span.First + 1; i+1 < span.Last; i++ {
		if w := d.word(s, i); of < 0 && (w == "of" || w == "for" || w == ",") {
			head = i - 1
			of = i
		} else if w == "of" && d.word(s, of) == "," {
			of = i // "Director, Public Affairs of the Commission"
		}
	}
	w := d.word(s, head)
	switch w {
	case "General", "King", "Queen", "Justice", "Boss", "Major", "Lord", "Father", "Head", "Prince":
		return false
	}
	if head == span.First && of < 0 && d.word(s, max(head-1, 0)) != "The" && d.word(s, max(head-1, 0)) != "the" || !d.titled(s, head) && !d.personNoun(s, head) {
		return false
	}
	if of > 0 && d.word(s, of) == "of" && of+1 < span.Last {
		span.First = of + 1
		for span.First+1 < span.Last && d.sentences[s].Tokens[span.First].Tag == text.DT {
			span.First++
		}
		return true
	}
	span.First = span.Last
	return true
}

// opener reports whether the first word of a sentence is a common noun before a name, large only where it stands: "Consultancy Tarn & Lisle counts".
func (d *document) opener(s int) bool {
	if !d.big(s, 1) || !d.plain(s) {
		return false
	}
	if _, ok := wordKind(d.word(s, 0)); ok || d.titled(s, 0) {
		return false
	}
	e := d.headEntry(lexicon.Walk{}.Add(d.word(s, 0)))
	return e != nil && partyNoun(e)
}

// homely gives a name that a country stands before the entry of the body that the rest is: "the US Bureau of Industry and Security".
func (d *document) homely(c *candidate) {
	if c.last-c.first < 3 || !d.listed(c.sentence, c.first, c.first+1, lexicon.Country, lexicon.Region, lexicon.Demonym) {
		return
	}
	if e := d.entryAt(c.sentence, c.first+1, c.last, lexicon.Government); e != nil {
		c.kind, c.fact.entry = Government, e
	}
}

// shortened gives a name with a legal form or a year more than the lexicon has the entry of the rest: "Live Nation Entertainment Inc.", "the Data Protection Act 2018".
func (d *document) shortened(c *candidate) {
	if c.last-c.first < 2 || c.fact.entry != nil {
		return
	}
	last := d.word(c.sentence, c.last-1)
	switch {
	case legal(last):
		if e := d.entryAt(c.sentence, c.first, c.last-1, lexicon.Organization); e != nil {
			c.kind, c.fact.entry = Organization, e
		}
	case c.kind == Law && year(last):
		c.fact.entry = d.entryAt(c.sentence, c.first, c.last-1, lexicon.Law)
	}
}

// continues lengthens the name before by c where nothing but small words of other languages part the two: "Verein für Konsumenteninformation", "Comisión Nacional del Mercado de
// Valores". What a list has is a name of its own, and so are people.
func (d *document) continues(c *candidate) bool {
	n := len(d.found)
	if n == 0 || c.kind == Person || c.fact.entry != nil {
		return false
	}
	o := &d.found[n-1]
	if o.kind == Person || o.fact.entry != nil || o.last >= c.first || c.first-o.last > 2 {
		return false
	}
	for i := o.last; i < c.first; i++ {
		if !foreignParticle(d.word(c.sentence, i)) {
			return false
		}
	}
	o.last = c.last
	return true
}

// foreignParticle reports whether a small word joins the parts of names in other languages and is none in English.
func foreignParticle(w string) bool {
	switch w {
	case "de", "del", "des", "du", "der", "für", "di", "da", "dos", "das", "della", "delle", "dello", "dei", "degli", "el", "los", "las", "la", "et", "und", "och", "voor", "van", "y":
		return true
	}
	return false
}
