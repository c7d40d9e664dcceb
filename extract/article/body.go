package article

import (
	_ "embed"
	"strings"
	"sync"

	"newsclaims/extract/article/internal/boost"
)

//go:embed body.model
var bodyModel string

// model is the trees that tell the body from its surroundings, parsed once. A Trainer wrote the file.
var model = sync.OnceValue(func() *boost.Model {
	m, err := boost.Read(strings.NewReader(bodyModel))
	if err != nil {
		panic(err) // the file is part of the program
	}
	return m
})

// readBody fills Text and Blocks.
func (pg *page) readBody(a *Article, k *known) {
	if len(pg.blocks) == 0 {
		return
	}
	top := pg.container()
	pg.judge(top, k)
	pg.trim(a, top)
	if !pg.hasBody() {
		pg.fallBack(top)
	}
	pg.write(a)
}

func (pg *page) hasBody() bool {
	first, _ := pg.kept()
	return pg.blocks[first].keep
}

// commentOdds is by how much, in log-odds, blocks marked as readers' comments have to be likelier than the trees say. They are
// paragraphs like those of the story, often more of them, but a hundredth of their text is body.
//
// Example: <li class="comment"><p>I read the book three times, and every time I liked another chapter best.
const commentOdds = 2

// judge sets keep on the blocks that are body.
func (pg *page) judge(top int32, k *known) {
	f := newFeatures(pg, top, k)
	m := model()
	row := make([]int32, featureCount)
	scores := make([]float32, len(pg.blocks))
	votes := make([]vote, len(pg.blocks))
	for i := range pg.blocks {
		f.row(i, row)
		scores[i] = m.Score(row)
		if pg.blocks[i].mark&markComment != 0 {
			scores[i] -= commentOdds
		}
		votes[i] = vote{score: scores[i], words: float32(f.said[i].words)}
	}
	cut := bestCut(votes)
	for i := range pg.blocks {
		b := &pg.blocks[i]
		b.keep = scores[i] >= cut && (scores[i] >= 0 || !b.isLink())
	}
}

// isLink reports whether a block is nothing but links. What leads away from the page is body at even odds at least,
// whatever the rest of the page is.
//
// Example: on a front page without a story every headline has about the same odds, three in ten.
func (b *block) isLink() bool { return int(b.linked)*10 > b.size()*9 }

// container returns the box whose paragraphs are most likely the body, -1 if the page has no running text.
// Every paragraph gives its weight to its parent and less of it to each box further out. Under a bad mark it gives less: boxes
// named like offers or other stories hold the story itself now and then, those named like menus or comments seldom.
//
// Example: <p class="paywall"> on every paragraph that only subscribers may read.
func (pg *page) container() int32 {
	score := make([]float32, len(pg.boxes))
	for i := range pg.blocks {
		b := &pg.blocks[i]
		w := float32(b.weight(pg.text)) * likelyBody(b.mark)
		for at := b.box; at >= 0 && w > 1; at = pg.boxes[at].parent {
			score[at] += w
			if bx := &pg.boxes[at]; bx.parent >= 0 && bx.last-bx.first < pg.boxes[bx.parent].last-pg.boxes[bx.parent].first {
				w *= 0.6
			}
		}
	}
	best, found := float32(0), int32(-1)
	for i, s := range score {
		if s > best {
			best, found = s, int32(i)
		}
	}
	return found
}

func likelyBody(m mark) float32 {
	switch {
	case m&(markHidden|markChrome|markComment) != 0:
		return 0.1
	case m&markBad != 0:
		return 0.4
	}
	return 1
}

// write copies the chosen blocks into the article.
func (pg *page) write(a *Article) {
	n, count := 0, 0
	for i := range pg.blocks {
		if pg.blocks[i].keep {
			n += pg.blocks[i].size() + 2
			count++
		}
	}
	var buf strings.Builder
	buf.Grow(n)
	a.Blocks = make([]Block, 0, count)
	for i := range pg.blocks {
		b := &pg.blocks[i]
		if !b.keep {
			continue
		}
		if buf.Len() > 0 {
			buf.WriteString("\n\n")
		}
		start := buf.Len()
		buf.Write(pg.text[b.start:b.end])
		a.Blocks = append(a.Blocks, Block{Kind: b.kind, Start: start, End: buf.Len()})
	}
	a.Text = buf.String()
}
