package article

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"newsclaims/extract/article/internal/boost"
)

var (
	fitModel  = flag.Bool("fit", false, "train body.model on the development sets in $NEWSCLAIMS_SHARED")
	fitAll    = flag.Bool("fit-all", false, "train on the unseen quarter too, for a model that is not measured")
	fitTrees  = flag.Int("fit-trees", 220, "trees of the model")
	fitLeaves = flag.Int("fit-leaves", 16, "leaves of a tree")
)

const modelHead = `# Gradient-boosted trees that tell the blocks of an article's body from the rest of the page.
# Trained on the tuning three quarters of the development sets naeb, fundus, wcxb-article-dev and trafilatura by
#   NEWSCLAIMS_SHARED=/work/shared go test ./extract/article -run TestFitBody -fit -timeout 2h
# Columns are those of featureNames; "7<3 A B" asks whether column 7 is below 3, "=0.1" is an answer.
`

// TestFitBody trains the model when -fit is given.
func TestFitBody(t *testing.T) {
	if !*fitModel {
		t.Skip("-fit is not given")
	}
	var samples []boost.Sample
	pages := int32(0)
	for _, name := range setNames {
		before := len(samples)
		for _, g := range readSet(t, name) {
			if *fitAll || !g.unseen() {
				pages++
				rows, _ := pageSamples(g, pages)
				samples = append(samples, slices.DeleteFunc(rows, func(s boost.Sample) bool { return s.Weight == 0 })...)
			}
		}
		t.Logf("%s: %d blocks", name, len(samples)-before)
	}
	m := boost.Fit(featureNames(), samples, boost.Options{
		Trees: *fitTrees, Leaves: *fitLeaves, MinLeaf: 20, Ridge: 20, Columns: 0.3,
	})
	var out bytes.Buffer
	out.WriteString(modelHead)
	if err := m.Write(&out); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("body.model", out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// pageSamples labels the blocks of one page; those that the gold says nothing of have no weight.
func pageSamples(g *goldPage, group int32) (samples []boost.Sample, pg *page) {
	m := newMetaPage(parseTree(decode(g.html, "")), g.URL)
	pg = m.page
	a := &Article{}
	m.readMeta(a)
	var labels, weights []float32
	if g.Body != "" {
		labels, weights = alignGold(pg, g.Body)
	} else {
		labels, weights = matchSnippets(pg, g)
	}
	f := newFeatures(pg, pg.container(), m.known(a))
	for i := range pg.blocks {
		row := make([]int32, featureCount)
		f.row(i, row)
		samples = append(samples, boost.Sample{Row: row, Label: labels[i], Weight: weights[i], Group: group})
	}
	return samples, pg
}

var wordRE = regexp.MustCompile(`[\pL\pN_]+`)

// alignGold gives every block the share of its words that the gold body has in the same order. Of texts
// that occur twice on the page the one that lies in line with its neighbours counts.
func alignGold(pg *page, body string) (labels, weights []float32) {
	gold := wordRE.FindAllString(body, -1)
	at := map[string][]int{}
	for i := 0; i+3 <= len(gold); i++ {
		k := strings.Join(gold[i:i+3], " ")
		at[k] = append(at[k], i)
	}
	n := len(pg.blocks)
	words := make([][]string, n)
	spans := make([]goldSpan, n)
	for i := range pg.blocks {
		words[i] = wordRE.FindAllString(string(pg.text[pg.blocks[i].start:pg.blocks[i].end]), -1)
		spans[i] = findGold(words[i], at, i)
	}
	chain := inLine(spans)
	labels, weights = make([]float32, n), make([]float32, n)
	for _, s := range chain {
		labels[s.block] = s.share
	}
	labelShort(words, gold, chain, labels)
	for i := range words {
		weights[i] = min(30, 100*float32(len(words[i])+1)/float32(len(gold)+50))
	}
	return labels, weights
}

// A goldSpan is where in the gold body a block was found: the middle of the runs of three words that they
// share, and the share of the block's words that lie near it.
type goldSpan struct {
	block, middle int
	share         float32
	hits          int
}

func findGold(words []string, at map[string][]int, block int) goldSpan {
	s := goldSpan{block: block}
	var places []int
	hit := make([]int, len(words))
	next := 0
	for i := range hit {
		hit[i] = -1
		if i+3 > len(words) {
			continue
		}
		found := at[strings.Join(words[i:i+3], " ")]
		if len(found) == 0 {
			continue
		}
		j, _ := slices.BinarySearch(found, next)
		hit[i] = found[min(j, len(found)-1)]
		next = hit[i] + 1
		places = append(places, hit[i])
	}
	if len(places) == 0 {
		return s
	}
	slices.Sort(places)
	s.middle = places[len(places)/2]
	covered, n := 0, 0
	for i, h := range hit {
		if h >= 0 && max(h-s.middle, s.middle-h) <= 2*len(words) {
			n += min(3, i+3-max(covered, i))
			covered = i + 3
			s.hits++
		}
	}
	s.share = min(1, float32(n)/float32(len(words)))
	return s
}

// inLine returns the heaviest chain of spans whose places in the gold body rise with the page.
func inLine(spans []goldSpan) []goldSpan {
	var found []goldSpan
	for _, s := range spans {
		if s.hits > 0 && s.share >= 0.3 {
			found = append(found, s)
		}
	}
	best := make([]int, len(found))
	from := make([]int, len(found))
	top := -1
	for i := range found {
		best[i], from[i] = found[i].hits, -1
		for j := max(0, i-400); j < i; j++ {
			if found[j].middle < found[i].middle && best[j]+found[i].hits > best[i] {
				best[i], from[i] = best[j]+found[i].hits, j
			}
		}
		if top < 0 || best[i] > best[top] {
			top = i
		}
	}
	var chain []goldSpan
	for i := top; i >= 0; i = from[i] {
		chain = append(chain, found[i])
	}
	slices.Reverse(chain)
	return chain
}

// labelShort labels the blocks of one or two words, that have no place of their own, by whether the gold
// body has them between the blocks around them.
func labelShort(words [][]string, gold []string, chain []goldSpan, labels []float32) {
	c, pos := 0, 0
	for i := range words {
		for c < len(chain) && chain[c].block <= i {
			pos = chain[c].middle
			c++
		}
		if len(words[i]) == 0 || len(words[i]) > 2 || c == 0 || c == len(chain) {
			continue
		}
		end := min(chain[c].middle, len(gold))
		for j := pos; j+len(words[i]) <= end; j++ {
			if slices.Equal(gold[j:j+len(words[i])], words[i]) {
				labels[i] = 1
				pos = j + len(words[i])
				break
			}
		}
	}
}

// matchSnippets labels the blocks that hold a snippet and leaves the others out.
func matchSnippets(pg *page, g *goldPage) (labels, weights []float32) {
	labels, weights = make([]float32, len(pg.blocks)), make([]float32, len(pg.blocks))
	for i := range pg.blocks {
		text := " " + strings.Join(strings.Fields(string(pg.text[pg.blocks[i].start:pg.blocks[i].end])), " ") + " "
		for _, s := range g.With {
			if strings.Contains(text, strings.Join(strings.Fields(s), " ")) {
				labels[i], weights[i] = 1, 4
			}
		}
		for _, s := range g.Without {
			if weights[i] == 0 && strings.Contains(text, strings.Join(strings.Fields(s), " ")) {
				weights[i] = 4
			}
		}
	}
	return labels, weights
}

// TestLabels reports how good the body would be if every block were chosen by its label.
func TestLabels(t *testing.T) {
	for _, name := range setNames[:3] {
		var scores []shingleScore
		for _, g := range readSet(t, name) {
			pg := readPage(parseTree(decode(g.html, "")))
			labels, _ := alignGold(pg, g.Body)
			var text strings.Builder
			for i, l := range labels {
				if l > 0.5 {
					fmt.Fprintf(&text, "%s\n", pg.text[pg.blocks[i].start:pg.blocks[i].end])
				}
			}
			scores = append(scores, scoreShingles(g.Body, text.String()))
		}
		f, p, r := meanShingles(scores)
		t.Logf("%s: best possible F1 %.3f P %.3f R %.3f", name, f, p, r)
	}
}
