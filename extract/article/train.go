package article

import (
	"cmp"
	"crypto/md5"
	"errors"
	"fmt"
	"io"
	"slices"

	"newsclaims/extract/article/gold"
	"newsclaims/extract/article/internal/boost"
)

// TrainingSets are the sets that body.model is trained on, in the order in which they are added.
// MODEL.md says what they are.
var TrainingSets = []string{"naeb", "fundus", "wcxb-article-dev", "trafilatura"}

// A Trainer makes the model that tells the body of an article from the rest of its page. Its zero value
// makes the model that ships. The same pages in the same order give the same bytes.
type Trainer struct {
	Trees  int  // of the model; 0 means 220
	Leaves int  // of one tree, at most; 0 means 16
	All    bool // learn from the unseen quarter too, for a model that is not to be measured on it

	samples []boost.Sample
	parts   []uint8 // of each sample
	pages   int32
}

// Labels are noisy: of a long story the person has the first screen only, of a live blog the first entry. So every
// publisher is judged by trees grown on others, twice: the second time by trees that already give a label that the first
// contradict by doubtOdds only doubtWeight of what it would count. Then the final trees learn, of a block that the person
// did not read, half the label and half the probability that the others give it, and doubt it as before. Of a block that was
// read they learn seven tenths of the label and do not doubt it: what is read is hardly ever read by mistake, but what the
// others would never have found is mostly a matter of one page.
//
// Example: the twelfth paragraph of a story of which the gold has ten is 0 by its label and 0.98 by the others. It is
// learnt as 0.49, a tenth as much as the paragraphs before it.
//
// Snippets are left as they are, for they were picked because they are hard.
const (
	doubtParts  = 5 // of the publishers, one of which is judged by trees grown on the others
	doubtOdds   = 1.5
	doubtWeight = 0.1
	trust       = 0.5 // in the label of a block that was not read; the rest is in the others
	trustRead   = 0.7 // in the label of a block that was read
	raised      = 0.1 // how far, in log-odds, labels learnt as more than they are raise what the trees say
	snippetPart = doubtParts
)

// pageWeight is what the blocks of a page count together at most. One that the gold has to the end has about a hundred;
// without a limit a page of which it has the first lines would count as much as ten.
const pageWeight = 150

const modelHead = `# Gradient-boosted trees that tell the blocks of an article's body from the rest of the page; see MODEL.md.
# Trained by: newsclaims train body --sets DIR --out body.model
# Columns are those named here; "7<3 A B" asks whether column 7 is below 3, "=0.1" is an answer.
`

// Add learns the blocks of one page and returns how many. It keeps numbers, not the page.
func (t *Trainer) Add(p *gold.Page) int {
	if p.Unseen() && !t.All {
		return 0
	}
	t.pages++
	before := len(t.samples)
	t.samples = append(t.samples, pageSamples(p, t.pages)...)
	part := publisherPart(p)
	for range t.samples[before:] {
		t.parts = append(t.parts, part)
	}
	return len(t.samples) - before
}

// publisherPart draws the pages of one publisher together.
func publisherPart(p *gold.Page) uint8 {
	if p.Body == "" {
		return snippetPart
	}
	return uint8(md5.Sum([]byte(cmp.Or(hostName(p.URL), p.ID)))[0] % doubtParts)
}

// Train writes the model to w. It is an error if the pages that were added had no body or no surroundings.
func (t *Trainer) Train(w io.Writer) error {
	if !learnable(t.samples) {
		return errors.New("article: training needs blocks that are body and blocks that are not")
	}
	table := boost.NewTable(featureNames(), t.samples)
	m, _ := table.Fit(t.settled(table), t.options(1))
	m.Bias -= raised
	if _, err := io.WriteString(w, modelHead); err != nil {
		return fmt.Errorf("article: writing model: %w", err)
	}
	if err := m.Write(w); err != nil {
		return fmt.Errorf("article: writing model: %w", err)
	}
	return nil
}

// options are those of trees one in share of which is to be grown.
func (t *Trainer) options(share int) boost.Options {
	return boost.Options{
		Trees: cmp.Or(t.Trees, 220) / share, Leaves: cmp.Or(t.Leaves, 16), MinLeaf: 20, Ridge: 20, Columns: 0.3, Limits: 0.1,
	}
}

// settled returns the samples as the final trees learn them.
func (t *Trainer) settled(table *boost.Table) []boost.Sample {
	first, ok := t.judge(table, t.samples, t.options(2))
	if !ok {
		return t.samples
	}
	doubted := slices.Clone(t.samples)
	for i := range doubted {
		s := &doubted[i]
		if t.parts[i] != snippetPart && (first[i] > doubtOdds && s.Label < 0.3 || first[i] < -doubtOdds && s.Label > 0.7) {
			s.Weight *= doubtWeight
		}
	}
	second, ok := t.judge(table, doubted, t.options(1))
	if !ok {
		return t.samples
	}
	settled := slices.Clone(t.samples)
	t.limitPages(settled)
	for i := range settled {
		s, p := &settled[i], boost.Probability(second[i])
		switch {
		case t.parts[i] == snippetPart:
		case s.Label > 0.5:
			s.Label = trustRead*s.Label + (1-trustRead)*p
		default:
			if second[i] > doubtOdds && s.Label < 0.3 {
				s.Weight *= doubtWeight
			}
			s.Label = trust*s.Label + (1-trust)*p
		}
	}
	return settled
}

// judge returns what trees grown on the other publishers say of each sample, and whether there were others for all.
func (t *Trainer) judge(table *boost.Table, samples []boost.Sample, o boost.Options) (scores []float32, ok bool) {
	scores = make([]float32, len(samples))
	for part := range uint8(doubtParts) {
		others := slices.Clone(samples)
		for i := range others {
			if t.parts[i] == part {
				others[i].Weight = 0
			}
		}
		if !learnable(others) {
			return nil, false
		}
		_, said := table.Fit(others, o)
		for i := range said {
			if t.parts[i] == part {
				scores[i] = said[i]
			}
		}
	}
	return scores, true
}

// limitPages makes no page but those of snippets count more than pageWeight.
func (t *Trainer) limitPages(samples []boost.Sample) {
	sums := make([]float32, t.pages+1)
	for i := range samples {
		sums[samples[i].Group] += samples[i].Weight
	}
	for i := range samples {
		if sum := sums[samples[i].Group]; sum > pageWeight && t.parts[i] != snippetPart {
			samples[i].Weight *= pageWeight / sum
		}
	}
}

// learnable reports whether blocks of both kinds have weight.
func learnable(samples []boost.Sample) bool {
	return slices.ContainsFunc(samples, func(s boost.Sample) bool { return s.Weight > 0 && s.Label > 0 }) &&
		slices.ContainsFunc(samples, func(s boost.Sample) bool { return s.Weight > 0 && s.Label < 1 })
}

// pageSamples returns a row for every block of a page that the person said something of.
func pageSamples(p *gold.Page, group int32) (samples []boost.Sample) {
	m := newMetaPage(parseTree(decode(p.HTML, "")), p.URL)
	a := &Article{}
	m.readMeta(a)
	f := newFeatures(m.page, m.container(), m.known(a))
	for i, l := range p.Labels(m.blockTexts()) {
		if l.Weight == 0 {
			continue
		}
		row := make([]int32, featureCount)
		f.row(i, row)
		samples = append(samples, boost.Sample{Row: row, Label: l.Share, Weight: l.Weight, Group: group})
	}
	return samples
}

func (pg *page) blockTexts() []string {
	texts := make([]string, len(pg.blocks))
	for i := range pg.blocks {
		texts[i] = string(pg.text[pg.blocks[i].start:pg.blocks[i].end])
	}
	return texts
}
