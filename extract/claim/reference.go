package claim

import (
	"math"
	"slices"
	"strings"

	"newsclaims/extract/entity"
	"newsclaims/extract/text"
)

// Who a claim leaves unsaid or calls "it" is often told elsewhere in the article. The rules of memory.go name the parties of the event that a
// mention takes up; the entity stage says whom pronouns mean. Neither knows what is claimed. The model does: it weighs every party
// of the article, and leaving the role as it is, by how near it was named, as what, and what it does in the other claims:
//
//	The regulator opened a case against Meta in May. ... It was fined in June.     who was looked into is fined, by who looked into it
//	Kaspersky software banned at federal agencies. ... The DHS ordered ...         who orders in the lead bans in the headline

// refer fills in the parties that claims leave unsaid or name by a pronoun, and drops the claims about nobody.
func (d *document) refer() {
	if d.model.weights == nil {
		d.remember()
		return
	}
	d.ruled = d.recalled(d.ruled[:0])
	for i := range d.claims {
		for _, role := range [...]Task{ActorReference, TargetReference} {
			d.referTo(i, role)
		}
	}
	d.dropEmpty()
	clear(d.ruled)
}

// party returns where the claim keeps who fills the role of a task.
func (c *Claim) party(t Task) **Party {
	if t == Actor || t == ActorReference {
		return &c.Actor
	}
	return &c.Target
}

// maxFar is how many sentences before a claim a party may have been named that the article names only once.
const maxFar = 6

// referTo decides who fills one role of claim i.
func (d *document) referTo(i int, role Task) {
	c := &d.claims[i]
	now := c.party(role)
	if *now != nil && !refers(d.src[(*now).Start:(*now).End]) {
		return
	}
	x := d.referrer(i, role)
	x.offer(x.referentOf(*now))
	if r := *d.ruled[i].party(role); r != nil && (*now == nil || !d.same(r, *now)) {
		x.offer(x.referentOf(r))
	}
	for e := range d.set.Entities {
		if x.mayMean(e) && x.fits(e) {
			x.offer(referent{x.asParty(e, *now), e, x.mentioned(e)})
		}
	}
	x.offerNouns()
	if d.collected != nil {
		*d.collected = append(*d.collected, Choice{Task: role, Action: c.Action, Options: x.options})
	}
	best, all := 0, 0.0
	for k, w := range x.weights {
		if all += w; w > x.weights[best] {
			best = k
		}
	}
	*now = x.options[best].Party
	c.Confidence *= x.weights[best] / all
	if x.Keep {
		x.options = nil // whoever collects choices has them
	}
}

// A referrer weighs who one role of one claim means.
type referrer struct {
	features
	i        int
	c        *Claim // as the rules leave it
	now      *Party
	form     uint32 // 0 where nobody is named, else the pronoun
	pronoun  string // in small letters, "" where nobody is named
	sentence int
	act      site   // the action word
	quoted   uint32 // it stands in a quotation
	open     uint32 // the pronoun might as well mean another
	options  []Option
	weights  []float64
	rank     [8]uint32 // how many parties of each kind have been offered
}

func (d *document) referrer(i int, role Task) *referrer {
	x, c := &d.referring, &d.ruled[i]
	*x = referrer{features: d.features(nil, role, c.Action.Type.String(), d.collected != nil), i: i, c: c, options: x.options[:0], weights: x.weights[:0]}
	x.now = *d.claims[i].party(role)
	if x.now != nil {
		words := d.src[x.now.Start:x.now.End]
		x.form, x.pronoun = 1+hash(words), strings.ToLower(words)
		x.open = bit(d.open(x.now))
	}
	x.sentence = d.sentenceOf(x.c.Action.Start)
	x.act = d.headOf(&Party{Start: x.c.Action.Start, End: x.c.Action.End})
	x.quoted = bit(d.quoted(x.c.Action.Start) != nil)
	return x
}

// open reports whether the words of a party are a pronoun that might as well mean another.
func (d *document) open(p *Party) bool {
	at := d.headOf(p)
	m := d.set.At(at.sentence, at.token)
	return m >= 0 && d.set.Mentions[m].Entity < 0 && d.set.Mentions[m].Likely() >= 0
}

// sentenceOf returns the number of the sentence that holds the byte.
func (d *document) sentenceOf(at int) int {
	n, _ := slices.BinarySearchFunc(d.sentences, at, func(s text.Sentence, at int) int {
		if s.End <= at {
			return -1
		}
		return 1
	})
	return min(n, len(d.sentences)-1)
}

// mayMean reports whether the entity is one that can fill the role: a party or a thing, not the party that is there already, and not
// one that was named once and long ago.
func (x *referrer) mayMean(e int) bool {
	ent := &x.d.set.Entities[e]
	if ent.Kind == entity.Other || ent.Kind == entity.Place || len(ent.Mentions) == 0 {
		return false
	}
	if x.now != nil && x.now.Name == ent.Name {
		return false
	}
	if r := *x.c.party(Task(x.Task)); r != nil && x.d.isEntity(r, ent) {
		return false // offered as the choice of the rules
	}
	first := x.d.set.Mentions[ent.Mentions[0]].Sentence
	return len(ent.Mentions) > 1 || first <= 1 || first >= x.sentence-maxFar && first <= x.sentence+1
}

// fits reports whether the entity agrees with the pronoun that stands there.
func (x *referrer) fits(e int) bool {
	person := x.d.set.Entities[e].Kind == entity.Person
	switch x.pronoun {
	case "he", "she", "him", "her", "his", "i", "me":
		return person
	case "it", "its":
		return !person
	}
	return true
}

// asParty returns the entity as it is named in the role: by the pronoun that stands there, else by its last mention.
func (x *referrer) asParty(e int, now *Party) *Party {
	ent := &x.d.set.Entities[e]
	p := &Party{Kind: ent.Kind, ID: ent.ID, Country: ent.Country, Name: ent.Name}
	if now != nil {
		p.Start, p.End = now.Start, now.End
		return p
	}
	m := &x.d.set.Mentions[x.last(e)]
	if p.Start, p.End = m.Start, m.End; p.Name == x.d.src[m.Start:m.End] {
		p.Name = ""
	}
	return p
}

// other returns the task of the other role.
func (x *referrer) other() Task {
	if Task(x.Task) == ActorReference {
		return TargetReference
	}
	return ActorReference
}

// last returns the last mention of the entity before the action word that is no pronoun; where there is none, the first one.
func (x *referrer) last(e int) int {
	mentions := x.d.set.Entities[e].Mentions
	last := mentions[0]
	for _, m := range mentions {
		if x.d.set.Mentions[m].Start > x.c.Action.Start {
			break
		}
		if x.d.set.Mentions[m].Form != entity.Pronoun {
			last = m
		}
	}
	return last
}

// entityOf returns the entity that the party is, -1 where it is none.
func (d *document) entityOf(p *Party) int {
	return slices.IndexFunc(d.set.Entities, func(e entity.Entity) bool { return d.isEntity(p, &e) })
}

// referentOf returns the referent that a party is.
func (x *referrer) referentOf(p *Party) referent {
	if p == nil {
		return referent{nil, -1, site{-1, -1}}
	}
	if e := x.d.entityOf(p); e >= 0 {
		return referent{p, e, x.mentioned(e)}
	}
	return referent{p, -1, x.d.headOf(p)}
}

// offer appends an option: a party of the article.
func (x *referrer) offer(r referent) {
	x.Begin()
	p := r.party
	x.describe(r, len(x.options) == 0)
	if x.Keep {
		x.options = append(x.options, Option{Party: p, features: x.List()})
	} else {
		x.options = append(x.options, Option{Party: p})
	}
	x.weights = append(x.weights, math.Exp(float64(x.Sum())*x.d.model.scale))
}

func (x *referrer) describe(o referent, asIs bool) {
	p := o.party
	typ, rule := hash(x.sense), hash(x.c.Rule)
	r := *x.c.party(Task(x.Task))
	ruled := bit(asIs && r == nil) | bit(p != nil && r != nil && x.d.same(p, r))<<1 | bit(r != nil && x.now == nil)<<2
	standing := bit(asIs) | ruled<<1
	x.Put2(1, standing, x.form)
	x.Put2(2, standing, typ)
	x.Put3(3, standing, rule, bit(x.d.definite[x.i]))
	x.Put3(4, standing, x.form, typ)
	x.Put3(5, standing, bit(p == nil), bit(*x.c.party(x.other()) == nil))
	if asIs {
		x.Put2(8, x.open, x.form)
		x.Put2(9, x.open, typ)
		x.byAction(typ)
	}
	if p == nil {
		x.Put2(6, typ, rule)
		x.Put1(7, x.told(typ))
		return
	}
	x.Put3(10, uint32(p.Kind), typ, x.form)
	x.Put2(11, uint32(p.Kind), x.form)
	x.Put2(12, uint32(p.Kind), typ)
	x.Put2(13, x.same(x.c.Source, p), x.form)
	x.Put2(14, x.same(*x.c.party(x.other()), p), x.form)
	history := x.history(p, typ)
	x.Put2(15, history, x.form)
	x.Put2(16, history, standing)
	x.Put2(17, history, typ)
	for b := range 6 {
		x.Put3(18, uint32(b), history>>b&1, bit(x.form == 0))
	}
	x.byClaims(p, typ)
	if !asIs || o.entity >= 0 {
		x.byUse(o.at, typ)
	}
	if o.entity >= 0 {
		x.byPlace(p, o.entity, standing, typ)
	}
}

// byPlace puts where and how the entity was named last, and how often.
func (x *referrer) byPlace(p *Party, e int, standing, typ uint32) {
	ent := &x.d.set.Entities[e]
	m := &x.d.set.Mentions[x.last(e)]
	far := uint32(7)
	if n := x.sentence - m.Sentence; n >= 0 {
		far = uint32(min(n, 6))
	}
	rel := uint32(x.d.trees[m.Sentence].t[m.Head].Rel)
	count := uint32(min(len(ent.Mentions), 7))
	rank := min(x.rank[p.Kind], 3)
	x.rank[p.Kind]++
	x.Put2(30, far, x.form)
	x.Put2(31, far, standing)
	x.Put3(32, rel, min(far, 2), bit(x.form == 0))
	x.Put2(33, count, x.form)
	x.Put3(34, count, far, bit(x.form == 0))
	x.Put2(35, uint32(m.Form), x.form)
	x.Put3(36, uint32(p.Kind), far, x.form)
	x.Put3(37, uint32(p.Kind), rank, bit(x.form == 0))
	first := &x.d.set.Mentions[ent.Mentions[0]]
	x.Put3(38, uint32(min(first.Sentence, 3)), count, bit(x.form == 0))
	x.Put3(39, uint32(min(first.Sentence, 3)), uint32(p.Kind), typ)
	x.Put3(40, bit(ent.ID != ""), uint32(p.Kind), typ)
	x.Put3(41, rel, bit(far == 0), x.form)
}

func (x *referrer) same(a, b *Party) uint32 {
	return bit(a != nil && b != nil && x.d.same(a, b))
}

// told counts the claims of the type in the article that name who fills the role.
func (x *referrer) told(typ uint32) uint32 {
	n := uint32(0)
	for k := range x.d.ruled {
		c := &x.d.ruled[k]
		if k != x.i && hash(c.Action.Type.String()) == typ && *c.party(Task(x.Task)) != nil {
			n++
		}
	}
	return min(n, 3)
}

// history tells what the party is in the other claims of the article: it fills the role in one of this type, with the same other party, in
// one of another type; it fills the other role in one of this type, in one of another type; it does so in a sentence near by.
func (x *referrer) history(p *Party, typ uint32) uint32 {
	own, other := Task(x.Task), x.other()
	v := uint32(0)
	mine := *x.c.party(other)
	for k := range x.d.ruled {
		c := &x.d.ruled[k]
		if k == x.i {
			continue
		}
		same := hash(c.Action.Type.String()) == typ
		switch {
		case x.same(*c.party(own), p) == 1:
			v |= 4>>(2*bit(same)) | bit(same && x.same(*c.party(other), mine) == 1)<<1 | bit(near(c, x.c) || near(x.c, c))<<5
		case x.same(*c.party(other), p) == 1:
			v |= 8 << bit(!same)
		}
	}
	return v
}
