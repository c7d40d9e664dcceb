package claim

import (
	"newsclaims/extract/entity"
	"newsclaims/extract/text"
)

// "They" stands for several, and mostly for what was the subject last: of "Social media companies have promised more. They have
// banned pages", the companies. Groups are often no named party, so they are looked for among the plural nouns of the
// sentence before the pronoun and of the one before that; a named party in the singular gives way to them.

// group returns the words that a plural pronoun stands for, nil where no plural noun is near.
func (d *document) group(f *frame, i int) *Party {
	switch f.lemma[i] {
	case "they", "them", "their", "themselves":
	default:
		return nil
	}
	if m := f.named1(i); m >= 0 && d.several(f.set.Mentions[m].Likely()) {
		return nil
	}
	if k := f.lastPlural(i, f.head(i)); k >= 0 {
		return f.party(k)
	}
	if f.index == 0 {
		return nil
	}
	before := frame{tree: &d.trees[f.index-1], set: f.set, lex: f.lex}
	if k := before.lastPlural(len(before.t), -1); k >= 0 {
		return before.party(k)
	}
	return nil
}

// several reports whether the entity is named by a plural somewhere.
func (d *document) several(e int) bool {
	for _, m := range d.set.Entities[e].Mentions {
		mention := &d.set.Mentions[m]
		if mention.Form == entity.Pronoun {
			continue
		}
		switch d.sentences[mention.Sentence].Tokens[mention.Head].Tag {
		case text.NNS, text.NNPS:
			return true
		}
	}
	return false
}

// lastPlural returns the last plural noun before token i that is a subject, else the last of any role; none that hangs on the
// same verb.
func (f *frame) lastPlural(i, verb int) int {
	any := -1
	for k := i - 1; k >= 0; k-- {
		if f.t[k].Tag != text.NNS && f.t[k].Tag != text.NNPS || f.head(k) == verb && verb >= 0 || temporal(f.lemma[k]) || f.sum(k) {
			continue
		}
		switch f.rel(k) {
		case text.RelNsubj, text.RelNsubjPass:
			return k
		case text.RelObj, text.RelOblAgent:
			if any < 0 {
				any = k
			}
		}
	}
	return any
}
