package tagger

import (
	"bufio"
	"fmt"
	"strings"

	known "newsclaims/extract/lexicon"
)

// lexicon builds the table of lists, clusters and casings.
func (t *Trainer) lexicon(samples []sample, names map[string][]string) (*lexicon, error) {
	x := newLexicon(1 << 19)
	for list, all := range names {
		for _, name := range all {
			x.addName(name, listNames[list])
		}
	}
	raw, err := t.raw(samples)
	if err != nil {
		return nil, err
	}
	x.addCasing(raw)
	if len(t.Raw) > 0 {
		x.addClusters(raw, t.log)
	}
	x.addBulletin(samples)
	x.addKnown(known.Default(), samples)
	return x, nil
}

// A word is in bulletinSeen sentences of bulletins or more, and bulletinTimes as often as elsewhere, to be one that they are fond of.
// bulletinSmooth sentences elsewhere are added to those that were seen.
const (
	bulletinSeen   = 4
	bulletinTimes  = 6
	bulletinSmooth = 2
)

// addBulletin marks the words that bulletins are fond of.
func (x *lexicon) addBulletin(samples []sample) {
	var sentences [2]map[uint64]int // that have a word, of bulletins and elsewhere
	var total [2]int
	for i := range sentences {
		sentences[i] = map[uint64]int{}
	}
	var w word
	seen := map[uint64]bool{}
	for i := range samples {
		from := 1 - b2u(samples[i].bulletin)
		clear(seen)
		for _, t := range samples[i].tokens {
			if w.read(t); w.wordy() && !seen[w.lower] {
				seen[w.lower] = true
				sentences[from][w.lower]++
				total[from]++
			}
		}
	}
	for h, n := range sentences[0] {
		if n >= bulletinSeen && n*total[1] > bulletinTimes*total[0]*(sentences[1][h]+bulletinSmooth) {
			if s := x.at(keyOf(h)); s.key != 0 {
				s.lists |= inBulletin
			}
		}
	}
}

// addKnown adds the organizations of package lexicon whose name is one word, save those that the sets mostly have for something else:
// "Broadway" is a brand, and mostly a street. It comes last, so that nothing that is learnt depends on it: the sets are too old to tell what such a
// list is worth (see scan.go).
func (x *lexicon) addKnown(names *known.Lexicon, samples []sample) {
	lean := leanings(samples)
	for n := range names.Names() {
		if n.Entry.Kind != known.Organization || n.Common || len(pieces(n.Text)) != 1 {
			continue
		}
		var w word
		if w.read(n.Text); lean[w.lower] >= 0 {
			x.addName(n.Text, inKnown)
		}
	}
}

// leanings counts for each word with a capital how much oftener it is in the name of an organization or government than not.
func leanings(samples []sample) map[uint64]int {
	bodies := statesOf(ORG) | statesOf(GOV)
	n := map[uint64]int{}
	var w word
	for i := range samples {
		for k, t := range samples[i].tokens {
			switch w.read(t); {
			case !w.caps.capital():
			case samples[i].allow[k]&^bodies == 0:
				n[w.lower]++
			default:
				n[w.lower]--
			}
		}
	}
	return n
}

// names reads the lists.
func (t *Trainer) names() (map[string][]string, error) {
	out := map[string][]string{}
	for list, r := range t.Lists {
		if listNames[list] == 0 {
			return nil, fmt.Errorf("names: no list is called %q", list)
		}
		sc := bufio.NewScanner(r)
		for sc.Scan() {
			if !strings.HasPrefix(sc.Text(), "#") {
				out[list] = append(out[list], sc.Text())
			}
		}
		if err := sc.Err(); err != nil {
			return nil, fmt.Errorf("names: list %s: %w", list, err)
		}
	}
	return out, nil
}

func (x *lexicon) addName(name string, l lists) {
	var words []word
	for _, s := range pieces(name) {
		var w word
		if w.read(s); w.caps != other {
			words = append(words, w)
		}
	}
	if len(words) == 0 || len(words) > longest {
		return
	}
	h := words[0].lower
	for k := range words {
		if k > 0 {
			h = join(h, &words[k])
		}
		s := x.at(keyOf(h))
		s.key = keyOf(h)
		if k == len(words)-1 {
			s.lists |= l
		} else {
			s.lists |= inPrefix
		}
	}
}

// pieces splits a name as the text stage splits tokens: at spaces and hyphens, commas and brackets off, the clitic 's off.
func pieces(s string) []string {
	s = strings.NewReplacer("-", " - ", ",", " , ", "(", " ( ", ")", " ) ", "'s ", " 's ", "’s ", " ’s ", "/", " / ").Replace(s)
	return strings.Fields(s)
}

// raw returns the sentences of the raw text and of the samples as tokens.
func (t *Trainer) raw(samples []sample) ([][]string, error) {
	var out [][]string
	for i := range samples {
		out = append(out, samples[i].tokens)
	}
	for _, r := range t.Raw {
		sc := bufio.NewScanner(r)
		sc.Buffer(nil, 1<<24)
		var a rawText
		for sc.Scan() {
			if sc.Text() == "\f" {
				t.articles, a = append(t.articles, a), nil
				continue
			}
			s := roughSentences(sc.Text())
			a, out = append(a, s...), append(out, s...)
		}
		t.articles = append(t.articles, a)
		if err := sc.Err(); err != nil {
			return nil, fmt.Errorf("names: raw text: %w", err)
		}
	}
	return out, nil
}

// roughSentences splits a paragraph well enough to count words.
func roughSentences(p string) [][]string {
	var out [][]string
	var sent []string
	for _, f := range strings.Fields(p) {
		core := strings.TrimLeft(f, `"'“‘([`)
		if core != f {
			sent = append(sent, f[:len(f)-len(core)])
		}
		body := strings.TrimRight(core, `"'”’)],;:.!?…`)
		tail := core[len(body):]
		for _, s := range []string{"'s", "’s"} {
			if strings.HasSuffix(body, s) {
				body, tail = strings.TrimSuffix(body, s), s+tail
			}
		}
		if body != "" {
			sent = append(sent, strings.Fields(strings.ReplaceAll(body, "-", " - "))...)
		}
		if tail != "" {
			sent = append(sent, tail)
		}
		if strings.ContainsAny(tail, ".!?") && len(body) > 3 {
			out, sent = append(out, sent), nil
		}
	}
	if len(sent) > 0 {
		out = append(out, sent)
	}
	return out
}

// addCasing counts how words are written inside sentences that are no headlines.
func (x *lexicon) addCasing(raw [][]string) {
	type count struct{ low, big int }
	counts := map[uint64]*count{}
	var order []uint64
	var w word
	for _, sent := range raw {
		low, big := 0, 0
		for _, s := range sent {
			switch w.read(s); {
			case w.caps == small:
				low++
			case w.caps.capital():
				big++
			}
		}
		if low < 2*big || low < 3 {
			continue
		}
		for i, s := range sent {
			w.read(s)
			if i == 0 && w.caps != small || w.caps != small && !w.caps.capital() {
				continue
			}
			c := counts[w.lower]
			if c == nil {
				c = &count{}
				counts[w.lower] = c
				order = append(order, w.lower)
			}
			if w.caps == small {
				c.low++
			} else {
				c.big++
			}
		}
	}
	for _, h := range order {
		c := counts[h]
		s := x.at(keyOf(h))
		if c.low+c.big < 2 && s.key == 0 {
			continue
		}
		s.key = keyOf(h)
		s.casing = casingFrom(c.low, c.big)
	}
}

func casingFrom(low, big int) casing {
	share := float64(big) / float64(low+big)
	switch {
	case low+big < 4 && share < 0.5:
		return rareSmall
	case low+big < 4:
		return rareBig
	case share < 0.02:
		return alwaysSmall
	case share < 0.3:
		return mostlySmall
	case share < 0.7:
		return either
	case share < 0.98:
		return mostlyBig
	}
	return alwaysBig
}
