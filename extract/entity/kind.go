package entity

import (
	"strings"

	"newsclaims/extract/internal/choice"
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// evidence is what speaks for each kind of a party that no list has.
type evidence struct {
	lanes
	seen int // mentions that were read
}

// A sign is a feature of a party, by its hash, for every kind.
type sign struct {
	party int
	hash  uint32
}

// pointed is how many of the parties named last an unresolved description may point to.
const pointed = 3

// mostEvidence is how many mentions of a party are read for its kind.
const mostEvidence = 10

// settle gives each party that is in no list the kind that its name, the tagger and what stands around its mentions speak for. The other
// times the pronouns and descriptions that mean it speak too: who is called "the app" is none of the firms that make apps. What names
// say is read the first time and kept.
func (d *document) settle() {
	if !d.named {
		d.named = true
		d.readNamed()
	}
	d.evidence = append(d.evidence[:0], d.byName...)
	d.signs = d.signs[:d.signsOfNames]
	for i := range d.set.Mentions {
		if m := &d.set.Mentions[i]; m.Form != Name {
			d.weighUnlisted(i)
		}
	}
	d.weighPointers()
	d.sum(d.signs[d.signsOfNames:])
	for p := range d.parties {
		q := &d.parties[p]
		if !d.kindless(p) || q.names == [numKinds]int{} {
			continue
		}
		e := &d.evidence[p] // who has names was read
		best, sums := q.first, e.sums()
		for k := range numKinds {
			if sums[k] > sums[best] {
				best = k
			}
		}
		q.certain = d.lesson == nil && d.certain(&sums, best)
		if d.lesson != nil {
			best = d.lesson.kindOf(d, p, best)
		}
		if q.entry == nil {
			q.Kind = best
			if localGovernment(q.Name) {
				q.Kind = Government
			}
		}
	}
}

// certainLead is how far the weights of a kind must be ahead of those of every other, in log odds, for pronouns and descriptions to change nothing.
const certainLead = 3

// certain reports whether a party is of the best kind whatever else may be known of it.
func (d *document) certain(sum *[numKinds]int32, best Kind) bool {
	lead := int32(certainLead / d.model.weights.Scale)
	for k := range numKinds {
		if k != best && sum[best]-sum[k] < lead {
			return false
		}
	}
	return true
}

// localGovernment reports whether a name is that of a body that a town or county is governed, policed or judged by, whatever stands around it: "Hartsmere District Council".
func localGovernment(name string) bool {
	for _, prefix := range [...]string{"City of ", "Municipality of ", "Ministry of "} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	head, last := "", name
	if i := strings.LastIndexByte(name, ' '); i > 0 {
		head, last = name[:i], name[i+1:]
	}
	switch last {
	case "Municipality":
		return head != ""
	case "Council", "Court", "Police":
		switch head[strings.LastIndexByte(head, ' ')+1:] {
		case "City", "County", "Borough", "District", "Town", "Parish", "Shire", "Regional", "Village", "Crown", "Magistrates'", "Supreme", "High", "Metropolitan":
			return true
		}
	case "Department":
		return strings.HasSuffix(head, "Police") || strings.HasSuffix(head, "Fire")
	case "Office":
		return strings.HasSuffix(head, "Sheriff's") || strings.HasSuffix(head, "General's") || strings.HasSuffix(head, "Mayor's")
	}
	return false
}

// kindless reports whether the kind of party p is to be told from the text: it is in no list. While kinds are learnt those of the lists teach them too.
func (d *document) kindless(p int) bool {
	q := &d.parties[p]
	if q.entry == nil {
		return true
	}
	return d.lesson != nil && d.lesson.guess && (q.entry.Kind == lexicon.Government || q.entry.Kind >= lexicon.Organization)
}

// readNamed gathers what the names of parties say.
func (d *document) readNamed() {
	d.evidence = append(d.evidence[:0], make([]evidence, len(d.parties))...)
	d.signs = d.signs[:0]
	d.weighChances()
	for p := range d.parties {
		if d.kindless(p) {
			d.weighName(p)
		}
	}
	for i := range d.set.Mentions {
		if d.set.Mentions[i].Form == Name {
			d.weighUnlisted(i)
		}
	}
	d.sum(d.signs)
	d.signsOfNames = len(d.signs)
	d.byName = append(d.byName[:0], d.evidence...)
}

// weighUnlisted adds what stands around mention i where its party is in no list and was not read often already.
func (d *document) weighUnlisted(i int) {
	p := d.set.Mentions[i].Entity
	if p < 0 || p >= len(d.evidence) || !d.kindless(p) || d.evidence[p].seen >= mostEvidence {
		return
	}
	d.evidence[p].seen++
	d.weighMention(i)
}

// weigh1 adds a feature of a party for every kind, told apart from others of the template by a number below perLine. Such features stand side by side, so that all are
// in the caches once one was asked for. weigh2 adds one of a value and a number, and weigh3 one of two and a number.
func (d *document) weigh1(p int, template, number uint32) {
	d.weigh(p, choice.Mix(kinds, template)^number)
}

func (d *document) weigh2(p int, template, a, number uint32) {
	d.weigh(p, choice.Mix(choice.Mix(kinds, template), a)^number)
}

func (d *document) weigh3(p int, template, a, b, number uint32) {
	d.weigh(p, choice.Mix(choice.Mix(choice.Mix(kinds, template), a), b)^number)
}

// weigh adds the feature of a party with the hash for every kind. The weights for the kinds stand side by side.
func (d *document) weigh(p int, h uint32) { d.signs = append(d.signs, sign{p, h}) }

// sum adds the weights of signs to those of their parties. They are fetched side by side.
func (d *document) sum(signs []sign) {
	if d.lesson != nil {
		return // no model is asked
	}
	cells := d.model.cells
	for _, g := range signs {
		d.evidence[g.party].add(cells[g.hash&uint32(len(cells)-1)])
	}
}

// kindBits is how many bits of a feature tell the kind, and perLine how many features stand in a line of the cache.
const (
	kindBits = 3
	perLine  = 8
)

// weighName adds what the name itself tells, and the tagger.
func (d *document) weighName(p int) {
	q := &d.parties[p]
	d.weigh1(p, 1, perLine-1)
	d.weigh1(p, 1, uint32(q.first))
	most := q.first
	for k := range numKinds {
		if q.names[k] > 0 {
			d.weigh2(p, 2, uint32(k), step(q.names[k]))
		}
		if q.names[k] > q.names[most] {
			most = k
		}
		if q.votes[k] > 0 {
			d.weigh2(p, 3, uint32(k), 0)
			d.weigh2(p, 3, uint32(k), 1+uint32(min(q.votes[k]/3, 3)))
		}
	}
	words := strings.Count(q.Name, " ") + 1
	several := bit(words > 1)
	last := q.Name[strings.LastIndexByte(q.Name, ' ')+1:]
	first := q.Name[:strings.IndexByte(q.Name+" ", ' ')]
	d.weigh1(p, 4, uint32(most))
	d.weigh1(p, 5, uint32(min(words, 4)))
	d.weigh2(p, 6, uint32(min(words, 3)), uint32(most))
	d.weigh2(p, 7, bit(q.sure), uint32(most))
	d.weigh2(p, 8, choice.Hash(last), several)
	d.weigh2(p, 9, several, uint32(shapeOf(q.Name)))
	d.weigh2(p, 10, uint32(q.gender), bit(q.Role != "")*2+several)
	d.weigh2(p, 11, uint32(d.gender(first)), several*2+bit(strings.HasSuffix(first, ".")))
	d.weigh1(p, 12, bit(strings.HasSuffix(q.Name, ".com") || strings.HasSuffix(q.Name, ".io"))*4+bit(d.set.Mentions[q.from].Sentence == 0)*2+several)
	d.weigh2(p, 13, choice.Hash(last[max(0, len(last)-3):]), several)
	if k, ok := wordKind(last); ok && words > 1 {
		d.weigh1(p, 14, uint32(k))
	}
	if h := headWord(q.Name); h != last {
		d.weigh2(p, 15, choice.Hash(h), 0)
		if k, ok := wordKind(h); ok {
			d.weigh1(p, 16, uint32(k))
		}
	}
	if q.intro != nil {
		k, _ := headKind(q.intro)
		d.weigh1(p, 17, uint32(k))
		d.weighNoun(p, choice.Hash(q.intro.Name), ofIntroduction)
	}
}

// How a noun is said of a party.
const (
	ofIntroduction uint32 = iota // before its name
	ofDescription                // by a description that means it
	ofPointer                    // by one that may
	ofComma                      // before a comma and its name
)

// weighNoun adds a common noun, by its hash, that is said of a party.
func (d *document) weighNoun(p int, noun, how uint32) {
	d.weigh2(p, 18, noun, how)
}

// weighPointers adds, for each description that is not resolved, its kind and noun to the parties named last before it: "Findly lost users.
// The site had ..." makes Findly a product rather than a firm.
func (d *document) weighPointers() {
	var latest recency
	for i := range d.set.Mentions {
		m := &d.set.Mentions[i]
		if m.Form == Name && m.Entity >= 0 {
			latest.touch(m.Entity)
		}
		if m.Form != Description || m.Entity >= 0 && !d.parties[m.Entity].opened || d.facts[i].noun == nil || d.facts[i].entry != nil || d.facts[i].plural {
			continue
		}
		for r, p := range latest.party[:min(latest.n, pointed)] {
			if p < len(d.evidence) && d.kindless(p) && m.Sentence-d.set.Mentions[d.parties[p].last].Sentence <= window {
				d.weigh2(p, 19, uint32(r), uint32(m.Kind))
				d.weighNoun(p, d.facts[i].hash, ofPointer)
			}
		}
	}
}

// headWord returns the word of a name that the others hang on: the one before "of", "for" or "on", else the last.
func headWord(name string) string {
	for _, joint := range [...]string{" of ", " for ", " on "} {
		if i := strings.Index(name, joint); i > 0 {
			name = name[:i]
		}
	}
	return name[strings.LastIndexByte(name, ' ')+1:]
}

// shapeOf tells capitals alone, capitals inside a word and digits.
func shapeOf(name string) (v uint8) {
	small := false
	for i := range len(name) {
		switch c := name[i]; {
		case 'a' <= c && c <= 'z':
			small = true
		case 'A' <= c && c <= 'Z':
			if i > 0 && name[i-1] != ' ' && name[i-1] != '-' && small {
				v |= 2
			}
		case '0' <= c && c <= '9':
			v |= 4
		}
	}
	return v | uint8(bit(!small))
}

// weighMention adds what stands around a mention.
func (d *document) weighMention(i int) {
	m := &d.set.Mentions[i]
	p, s, t := m.Entity, m.Sentence, d.sentences[m.Sentence].Tokens
	switch m.Form {
	case Description:
		d.weigh1(p, 20, uint32(d.facts[i].is))
		d.weighNoun(p, d.facts[i].hash, ofDescription)
	case Pronoun:
		d.weigh2(p, 21, uint32(d.facts[i].gender), bit(d.facts[i].plural)*4+bit(d.possessive(m))*2+bit(d.subject(m)))
	case Name:
		if m.First > 0 {
			d.weigh2(p, 22, hashLower(d.word(s, m.First-1)), 0)
			d.weighTag(p, 23, t[m.First-1].Tag)
			if m.First > 1 {
				d.weigh3(p, 24, hashLower(d.word(s, m.First-2)), uint32(t[m.First-1].Tag), 0)
			}
		} else {
			d.weighTag(p, 23, text.NoTag)
		}
		if m.First > 1 && d.word(s, m.First-1) == "," {
			if k, e, _ := d.before(s, m.First-2); e != nil {
				d.weigh1(p, 25, uint32(k))
				d.weighNoun(p, choice.Hash(e.Name), ofComma)
			}
		}
		if m.Last < len(t) {
			d.weigh2(p, 26, hashLower(d.word(s, m.Last)), 0)
			d.weighTag(p, 27, t[m.Last].Tag)
			if m.Last+1 < len(t) {
				d.weigh3(p, 28, hashLower(d.word(s, m.Last+1)), uint32(t[m.Last].Tag), 0)
			}
			if t[m.Last].Tag == text.Possessive && m.Last+1 < len(t) {
				d.weigh2(p, 29, hashLower(d.word(s, m.Last+1)), 0)
			}
		}
		for j := m.Last; j < len(t) && j < m.Last+12; j++ {
			if int(t[j].Head) == m.Head && t[j].Rel == text.RelAppos {
				d.weigh2(p, 30, hashLower(d.word(s, j)), 0)
				break
			}
		}
	}
	place := d.place(m)
	d.weigh2(p, 31, place, uint32(m.Form))
	if h := t[m.Head].Head; h >= 0 {
		w := lower(d.word(s, int(h)))
		d.weigh3(p, 32, choice.Hash(w), place, 0)
		d.weigh2(p, 31, place, 3+bit(says(w))*2+bit(judges(w)))
	}
}

// weighTag adds a tag.
func (d *document) weighTag(p int, template uint32, tag text.Tag) {
	d.weigh2(p, template, uint32(tag)/perLine, uint32(tag)%perLine)
}
