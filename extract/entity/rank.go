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
	if n >= len(steps) {
		return 5
	}
	return uint32(steps[n])
}

var steps = [...]uint8{0, 1, 2, 3, 3, 4, 4, 4, 4}

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
	place        uint32
	quoted       bool
	form         uint32
	group        uint32
	lines        lines
	noun         uint32 // hash of a description's noun
	verb         string // what a pronoun hangs on, "" for nothing
	hash         uint32 // of verb
	acts, judges bool   // verb speaks, judges; of a subject
	fitting      int    // referents of its kind
	most, second uint32 // highest of what the referents bear, and of the others
	bearer       int    // who bears most
	dealers      int    // referents whose trade is alike
	sayer        int    // who says the quotation that a pronoun stands in, -1 for nobody
}

// anaphor reads mention i.
func (d *document) anaphor(i int, quoted bool) anaphor {
	m, f := &d.set.Mentions[i], &d.facts[i]
	a := anaphor{form: d.form(i), group: d.group(m, f), place: d.place(m), quoted: quoted}
	if f.noun != nil {
		a.noun = f.hash
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
	a.lines = d.linesOf(i, &a)
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
	options := d.option(nil, x, i, nobody)
	for r := range d.referents {
		x.Next()
		d.describeReferent(x, i, r, &a)
		options = d.option(options, x, i, d.referents[r].party)
	}
	d.sums = x.Sums(d.sums[:0])
	none := d.sums[0]
	best, top := nobody, none
	if scale := d.model.weights.Scale; scale > 0 {
		top -= int32(readiness(m.Form) / scale)
	}
	for r, sum := range d.sums[1:] {
		if sum > top {
			best, top = d.referents[r].party, sum
		}
	}
	if d.lesson != nil {
		return d.lesson.reference(d, i, options, best)
	}
	if m.rival = 0; best != nobody && m.Form == Pronoun && d.contested(best, top) {
		if top > none {
			m.rival = best + 1
		}
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
		if k != kind && (k == Government || k == Organization) && top-d.sums[1+r] < lead {
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

// The lines of features, by what all features of a line have in common. A comment gives what tells them apart; each group of numbers stands behind those before.
const (
	byForm         uint32 = iota + 1 // distance, recency, mentions, place of the first, kind, distance with form, command, reports, words between
	byFormRecency                    // recency with kind
	byFormQuoted                     // quotation with distance and kind
	byFormNobody                     // nothing, parties that fit, nearest of them, quotation, place, emptiness
	byFormNext                       // tag behind
	byFormBefore                     // tag before
	byFormHead                       // tag of what it hangs on
	byGroup                          // distance with syntax, kind with distance, rarer parties, who quotes
	byGroupPlace                     // paragraphs, form of the last mention, later subjects, recency
	byFormVerb                       // kind; of nobody: place
	byVerb                           // kind
	byActs                           // kind
	byVerbTag                        // voice with kind
	byKind                           // what the noun bears, trades, introduction, fitting, nouns before, kind of entry, origin
	byBearing                        // of all kinds: what the noun bears with distance
	byEither                         // what the noun bears, trades, role
	byTrade                          // trades with what the noun bears and distance
	byNumber                         // kind of the party
	byNoun                           // kind of the party, of its entry, introduction, legislatures, nothing
	byNounModifier                   // relation of what hangs on it
	byKindModifier                   // relation of what hangs on it
	byKindNobody                     // words, country, what the nouns of parties bear, trades
)

// Features of two words or of a word and a kind: each has a weight anywhere.
const (
	wordBehind uint32 = iota + 100
	wordBefore
	firstWord
	nounAndName
	nounAndIntroduction
	nounAndNoun
)

// Lines are those that the features of a mention are in whichever party it means.
type lines struct {
	form, formRecency, formQuoted, formVerb, verb, acts, verbTag choice.Line
	group, groupPlace                                            choice.Line
	kind, bearing, either, trade, number, noun                   choice.Line
}

// linesOf returns the lines of mention i.
func (d *document) linesOf(i int, a *anaphor) (l lines) {
	x, m := &d.features, &d.set.Mentions[i]
	l.form, l.formRecency = x.Line1(byForm, a.form), x.Line1(byFormRecency, a.form)
	l.group, l.groupPlace = x.Line1(byGroup, a.group), x.Line1(byGroupPlace, a.group)
	if m.Form == Description {
		kind := uint32(m.Kind)
		l.kind, l.bearing, l.either, l.trade = x.Line1(byKind, kind), x.Line1(byBearing, 0), x.Line1(byEither, 0), x.Line1(byTrade, 0)
		l.number, l.noun = x.Line1(byNumber, kind*2+bit(d.facts[i].plural)), x.Line1(byNoun, a.noun)
		return l
	}
	l.formQuoted = x.Line1(byFormQuoted, a.form)
	if a.verb == "" {
		return l
	}
	l.formVerb, l.verb = x.Line2(byFormVerb, a.form, a.hash), x.Line2(byVerb, bit(d.possessive(m)), a.hash)
	if t := d.sentences[m.Sentence].Tokens; subjectRel(t[m.Head].Rel) {
		l.acts, l.verbTag = x.Line1(byActs, bit(a.acts)*2+bit(a.judges)), x.Line1(byVerbTag, uint32(t[t[m.Head].Head].Tag))
	}
	return l
}

// sides is how many kinds of party there are, told apart by whether a list has them.
const sides = 2 * uint32(numKinds)

func (d *document) describeReferent(x *choice.Features, i, k int, a *anaphor) {
	r, l := &d.referents[k], &a.lines
	m, q := &d.set.Mentions[i], &d.parties[r.party]
	last := &d.set.Mentions[q.last]
	kind, near, recency := uint32(q.Kind), uint32(min(r.distance, 3)), step(r.recency)
	first, together := d.set.Mentions[d.set.first[last.Sentence]].Entity == r.party, bit(m.Sentence == last.Sentence)
	paragraphs := uint32(min(d.sentences[m.Sentence].Paragraph-d.sentences[last.Sentence].Paragraph, 3))
	echoes := bit(last.Form == Pronoun && d.group(last, &d.facts[q.last]) == a.group)
	x.PutAll(
		l.form.At(step(r.distance)),
		l.form.At(6+recency),
		l.form.At(12+step(r.said)),
		l.form.At(18+bit(d.set.Mentions[q.from].Sentence == 0)),
		l.form.At(20+kind*2+bit(q.entry != nil)),
		l.form.At(20+sides+near*3+uint32(last.Form)),
		l.formRecency.At(recency*uint32(numKinds)+kind),
		l.group.At(near*4+bit(first)*2+bit(subjectRel(d.sentences[last.Sentence].Tokens[last.Head].Rel))),
		l.group.At(16+kind*4+near),
		l.group.At(44+uint32(min(r.rarer, 4))),
		l.groupPlace.At(paragraphs*2+together),
		l.groupPlace.At(8+uint32(last.Form)*8+echoes*4+near),
		l.groupPlace.At(32+uint32(min(r.subject, 3))*4+near),
		l.groupPlace.At(48+recency*2+together),
	)
	if m.Form == Pronoun {
		d.describePronoun(x, m, r, a)
	} else {
		d.describeNoun(x, i, k, a)
	}
}

func (d *document) describePronoun(x *choice.Features, m *Mention, r *referent, a *anaphor) {
	q, l := &d.parties[r.party], &a.lines
	kind, near := uint32(q.Kind), uint32(min(r.distance, 3))
	x.PutIn(l.form, 46+d.commands(m, r.party))
	x.PutIn(l.formQuoted, (bit(a.quoted)*4+near)*uint32(numKinds)+kind)
	last := &d.set.Mentions[q.last]
	if d.reports(last, m) {
		x.PutIn(l.form, 50+kind)
	}
	if last.Sentence == m.Sentence {
		x.PutIn(l.form, 57+step((m.First-last.Last)/2))
	}
	if a.quoted {
		x.PutIn(l.group, 49+bit(d.belongs(a.sayer, r.party))*4+near)
	}
	if a.verb == "" {
		return
	}
	x.PutIn(l.formVerb, kind)
	x.PutIn(l.verb, kind)
	if t := d.sentences[m.Sentence].Tokens; subjectRel(t[m.Head].Rel) {
		x.PutIn(l.acts, kind)
		x.PutIn(l.verbTag, bit(t[m.Head].Rel == text.RelNsubjPass)*uint32(numKinds)+kind)
	}
}

func (d *document) describeNoun(x *choice.Features, i, k int, a *anaphor) {
	f, r, l := &d.facts[i], &d.referents[k], &a.lines
	q, noun, near := &d.parties[r.party], a.noun, uint32(min(r.distance, 3))
	kind := uint32(q.Kind)*2 + bit(q.entry != nil)
	is, introduces := r.bears == inName, q.intro == f.noun
	rival := a.most
	if k == a.bearer {
		rival = a.second
	}
	rivals := uint32(min(a.dealers-int(bit(r.deals == alike)), 2))
	same, other := 0, a.fitting-int(bit(r.fits))
	for n := range q.nouns {
		same += int(bit(q.nouns[n].noun == f.noun))
	}
	x.PutAll(
		l.number.At(kind),
		l.kind.At(r.bears*4+rival),
		l.kind.At(16+r.deals*3+rivals),
		l.kind.At(28+bit(is)*2+bit(introduces)),
		l.kind.At(32+bit(r.fits)*4+uint32(min(other, 3))),
		l.kind.At(40+uint32(min(same, 2))),
		l.bearing.At((r.bears*4+rival)*4+near),
		l.trade.At((r.deals*4+r.bears)*4+near),
		l.either.At(r.bears*4+rival),
		l.either.At(16+r.deals*2+bit(r.fits)),
		l.noun.At(kind),
		l.noun.At(sides+bit(is || introduces)),
		l.noun.At(sides+2+bit(q.legislates())),
	)
	if q.Kind == Person {
		x.PutIn(l.either, 24+bit(q.Role != "")*2+bit(containsFold(q.Role, f.noun.Name)))
	}
	if q.entry != nil {
		x.PutIn(l.kind, 43+uint32(q.entry.Kind))
		x.PutIn(l.noun, sides+4+uint32(q.entry.Kind))
	}
	if f.entry != nil {
		x.PutIn(l.kind, 56+origin(f, q))
	}
	x.Put2(nounAndName, noun, hashLower(q.Name[strings.LastIndexByte(q.Name, ' ')+1:]))
	if q.intro != nil {
		x.Put2(nounAndIntroduction, noun, choice.Hash(q.intro.Name))
	}
	for n := range q.nouns {
		if q.nouns[n].noun != nil {
			x.Put2(nounAndNoun, noun, q.nouns[n].hash)
		}
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
		if q.nouns[n].noun == f.noun {
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
	nobodys := x.Line1(byFormNobody, form)
	x.PutIn(nobodys, 0)
	x.PutIn(nobodys, 1+uint32(min(a.fitting, 4)))
	x.PutIn(nobodys, 6+nearest)
	x.PutIn(nobodys, 16+bit(a.quoted))
	x.PutIn(nobodys, 18+a.place)
	if f.empty {
		x.PutIn(nobodys, 29)
	}
	next, before := uint32(0), uint32(0)
	if m.Last < len(t) {
		next = hashLower(d.word(m.Sentence, m.Last))
		x.PutIn(x.Line1(byFormNext, form), uint32(t[m.Last].Tag))
	}
	if m.First > 0 {
		before = hashLower(d.word(m.Sentence, m.First-1))
		x.PutIn(x.Line1(byFormBefore, form), uint32(t[m.First-1].Tag))
	}
	x.Put2(wordBehind, form, next)
	x.Put2(wordBefore, form, before)
	h := t[m.Head].Head
	if m.Form == Pronoun {
		if h >= 0 {
			x.PutIn(a.lines.formVerb, uint32(numKinds)+a.place)
			x.PutIn(x.Line1(byFormHead, form), uint32(t[h].Tag))
		}
		return
	}
	kind := uint32(m.Kind)
	x.PutIn(a.lines.noun, choice.LineSize-1)
	x.Put2(firstWord, kind, hashLower(d.word(m.Sentence, m.First)))
	kinds := x.Line1(byKindNobody, kind)
	x.PutIn(kinds, uint32(min(m.Last-m.First, 5)))
	x.PutIn(kinds, 6+bit(f.entry != nil))
	x.PutIn(kinds, 8+a.most*3+uint32(min(a.dealers, 2)))
	x.PutIn(kinds, 20+bit(f.trade != 0)*3+uint32(min(a.dealers, 2)))
	modified := uint32(0)
	for j := m.Last; j < min(len(t), m.Last+20); j++ {
		if int(t[j].Head) == m.Head {
			modified = uint32(t[j].Rel) + 1
			break
		}
	}
	x.PutIn(x.Line1(byKindModifier, kind), modified)
	x.PutIn(x.Line1(byNounModifier, a.noun), modified)
}
