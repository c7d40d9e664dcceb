package tagger

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// A Set is a training set in the form of the shared sets: one token a line with its unified tag (B-ORG) and the tag of
// the set's own, split by tabs, and an empty line after each sentence.
type Set struct {
	Name string // chooses what the set's tags mean, see conventions
	R    io.Reader
}

// A convention says how a set is to be read.
type convention struct {
	weight float32 // of its sentences in training
	blank  []Label // labels that the set does not mark: its O says nothing about them
	run    int     // so many sentences are taken for one document; 1 for tweets
}

// conventions of the sets by name. Sets that mark only persons, organizations and places leave the rest open.
var conventions = map[string]convention{
	"btc":                 {1, []Label{misc, PRODUCT, LAW, EVENT}, 1},
	"uner_ewt":            {1, []Label{misc, PRODUCT, LAW, EVENT}, 10},
	"gmb66k":              {1, []Label{PRODUCT, LAW, EVENT}, 15},
	"gum_open":            {1, []Label{misc}, 15},
	"meantime":            {1, []Label{misc, LAW, EVENT}, 10},
	"re3d":                {1, []Label{misc, LAW, EVENT, PRODUCT}, 10},
	"redocred":            {1, nil, 8},
	"wikigold":            {1, nil, 12},
	"wnut17":              {1, []Label{misc, LAW, EVENT}, 1},
	"sec_filings":         {0.3, []Label{misc, PRODUCT, LAW, EVENT}, 10},
	"suralk_gov_en":       {0.5, []Label{misc, PRODUCT, LAW, EVENT}, 10},
	"cyner":               {0.7, []Label{misc, PER, LOC, GOV, LAW, EVENT}, 10},
	"crossner_ai":         {1, []Label{LAW}, 1},
	"crossner_literature": {1, []Label{LAW, PRODUCT}, 1},
	"crossner_music":      {1, []Label{LAW, PRODUCT}, 1},
	"crossner_politics":   {1, []Label{LAW, PRODUCT}, 1},
	"crossner_science":    {1, []Label{LAW, PRODUCT}, 1},
}

// A sample is a sentence to learn from.
type sample struct {
	tokens []string
	allow  []allowed // the states that are right for each token
	weight float32
	doc    int // sentences with the same number are one document
}

// readSet reads the samples of a set. Documents are numbered from doc.
func readSet(set Set, doc int) ([]sample, error) {
	c, ok := conventions[set.Name]
	if !ok {
		return nil, fmt.Errorf("names: no convention for set %q", set.Name)
	}
	var samples []sample
	var tokens, tags, own []string
	add := func() {
		if len(tokens) == 0 {
			return
		}
		samples = append(samples, sample{tokens: tokens, allow: c.allow(tokens, tags, own, set.Name), weight: c.weight, doc: doc + len(samples)/c.run})
		tokens, tags, own = nil, nil, nil
	}
	sc := bufio.NewScanner(set.R)
	for n := 1; sc.Scan(); n++ {
		if sc.Text() == "" {
			add()
			continue
		}
		f := strings.Split(sc.Text(), "\t")
		if len(f) < 3 {
			return nil, fmt.Errorf("names: set %s line %d: want token, tag and original tag", set.Name, n)
		}
		tokens, tags, own = append(tokens, f[0]), append(tags, f[1]), append(own, f[2])
	}
	add()
	return samples, sc.Err()
}

// allow turns the tags of a sentence into the states that they allow.
func (c convention) allow(tokens, tags, own []string, set string) []allowed {
	var free allowed
	for _, l := range c.blank {
		free |= statesOf(l)
	}
	out := make([]allowed, len(tokens))
	for i := 0; i < len(tokens); {
		if tags[i] == "O" || tags[i] == "" {
			out[i] = 1 << outside
			if hasLetter(tokens[i]) {
				out[i] |= free
			}
			i++
			continue
		}
		n := 1
		for i+n < len(tags) && strings.HasPrefix(tags[i+n], "I-") {
			n++
		}
		meanings := meaning(tokens[i:i+n], tags[i][2:], own[i][2:], set)
		for k := range n {
			out[i+k] = spanStates(meanings, k, n)
		}
		if len(meanings) == 0 || !anyCapital(tokens[i:i+n]) && set == "re3d" {
			for k := range n {
				out[i+k] |= 1<<outside | free
			}
		}
		i += n
	}
	return out
}

func statesOf(l Label) allowed {
	t := int(l) - 1
	return 1<<(begin+t) | 1<<(inside+t) | 1<<(end+t) | 1<<(unit+t)
}

// spanStates returns the states of word k of a name of n words that may have any of the labels.
func spanStates(labels []Label, k, n int) (a allowed) {
	for _, l := range labels {
		t := int(l) - 1
		switch {
		case n == 1:
			a |= 1 << (unit + t)
		case k == 0:
			a |= 1 << (begin + t)
		case k == n-1:
			a |= 1 << (end + t)
		default:
			a |= 1 << (inside + t)
		}
	}
	return a
}

// meaning returns the labels that a name may have for us whose tag in the set is tag (unified) and own. None means
// that the set's tag says nothing.
func meaning(tokens []string, tag, own, set string) []Label {
	switch tag {
	case "PER":
		return []Label{PER}
	case "ORG":
		if set == "crossner_music" && own == "band" || own == "politicalparty" || own == "university" {
			return []Label{ORG}
		}
		return bodyLabels(tokens)
	case "LOC", "GPE":
		if isDemonym(tokens) {
			return []Label{misc}
		}
		return []Label{LOC}
	case "NORP":
		if set == "gmb66k" && !isDemonym(tokens) {
			return []Label{LOC, misc}
		}
		return []Label{misc}
	case "PRODUCT":
		if set == "gmb66k" {
			return []Label{PRODUCT, misc, LAW}
		}
		return []Label{PRODUCT}
	case "EVENT":
		return []Label{EVENT}
	}
	switch {
	case set == "suralk_gov_en" || set == "cyner":
		return nil
	case isDemonym(tokens):
		return []Label{misc}
	}
	return thingLabels(tokens)
}

func hasLetter(s string) bool {
	var w word
	w.read(s)
	return w.caps != other && w.caps != digit
}

func anyCapital(tokens []string) bool {
	for _, s := range tokens {
		var w word
		if w.read(s); w.caps.capital() {
			return true
		}
	}
	return false
}
