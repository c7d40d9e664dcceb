package article

import "slices"

// place writes where block i stands: in the page, in its parent, in its section, among those that look
// like it, after which heading.
func (f *features) place(i int, out []int32) {
	b := &f.blocks[i]
	n := int32(len(f.blocks))
	all := f.sums[n]
	out[fPosition] = permille(int32(i), n)
	out[fBefore] = permille(f.sums[i], all)
	out[fAfter] = permille(all-f.sums[i+1], all)
	out[fPageWeight] = coarse(all)
	f.placeInTop(i, out)
	parent := f.parent(b.box)
	out[fParentShare], out[fParentLinked], out[fParentBlocks] = f.boxFacts(parent, all)
	out[fParentText] = coarse(f.sizes[f.boxes[parent].last] - f.sizes[f.boxes[parent].first])
	section := f.section(b.box)
	out[fSectionShare], out[fSectionLinked], out[fSectionBlocks] = f.boxFacts(section, all)
	out[fSectionFromEnd] = min(f.boxes[section].last-int32(i)-1, 50)
	l := f.likes[f.like[i]]
	out[fLikeShare], out[fLikeCount], out[fLikeLinked] = permille(l.weight, all), min(l.count, 100), permille(l.linked, l.size)
	out[fLikeInTop], out[fLikeIndex] = permille(l.inTop, l.count), permille(f.likeIndex[i], l.count)
	out[fSizeRank] = min(permille(int32(b.size()), f.median), 4000)
	out[fTwinBefore] = truth(f.twinBefore[i])
	f.placeAmongParagraphs(i, out)
	f.placeUnderHeading(i, out)
	f.placeByWords(i, out)
	f.placeByMedia(i, out)
	if f.firstHead >= 0 {
		out[fSinceHead] = clamp(int32(i-f.firstHead), 100)
	} else {
		out[fSinceHead] = -101
	}
}

func (f *features) boxFacts(box, all int32) (share, linked, blocks int32) {
	bx := &f.boxes[box]
	share = permille(f.sums[bx.last]-f.sums[bx.first], all)
	linked = permille(f.links[bx.last]-f.links[bx.first], f.sizes[bx.last]-f.sizes[bx.first])
	return share, linked, min(bx.last-bx.first, 500)
}

// section returns the box directly below the container that box lies in, or box's grandparent outside it.
func (f *features) section(box int32) int32 {
	if f.top < 0 || !f.within(box, f.top) {
		return f.parent(f.parent(box))
	}
	for box != f.top && f.boxes[box].parent != f.top {
		box = f.boxes[box].parent
	}
	return box
}

func (f *features) within(box, outer int32) bool {
	return box >= outer && box < f.boxes[outer].next
}

func (f *features) placeInTop(i int, out []int32) {
	if f.top < 0 {
		return
	}
	box := f.blocks[i].box
	top := &f.boxes[f.top]
	out[fTopShare] = permille(f.sums[top.last]-f.sums[top.first], f.sums[len(f.blocks)])
	depth, climb := int32(0), int32(0)
	outer := f.top
	for !f.within(box, outer) {
		outer = f.boxes[outer].parent
		climb++
	}
	for at := box; at != outer; at = f.boxes[at].parent {
		depth++
	}
	out[fDepth], out[fClimb] = min(depth, 30), min(climb, 30)
	if climb == 0 {
		out[fInTop] = 1
	}
	if f.first >= 0 {
		out[fSinceFirst] = clamp(int32(i-f.first), 200)
		out[fUntilLast] = clamp(int32(f.last-i), 200)
	}
}

func clamp(n, limit int32) int32 { return max(-limit, min(n, limit)) }

// placeAmongParagraphs counts the blocks to the nearest paragraph before and after that has running text
// and lies in the container.
func (f *features) placeAmongParagraphs(i int, out []int32) {
	out[fParaRun] = min(f.runs[i], 50)
	const far = 20
	out[fParaBefore], out[fParaAfter] = far, far
	for d := 1; d < far && i-d >= 0; d++ {
		if f.isParagraph(i - d) {
			out[fParaBefore] = int32(d)
			break
		}
	}
	for d := 1; d < far && i+d < len(f.blocks); d++ {
		if f.isParagraph(i + d) {
			out[fParaAfter] = int32(d)
			break
		}
	}
}

func (f *features) isParagraph(i int) bool {
	b := &f.blocks[i]
	return b.weight(f.text) >= 80 && b.mark&markBad == 0 && f.top >= 0 && f.within(b.box, f.top)
}

// placeUnderHeading looks for the heading that the block stands under.
func (f *features) placeUnderHeading(i int, out []int32) {
	u := &f.under[i]
	out[fUnderLinked], out[fUnderText] = permille(u.linked, u.size), coarse(u.size)
	out[fUnderWeight] = permille(u.weight, f.sums[len(f.blocks)])
	out[fHeadLinked], out[fHeadTitle] = -1, -1
	if u.head >= 0 {
		h := &f.blocks[u.head]
		out[fHeadLinked], out[fHeadTitle] = permille(h.linked, int32(h.size())), f.said[u.head].title
	}
	const far = 30
	out[fHeadAge] = far
	for d := 1; d < far && i-d >= 0; d++ {
		if l := f.local[i-d][fLevel]; l > 0 {
			out[fHeadAge], out[fHeadLevel] = int32(d), l
			out[fHeadCue] = f.local[i-d][fOpening]
			return
		}
	}
}

// findRuns counts for every block the paragraphs that it stands among without anything between them that is
// none, in one parent; 0 for a block that is no paragraph.
func (f *features) findRuns() []int32 {
	runs := make([]int32, len(f.blocks))
	for i := 0; i < len(f.blocks); {
		j := i
		for j < len(f.blocks) && f.isParagraph(j) && f.parent(f.blocks[j].box) == f.parent(f.blocks[i].box) {
			j++
		}
		n := int32(j - i)
		for ; i < j; i++ {
			runs[i] = n
		}
		if n == 0 {
			i++
		}
	}
	return runs
}

// medianParagraph is the size of the paragraphs of the container that half of them do not reach.
func (f *features) medianParagraph() int32 {
	var sizes []int32
	for i := range f.blocks {
		if f.isParagraph(i) {
			sizes = append(sizes, int32(f.blocks[i].size()))
		}
	}
	if len(sizes) == 0 {
		return 0
	}
	slices.Sort(sizes)
	return sizes[len(sizes)/2]
}
