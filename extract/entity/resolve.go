package entity

import (
	"strings"

	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// Every mention adds to the salience of its party by its place in the clause, and salience fades from sentence to sentence.
const (
	fading     = 0.3  // what is left of salience in the next sentence
	asSubject  = 1.4  // a subject adds
	asObject   = 1.05 // an object or what hangs on a verb by a preposition adds
	asModifier = 0.9  // the name in "Orbex's rival" or "the head of Orbex" adds
	ofPronoun  = 0.1  // a pronoun or description adds this part of it
)

// How many sentences back a pronoun and a description reach.
const (
	window      = 8
	reachOfNoun = 25
)

// resolve decides the descriptions and pronouns in the order of the text.
func (d *document) resolve() {
	latest := d.recent()
	for i := range d.set.Mentions {
		m := &d.set.Mentions[i]
		switch {
		case m.Form == Name:
		case m.Form == Description && len(d.coined) > 0 && d.coins(i):
		case m.Form == Description && d.facts[i].beside >= 0 && d.apposed(i):
		case m.Form == Description && d.facts[i].entry == nil && d.governs(i):
		case m.Form == Description && d.facts[i].entry != nil && d.national(i, latest):
		case m.Form == Pronoun && d.cataphor(i):
		case m.Form == Pronoun && d.reflects(i):
		default:
			if p := d.refer(i, latest); p >= 0 {
				d.join(p, i)
				m.Kind = d.parties[p].Kind
				if m.Form == Description && m.Kind == Government && d.located(m) {
					m.Kind = Place
				}
			} else if p := d.herald(i); p >= 0 {
				d.join(p, i)
			} else if p := d.announced(i); p >= 0 {
				d.join(p, i)
				m.Kind = d.parties[p].Kind
			} else if d.task == references && d.opens(i) {
				d.open(i)
			}
		}
		if m.Entity >= 0 && (m.Form != Description || d.facts[i].beside < 0) {
			d.raise(i)
			latest.touch(m.Entity)
		}
	}
}

// located reports whether a description of a country says where something is: "most homes in the country".
func (d *document) located(m *Mention) bool {
	i := m.Head
	switch lower(d.word(m.Sentence, i)) {
	case "country", "nation", "state", "province", "island", "city", "town", "county", "region", "territory", "city-state":
	default:
		return false
	}
	if m.First == 0 {
		return false
	}
	switch lower(d.word(m.Sentence, m.First-1)) {
	case "in", "across", "within", "from", "around", "outside", "throughout", "into", "leave", "left", "near", "inside":
		return true
	}
	return false
}

// apposed joins a description to the name that it introduces where that is of its kind.
func (d *document) apposed(i int) bool {
	m := &d.set.Mentions[i]
	k := d.set.At(m.Sentence, d.facts[i].beside)
	if k < 0 || k == i || d.set.Mentions[k].Form != Name || d.set.Mentions[k].Entity < 0 || d.set.Mentions[k].Kind != m.Kind {
		return true
	}
	m.Entity = d.set.Mentions[k].Entity
	return true
}

// recent starts the record of parties anew for a second run through the text.
func (d *document) recent() *recency {
	for p := range d.parties {
		d.parties[p].usedTrade, d.parties[p].last, d.parties[p].salience, d.parties[p].at, d.parties[p].said, d.parties[p].subject = 0, -1, 0, 0, 0, 0
	}
	return &recency{}
}

// A recency holds the parties named last, the latest first.
type recency struct {
	party [24]int
	n     int
}

func (r *recency) touch(p int) {
	if r.n > 0 && r.party[0] == p {
		return
	}
	i := 0
	for i < r.n && r.party[i] != p {
		i++
	}
	if i == r.n && r.n < len(r.party) {
		r.n++
	}
	if i == len(r.party) {
		i--
	}
	copy(r.party[1:i+1], r.party[:i])
	r.party[0] = p
}

// national joins a description that names its country: "Chinese authorities" is the government of China, "US lawmakers" a
// party of their own, the same each time.
func (d *document) national(i int, latest *recency) bool {
	m, f := &d.set.Mentions[i], &d.facts[i]
	if m.Kind != Government || f.entry.Kind == lexicon.Seat || f.entry.Kind == lexicon.Place {
		return false
	}
	country := d.lex.Entry(f.entry.ID)
	if country == nil {
		return false
	}
	switch f.noun.Name {
	case "government", "authorities", "administration", "regime", "officials", "authority":
		d.joinCountry(i, country)
		return true
	}
	if !f.plural {
		if p := d.refer(i, latest); p >= 0 {
			d.join(p, i)
			return true
		}
	}
	for p := range d.parties {
		if q := &d.parties[p]; q.noun == f.noun && q.Country == country.Country {
			d.join(p, i)
			return true
		}
	}
	d.found1(i, party{Entity: Entity{Kind: Government, Name: d.described(m), Country: country.Country}, noun: f.noun, plural: f.plural})
	return true
}

// joinCountry makes mention i one of the government of a country.
func (d *document) joinCountry(i int, country *lexicon.Entry) {
	for p := range d.parties {
		if q := &d.parties[p]; q.Kind == Government && q.ID == country.ID {
			d.join(p, i)
			return
		}
	}
	d.found1(i, party{Entity: Entity{Kind: Government, Name: country.Name, ID: country.ID, Country: country.Country}, entry: country})
}

// governs joins "the government", "the federal government", "the administration" and, where no state of a country is named, "the state" without a country to the government of the country that the article
// is about: the one that most of its bodies and places so far are of.
func (d *document) governs(i int) bool {
	m, f := &d.set.Mentions[i], &d.facts[i]
	if f.noun == nil || m.Kind != Government {
		return false
	}
	switch f.noun.Name {
	case "government", "administration":
	case "state":
		for p := range d.parties {
			if e := d.parties[p].entry; e != nil && e.Kind == lexicon.Region {
				return false // one of the states of a country
			}
		}
	default:
		return false
	}
	var best *lexicon.Entry
	most := 0.0
	var worth [8]float64
	var codes [8]string
	n := 0
	for p := range d.parties {
		q := &d.parties[p]
		if q.Country == "" || len(q.Country) != 2 || q.Kind != Government && q.Kind != Place || q.from > i {
			continue
		}
		k := 0
		for k < n && codes[k] != q.Country {
			k++
		}
		if k == len(codes) {
			continue
		}
		if k == n {
			codes[n] = q.Country
			n++
		}
		worth[k] += q.salience*fade((m.Sentence-q.at)/3) + 0.3
		if q.Kind == Place {
			worth[k] -= 0.2
		}
		if worth[k] > most {
			if e := d.lex.Entry("gov/" + strings.ToLower(q.Country)); e != nil {
				most, best = worth[k], e
			}
		}
	}
	if best == nil {
		return false
	}
	d.joinCountry(i, best)
	return true
}

func (d *document) found1(i int, q party) {
	d.parties = append(d.parties, q)
	d.join(len(d.parties)-1, i)
}

// raise adds what mention i is worth to the salience of its party.
func (d *document) raise(i int) {
	m := &d.set.Mentions[i]
	q := &d.parties[m.Entity]
	worth := asObject
	switch t := d.sentences[m.Sentence].Tokens; t[m.Head].Rel {
	case text.RelNsubj, text.RelNsubjPass, text.RelNsubjOuter:
		worth = asSubject
	case text.RelNmod, text.RelNmodPoss, text.RelCompound, text.RelAppos, text.RelAmod, text.RelFlat:
		worth = asModifier
	default:
		if d.subject(m) {
			worth = asSubject
		}
	}
	if m.Form != Name {
		worth *= ofPronoun
	}
	q.salience = q.salience*fade(m.Sentence-q.at) + worth
	q.last, q.at = i, m.Sentence
	q.said++
	if worth == asSubject || m.Form != Name && d.subject(m) {
		q.subject = i + 1
	}
	if f := &d.facts[i]; f.noun != nil {
		copy(q.nouns[1:], q.nouns[:])
		q.nouns[0] = calledBy{f.noun, f.hash}
		q.usedTrade |= f.trade
	}
}

// fade is what is left of salience after n sentences.
func fade(n int) float64 {
	f := 1.0
	for ; n > 0 && f > 0.001; n-- {
		f *= fading
	}
	return f
}

// named reports whether the noun of a description is in a name of the party: "the commission", European Commission.
func named(noun string, q *party) bool {
	if containsFold(q.Name, noun) || noun == "court" && containsFold(q.Name, "circuit") {
		return true
	}
	if q.entry != nil && q.entry.Kind == lexicon.Government {
		for _, a := range q.entry.Aliases {
			if containsFold(a, noun) {
				return true
			}
		}
	}
	return false
}

// legislates reports whether the party is a court or legislature.
func (q *party) legislates() bool {
	q.tell()
	return q.legislature
}

// legislature reports whether a name is that of a court or legislature: "the Court of Appeal", "the Senate".
func legislature(name string) bool {
	for i := range len(name) {
		switch name[i] {
		case 'C', 'P', 'S', 'H', 'A', 'B', 'D', 'W':
			for _, w := range [...]string{"Court", "Parliament", "Senate", "Congress", "House of", "Assembly", "Bundestag", "Circuit", "Duma", "White House"} {
				if strings.HasPrefix(name[i:], w) {
					return true
				}
			}
		}
	}
	return false
}

// bound reports whether a pronoun that is no possessive hangs on the same verb as the mention before it: in "Nordvik sued
// it" they are two.
func (d *document) bound(m, last *Mention) bool {
	if m.Form != Pronoun || m.Sentence != last.Sentence || d.possessive(m) || d.reflexive(m) {
		return false
	}
	a, b := &d.sentences[m.Sentence].Tokens[m.Head], &d.sentences[m.Sentence].Tokens[last.Head]
	return a.Head != text.NoHead && a.Head == b.Head
}

// subject reports whether a mention is the subject of its clause; where the relations are not known, whether a verb follows.
func (d *document) subject(m *Mention) bool {
	t := d.sentences[m.Sentence].Tokens
	switch t[m.Head].Rel {
	case text.RelNsubj, text.RelNsubjPass, text.RelNsubjOuter:
		return true
	case text.NoRel:
		if m.Last < len(t) {
			switch t[m.Last].Tag {
			case text.VBD, text.VBZ, text.VBP, text.MD:
				return true
			}
		}
	}
	return false
}

// containsFold reports whether s has the word part, in large or small letters.
func containsFold(s, part string) bool {
	if part == "" {
		return true
	}
	for i := 0; i+len(part) <= len(s); i++ {
		if (s[i]^part[0])&^0x20 == 0 && strings.EqualFold(s[i:i+len(part)], part) {
			return true
		}
	}
	return false
}

// collect hands the parties over, those that have mentions, and the mentions, which were gathered in scratch memory.
func (d *document) collect() {
	d.scratch = d.set.Mentions
	d.set.Mentions = append([]Mention{}, d.scratch...) // never nil, whatever was read before
	d.withdraw()
	d.tally = append(d.tally[:0], make([]tally, len(d.parties))...)
	joined, parties := 0, 0
	for i := range d.set.Mentions {
		if p := d.set.Mentions[i].Entity; p >= 0 {
			joined++
			if d.tally[p].mentions++; d.tally[p].mentions == 1 {
				parties++
			}
		}
	}
	d.set.Entities = make([]Entity, 0, parties)
	all := make([]int, joined) // the mentions of each entity, one after another
	for i := range d.set.Mentions {
		m := &d.set.Mentions[i]
		if m.Entity < 0 {
			if m.rival > 0 {
				m.rival = d.tally[m.rival-1].number // its party was mentioned before
			}
			continue
		}
		t := &d.tally[m.Entity]
		if t.mentions > 0 {
			q := d.parties[m.Entity].Entity
			q.Mentions, all = all[:0:t.mentions], all[t.mentions:]
			*t = tally{number: len(d.set.Entities) + 1}
			d.set.Entities = append(d.set.Entities, q)
		}
		m.Entity, m.rival = t.number-1, 0
		e := &d.set.Entities[m.Entity]
		e.Mentions = append(e.Mentions, i)
	}
}

// A tally counts the mentions of a party until it has its number among the entities, from 1 on.
type tally struct{ mentions, number int }
