package claim

import "newsclaims/extract/text"

// A candidate is what the model hears of a token that may fill a role of a frame and that is the same for both roles and for every reading
// of the action word. It is found once.
type candidate struct {
	eligible bool // it heads a phrase or a mention
	known    bool // the fields below are set

	entity     int    // -1 for none
	kind, form uint32 // of party, see features.mention
	way, steps uint32 // from the action word, see features.path
	carried    uint32 // the way from the verb that carries the action word
	distance   uint32
	side       uint32 // it stands before the action word
	barriers   uint32 // between it and the action word, see features.barriers
	between    uint32 // nouns there, up to 5
	tag        uint32
	relation   uint32
	lexeme     uint32 // its dictionary form
	prep       uint32 // its preposition
	class      uint32 // see known.classes
	action     uint32 // it names an action itself
	subject    uint32
	underRoot  uint32 // it hangs on the head of the sentence
	headed     bool   // it hangs on a word
	headTag    uint32
	headLemma  uint32

	past   uint32 // see features.history
	pastOf string // the type of action that past is about
}

// beginCandidates forgets the candidates of the frame before.
func (d *document) beginCandidates(f *frame) {
	d.candidates = d.candidates[:0]
	for i := range f.t {
		d.candidates = append(d.candidates, candidate{eligible: f.eligible(i)})
	}
}

// eligible reports whether the token heads a phrase or a mention that may fill a role.
func (f *frame) eligible(i int) bool {
	t := &f.t[i]
	switch t.Tag {
	case text.PRP, text.PRPS:
		return true
	case text.NN, text.NNS, text.NNP, text.NNPS, text.JJ:
	default:
		return false
	}
	if m := f.set.At(f.index, i); m >= 0 {
		mention := &f.set.Mentions[m]
		h := f.head(i)
		return i != f.at && mention.Head == i && (h < mention.First || h >= mention.Last)
	}
	switch t.Rel {
	case text.RelCompound: // "book bans"
		return f.head(i) == f.at
	case text.RelFlat, text.RelFlatName, text.RelNmodDesc, text.RelFixed, text.RelGoeswith:
		return false
	}
	return i != f.at && t.Tag != text.JJ && !temporal(f.lemma[i])
}

// candidate returns what there is to know of token i of the frame.
func (d *document) candidate(f *frame, i int) *candidate {
	c := &d.candidates[i]
	if c.known {
		return c
	}
	c.known, c.entity = true, -1
	if m := f.named1(i); m >= 0 {
		c.entity = f.set.Mentions[m].Likely()
	}
	c.kind, c.form = f.mention(i)
	way, steps := f.path(f.at, i)
	c.way, c.steps = way, uint32(steps)
	if f.carrier >= 0 {
		c.carried, _ = f.path(f.carrier, i)
	}
	c.distance, c.side = distance(i-f.at), bit(i < f.at)
	c.barriers, c.between = f.barriers(i), f.between(i)
	c.tag, c.relation = uint32(f.t[i].Tag), uint32(f.rel(i))
	c.lexeme, c.prep = hash(f.lemma[i]), hash(f.preposition(i))
	known := f.knows(i)
	c.class, c.action = known.classes, bit(known.action)
	c.subject = bit(f.rel(i) == text.RelNsubj || f.rel(i) == text.RelNsubjPass)
	if h := f.head(i); h >= 0 {
		c.headed, c.headTag, c.headLemma = true, uint32(f.t[h].Tag), hash(f.lemma[h])
		c.underRoot = bit(f.rel(h) == text.RelRoot)
	}
	return c
}

// between counts the nouns and pronouns between the action word and a token, up to 5.
func (f *frame) between(i int) uint32 {
	n := uint32(0)
	for k := min(i, f.at) + 1; k < max(i, f.at); k++ {
		if f.noun(k) && f.rel(k) != text.RelCompound && f.rel(k) != text.RelFlat || f.t[k].Tag == text.PRP {
			n++
		}
	}
	return min(n, 5)
}

// history returns what features.history tells of the candidate, which is token i.
func (c *candidate) history(x *features, i int) uint32 {
	if c.pastOf != x.sense {
		c.pastOf, c.past = x.sense, x.history(i)
	}
	return c.past
}
