package article

import (
	"hash/maphash"
	"math/bits"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What is known about one block by itself. Ratios are in thousandths.
const (
	fSize = iota
	fWords
	fLinked
	fStrong
	fLinks
	fTag
	fLevel
	fKind
	fEnd
	fStart
	fStops
	fCommas
	fDigits
	fUpper
	fQuotes
	fOpening
	fOpenRelated
	fOpenPromo
	fOpenByline
	fOpenPhoto
	fOpenLegal
	fInPromo
	fInByline
	fInDate
	fInPhoto
	fInLegal
	fInTalk
	fInShare
	fInAbout
	fInAd
	fTitle
	fTwin
	fStated
	fDeck
	fHidden
	fChrome
	fComment
	fRelated
	fPromo
	fByline
	fDate
	fCaption
	fTeaser
	fTags
	fBio
	fControl
	fSummary
	fBody
	fInfo
	fEmbed
	fShare
	fLegal
	fOwnMark
	localCount
)

var localNames = [localCount]string{
	"size", "words", "linked", "strong", "links", "tag", "level", "kind", "end", "start", "stops", "commas", "digits",
	"upper", "quotes", "opening", "open-related", "open-promo", "open-byline", "open-photo", "open-legal",
	"in-promo", "in-byline", "in-date", "in-photo", "in-legal", "in-talk", "in-share", "in-about", "in-ad",
	"title", "twin", "stated", "deck", "hidden", "chrome", "comment", "related", "promo", "byline", "date", "caption",
	"teaser", "tags", "bio", "control", "summary", "body", "info", "embed", "share", "legal", "own-mark",
}

// What is known about a block by where it stands.
const (
	fPosition = iota
	fBefore
	fAfter
	fInTop
	fDepth
	fClimb
	fSinceFirst
	fUntilLast
	fSinceHead
	fParentShare
	fParentLinked
	fParentBlocks
	fParentText
	fSectionShare
	fSectionLinked
	fSectionBlocks
	fSectionFromEnd
	fLikeShare
	fLikeCount
	fLikeLinked
	fParaBefore
	fParaAfter
	fHeadCue
	fHeadAge
	fHeadLevel
	fPageWeight
	fTopShare
	fHasStated
	fAddress
	fUpkeep
	fSite
	fTitleHits
	fEcho
	fTwinBefore
	fLikeInTop
	fLikeIndex
	fSizeRank
	fHeadLinked
	fHeadTitle
	fUnderLinked
	fUnderText
	fUnderWeight
	fParaRun
	fPrevEcho
	fNextEcho
	fPrevUpkeep
	fNextUpkeep
	fAuthor
	fAnchors
	fPictures
	fPictureNear
	fPicturesNext
	fControls
	fControlsNext
	placeCount
)

var placeNames = [placeCount]string{
	"position", "before", "after", "in-top", "depth", "climb", "since-first", "until-last", "since-head",
	"parent-share", "parent-linked", "parent-blocks", "parent-text", "section-share", "section-linked", "section-blocks",
	"section-from-end", "like-share", "like-count", "like-linked", "para-before", "para-after",
	"head-cue", "head-age", "head-level", "page-weight", "top-share", "has-stated",
	"address", "upkeep", "site", "title-hits", "echo", "twin-before", "like-in-top", "like-index", "size-rank",
	"head-linked", "head-title", "under-linked", "under-text", "under-weight", "para-run",
	"prev-echo", "next-echo", "prev-upkeep", "next-upkeep",
	"author", "anchors", "pictures", "picture-near", "pictures-next", "controls", "controls-next",
}

// neighbourFacts are the facts that a block also knows of the two blocks before it and the two after.
var neighbourFacts = [...]int{fSize, fLinked, fTag, fEnd, fOpening, fTitle, fOwnMark, fCaption, fLevel, fStated, fRelated}

var neighbours = [...]int{-2, -1, 1, 2}

const featureCount = localCount + placeCount + len(neighbours)*len(neighbourFacts) + len(neighbours)

// featureNames are the columns of a row, in order.
func featureNames() []string {
	names := append(localNames[:localCount:localCount], placeNames[:]...)
	for _, d := range neighbours {
		for _, f := range neighbourFacts {
			names = append(names, map[int]string{-2: "p2.", -1: "p1.", 1: "n1.", 2: "n2."}[d]+localNames[f])
		}
	}
	return append(names, "p2.together", "p1.together", "n1.together", "n2.together")
}

// features holds what the rows of one page are made of.
type features struct {
	*page
	top         int32
	local       [][localCount]int32
	like        []uint64 // of each block, the hash of its box's tag and class and its parent's
	likes       map[uint64]*likeness
	twins       map[uint64]int32
	sums        []int32 // weight before each block
	links       []int32 // linked bytes before each block
	sizes       []int32
	first, last int // heavy blocks in top
	firstHead   int // the block of the h1, -1 if none
	seed        maphash.Seed
	said        []wordFacts
	stated      int32 // letters of the body that JSON-LD states
	twinBefore  []bool
	likeIndex   []int32 // how many that look like the block come before it
	under       []under
	runs        []int32
	median      int32 // size of a paragraph of the container
}

// likeness sums up the blocks that look alike in the page's source.
type likeness struct{ weight, count, size, linked, inTop int32 }

func newFeatures(pg *page, top int32, known *known) *features {
	n := len(pg.blocks)
	f := &features{
		page: pg, top: top, seed: maphash.MakeSeed(), local: make([][localCount]int32, n), like: make([]uint64, n),
		likes: map[uint64]*likeness{}, twins: map[uint64]int32{}, firstHead: -1,
		sums: make([]int32, n+1), links: make([]int32, n+1), sizes: make([]int32, n+1),
		twinBefore: make([]bool, n), likeIndex: make([]int32, n), stated: int32(len(known.stated)),
	}
	for i := range pg.blocks {
		b := &pg.blocks[i]
		f.sums[i+1] = f.sums[i] + int32(b.weight(pg.text))
		f.links[i+1] = f.links[i] + b.linked
		f.sizes[i+1] = f.sizes[i] + int32(b.size())
		f.addLikeness(i)
		h := maphash.Bytes(f.seed, pg.text[b.start:b.end])
		f.twinBefore[i] = f.twins[h] > 0
		f.twins[h]++
		if b.tag == atom.H1 && f.firstHead < 0 {
			f.firstHead = i
		}
	}
	for i := range pg.blocks {
		f.fillLocal(i, known)
	}
	f.findEnds()
	f.said = f.readWords(known)
	f.under, f.runs, f.median = f.findUnder(), f.findRuns(), f.medianParagraph()
	return f
}

func (f *features) addLikeness(i int) {
	b := &f.blocks[i]
	h := hashBasis
	for at, up := b.box, 0; at >= 0 && up < 2; at, up = f.boxes[at].parent, up+1 {
		h = hashElement(h, f.boxes[at].node)
	}
	f.like[i] = h
	l := f.likes[h]
	if l == nil {
		l = &likeness{}
		f.likes[h] = l
	}
	l.weight += int32(b.weight(f.text))
	f.likeIndex[i] = l.count
	l.count++
	if f.top >= 0 && f.within(b.box, f.top) {
		l.inTop++
	}
	l.size += int32(b.size())
	l.linked += b.linked
}

// hashElement mixes the tag and the class of an element into an FNV-1a hash.
func hashElement(h uint64, n *html.Node) uint64 {
	h = (h ^ uint64(n.DataAtom)) * hashPrime
	for i := range n.Attr {
		if n.Attr[i].Key == "class" {
			for _, c := range []byte(n.Attr[i].Val) {
				h = (h ^ uint64(c)) * hashPrime
			}
		}
	}
	return h
}

// findEnds finds the first and the last heavy block of the container.
func (f *features) findEnds() {
	f.first, f.last = -1, -1
	if f.top < 0 {
		return
	}
	for i := int(f.boxes[f.top].first); i < int(f.boxes[f.top].last); i++ {
		if f.blocks[i].weight(f.text) >= 80 && f.blocks[i].mark&markBad == 0 {
			if f.first < 0 {
				f.first = i
			}
			f.last = i
		}
	}
}

// row writes the features of block i, all of them: out may hold those of another.
func (f *features) row(i int, out []int32) {
	clear(out)
	copy(out, f.local[i][:])
	f.place(i, out[localCount:localCount+placeCount])
	at := localCount + placeCount
	for _, d := range neighbours {
		j := i + d
		if j < 0 || j >= len(f.local) {
			for range neighbourFacts {
				out[at] = -1
				at++
			}
			continue
		}
		for _, k := range neighbourFacts {
			out[at] = f.local[j][k]
			at++
		}
	}
	for _, d := range neighbours {
		out[at] = f.together(i, i+d)
		at++
	}
}

// together tells how close two blocks are: 0 apart, 1 in the same section, 2 in the same parent, 3 alike
// and in the same parent.
func (f *features) together(i, j int) int32 {
	if j < 0 || j >= len(f.blocks) {
		return -1
	}
	a, b := &f.blocks[i], &f.blocks[j]
	switch {
	case f.parent(a.box) == f.parent(b.box) && f.like[i] == f.like[j]:
		return 3
	case a.box == b.box || f.parent(a.box) == f.parent(b.box):
		return 2
	case f.parent(f.parent(a.box)) == f.parent(f.parent(b.box)):
		return 1
	}
	return 0
}

func (f *features) parent(box int32) int32 {
	if box <= 0 {
		return 0
	}
	return max(f.boxes[box].parent, 0)
}

func permille(part, whole int32) int32 {
	if whole <= 0 {
		return 0
	}
	return int32(int64(part) * 1000 / int64(whole))
}

// coarse keeps the magnitude of a count: exact up to 16, then in steps of an eighth.
func coarse(n int32) int32 {
	if n < 16 {
		return n
	}
	shift := bits.Len32(uint32(n)) - 4
	return n >> shift << shift
}
