package entity

import (
	"strings"

	"newsclaims/extract/lexicon"
)

// home decides names that several countries have by the country that the article speaks of: Georgia beside Tbilisi is the country and beside
// Atlanta the state, "the Supreme Court" beside London is the British one. Every name of a body, state or town counts once for its
// country, those that are themselves shared do not.
func (d *document) home() {
	var count [24]int
	var codes [24]string
	n := 0
	for k := range d.names {
		e := d.names[k].fact.entry
		if e == nil || e.Kind > lexicon.Place || d.names[k].fact.shared != nil || strings.HasPrefix(e.ID, "gov/int") || sharedBody(d.textOf(&d.names[k])) != "" {
			continue
		}
		code := land(e)
		if code == "" {
			continue
		}
		j := 0
		for j < n && codes[j] != code {
			j++
		}
		if j == n && n < len(codes) {
			codes[n] = code
			n++
		}
		if j < n {
			count[j]++
		}
	}
	weight := func(code string) int {
		for j := range n {
			if codes[j] == code {
				return count[j]
			}
		}
		return 0
	}
	d.bodies = d.bodies[:0]
	most := ""
	for j := range n {
		if most == "" || count[j] > weight(most) {
			most = codes[j]
		}
	}
	d.homeland = d.lex.Entry("gov/" + strings.ToLower(most))
	for k := range d.names {
		c := &d.names[k]
		if c.fact.shared != nil {
			d.choosePlace(c, weight)
		} else if most != "" {
			d.chooseBody(c, most, weight)
		}
	}
}

// land returns the code of the country that an entry is of: its own, or that in the id of a body whose country no source gives
// ("gov/za/icasa"); "" where there is none.
func land(e *lexicon.Entry) string {
	if len(e.Country) == 2 {
		return e.Country
	}
	if rest, ok := strings.CutPrefix(e.ID, "gov/"); ok && len(rest) > 2 && rest[2] == '/' {
		return strings.ToUpper(rest[:2])
	}
	return ""
}

// choosePlace takes the country or state of a shared name whose country the article names most.
func (d *document) choosePlace(c *candidate, weight func(string) int) {
	best := c.fact.entry
	for n := c.fact.shared; n != nil; n = n.Next {
		if shareable(n.Entry.Kind) && weight(land(n.Entry)) > weight(land(best)) {
			best = n.Entry
		}
	}
	c.fact.entry = best
}

// chooseBody takes the body of the article's country for a name that every country's body has ("the Supreme Court").
// Where the lists have none the body stays without an id.
func (d *document) chooseBody(c *candidate, most string, weight func(string) int) {
	if c.fact.entry != nil && land(c.fact.entry) == most {
		return // most names
	}
	name := d.textOf(c)
	if name == "Court of Justice" && c.fact.entry == nil {
		c.kind, c.fact.entry = Government, d.lex.Entry("gov/eu/ecj")
		return
	}
	if name == "Centre" && most == "IN" && c.fact.entry == nil {
		c.kind, c.fact.entry, c.fact.sure = Government, d.lex.Entry("gov/in"), true
		return
	}
	if e := d.initialed(c, name, most); e != nil {
		c.kind, c.fact.entry, c.fact.sure = Government, e, true
		return
	}
	slug := sharedBody(name)
	if slug == "" && c.kind == Government && (c.fact.entry == nil || weight(land(c.fact.entry)) < weight(most)) {
		if e := d.bodyOf(c, name, most); e != nil {
			c.kind, c.fact.entry, c.fact.sure = Government, e, true
		}
		return
	}
	if slug == "" || c.fact.entry != nil && weight(land(c.fact.entry)) >= weight(most) {
		return
	}
	c.kind, c.fact.sure = Government, true
	if c.fact.entry = d.lex.Entry("gov/" + strings.ToLower(most) + "/" + slug); c.fact.entry == nil {
		c.fact.entry = d.bodyOf(c, name, most)
	}
}

// initialed returns the body of a country whose id ends with an acronym that no list has alone, since bodies of many countries have it: "the DGCA" is the Indian aviation
// regulator in an article about India. nil where the article says itself what the letters mean.
func (d *document) initialed(c *candidate, name, code string) *lexicon.Entry {
	const shortest, longest = 2, 6
	if c.fact.entry != nil || c.last-c.first > 1 || len(name) < shortest || len(name) > longest || c.kind == Person || c.kind == Law {
		return nil
	}
	large := 0
	for i := range len(name) {
		switch b := name[i]; {
		case 'A' <= b && b <= 'Z':
			large++
		case b < 'a' || b > 'z':
			return nil
		}
	}
	if large < 2 || large < len(name)-1 {
		return nil
	}
	e := d.lex.Entry("gov/" + strings.ToLower(code) + "/" + strings.ToLower(name))
	if e == nil || e.Kind != lexicon.Government {
		return nil
	}
	for k := range d.names {
		if o := &d.names[k]; o.last-o.first > 1 && d.bracket(o.sentence, o.last) == name {
			return nil
		}
	}
	return e
}

// bodyOf returns the body of a country that the lexicon has under its own name with that of the country: "the National Assembly" is the National Assembly of Nigeria,
// "the Border Guard" the Polish one. Each name is looked up once in an article.
func (d *document) bodyOf(c *candidate, name, code string) *lexicon.Entry {
	for i := range d.bodies {
		if d.bodies[i].name == name {
			return d.bodies[i].entry
		}
	}
	e := d.lookUpBody(c, code)
	d.bodies = append(d.bodies, body{name, e})
	return e
}

// A body is what the lexicon has for a name in the country of an article.
type body struct {
	name  string
	entry *lexicon.Entry // nil where it has none
}

func (d *document) lookUpBody(c *candidate, code string) *lexicon.Entry {
	if d.homeland == nil {
		return nil
	}
	own := d.walk(lexicon.Walk{}, c.sentence, c.first, c.last).Add("of")
	_, goesOn := d.lex.At(own)
	for name := range d.lex.Spellings(d.homeland.ID) {
		if e := d.entryOf(d.walk(lexicon.Walk{}.Add(name), c.sentence, c.first, c.last), lexicon.Government); e != nil && land(e) == code {
			return e
		}
		if !goesOn {
			continue
		}
		if e := d.entryOf(own.Add(name), lexicon.Government); e != nil {
			return e
		}
	}
	return nil
}

// sharedBody returns the end of the ids of a body that many countries have under one name, "" for other names.
func sharedBody(name string) string {
	switch name {
	case "Supreme Court":
		return "supreme-court"
	case "High Court":
		return "high-court"
	case "Federal Court":
		return "federal-court"
	case "Court of Appeal":
		return "court-of-appeal"
	case "House of Commons":
		return "commons"
	case "House of Lords":
		return "lords"
	case "Senate":
		return "senate"
	case "Parliament":
		return "parliament"
	case "Foreign Ministry":
		return "mfa"
	}
	return ""
}

func (d *document) textOf(c *candidate) string {
	t := d.sentences[c.sentence].Tokens
	return d.src[t[c.first].Start:t[c.last-1].End]
}
