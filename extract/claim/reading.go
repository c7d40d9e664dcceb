package claim

import (
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// An action word may be read in several ways: "Apple cleared the app" removes or approves. A reading is one of them, the first sense of
// its type whose needs are met, else the first whose words are there. The rules take the first reading that meets its needs; the model
// weighs them all against each other and against none.
type reading struct {
	sense *lexicon.Sense
	fit   fit
	share uint32 // of a learnt word: how often it named the action, see Word.share
	needs uint32 // see frame.needStates
}

// fit says how well a reading fits the sentence.
type fit uint8

const (
	unmet  fit = iota // its words are there, what it needs is not
	met               // everything that it needs is there
	learnt            // the lexicon does not have it, annotated articles did
)

// readings appends the ways to read the word of the frame, at most one of each type, those that fit first. Where an idiom that names no
// action holds, what comes behind it in the lexicon is left out.
func (f *frame) readings(list []reading, m *Model) []reading {
	senses := f.lex.Senses(f.lemma[f.at], f.pos)
	list, idiom := f.fitting(list, senses)
	if idiom {
		return list
	}
	for i := range senses {
		s := &senses[i]
		if s.Type != lexicon.NoAction && !typed(list, s.Type) && !(f.pos == 'v' && f.carries(s)) && f.hasRest(s) {
			needs, _ := f.needStates(s.Need)
			list = append(list, reading{sense: s, needs: needs})
		}
	}
	words := m.words[word{f.lemma[f.at], f.pos}]
	for i := range words {
		w := &words[i]
		if !typed(list, w.sense.Type) && !(f.pos == 'v' && f.carries(w.sense)) {
			list = append(list, reading{sense: w.sense, fit: learnt, share: w.share})
		}
	}
	return list
}

// fitting appends the readings whose needs are met, up to the first idiom that names no action; idiom tells that there was one.
func (f *frame) fitting(list []reading, senses []lexicon.Sense) (_ []reading, idiom bool) {
	for i := range senses {
		s := &senses[i]
		if f.pos == 'v' && f.carries(s) || !f.hasRest(s) || f.pos == 'v' && f.rel(f.at) == text.RelAmod && !attributive(s.Type) {
			continue
		}
		needs, ok := f.needStates(s.Need)
		if !ok {
			continue
		}
		if s.Type == lexicon.NoAction {
			return list, true
		}
		if !typed(list, s.Type) {
			list = append(list, reading{sense: s, fit: met, needs: needs})
		}
	}
	return list, false
}

func typed(list []reading, typ string) bool {
	for i := range list {
		if list[i].sense.Type == typ {
			return true
		}
	}
	return false
}
