package tagger

import (
	"math/rand/v2"
	"strings"
)

// Few companies of today are in the sets, and those whose names are plain words ("Best Buy", "Target") are hardly learnt from
// so little. So some documents are learnt from a second time with other names in them: a company's for an
// organization's, a government body's for another's, both from the lists, the same one throughout the document. That
// teaches how far the lists are to be trusted.
const (
	swapEvery  = 5   // of so many documents one is copied
	swapWeight = 0.5 // of a copied sentence against its model
)

// swapped returns the copies.
func swapped(samples []sample, names map[string][]string) []sample {
	if len(names["company"]) == 0 || len(names["gov"]) == 0 {
		return nil
	}
	top := samples[len(samples)-1].doc + 1
	var out []sample
	var s swapper
	for i, old := range samples {
		if old.doc%swapEvery != 0 {
			continue
		}
		if i == 0 || samples[i-1].doc != old.doc {
			s = swapper{rng: rand.New(rand.NewPCG(uint64(old.doc), 11)), names: names, given: map[string][]string{}}
		}
		if c, ok := s.copy(old); ok {
			c.doc += top
			out = append(out, c)
		}
	}
	return out
}

// A swapper gives the names of one document other names.
type swapper struct {
	rng   *rand.Rand
	names map[string][]string
	given map[string][]string
}

// copy rewrites a sentence. It is false if there was nothing to rewrite.
func (s *swapper) copy(old sample) (sample, bool) {
	c := sample{weight: old.weight * swapWeight, doc: old.doc}
	done := false
	for i := 0; i < len(old.tokens); {
		l, n := old.nameAt(i)
		if n == 0 || l != ORG && l != GOV {
			c.tokens, c.allow = append(c.tokens, old.tokens[i]), append(c.allow, old.allow[i])
			i++
			continue
		}
		for k, t := range s.other(strings.Join(old.tokens[i:i+n], " "), l) {
			c.tokens = append(c.tokens, t)
			c.allow = append(c.allow, spanStates([]Label{l}, k, len(s.given[strings.Join(old.tokens[i:i+n], " ")])))
		}
		done = true
		i += n
	}
	return c, done
}

// nameAt returns the length and label of the name that begins at word i, if only one label is right.
func (s *sample) nameAt(i int) (Label, int) {
	for t := range numTypes {
		switch s.allow[i] {
		case 1 << (unit + t):
			return Label(t + 1), 1
		case 1 << (begin + t):
			for n := i + 1; n < len(s.allow); n++ {
				if s.allow[n] == 1<<(end+t) {
					return Label(t + 1), n - i + 1
				}
			}
		}
	}
	return O, 0
}

// other returns the tokens of the name that stands for name in this document.
func (s *swapper) other(name string, l Label) []string {
	if t := s.given[name]; t != nil {
		return t
	}
	list := s.names["company"]
	if l == GOV {
		list = s.names["gov"]
	}
	var tokens []string
	for range 20 {
		tokens = pieces(list[s.rng.IntN(len(list))])
		if plausible(tokens) {
			break
		}
	}
	s.given[name] = tokens
	return tokens
}

// plausible leaves out names that are long, and most of those of one word.
func plausible(tokens []string) bool {
	return len(tokens) >= 2 && len(tokens) <= 5 || len(tokens) == 1 && len(tokens[0]) > 2 && len(tokens[0])%2 == 0
}
