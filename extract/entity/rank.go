package entity

import (
	"slices"
	"strings"

	"newsclaims/extract/internal/choice"
	"newsclaims/extract/text"
)

// What the model decides; the number is part of the hash of each feature.
const (
	references uint32 = iota + 1 // whom a pronoun or description means
	kinds                        // of what kind a party is that no list has
	drafts                       // whom it means as far as can be said before the kinds are known
)

func bit(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// step puts a count into steps that grow: 0, 1, 2, 3-4, 5-8, 9 and more.
func step(n int) uint32 {
	for i, limit := range [...]int{0, 1, 2, 4, 8} {
		if n <= limit {
			return uint32(i)
		}
	}
	return 5
}

const nobody = -1

// A referent is a party that a pronoun or description may mean.
type referent struct {
	party    int
	distance int // sentences since its latest mention
	recency  int // parties mentioned since
	said     int // mentions so far
	spoken   int // latest mention that was a subject, and one more
	rarer    int // other referents mentioned more often
	subject  int // other referents that were subjects later
	fits     bool
	bears    uint32 // how much the noun of a description is that of the party
	deals    uint32 // how the trade of a description is that of the party
}

// How much the noun of a description is that of a party.
const (
	stranger   uint32 = iota // not at all
	usedBefore               // it was used of it
	introduced               // it introduces a name of it: "the lender Nordvik"
	inName                   // it is in a name of it: "the commission", European Commission
)

// An anaphor is what is known of the pronoun or description that is being resolved, whichever party it means.
type anaphor struct {
	form, group, place uint32
	quoted             bool
	noun               uint32 // hash of a description's noun
	verb               string // what a pronoun hangs on, "" for nothing
	hash               uint32 // of verb
	acts, judges       bool   // verb speaks, judges; of a subject
	fitting            int    // referents of its kind
	most, second       uint32 // highest of what the referents bear, and of the others
	bearer             int    // who bears most
	dealers            int    // referents whose trade is alike
	sayer              int    // who says the quotation that a pronoun stands in, -1 for nobody
}

// anaphor reads mention i.
func (d *document) anaphor(i int, quoted bool) anaphor {
	m, f := &d.set.Mentions[i], &d.facts[i]
	a := anaphor{form: d.form(i), group: d.group(m, f), place: d.place(m), quoted: quoted}
	if f.noun != nil {
		a.noun = choice.Hash(f.noun.Name)
	}
	t := d.sentences[m.Sentence].Tokens
	if h := t[m.Head].Head; m.Form == Pronoun && h >= 0 {
		a.verb = lower(d.word(m.Sentence, int(h)))
		a.hash = choice.Hash(a.verb)
		if subjectRel(t[m.Head].Rel) {
			a.acts, a.judges = says(a.verb), judges(a.verb)
		}
	}
	if a.sayer = -1; quoted && m.Form == Pronoun {
		a.sayer = d.sayer(m)
	}
	for r := range d.referents {
		q := &d.referents[r]
		a.fitting += int(bit(q.fits))
		a.dealers += int(bit(q.deals == alike))
		if r == 0 || q.bears > a.most {
			a.most, a.second, a.bearer = q.bears, a.most, r
		} else {
			a.second = max(a.second, q.bears)
		}
	}
	return a
}

// How many parties a mention is weighed against, those named last; and how much is taken off for nobody, in log odds: trained to be right as often as
// it can, the model leaves more mentions open that mean a party than it gives one to that mean none.
const (
	mostForPronoun     = 5
	mostForNoun        = 8
	mostForDraft       = 2
	readinessOfPronoun = 1.0
	readinessOfNoun    = 1.5
	leastLead          = 0.7 // of a government's body that a pronoun means over an organization that it may mean, or the reverse; in log odds
)

// readiness returns how much is taken off for nobody.
func readiness(f Form) float64 {
	if f == Pronoun {
		return readinessOfPronoun
	}
	return readinessOfNoun
}

// mostReferents returns how many parties mention i is weighed against.
func (d *document) mostReferents(i int) int {
	switch {
	case d.task == drafts:
		return mostForDraft
	case d.set.Mentions[i].Form == Pronoun:
		return mostForPronoun
	}
	return mostForNoun
}

// refer returns the party that mention i means, nobody where that is none or not known.
func (d *document) refer(i int, latest *recency) int {
	d.referents = d.referents[:0]
	m, f := &d.set.Mentions[i], &d.facts[i]
	most, quoted := d.mostReferents(i), d.quoted(m)
	for r, p := range latest.party[:latest.n] {
		q := &d.parties[p]
		if !d.eligible(m, f, p, quoted) {
			continue
		}
		bears := bearing(f, q)
		if len(d.referents) >= most && bears < introduced {
			if m.Form == Pronoun || d.task == drafts {
				break
			}
			continue // "the department", long after the Department of Commerce was named
		}
		d.referents = append(d.referents, referent{party: p, recency: r, distance: m.Sentence - d.set.Mentions[q.last].Sentence,
			said: q.said, spoken: q.subject, fits: fits(m, q), bears: bears, deals: q.deals(f.trade)})
	}
	if d.task == drafts && !slices.ContainsFunc(d.referents, func(r referent) bool { return d.parties[r.party].doubtful() }) {
		return nobody // a draft is about the kinds of parties that no list has and their names do not tell
	}
	for a := range d.referents {
		r := &d.referents[a]
		for b := range d.referents[:a] {
			o := &d.referents[b]
			r.rarer += int(bit(o.said > r.said))
			o.rarer += int(bit(o.said < r.said))
			r.subject += int(bit(o.spoken > r.spoken))
			o.subject += int(bit(o.spoken < r.spoken))
		}
	}
	x := &d.features
	x.Weights, x.Task, x.Keep = d.model.weights.Weights, d.task, d.lesson != nil
	x.Begin()
	a := d.anaphor(i, quoted)
	d.describeNobody(x, i, &a)
	none := x.Sum()
	best, top := nobody, none
	if scale := d.model.weights.Scale; scale > 0 {
		top -= int32(readiness(m.Form) / scale)
	}
	options := d.option(nil, x, i, nobody)
	sums := d.sums[:0]
	for r := range d.referents {
		x.Begin()
		d.describeReferent(x, i, r, &a)
		sum := x.Sum()
		if sum > top {
			best, top = d.referents[r].party, sum
		}
		sums = append(sums, sum)
		options = d.option(options, x, i, d.referents[r].party)
	}
	if d.lesson != nil {
		return d.lesson.reference(d, i, options, best)
	}
	d.sums = sums
	if best != nobody && m.Form == Pronoun && d.contested(best, top) {
		best = nobody
	}
	m.Doubtful = best != nobody && top <= none
	return best
}

// contested reports whether a pronoun that seems to mean party p, whose weights sum up to top, might as well mean a party of the other kind of the two that must not be
// confused, governments' bodies and organizations: which of them did it is what a claim says.
func (d *document) contested(p int, top int32) bool {
	kind := d.parties[p].Kind
	if kind != Government && kind != Organization {
		return false
	}
	lead := int32(leastLead / d.model.weights.Scale)
	for r := range d.referents {
		k := d.parties[d.referents[r].party].Kind
		if k != kind && (k == Government || k == Organization) && top-d.sums[r] < lead {
			return true
		}
	}
	return false
}

// option keeps the features of an option while choices are collected.
func (d *document) option(options []choice.Option, x *choice.Features, i, party int) []choice.Option {
	if d.lesson == nil {
		return nil
	}
	return append(options, choice.Option{Features: x.List(), Right: d.lesson.means(d, i, party)})
}

// eligible reports whether a mention, which may stand between quotation marks, can mean party p at all.
func (d *document) eligible(m *Mention, f *fact, p int, quoted bool) bool {
	q := &d.parties[p]
	last := &d.set.Mentions[q.last]
	far := window
	if m.Form == Description {
		far = reachOfNoun
	}
	if m.Sentence-last.Sentence > far || last.End > m.Start || d.bound(m, last) {
		return false
	}
	person := q.Kind == Person
	doubtful := q.entry == nil && q.Role == "" && (q.gender == 'n' || q.gender == 0) // its kind is a guess
	if m.Form == Pronoun {
		if quoted && d.speaker(m, p) {
			return false
		}
		if q.entry != nil && q.Kind == Place {
			return false // "it" is hardly ever a place
		}
		if m.Kind == Person {
			return (person || doubtful && (q.names[Person] > 0 || d.christened(q.Name, f.gender))) && !q.plural && ((q.gender != 'm' && q.gender != 'f') || q.gender == f.gender)
		}
		return (!person || doubtful) && (f.plural || !q.plural)
	}
	if f.noun == nil || f.plural && !q.plural || f.entry != nil && d.foreign(f, q) {
		return false
	}
	if m.Kind == Person {
		return person
	}
	if q.entry != nil && !callable(f, m.Kind, q) || q.entry == nil && f.calls >= callsCountry {
		return false
	}
	return !person || doubtful
}

// christened reports whether the name is of several words and the first is a first name of that gender: "Diane Foy".
func (d *document) christened(name string, gender byte) bool {
	first, _, several := strings.Cut(name, " ")
	return several && d.gender(first) == gender
}

// fits reports whether the kind of the party is that of the mention.
func fits(m *Mention, q *party) bool {
	if m.Form == Description {
		return m.Kind == q.Kind
	}
	return m.Kind == Person || q.Kind == Organization || q.Kind == Government || q.Kind == Product || q.Kind == Law
}

// form tells how a mention refers: the pronoun and its place, or the kind of the description.
func (d *document) form(i int) uint32 {
	m, f := &d.set.Mentions[i], &d.facts[i]
	if m.Form == Description {
		return 100 + uint32(m.Kind)*2 + bit(f.plural)
	}
	v := uint32(m.Kind)*2 + bit(f.plural)
	switch {
	case d.possessive(m):
		return v*3 + 2
	case d.subject(m):
		return v*3 + 1
	}
	return v * 3
}

// group tells the family of pronouns, or that it is a description.
func (d *document) group(m *Mention, f *fact) uint32 {
	switch {
	case m.Form == Description:
		return 1
	case f.gender == 'm' || f.gender == 'f':
		return 2
	case f.plural:
		return 3
	}
	return 4
}

// place tells the syntactic place of a mention.
func (d *document) place(m *Mention) uint32 {
	switch t := d.sentences[m.Sentence].Tokens; t[m.Head].Rel {
	case text.RelNsubj, text.RelNsubjOuter:
		return 1
	case text.RelNsubjPass:
		return 2
	case text.RelObj, text.RelIobj:
		return 3
	case text.RelObl, text.RelOblUnmarked:
		return 4
	case text.RelOblAgent:
		return 5
	case text.RelNmodPoss:
		return 6
	case text.RelNmod, text.RelCompound, text.RelAmod, text.RelFlat:
		return 7
	case text.RelAppos:
		return 8
	case text.RelConj:
		return 9
	case text.RelRoot:
		return 10
	}
	if d.subject(m) {
		return 1
	}
	return 0
}

func (d *document) describeReferent(x *choice.Features, i, k int, a *anaphor) {
	r := &d.referents[k]
	m, q := &d.set.Mentions[i], &d.parties[r.party]
	last := &d.set.Mentions[q.last]
	form, kind := a.form, uint32(q.Kind)*2+bit(q.entry != nil)
	near := uint32(min(r.distance, 3))
	x.Put2(1, form, step(r.distance))
	x.Put2(2, form, step(r.recency))
	x.Put3(29, form, step(r.recency), uint32(q.Kind))
	x.Put2(4, form, kind)
	x.Put3(5, form, near, uint32(last.Form))
	x.Put2(8, form, step(r.said))
	x.Put2(9, form, bit(d.set.Mentions[q.from].Sentence == 0))
	group := a.group
	first := d.set.Mentions[d.set.first[last.Sentence]].Entity == r.party
	x.Put4(12, group, near, bit(first), bit(subjectRel(d.sentences[last.Sentence].Tokens[last.Head].Rel)))
	x.Put3(13, group, uint32(q.Kind), near)
	x.Put3(14, group, uint32(min(d.sentences[m.Sentence].Paragraph-d.sentences[last.Sentence].Paragraph, 3)), bit(m.Sentence == last.Sentence))
	x.Put2(15, group, uint32(min(r.rarer, 4)))
	x.Put4(16, group, uint32(last.Form), bit(last.Form == Pronoun && d.group(last, &d.facts[q.last]) == group), near)
	x.Put3(17, group, uint32(min(r.subject, 3)), near)
	x.Put3(19, group, step(r.recency), bit(m.Sentence == last.Sentence))
	if m.Form == Pronoun {
		d.describePronoun(x, m, r, a, near)
	} else {
		d.describeNoun(x, i, k, a, kind)
	}
}

func (d *document) describePronoun(x *choice.Features, m *Mention, r *referent, a *anaphor, near uint32) {
	q := &d.parties[r.party]
	form, kind := a.form, uint32(q.Kind)
	x.Put2(20, form, d.commands(m, r.party))
	x.Put4(21, form, bit(a.quoted), near, kind)
	last := &d.set.Mentions[q.last]
	if d.reports(last, m) {
		x.Put2(22, form, kind)
	}
	if last.Sentence == m.Sentence {
		x.Put2(23, form, step((m.First-last.Last)/2))
	}
	if a.quoted {
		x.Put3(28, a.group, bit(d.belongs(a.sayer, r.party)), near)
	}
	if a.verb == "" {
		return
	}
	x.Put3(24, form, a.hash, kind)
	x.Put3(25, bit(d.possessive(m)), a.hash, kind)
	if t := d.sentences[m.Sentence].Tokens; subjectRel(t[m.Head].Rel) {
		x.Put3(26, bit(a.acts), bit(a.judges), kind)
		x.Put3(27, uint32(t[t[m.Head].Head].Tag), bit(t[m.Head].Rel == text.RelNsubjPass), kind)
	}
}

func (d *document) describeNoun(x *choice.Features, i, k int, a *anaphor, kind uint32) {
	m, f, r := &d.set.Mentions[i], &d.facts[i], &d.referents[k]
	q, noun := &d.parties[r.party], a.noun
	x.Put3(40, uint32(m.Kind), kind, bit(f.plural))
	x.Put2(41, noun, kind)
	is := r.bears == inName
	rival := a.most
	if k == a.bearer {
		rival = a.second
	}
	x.Put3(51, r.bears, rival, uint32(m.Kind))
	x.Put2(52, r.bears, rival)
	x.Put3(53, r.bears, rival, uint32(min(r.distance, 3)))
	rivals := uint32(min(a.dealers-int(bit(r.deals == alike)), 2))
	x.Put3(57, r.deals, rivals, uint32(m.Kind))
	x.Put3(58, r.deals, r.bears, uint32(min(r.distance, 3)))
	x.Put2(32, r.deals, bit(r.fits))
	x.Put2(54, noun, hashLower(q.Name[strings.LastIndexByte(q.Name, ' ')+1:]))
	if q.intro != nil {
		x.Put2(55, noun, choice.Hash(q.intro.Name))
	}
	for n := range q.nouns {
		if q.nouns[n] != nil {
			x.Put2(56, noun, choice.Hash(q.nouns[n].Name))
		}
	}
	x.Put3(42, uint32(m.Kind), bit(is), bit(q.intro == f.noun))
	x.Put2(43, noun, bit(is || q.intro == f.noun))
	if q.entry != nil {
		x.Put2(44, uint32(m.Kind), uint32(q.entry.Kind))
		x.Put2(45, noun, uint32(q.entry.Kind))
	}
	if f.entry != nil {
		x.Put2(46, uint32(m.Kind), origin(f, q))
	}
	same, other := 0, a.fitting-int(bit(r.fits))
	for n := range q.nouns {
		same += int(bit(q.nouns[n] == f.noun))
	}
	x.Put3(47, uint32(m.Kind), bit(r.fits), uint32(min(other, 3)))
	x.Put2(48, uint32(m.Kind), uint32(min(same, 2)))
	x.Put2(49, bit(q.legislates()), noun)
	if q.Kind == Person {
		x.Put2(50, bit(q.Role != ""), bit(containsFold(q.Role, f.noun.Name)))
	}
}

// bearing returns how surely the noun of a description is known to mean the party.
func bearing(f *fact, q *party) uint32 {
	switch {
	case f.noun == nil:
		return stranger
	case named(f.noun.Name, q):
		return inName
	case q.intro == f.noun:
		return introduced
	}
	for n := range q.nouns {
		if q.nouns[n] == f.noun {
			return usedBefore
		}
	}
	return stranger
}

// describeNobody is what speaks for a mention that means no party: "it was raining", "the company that comes first".
func (d *document) describeNobody(x *choice.Features, i int, a *anaphor) {
	m, f := &d.set.Mentions[i], &d.facts[i]
	t := d.sentences[m.Sentence].Tokens
	form := a.form
	nearest := uint32(9)
	for r := range d.referents {
		if d.referents[r].fits {
			nearest = min(nearest, step(d.referents[r].distance))
		}
	}
	x.Put1(60, form)
	if f.empty {
		x.Put(59)
	}
	x.Put2(61, form, uint32(min(a.fitting, 4)))
	x.Put2(62, form, nearest)
	x.Put2(63, form, bit(a.quoted))
	next, before := uint32(0), uint32(0)
	if m.Last < len(t) {
		next = hashLower(d.word(m.Sentence, m.Last))
		x.Put2(64, form, uint32(t[m.Last].Tag))
	}
	if m.First > 0 {
		before = hashLower(d.word(m.Sentence, m.First-1))
		x.Put2(65, form, uint32(t[m.First-1].Tag))
	}
	x.Put2(66, form, next)
	x.Put2(67, form, before)
	h := t[m.Head].Head
	x.Put2(68, form, a.place)
	if m.Form == Pronoun {
		if h >= 0 {
			x.Put3(69, form, a.hash, a.place)
			x.Put2(70, form, uint32(t[h].Tag))
		}
		return
	}
	noun := a.noun
	x.Put1(80, noun)
	x.Put2(81, uint32(m.Kind), hashLower(d.word(m.Sentence, m.First)))
	x.Put2(82, uint32(m.Kind), uint32(min(m.Last-m.First, 5)))
	x.Put2(83, uint32(m.Kind), bit(f.entry != nil))
	x.Put3(86, uint32(m.Kind), a.most, uint32(min(a.dealers, 2)))
	x.Put3(87, uint32(m.Kind), bit(f.trade != 0), uint32(min(a.dealers, 2)))
	modified := uint32(0)
	for j := m.Last; j < min(len(t), m.Last+20); j++ {
		if int(t[j].Head) == m.Head {
			modified = uint32(t[j].Rel) + 1
			break
		}
	}
	x.Put2(84, uint32(m.Kind), modified)
	x.Put2(85, noun, modified)
}
