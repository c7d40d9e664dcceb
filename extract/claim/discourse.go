package claim

import "newsclaims/extract/text"

// What an article does with a party elsewhere tells whether a claim means it:
//
//	The FTC is investigating Meta. A suit may follow.                who looks into somebody sues him, too
//	Who reported a bug was threatened. They now publish it.          what the party was subject or object of last

// byClaims puts each role that the party has in other claims, with the types of both: once for each, and again for the claims next to this one
// and those about the same other party.
func (x *referrer) byClaims(p *Party, typ uint32) {
	roles := [...]Task{Task(x.Task), x.other()}
	none, mine := bit(x.form == 0), *x.c.party(roles[1])
	seen := uint64(0) // one bit for each type and role
	for k := range x.d.ruled {
		c := &x.d.ruled[k]
		if k == x.i {
			continue
		}
		lemma := bit(c.Action.Lemma == x.c.Action.Lemma)
		beside := bit(k == x.i-1) | bit(k == x.i+1)<<1
		for r, role := range roles {
			if x.same(*c.party(role), p) == 0 {
				continue
			}
			kind := uint32(c.Action.Type)<<1 | uint32(r)
			if seen&(1<<kind) == 0 {
				seen |= 1 << kind
				x.Put2(81, kind, typ)
				x.Put3(82, kind, typ, none)
			}
			if beside != 0 {
				x.Put4(83, uint32(r), beside, none, lemma)
				x.Put3(84, kind, beside, typ)
			}
			if mine != nil && x.same(*c.party(roles[1-r]), mine) == 1 {
				x.Put2(85, kind, typ)
				x.Put3(86, uint32(r), lemma, bit(c.Action.Type == x.c.Action.Type))
			}
		}
	}
}

// byUse puts what the party was subject or object of where it was named last, and whether it agrees in number.
func (x *referrer) byUse(at site, typ uint32) {
	if at.sentence < 0 {
		return
	}
	g, i := &x.d.trees[at.sentence], at.token
	rel, none := uint32(g.rel(i)), bit(x.form == 0)
	far := uint32(min(max(x.sentence-at.sentence+1, 0), 4))
	subject := bit(g.rel(i) == text.RelNsubj || g.rel(i) == text.RelNsubjPass)
	x.Put2(70, bit(g.t[i].Tag == text.NNS || g.t[i].Tag == text.NNPS), x.form)
	x.Put2(71, uint32(g.t[i].Tag), x.form)
	if verb := g.verbAbove(i); verb >= 0 {
		lemma := hash(g.lemma[verb])
		root := bit(g.rel(verb) == text.RelRoot)
		x.Put3(72, lemma, rel, typ)
		x.Put3(73, bit(g.lemma[verb] == x.c.Action.Lemma), rel, far)
		x.Put4(74, root, subject, far, none)
		x.Put4(75, root, subject, far, x.form)
		x.Put3(76, lemma, subject, none)
	}
	x.Put3(77, bit(x.d.sentences[at.sentence].Paragraph == x.d.sentences[x.sentence].Paragraph), far, none)
	x.Put3(78, bit(g.open[i]), x.quoted, none)
	if at.sentence == x.sentence {
		after := bit(g.t[i].Start > x.c.Action.Start)
		x.Put4(79, after, rel, none, typ)
		x.Put3(80, after, subject, x.form)
	}
}

// verbAbove returns the verb that token i hangs on, itself or up to four steps up, -1 if there is none.
func (g *tree) verbAbove(i int) int {
	for n := 0; n < 4 && i >= 0 && !g.verb(i); n++ {
		i = g.head(i)
	}
	if i >= 0 && !g.verb(i) {
		return -1
	}
	return i
}

// byAction puts what the action word says of whether its role is told elsewhere; the option is to leave it.
func (x *referrer) byAction(typ uint32) {
	none := bit(x.now == nil)
	lemma := hash(x.c.Action.Lemma)
	x.Put2(90, lemma, none)
	x.Put3(91, uint32(x.c.Status), bit(x.c.Negated), none)
	x.Put3(92, uint32(x.c.Status), typ, none)
	x.Put2(93, uint32(min(x.sentence, 3)), none)
	x.Put2(94, x.quoted, none)
	x.Put2(95, x.nearest(typ), none)
	x.Put2(96, uint32(min(len(x.d.set.Entities), 12)), none)
	if x.act.token >= 0 {
		g := &x.d.trees[x.act.sentence]
		i := x.act.token
		x.Put3(97, uint32(g.rel(i)), uint32(g.t[i].Tag), none)
		x.Put3(98, g.specifiers(i), none, uint32(g.t[i].Tag))
		x.Put3(99, bit(g.title), none, typ)
		if h := g.head(i); h >= 0 {
			x.Put3(100, hash(g.lemma[h]), uint32(g.rel(i)), none)
		}
	}
}

// specifiers returns a hash of the article, owner, quantifier or auxiliary of the word.
func (g *tree) specifiers(i int) uint32 {
	h := uint32(0)
	for c := g.first[i]; c >= 0; c = g.next[c] {
		switch g.t[c].Rel {
		case text.RelDet, text.RelAux, text.RelMark:
			h = mix(h, hash(g.lemma[c]))
		case text.RelNmodPoss, text.RelAmod, text.RelNummod:
			h = mix(h, uint32(g.t[c].Rel))
		}
	}
	return h
}

// nearest tells how far the nearest claim of the type is that names who fills the role, and whether it has the same word.
func (x *referrer) nearest(typ uint32) uint32 {
	best, lemma := 6, uint32(0)
	for k := range x.d.ruled {
		c := &x.d.ruled[k]
		if k == x.i || c.Action.Type != x.c.Action.Type || *c.party(Task(x.Task)) == nil {
			continue
		}
		n := x.sentence - x.d.sentenceOf(c.Action.Start)
		if n < 0 {
			n = -n + 1
		}
		if n < best {
			best, lemma = n, bit(c.Action.Lemma == x.c.Action.Lemma)
		}
	}
	return uint32(best)<<1 | lemma
}
