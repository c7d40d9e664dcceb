package article

import "golang.org/x/net/html/atom"

// readBody fills Text and Blocks.
func (pg *page) readBody(a *Article) {
	top := pg.container()
	if top < 0 {
		return
	}
	pg.choose(top)
	pg.write(a)
}

// container returns the box whose paragraphs are the body, -1 if the page has no text.
func (pg *page) container() int {
	score := make([]float32, len(pg.boxes))
	for i := range pg.blocks {
		b := &pg.blocks[i]
		w := float32(b.weight(pg.text))
		if w == 0 || b.mark&markBad != 0 {
			continue
		}
		for at := b.box; at >= 0 && w > 1; at = pg.boxes[at].parent {
			score[at] += w
			if bx := &pg.boxes[at]; bx.parent >= 0 && bx.last-bx.first < pg.boxes[bx.parent].last-pg.boxes[bx.parent].first {
				w *= 0.6
			}
		}
	}
	best, found := float32(0), -1
	for i, s := range score {
		if s > best {
			best, found = s, i
		}
	}
	return found
}

// choose sets keep on the blocks of the body.
func (pg *page) choose(top int) {
	bx := &pg.boxes[top]
	for i := bx.first; i < bx.last; i++ {
		b := &pg.blocks[i]
		b.keep = b.mark&(markBad|markByline|markDate|markCaption) == 0 && int(b.linked)*2 < b.size() && b.tag != atom.H1
	}
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
	buf := make([]byte, 0, n)
	a.Blocks = make([]Block, 0, count)
	for i := range pg.blocks {
		b := &pg.blocks[i]
		if !b.keep {
			continue
		}
		if len(buf) > 0 {
			buf = append(buf, "\n\n"...)
		}
		start := len(buf)
		buf = append(buf, pg.text[b.start:b.end]...)
		a.Blocks = append(a.Blocks, Block{Kind: b.kind, Start: start, End: len(buf)})
	}
	a.Text = string(buf)
}
