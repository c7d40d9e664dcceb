package entity

import (
	"strings"

	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// What a candidate is worth to a pronoun or description. The numbers were set on the development articles of testdata/entity.
//
// Every mention adds to the salience of its party by its place in the clause, and salience fades from sentence to sentence.
const (
	fading      = 0.3  // what is left of salience in the next sentence
	asSubject   = 1.4  // a subject adds
	asObject    = 1.05 // an object or what hangs on a verb by a preposition adds
	asModifier  = 0.9  // the name in "Orbex's rival" or "the head of Orbex" adds
	ofPronoun   = 0.1  // a pronoun or description adds this part of it
	perSentence = 0.4  // taken off for each sentence between
	sameSubject = 0.05 // the latest mention and the pronoun are subjects
	speaksOf    = 0.65 // it says the clause that the pronoun is the subject of: "Nordvik said it would appeal"
	above       = 1.05 // it is the subject of a clause above: "Nordvik paid because it lost"
	owns        = 2.15 // it is the subject of the verb that the possessive's noun hangs on: "Nordvik closed its shop"
	nameShared  = 1.8  // the noun of the description is in its name: "the ministry", Defence Ministry
	unnamed     = -2.9 // the noun is one that bodies bear in their name, and it is not there
	asPlace     = -1.55
	asPlural    = -1.6 // "they" for one company
	lawAsIt     = -0.5
	mute        = -2.85 // "it said" for a product or law
	judging     = 0.6   // "it fined" for a government
	sameObject  = 0.95  // the latest mention and the pronoun are objects
	ofNoun      = 0.85  // the part of salience that counts for a description
	fromThere   = 1.0   // the country that the description names is the party's
	least       = -3.15 // a candidate below this is none
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
		case m.Form == Description && d.facts[i].beside >= 0 && d.apposed(i):
		case m.Form == Description && d.facts[i].entry == nil && d.governs(i):
		case m.Form == Description && d.facts[i].entry != nil && d.national(i, latest):
		case m.Form == Pronoun && d.cataphor(i):
		default:
			if p := d.best(i, latest); p >= 0 {
				d.join(p, i)
				m.Kind = d.parties[p].Kind
			}
		}
		if m.Entity >= 0 && (m.Form != Description || d.facts[i].beside < 0) {
			d.raise(i)
			latest.touch(m.Entity)
		}
	}
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
		d.parties[p].last, d.parties[p].salience, d.parties[p].at = -1, 0, 0
	}
	return &recency{}
}

// A recency holds the parties named last, the latest first.
type recency struct {
	party [24]int
	n     int
}

func (r *recency) touch(p int) {
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
		if p := d.best(i, latest); p >= 0 {
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
	name := strings.TrimPrefix(strings.TrimPrefix(strings.Join(strings.Fields(d.src[m.Start:m.End]), " "), "the "), "The ")
	d.found1(i, party{Entity: Entity{Kind: Government, Name: name, Country: country.Country}, noun: f.noun, plural: f.plural})
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

// governs joins "the government", "the federal government" and "the administration" without a country to the government of the country that the article
// is about: the one that most of its bodies and places so far are of.
func (d *document) governs(i int) bool {
	m, f := &d.set.Mentions[i], &d.facts[i]
	if f.noun == nil || f.noun.Name != "government" && f.noun.Name != "administration" || m.Kind != Government {
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

// best returns the party that mention i points back to, -1 where none will do or two do equally well.
func (d *document) best(i int, latest *recency) int {
	best, top, second := -1, least, least
	only, fits := -1, 0
	for _, p := range latest.party[:latest.n] {
		score, ok := d.score(i, p)
		if ok {
			only = p
			fits++
		}
		switch {
		case !ok:
		case score > top:
			best, top, second = p, score, top
		case score > second:
			second = score
		}
	}
	if fits == 1 && d.set.Mentions[i].Form == Description {
		return only // the one law, bank or app of the article, however far back
	}
	if best >= 0 && top-second < 0.05 {
		return -1
	}
	return best
}

// score says how well party p fits mention i; ok is false where it cannot be.
func (d *document) score(i, p int) (score float64, ok bool) {
	m, f, q := &d.set.Mentions[i], &d.facts[i], &d.parties[p]
	last := &d.set.Mentions[q.last]
	far := window
	if m.Form == Description {
		far = reachOfNoun
	}
	if m.Sentence-last.Sentence > far || last.End > m.Start {
		return 0, false
	}
	if m.Form == Pronoun {
		score, ok = d.pronounFit(m, f, q)
	} else {
		score, ok = d.nounFit(m, f, q)
	}
	if !ok || d.bound(m, last) || m.Form == Pronoun && d.speaker(m, p) {
		return 0, false
	}
	worth := q.salience * fade(m.Sentence-q.at)
	if m.Form == Description {
		worth *= ofNoun
	}
	score += worth
	score -= perSentence * float64(m.Sentence-last.Sentence)
	if d.subject(last) && d.subject(m) {
		score += sameSubject
	}
	if m.Form == Pronoun && d.object(last) && d.object(m) {
		score += sameObject
	}
	if m.Form == Pronoun {
		score += d.commands(m, p) + d.verbFit(m, q)
	}
	return score, true
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
}

// fade is what is left of salience after n sentences.
func fade(n int) float64 {
	f := 1.0
	for ; n > 0 && f > 0.001; n-- {
		f *= fading
	}
	return f
}

func (d *document) pronounFit(m *Mention, f *fact, q *party) (float64, bool) {
	if m.Kind == Person {
		if q.Kind != Person || q.plural || (q.gender == 'm' || q.gender == 'f') && q.gender != f.gender {
			return 0, false
		}
		return 0, true
	}
	if f.plural {
		if q.plural {
			return 1, true
		}
		return asPlural, (q.Kind == Organization || q.Kind == Government) && (d.quoted(m) || d.reports(&d.set.Mentions[q.last], m))
	}
	if q.plural || q.Kind == Person || q.Kind == Other {
		return 0, false
	}
	switch q.Kind {
	case Place:
		return asPlace, true
	case Law:
		return lawAsIt, true
	}
	return 0, true
}

// nounFit is the fit of a description. The kinds agree, or "app", "platform" and "site" stand for the company of that name;
// what is known of the country does not differ; the noun in the name counts much ("the bank", Norrland Bank).
func (d *document) nounFit(m *Mention, f *fact, q *party) (float64, bool) {
	if f.noun == nil || f.plural != q.plural && f.plural {
		return 0, false
	}
	score := 0.0
	switch {
	case f.noun.Name == "country" || f.noun.Name == "nation":
		return 0, q.entry != nil && q.entry.Kind == lexicon.Country
	case f.noun.Name == "state" || f.noun.Name == "province":
		return 0, q.entry != nil && q.entry.Kind == lexicon.Region
	case f.noun.Name == "bloc":
		return 0, q.ID == "gov/eu"
	case m.Kind == Person:
		if q.Kind != Person || q.Role == "" || !containsFold(q.Role, f.noun.Name) {
			return 0, false
		}
	case m.Kind == Product && q.Kind == Organization && siteNouns(f.noun.Name):
		score = -0.5
	case m.Kind == Organization && q.Kind == Product && q.Owner == "":
		score = -1.5
	case m.Kind != q.Kind:
		return 0, false
	}
	if f.entry != nil && q.Country != "" && f.entry.Country != q.Country {
		return 0, false
	}
	if f.entry != nil && f.entry.Country == q.Country && q.Country != "" {
		score += fromThere
	}
	if named(f.noun.Name, q) || q.intro == f.noun {
		return score + nameShared, true
	}
	if m.Kind == Government && q.entry != nil && q.entry.Kind == lexicon.Country && f.noun.Name != "government" {
		return 0, false
	}
	switch f.noun.Name {
	case "court", "supreme court", "high court", "appeals court", "ministry", "parliament", "tribunal", "embassy", "police", "central bank", "senate":
		return 0, false
	case "department", "commission", "board", "council", "committee", "bureau", "authority", "office", "institute", "library", "university", "foundation",
		"association", "union", "newspaper":
		score += unnamed
	case "regulator", "watchdog", "agency", "body":
		if legislates(q) {
			return 0, false
		}
	}
	return score, true
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

// legislates reports whether the party is a court or legislature, which nobody calls an agency or a regulator.
func legislates(q *party) bool {
	for _, w := range []string{"Court", "Parliament", "Senate", "Congress", "House of", "Assembly", "Bundestag", "Circuit", "Duma", "White House"} {
		if strings.Contains(q.Name, w) {
			return true
		}
	}
	return false
}

// siteNouns reports whether a noun for a service is also said of the company that runs it.
func siteNouns(noun string) bool {
	switch noun {
	case "app", "platform", "site", "website", "service", "social network", "search engine", "marketplace", "messaging service":
		return true
	}
	return false
}

// bound reports whether a pronoun that is no possessive hangs on the same verb as the mention before it: in "Nordvik sued
// it" they are two.
func (d *document) bound(m, last *Mention) bool {
	if m.Form != Pronoun || m.Sentence != last.Sentence || d.possessive(m) {
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

// object reports whether a mention is the object of a verb.
func (d *document) object(m *Mention) bool {
	r := d.sentences[m.Sentence].Tokens[m.Head].Rel
	return r == text.RelObj || r == text.RelIobj
}

// containsFold reports whether s has the word part, in large or small letters.
func containsFold(s, part string) bool {
	for i := 0; i+len(part) <= len(s); i++ {
		if strings.EqualFold(s[i:i+len(part)], part) {
			return true
		}
	}
	return false
}

// collect hands the parties over, those that have mentions.
func (d *document) collect() {
	number := make([]int, len(d.parties))
	for i := range number {
		number[i] = -1
	}
	for i := range d.set.Mentions {
		m := &d.set.Mentions[i]
		if m.Entity < 0 {
			continue
		}
		if number[m.Entity] < 0 {
			number[m.Entity] = len(d.set.Entities)
			d.set.Entities = append(d.set.Entities, d.parties[m.Entity].Entity)
		}
		m.Entity = number[m.Entity]
		e := &d.set.Entities[m.Entity]
		e.Mentions = append(e.Mentions, i)
	}
}
