package entity

import (
	"strings"

	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// sense corrects a name whose word has another meaning here, and drops what is no name.
//
//   - A river is written with its article, the company without: "dolphins in the Amazon", "Amazon sells it"; "the Amazon app" is the company's.
//   - Fruits, birds and months: "Apple pie", "Turkey sandwiches", "in April". A first name alone before a small noun at the start
//     of a sentence is a word: "Bill payers".
func (d *document) sense(c *candidate) bool {
	s, t := c.sentence, d.sentences[c.sentence].Tokens
	if c.last-c.first > 1 {
		return true
	}
	w, next := d.word(s, c.first), ""
	if c.last < len(t) {
		next = lower(d.word(s, c.last))
	}
	if calendar(w) && c.fact.entry != nil && c.fact.entry.Kind == lexicon.Organization {
		return false // April is a company too
	}
	if c.fact.entry == nil && (calendar(w) && (c.kind != Person || d.dated(s, c.first)) || w == "IT") {
		return false
	}
	switch t[c.first].Tag {
	case text.PRP, text.PRPS, text.DT, text.IN, text.CC, text.WP, text.WDT, text.TO, text.WRB:
		if !large(w) && w != "US" && w != "UK" {
			return false // "We" is a company too
		}
	}
	if c.fact.entry == nil && (c.first == 0 || c.first == 1 && opens(d.word(s, 0))) && d.common(w, t[c.first].Tag) {
		return false
	}
	if c.fact.entry == nil && abbreviates(w) {
		return false
	}
	switch w {
	case "Amazon":
		if wild(next) || c.first > 0 && lower(d.word(s, c.first-1)) == "the" && !(c.last < len(t) && (t[c.last].Tag == text.NN || t[c.last].Tag == text.NNS || t[c.last].Tag == text.NNP)) {
			c.kind, c.fact.entry = Place, nil
		}
	case "Apple", "Orange", "BlackBerry", "Blackberry", "Turkey":
		if food(next) {
			return false
		}
	}
	if c.kind == Person && c.first == 0 && c.last < len(t) && d.little(s, c.last) && (t[c.last].Tag == text.NNS || t[c.last].Tag == text.NN) && d.class(w, lexicon.First) != nil {
		return false
	}
	return true
}

// common reports whether a word that opens a sentence has its capital for that alone: a plural that the article has once ("Detectives found him"), or a noun that
// it has in small letters too. So with an adjective and a verb: "Big platforms", "Unplug it".
func (d *document) common(w string, tag text.Tag) bool {
	switch tag {
	case text.NNS, text.JJ, text.VB, text.VBG, text.VBN:
		return strings.Count(d.opening(), w) == 1
	case text.NN:
		return strings.Contains(d.opening(), " "+lower(w)+" ")
	}
	return false
}

// opening is as much of the text as is searched for a word, which bounds the time on texts of any length.
func (d *document) opening() string { return d.src[:min(len(d.src), 1<<16)] }

// abbreviates reports whether capitals stand for a common noun.
func abbreviates(w string) bool {
	switch w {
	case "ID", "IDs", "CVE", "CVEs", "VPN", "VPNs", "TV", "TVs", "CEO", "CFO", "CTO", "AI", "PC", "PCs", "API", "APIs", "URL", "IP", "DNS", "SMS", "PIN", "GPS", "CCTV", "PDF", "GDP", "IPO", "DVD", "USB",
		"MP", "MPs", "MEP", "MEPs", "SIM", "SIMs", "VoIP", "GP", "GPs", "LED", "LEDs", "CV", "CVs", "B2B", "SUV", "SUVs", "FY", "Q&A", "FAQs", "DNA", "HIV", "HTML", "HTTP", "HTTPS", "SSL", "RAM", "CPU", "CPUs", "GPU", "GPUs", "NFT", "NFTs", "ETF", "ETFs", "UFO", "DJ", "DIY", "NGO", "NGOs", "PR", "HR", "EV", "EVs", "5G", "4G", "3G", "QR", "FAQ", "AM", "PM", "OK":
		return true
	}
	return false
}

// dated reports whether a month or day is one by the word before it.
func (d *document) dated(s, i int) bool {
	if i == 0 {
		return false
	}
	switch lower(d.word(s, i-1)) {
	case "in", "on", "since", "until", "by", "of", "last", "next", "this", "from", "early", "late", "mid", "before", "after", "every":
		return true
	}
	return false
}

// calendar reports whether the word is a month, a day of the week or a feast.
func calendar(w string) bool {
	switch w {
	case "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
		"Jan.", "Feb.", "Mar.", "Apr.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.", "Jan", "Feb", "Sept", "Oct", "Nov", "Dec",
		"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Christmas", "Easter", "Ramadan", "Thanksgiving", "Halloween":
		return true
	}
	return false
}

// wild reports whether the noun is of the river and its forest.
func wild(noun string) bool {
	switch noun {
	case "river", "rainforest", "rain", "basin", "forest", "jungle", "delta", "tribe", "tribes", "deforestation", "region", "fires", "wildfires":
		return true
	}
	return false
}

// food reports whether the noun tells that the word before it is something to eat or to grow.
func food(noun string) bool {
	switch noun {
	case "pie", "pies", "juice", "cider", "tree", "trees", "orchard", "orchards", "sauce", "crumble", "harvest", "peel", "sandwich", "sandwiches", "dinner", "dinners", "breast",
		"meat", "farm", "farms", "farmer", "farmers", "growers", "grower", "eggs", "soup", "jam":
		return true
	}
	return false
}

// dateline reports whether a name stands at the start of an article or paragraph as the place that it was written at: "BONN (Newswire) -", "Tbilisi --".
func (d *document) dateline(c *candidate) bool {
	t := d.sentences[c.sentence].Tokens
	if c.first != 0 || c.last >= len(t) {
		return false
	}
	if c.fact.entry != nil && !located(c.fact.entry.Kind) {
		return false
	}
	switch d.word(c.sentence, c.last) {
	case "-", "--", "—", "–", ":":
		return true
	case ",":
		if c.last+2 < len(t) && t[c.last+1].Tag == text.CD && calendar(d.word(c.sentence, c.last+2)) {
			return true // "Turin, 14 May."
		}
		fallthrough
	case "(":
		return large(d.word(c.sentence, c.first)) && d.dashed(c)
	}
	return false
}

// speaks reports whether a name before a colon that opens a sentence of a transcript is that of who speaks: "MARISOL TEAGUE, HOST:", later "TEAGUE:".
func (d *document) speaks(c *candidate) bool {
	t := d.sentences[c.sentence].Tokens
	if c.first != 0 || c.fact.entry != nil || c.last >= len(t) || !large(d.word(c.sentence, c.last-1)) {
		return false
	}
	j := c.last
	if d.word(c.sentence, j) == "," && j+2 < len(t) && large(d.word(c.sentence, j+1)) {
		j += 2
	}
	if d.word(c.sentence, j) != ":" {
		return false
	}
	if c.last-c.first > 1 && d.gender(d.word(c.sentence, 0)) != 'n' || j > c.last {
		return true
	}
	turn := t[c.last-1].Start // where the last word begins that comes before every colon
	w := d.src[turn:t[j].End]
	return strings.Contains(d.opening()[min(t[j].End, len(d.opening())):], w) || strings.Contains(d.opening()[:min(turn, len(d.opening()))], w[:len(w)-1])
}

// wire reports whether a name stands in the brackets of a dateline, where who sends the report is named: "BONN (Newswire) -".
func (d *document) wire(c *candidate) bool {
	t := d.sentences[c.sentence].Tokens
	return c.first > 0 && c.first < 9 && c.last+1 < len(t) && d.word(c.sentence, c.first-1) == "(" && d.word(c.sentence, c.last) == ")" &&
		strings.Trim(d.word(c.sentence, c.last+1), "-–—") == "" && (c.first == 1 || d.big(c.sentence, 0) && acronymic(d.word(c.sentence, 0)))
}

// dashed reports whether a dash comes soon behind a name.
func (d *document) dashed(c *candidate) bool {
	t := d.sentences[c.sentence].Tokens
	for j := c.last; j < len(t) && j < c.last+10; j++ {
		switch d.word(c.sentence, j) {
		case "-", "--", "—", "–":
			return true
		}
	}
	return len(t)-c.last < 10 // the dateline is a sentence of its own
}

// large reports whether a word of three letters or more has no small letter.
func large(w string) bool {
	if len(w) < 3 {
		return false
	}
	for i := range len(w) {
		if 'a' <= w[i] && w[i] <= 'z' {
			return false
		}
	}
	return true
}
