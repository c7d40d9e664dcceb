package article

import (
	"cmp"
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
	pages   int32
}

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
	return len(t.samples) - before
}

// Train writes the model to w. It is an error if the pages that were added had no body or no surroundings.
func (t *Trainer) Train(w io.Writer) error {
	body := slices.ContainsFunc(t.samples, func(s boost.Sample) bool { return s.Label > 0 })
	rest := slices.ContainsFunc(t.samples, func(s boost.Sample) bool { return s.Label < 1 })
	if !body || !rest {
		return errors.New("article: training needs blocks that are body and blocks that are not")
	}
	m := boost.Fit(featureNames(), t.samples, boost.Options{
		Trees: cmp.Or(t.Trees, 220), Leaves: cmp.Or(t.Leaves, 16), MinLeaf: 20, Ridge: 20, Columns: 0.3,
	})
	if _, err := io.WriteString(w, modelHead); err != nil {
		return fmt.Errorf("article: writing model: %w", err)
	}
	if err := m.Write(w); err != nil {
		return fmt.Errorf("article: writing model: %w", err)
	}
	return nil
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
