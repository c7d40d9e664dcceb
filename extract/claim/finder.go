package claim

import (
	"math"
	"strings"
	"sync"
	"time"

	"newsclaims/extract/entity"
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
	"newsclaims/extract/when"
)

// A Finder finds claims. Its zero value is ready for use; it is safe for concurrent use.
type Finder struct {
	Actions *lexicon.Actions // nil means lexicon.DefaultActions
	Model   *Model           // nil means the one that ships
}

// Find returns the claims of an article in the order of their action words. The sentences and entities are those of
// src; published is the day that "last week" is read against, zero if not known.
func (x *Finder) Find(src string, sentences []text.Sentence, set *entity.Set, published time.Time) []Claim {
	return x.find(src, sentences, set, published, nil)
}

// find finds claims; where choices is not nil it collects there what the model would have to decide.
func (x *Finder) find(src string, sentences []text.Sentence, set *entity.Set, published time.Time, choices *[]Choice) []Claim {
	d := documents.Get().(*document)
	defer documents.Put(d)
	lex, model := x.Actions, x.Model
	if lex == nil {
		lex = lexicon.DefaultActions()
	}
	if model == nil {
		model = defaultModel()
	}
	d.model, d.collected = model, choices
	d.reset(src, sentences, set, lex, published)
	for i := range sentences {
		d.find(&d.trees[i])
	}
	d.refer()
	for i := range d.claims {
		d.claims[i].Confidence = d.confidence(&d.claims[i])
	}
	claims := d.claims
	d.claims, d.set, d.collected, d.dates = nil, nil, nil, nil
	return claims
}

// A document is the scratch memory of one call of Find.
type document struct {
	src        string
	sentences  []text.Sentence
	set        *entity.Set
	lex        *lexicon.Actions
	classes    map[string]uint32 // of words, a bit for each of featureClasses
	published  time.Time
	trees      []tree
	quotes     []quotation
	sayings    []saying
	claims     []Claim
	definite   []bool // of each claim: its action word is a definite noun
	model      *Model
	options    [2][]weighed // of Actor and Target
	readings   []reading    // of one action word
	drafts     []draft      // of one action word
	candidates []candidate  // of one action word, by token
	ruled      []Claim      // the claims with the parties that the rules of memory give
	dates      []when.Expr  // of sentence dated, -1 for none
	dated      int
	referring  referrer

	projections projections
	collected   *[]Choice // nil while claims are found
}

var documents = sync.Pool{New: func() any { return new(document) }}

func (d *document) reset(src string, sentences []text.Sentence, set *entity.Set, lex *lexicon.Actions, published time.Time) {
	if d.lex != lex {
		d.classes = lex.Bits(featureClasses[:])
	}
	d.src, d.sentences, d.set, d.lex, d.published = src, sentences, set, lex, published
	d.claims, d.sayings, d.definite = nil, d.sayings[:0], d.definite[:0]
	d.projections.index, d.dated = -1, -1
	d.quotes = quotations(src, d.quotes[:0])
	for len(d.trees) < len(sentences) {
		d.trees = append(d.trees, tree{})
	}
	for i := range sentences {
		g := &d.trees[i]
		g.lex, g.classes = lex, d.classes
		g.reset(src, &sentences[i], i)
		d.repair(g)
		for k := range g.t {
			g.open[k] = d.quoted(g.t[k].Start) != nil
		}
		d.collectSayings(g)
	}
	d.attribute()
}

// find appends the claims of one sentence.
func (d *document) find(g *tree) {
	for i := range g.t {
		f := frame{tree: g, set: d.set, lex: d.lex, at: i, carrier: -1, pos: g.wordClass(i)}
		if f.pos == 0 {
			continue
		}
		g.lemma[i] = g.headlineLemma(d.set, i)
		if !d.mayAct(g.lemma[i], f.pos) {
			continue
		}
		if f.pos == 'n' {
			f.carry()
		}
		d.readings = f.readings(d.readings[:0], d.model)
		if len(d.readings) == 0 {
			continue
		}
		d.read(&f)
	}
}

// mayAct reports whether the word names an action in some reading.
func (d *document) mayAct(lemma string, pos byte) bool {
	return len(d.lex.Senses(lemma, pos)) > 0 || len(d.model.words[word{lemma, pos}]) > 0
}

// wordClass tells what kind of action word the token may be: 'v' a verb, 'n' a noun, 'a' an adjective, 0 none.
func (g *tree) wordClass(i int) byte {
	switch {
	case g.verb(i):
		return 'v'
	case g.t[i].Tag == text.JJ:
		return 'a'
	case g.noun(i):
		return 'n'
	}
	return 0
}

// headlineLemma returns the dictionary form, of a capitalized noun that is no name in small letters: "TikTok Ban", "Apple Faces Probe".
func (g *tree) headlineLemma(set *entity.Set, i int) string {
	if g.t[i].Tag == text.NNP && set.At(g.index, i) < 0 {
		return strings.ToLower(g.lemma[i])
	}
	return g.lemma[i]
}

// read appends the claims that the word of the frame makes in the reading that fits best, if it makes any.
func (d *document) read(f *frame) {
	var best *draft
	d.drafts = d.drafts[:0]
	f.teller = f.source()
	d.beginCandidates(f)
	for k := range d.readings {
		if draft, ok := d.draft(f, &d.readings[k]); ok {
			d.drafts = append(d.drafts, draft)
		}
	}
	if d.collected != nil {
		d.collectProposals(f)
	}
	for k := range d.drafts {
		if w := &d.drafts[k]; best == nil || w.odds > best.odds {
			best = w
		}
	}
	if best == nil || !best.admitted() {
		return
	}
	date := f.when(d.datesOf(f.tree))
	for k := range best.claims {
		if c := &best.claims[k]; c.Action.Type != NoType {
			c.When, c.Confidence = date, best.chance
			if !math.IsInf(best.odds, 0) {
				c.Confidence /= 1 + math.Exp(-best.odds)
			}
			d.claims = append(d.claims, *c)
			d.definite = append(d.definite, best.definite)
		}
	}
}

// datesOf returns the date expressions of a sentence, read when a claim of it first asks.
func (d *document) datesOf(g *tree) []when.Expr {
	if d.dated != g.index {
		d.dates, d.dated = when.Find(d.src, g.s, d.published), g.index
	}
	return d.dates
}

// A draft is what one reading of an action word claims, but for its date.
type draft struct {
	*reading
	actor, target int
	definite      bool
	chance        float64  // that the parties are right
	odds          float64  // log odds that it is a claim
	claims        [2]Claim // the second one where two joined parties act
}

// draft fills in what the frame claims in a reading; ok is false where it is about nobody.
func (d *document) draft(f *frame, r *reading) (w draft, ok bool) {
	s := r.sense
	f.take(s)
	w = draft{reading: r}
	x := d.proposal(f, &w)
	if x.hopeless() {
		return w, false
	}
	actor, target := f.roles(s)
	actor, target, w.chance = d.fillers(f, s, actor, target)
	w.actor, w.target = actor, target
	w.definite = f.pos == 'n' && f.rel(f.at) != text.RelCompound && !f.mass()
	if actor < 0 && target < 0 && !w.definite || f.addressed(actor) {
		return w, false
	}
	status, negated := f.standing(s)
	if negated && needs(s, lexicon.SlotNegation) { // "is not allowed" bans
		negated = false
	}
	c := Claim{
		Action: f.action(s),
		Target: f.party(target), Status: status, Negated: negated,
		Start: f.s.Start, End: f.s.End, Rule: f.rule(),
	}
	c.Where = f.party(f.scope(target))
	c.Source = d.sourceOf(f)
	if f.pos == 'a' && actor < 0 && (s.Type == "accuse" || s.Type == "deny") && c.Source != nil {
		c.Actor = c.Source // "Russia was responsible for the hack, Washington said": who says so accuses
	}
	c.Target = d.standsFor(f, target, d.speaking(f, c.Target, c.Source))
	for k, a := range f.actors(actor) {
		if a != nil {
			c.Actor = d.standsFor(f, actor, d.speaking(f, a, c.Source))
			c.Target = d.disjoint(f, target, c.Target, c.Actor)
			c.Actor = d.disjoint(f, actor, c.Actor, c.Target)
		}
		w.claims[k] = c
	}
	w.odds = x.odds()
	return w, true
}

// take makes the frame ready to be read in a sense.
func (f *frame) take(s *lexicon.Sense) {
	f.partied, f.charged = false, s.Type == "accuse" || s.Type == "penalize"
	switch s.Type {
	case "sue", "penalize", "investigate", "sanction", "accuse":
		f.partied = true
	}
}

// needs reports whether a sense asks for the slot.
func needs(s *lexicon.Sense, k lexicon.SlotKind) bool {
	for _, group := range s.Need {
		for i := range group {
			if group[i].Slot.Kind == k && !group[i].Not {
				return true
			}
		}
	}
	return false
}

// action returns the words that name the action: the verb with its particle where that follows ("shut down"), the noun with
// the words of its compound ("class action").
func (f *frame) action(s *lexicon.Sense) Action {
	first, last := f.at, f.at
	for k, w := range s.Rest {
		switch {
		case f.pos == 'n':
			first = f.at - len(s.Rest)
		case last+1 < len(f.t) && last == f.at+k && f.lemma[last+1] == w:
			last++
		}
	}
	lemma := s.Word
	if last > f.at {
		lemma += " " + strings.Join(s.Rest[:last-f.at], " ")
	}
	return Action{Type: typeByName()[s.Type], Start: f.t[first].Start, End: f.t[last].End, Lemma: lemma}
}

// mass reports whether the noun speaks of the action in general, with neither article nor owner: "ethical hacking".
func (f *frame) mass() bool {
	return f.t[f.at].Tag == text.NN && f.form(f.at)[0] >= 'a' && f.child(f.at, text.RelDet) < 0 && f.child(f.at, text.RelNmodPoss) < 0 && !f.title
}

// addressed reports whether the actor is the reader: "you can delete the app" tells how, not what was done.
func (f *frame) addressed(i int) bool {
	return i >= 0 && (f.lemma[i] == "you" || f.lemma[i] == "anyone" || f.lemma[i] == "everyone")
}

// sourceOf returns who says what the frame says: the nearest verb of saying in the sentence, else the speaker of the
// quotation that the action word stands in.
func (d *document) sourceOf(f *frame) *Party {
	if s := f.teller; s >= 0 && !(f.open[s] && f.firstPerson(s)) {
		return f.party(s)
	}
	q := d.quoted(f.t[f.at].Start)
	if q == nil || q.speaker.sentence < 0 {
		return nil
	}
	at := frame{tree: &d.trees[q.speaker.sentence], set: d.set, lex: d.lex}
	return at.party(q.speaker.token)
}

// firstPerson reports whether the word is the speaker of its quotation: "I think that he should be banned".
func (f *frame) firstPerson(i int) bool { return f.lemma[i] == "i" || f.lemma[i] == "we" }

// standsFor gives a plural pronoun the name of its group.
func (d *document) standsFor(f *frame, i int, p *Party) *Party {
	if p == nil || i < 0 {
		return p
	}
	g := d.group(f, i)
	if g == nil {
		return p
	}
	q := *p
	q.Name, q.Kind, q.ID, q.Country = name(d.src, g), g.Kind, g.ID, g.Country
	return &q
}

// speaking gives a first person its name: "we" in a quotation is who says it.
func (d *document) speaking(f *frame, p, source *Party) *Party {
	if p == nil || p.Name != "" || source == nil {
		return p
	}
	switch strings.ToLower(d.src[p.Start:p.End]) {
	case "i", "we", "us", "me", "my", "our", "ourselves":
		q := *p
		q.Name, q.Kind, q.ID, q.Country = name(d.src, source), source.Kind, source.ID, source.Country
		return &q
	}
	return p
}

// actors returns the party that acts; two where two are joined ("the FTC and Texas sued"), each acting on its own.
func (f *frame) actors(i int) []*Party {
	if i < 0 {
		return []*Party{nil}
	}
	second, n := -1, 0
	for c := f.first[i]; c >= 0; c = f.next[c] {
		if f.t[c].Rel == text.RelConj && f.noun(int(c)) {
			second, n = int(c), n+1
		}
	}
	one := second >= 0 && f.named1(i) >= 0 && f.named1(i) == f.named1(second) // "the National Transport and Safety Authority"
	if n != 1 || one || !f.proper(i) || !f.proper(second) {
		return []*Party{f.party(i)}
	}
	first := f.party(i)
	if end := f.lastBefore(i, second); end >= 0 {
		first.End = f.t[end].End
	}
	if first.Name == "" && first.End > first.Start && f.named1(i) >= 0 {
		first.Name = f.nameUnless(i, first)
	}
	return []*Party{first, f.party(second)}
}

// proper reports whether the token names a party or is its proper noun: not "others".
func (f *frame) proper(i int) bool {
	return f.t[i].Tag == text.NNP || f.t[i].Tag == text.NNPS || f.named1(i) >= 0
}

// nameUnless returns the name of the entity at i, "" where it is what the party says.
func (f *frame) nameUnless(i int, p *Party) string {
	n := f.set.Entities[f.set.Mentions[f.named1(i)].Likely()].Name
	if n == f.src[p.Start:p.End] {
		return ""
	}
	return n
}

// lastBefore returns the last token of the phrase of i that stands before the conjunct j and its conjunction.
func (f *frame) lastBefore(i, j int) int {
	_, last := f.phrase(i)
	a, _ := f.span(j)
	for last >= a || last > i && (f.t[last].Rel == text.RelCc || f.t[last].POS == text.PUNCT) {
		last--
	}
	return max(last, i)
}

// when returns the date expression that hangs on the action or its carrier, else the only one of the sentence.
func (f *frame) when(dates []when.Expr) *when.Expr {
	for k := range dates {
		if len(dates) == 1 {
			e := dates[k]
			return &e
		}
		for i := range f.t {
			if f.t[i].Start >= dates[k].Start && f.t[i].End <= dates[k].End && (f.head(i) == f.at || f.head(i) >= 0 && f.head(i) == f.carrier) {
				e := dates[k]
				return &e
			}
		}
	}
	return nil
}

const ruleNoun = "noun"

// rule names how the claim was found.
func (f *frame) rule() string {
	switch {
	case f.pos == 'v' && f.passive(f.at):
		return "passive verb"
	case f.pos == 'v':
		return "verb"
	case f.pos == 'a':
		return "adjective"
	case f.carrier >= 0:
		return "light verb"
	}
	return ruleNoun
}

var typeByName = sync.OnceValue(func() map[string]Type {
	m := make(map[string]Type, numTypes)
	for i, n := range typeNames {
		m[n] = Type(i)
	}
	return m
})
