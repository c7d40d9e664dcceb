package tagger

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// A Set is a training set in the form of the shared sets: one token a line with its unified tag (B-ORG) and the tag of
// the set's own, split by tabs, and an empty line after each sentence.
type Set struct {
	Name string // chooses what the set's tags mean, see conventions
	R    io.Reader
}

// TrainingSets are the files of the shared sets that the model of this package is trained on, by folder and name. The
// test parts that scores are reported for are not among them.
var TrainingSets = []string{
	"btc/train", "btc/train_news_G", "btc/dev", "btc/test", "uner_ewt/dev", "uner_ewt/test", "gmb66k/train", "gum_open/train", "gum_open/dev",
	"meantime/train", "re3d/train", "redocred/train", "redocred/test", "wikigold/train", "wnut17/train", "wnut17/dev",
	"suralk_gov_en/train", "cyner/train", "cyner/dev", "cyner/test", "sec_filings/train",
	"crossner_ai/train", "crossner_ai/dev", "crossner_ai/test", "crossner_literature/train", "crossner_literature/dev", "crossner_literature/test",
	"crossner_music/train", "crossner_music/dev", "crossner_music/test", "crossner_politics/train", "crossner_politics/dev", "crossner_politics/test",
	"crossner_science/train", "crossner_science/dev", "crossner_science/test",
}

// ListNames returns the names of the lists that a Trainer knows.
func ListNames() []string { return slices.Sorted(maps.Keys(listNames)) }

// A convention says how a set is to be read.
type convention struct {
	weight    float32 // of its sentences in training
	blank     []Label // labels that the set does not mark: its O says nothing about them
	countries map[string]bool
	run       int  // so many sentences are taken for one document; 1 for tweets
	bulletin  bool // its texts are bulletins, see bulletin.go
}

// conventions of the sets by name. Sets that mark only persons, organizations and places leave the rest open.
var conventions = map[string]convention{
	"btc":                 {weight: 1, blank: []Label{misc, PRODUCT, LAW, EVENT}, run: 1},
	"uner_ewt":            {weight: 1, blank: []Label{misc, PRODUCT, LAW, EVENT}, run: 10},
	"gmb66k":              {weight: 1, blank: []Label{PRODUCT, LAW, EVENT}, run: 15},
	"gum_open":            {weight: 1, blank: []Label{misc}, run: 15},
	"meantime":            {weight: 2, blank: []Label{misc, LAW, EVENT}, run: 10},
	"re3d":                {weight: 4, blank: []Label{misc, LAW, EVENT, PRODUCT}, run: 10, bulletin: true},
	"redocred":            {weight: 1, blank: nil, run: 8},
	"wikigold":            {weight: 1.5, blank: nil, run: 12},
	"wnut17":              {weight: 1, blank: []Label{misc, LAW, EVENT}, run: 1},
	"sec_filings":         {weight: 0.3, blank: []Label{misc, PRODUCT, LAW, EVENT}, run: 10},
	"suralk_gov_en":       {weight: 0.5, blank: []Label{misc, PRODUCT, LAW, EVENT}, run: 10},
	"cyner":               {weight: 0.7, blank: []Label{misc, PER, LOC, GOV, LAW, EVENT}, run: 10},
	"crossner_ai":         {weight: 0.5, blank: []Label{LAW}, run: 1},
	"crossner_literature": {weight: 0.5, blank: []Label{LAW, PRODUCT}, run: 1},
	"crossner_music":      {weight: 0.5, blank: []Label{LAW, PRODUCT}, run: 1},
	"crossner_politics":   {weight: 1, blank: []Label{LAW, PRODUCT}, run: 1},
	"crossner_science":    {weight: 0.5, blank: []Label{LAW, PRODUCT}, run: 1},
}

// A sample is a sentence to learn from.
type sample struct {
	tokens []string
	allow  []allowed // the states that are right for each token
	weight float32
	doc    int // sentences with the same number are one document

	bulletin bool // it is from a set of bulletins
}

// readSet reads the samples of a set. Documents are numbered from doc.
func readSet(set Set, countries map[string]bool, doc int) ([]sample, error) {
	c, ok := conventions[set.Name]
	if !ok {
		return nil, fmt.Errorf("names: no convention for set %q", set.Name)
	}
	c.countries = countries
	var samples []sample
	var tokens, tags, own []string
	add := func() {
		if len(tokens) == 0 {
			return
		}
		samples = append(samples, sample{
			tokens: tokens, allow: c.allow(tokens, tags, own, set.Name), weight: c.weight, doc: doc + len(samples)/c.run, bulletin: c.bulletin,
		})
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
		if tags[i] == "B-PER" {
			k := leadingTitles(tokens[i : i+n])
			for j := range k {
				out[i+j] = 1<<outside | free
			}
			if i, n = i+k, n-k; n == 0 {
				continue
			}
		}
		meanings := c.meaning(tokens[i:i+n], tags[i][2:], own[i][2:], set)
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
func (c convention) meaning(tokens []string, tag, own, set string) []Label {
	switch tag {
	case "PER":
		return []Label{PER}
	case "ORG":
		if c.countries[strings.ToLower(strings.Join(tokens, " "))] && set != "re3d" {
			return []Label{LOC}
		}
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
		if c.countries[strings.ToLower(strings.Join(tokens, " "))] && set != "re3d" {
			return []Label{LOC}
		}
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
