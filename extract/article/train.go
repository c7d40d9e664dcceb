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

// Labels are noisy: of a long story the person has the first screen only, of a live blog the first entry. A label
// that trees grown on other publishers contradict by doubtOdds counts only doubtWeight of what it would.
//
// Snippets are left as they are, for they were picked because they are hard.
const (
	doubtParts  = 3 // of the publishers, one of which is judged by trees grown on the others
	doubtOdds   = 1.5
	doubtWeight = 0.1
	snippetPart = doubtParts
)

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
	m := boost.Fit(featureNames(), t.doubted(), t.options(1))
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
		Trees: cmp.Or(t.Trees, 220) / share, Leaves: cmp.Or(t.Leaves, 16), MinLeaf: 20, Ridge: 20, Columns: 0.3,
	}
}

// doubted returns the samples, those with a label that is likely wrong with less weight.
func (t *Trainer) doubted() []boost.Sample {
	settled := slices.Clone(t.samples)
	for part := range uint8(doubtParts) {
		var others []boost.Sample
		for i, s := range t.samples {
			if t.parts[i] != part {
				others = append(others, s)
			}
		}
		if !learnable(others) {
			continue
		}
		m := boost.Fit(featureNames(), others, t.options(2))
		for i, s := range t.samples {
			if t.parts[i] == part {
				score := m.Score(s.Row)
				if score > doubtOdds && s.Label < 0.3 || score < -doubtOdds && s.Label > 0.7 {
					settled[i].Weight *= doubtWeight
				}
			}
		}
	}
	return settled
}

// learnable reports whether there are blocks of both kinds.
func learnable(samples []boost.Sample) bool {
	return slices.ContainsFunc(samples, func(s boost.Sample) bool { return s.Label > 0 }) &&
		slices.ContainsFunc(samples, func(s boost.Sample) bool { return s.Label < 1 })
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
