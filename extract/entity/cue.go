package entity

import (
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// What a sign of the kind of a name that no list has is worth. The tagger sees a name where it stands; the signs are gathered over the article.
const (
	perWord = 4 // the words of the name tell it: "Corvane Semiconductor"
	perNoun = 5 // a common noun beside it does: "the chatbot Lexi", "Brightwell, a maker of cleaners"
	perUse  = 3 // what is done by it or with it does: "Orbex said", "Orbex's chief executive", "installed Lexi"
)

// cues adds what stands around the names to the votes on the kinds of their parties.
func (d *document) cues() {
	for i := range d.set.Mentions {
		m := &d.set.Mentions[i]
		if m.Form != Name || m.Entity < 0 {
			continue
		}
		q := &d.parties[m.Entity]
		k, noun, ok := d.introduced(m)
		if ok && q.intro == nil {
			q.intro = noun
			q.introTrade |= tradeOf(noun.Name)
		}
		if q.seat == "" && q.Country == "" && m.Kind != Person {
			q.seat = d.seatOf(m)
		}
		if q.entry != nil {
			continue
		}
		if ok && (k != Person || q.names[Person] > 0 || d.personal(m, noun)) {
			q.votes[k] += perNoun
		}
		if k, ok := d.used(m, q); ok {
			q.votes[k] += perUse
		}
	}
}

// personal reports whether a noun right before a name is said of people alone: "my niece Aoife". An owner or a plaintiff may be a firm.
func (d *document) personal(m *Mention, noun *lexicon.Entry) bool {
	if m.First == 0 || d.word(m.Sentence, m.First-1) == "," || d.headEntry(lexicon.Walk{}.Add(d.word(m.Sentence, m.First-1))) != noun {
		return false
	}
	switch noun.Name {
	case "owner", "co-owner", "customer", "partner", "investor", "seller", "plaintiff", "defendant", "claimant", "appellant", "petitioner", "representative", "user", "critic", "victim", "boss", "executive",
		"player", "trader", "trainer", "producer", "creator", "tenant", "organiser", "organizer", "specialist", "official", "employee", "expert", "engineer", "lawyer", "researcher":
		return false
	}
	return true
}

// introduced returns the kind of the common noun that introduces a name: before it ("the chatbot Lexi", "solar retailer
// Brightgrid", "an app called PexTrade"), or between commas behind it ("VoltSpray, a contact cleaner").
func (d *document) introduced(m *Mention) (Kind, *lexicon.Entry, bool) {
	s, t := m.Sentence, d.sentences[m.Sentence].Tokens
	i := m.First - 1
	if i > 0 && (d.word(s, i) == "called" || d.word(s, i) == "named") {
		i--
	} else if i > 0 && d.word(s, i) == "," {
		if k, e, ok := d.before(s, i-1); ok {
			return k, e, true
		}
		i = -1
	}
	if i >= 0 && d.little(s, i) {
		if e := d.headEntry(lexicon.Walk{}.Add(d.word(s, i))); e != nil && partyNoun(e) {
			k, plural := headKind(e)
			return k, e, !plural
		}
	}
	if m.Last+1 < len(t) && d.word(s, m.Last) == "," {
		return d.behind(s, m.Last+1)
	}
	return Other, nil, false
}

// before returns the kind of a noun phrase that a comma parts from the name behind it: "Brazil's space agency, INPE".
func (d *document) before(s, i int) (Kind, *lexicon.Entry, bool) {
	t := d.sentences[s].Tokens
	if !d.little(s, i) || i < 1 {
		return Other, nil, false
	}
	e := d.headEntry(lexicon.Walk{}.Add(d.word(s, i)))
	if e == nil || !partyNoun(e) {
		return Other, nil, false
	}
	k, plural := headKind(e)
	for j := i - 1; j >= 0 && i-j < 5; j-- {
		if t[j].Tag == text.DT || t[j].Tag == text.Possessive || t[j].Tag == text.PRPS {
			return k, e, !plural && k != Person
		}
	}
	return Other, nil, false
}

// behind returns the kind of the noun phrase at token i, up to a comma, a verb or a pronoun.
func (d *document) behind(s, i int) (Kind, *lexicon.Entry, bool) {
	t := d.sentences[s].Tokens
	switch {
	case t[i].Tag == text.DT:
		i++
	case t[i].Tag == text.PRPS || t[i].Tag == text.CD:
		return Other, nil, false
	}
	var head *lexicon.Entry
	for j := i; j < len(t) && j < i+9; j++ {
		switch t[j].Tag {
		case text.NN, text.NNS:
			if e := d.headEntry(lexicon.Walk{}.Add(d.word(s, j))); e != nil && partyNoun(e) {
				head = e
			} else if head != nil {
				head = nil // "a company spokesman"
			}
			continue
		case text.JJ, text.NNP, text.NNPS, text.HYPH, text.VBN, text.VBG, text.CD, text.Possessive, text.JJS, text.RB:
			continue
		}
		break
	}
	if head == nil {
		return Other, nil, false
	}
	k, plural := headKind(head)
	return k, head, !plural
}

// partyNoun reports whether the noun tells a kind of party on its own.
func partyNoun(e *lexicon.Entry) bool {
	k, _ := headKind(e)
	switch k {
	case Organization, Product, Government, Person:
		return e.Name != "state" && e.Name != "country" && e.Name != "nation" && e.Name != "service" && e.Name != "program"
	}
	return false
}

// used returns the kind of what says, owns and is used as the name is. Who says something and is no person, or has a chief executive,
// shares or customers, is an organization if it is not a government; what is installed, downloaded or played is a product.
func (d *document) used(m *Mention, q *party) (Kind, bool) {
	s, t := m.Sentence, d.sentences[m.Sentence].Tokens
	j := m.Last
	if j < len(t) && t[j].Tag == text.Possessive {
		j++
	}
	if j < len(t) && ofFirms(d.word(s, j)) || j+1 < len(t) && (d.word(s, j) == "chief" && d.word(s, j+1) == "executive" || d.word(s, j) == "managing" && d.word(s, j+1) == "director") {
		return Organization, q.names[Government] == 0
	}
	if j < len(t) && j == m.Last && (d.word(s, j) == "app" || d.word(s, j) == "software" || d.word(s, j) == "users") {
		return Product, true
	}
	if h := t[m.Head].Head; h >= 0 && int(h) < len(t) {
		verb := lower(d.word(s, int(h)))
		switch t[m.Head].Rel {
		case text.RelNsubj:
			if says(verb) && q.names[Person] == 0 && q.names[Government] == 0 {
				return Organization, true
			}
		case text.RelObj:
			switch verb {
			case "install", "installed", "download", "downloaded", "launch", "launched", "play", "uses", "used", "using", "sells", "sell", "selling":
				return Product, true
			}
		}
	}
	if m.First >= 2 && d.word(s, m.First-1) == "of" && ofFirms(d.word(s, m.First-2)) {
		return Organization, q.names[Government] == 0
	}
	return Other, false
}

// ofFirms reports whether companies have what the noun names.
func ofFirms(noun string) bool {
	switch noun {
	case "shares", "CEO", "CFO", "CTO", "boss", "founder", "co-founder", "chairman", "chairwoman", "chief", "spokesman", "spokeswoman", "spokesperson", "shareholders",
		"customers", "lawyer", "lawyers", "headquarters", "stock", "employees", "staff", "engineers", "executives", "investors", "profit", "revenue", "subsidiary":
		return true
	}
	return false
}

// says reports whether who does it speaks, as parties do and places and products do not.
func says(verb string) bool {
	switch verb {
	case "said", "says", "told", "announced", "argued", "argues", "warned", "denied", "denies", "declined", "agreed", "blamed", "claimed", "claims", "confirmed", "insists",
		"insisted", "sued", "appealed", "promised", "refused", "admitted", "disputes", "disputed", "called", "wants", "expects", "believes", "welcomed", "apologised", "apologized",
		"hopes", "plans", "acquired", "bought", "paid", "settled", "hired", "accused", "asked", "argue", "stopped":
		return true
	}
	return false
}
