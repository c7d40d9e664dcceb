package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A page is one parsed page after the single pass over its tree. Text holds every visible character with
// white space collapsed; blocks and boxes point into it.
type page struct {
	text   []byte
	blocks []block
	boxes  []box // in document order; boxes[0] is the document
	lang   string

	// Elements that the metadata is read from.
	meta, link, ldjson, heads, times, bylines []*html.Node
	title                                     *html.Node
	base                                      string
}

// A block is a run of text with no block-level element inside it: a paragraph, a heading, the text beside
// an image. Text[start:end] is never empty and has no white space at its ends.
type block struct {
	start, end int
	box        int32 // the innermost box around it
	kind       BlockKind
	level      uint8 // of a heading, 1 to 6
	tag        atom.Atom
	mark       mark  // of the block itself and of all boxes around it
	linked     int32 // bytes inside links
	strong     int32 // bytes in bold or italics
	links      int16
	anchors    int16 // links within the page, and mail addresses
	pictures   uint8 // since the block before it, those inside it too
	controls   uint8 // the same: fields, buttons
	picture    int32 // the box of the last of those pictures
	keep       bool
}

func (b *block) size() int { return b.end - b.start }

// A box is a block-level element, or any other element that carries a mark. Blocks [first,last) are
// inside it.
type box struct {
	node        *html.Node
	parent      int32
	first, last int32
	mark        mark
	next        int32 // the box after the last one inside this
}

// readPage makes the pass.
func readPage(root *html.Node) *page {
	pg := &page{
		text:   make([]byte, 0, 16<<10),
		blocks: make([]block, 0, 256),
		boxes:  make([]box, 0, 1024),
	}
	w := walker{page: pg, box: -1}
	w.enter(root, 0)
	w.children(root)
	w.leave()
	pg.spreadMarks()
	return pg
}

// A walker is the state of the pass: the block that is being collected and what surrounds it.
type walker struct {
	*page
	box      int32
	start    int // of the block being collected, in text
	linked   int
	strong   int
	links    int
	anchors  int
	pictures int   // since the block before
	controls int   // the same
	picture  int32 // the box of the last picture
	inLink   int   // depth
	inBold   int
	inPre    int
	quote    int
	item     int
	capt     int
	breaks   int // <br> since the last text
	space    bool
}

func (w *walker) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			w.addText(c.Data)
		case html.ElementNode:
			w.element(c)
		}
	}
}

// element handles one element by its role.
func (w *walker) element(n *html.Node) {
	w.collect(n)
	w.countMedia(n)
	role := roleOf(n.DataAtom)
	if role == roleSkip {
		return
	}
	m := markOf(n)
	if isByline(n, m) {
		w.bylines = append(w.bylines, n)
	}
	if m&markGone != 0 && role == roleInline {
		return
	}
	switch {
	case role == roleBreak:
		w.lineBreak()
	case role == roleBlock || m&markStandsAlone != 0 && !w.midSentence(m):
		w.blockElement(n, m)
	default:
		w.inlineElement(n)
	}
}

// midSentence reports whether an inline element with the marks m stands in running text, where its class says
// how a link looks and not what it is.
//
// Example: <p>No team has done better than the <a class="promo-link">Cowboys</a> this year.
func (w *walker) midSentence(m mark) bool {
	n := len(w.text) - w.start
	if m&markCaption != 0 || w.breaks > 0 || n < 30 || w.linked*2 > n {
		return false
	}
	c := w.text[len(w.text)-1]
	return isWordByte(c) || c == ',' || c == '('
}

func (w *walker) inlineElement(n *html.Node) {
	var depth *int
	switch n.DataAtom {
	case atom.A:
		depth = &w.inLink
		if w.inLink == 0 {
			w.links++
			if h := attr(n, "href"); strings.HasPrefix(h, "#") || strings.HasPrefix(h, "mailto:") {
				w.anchors++
			}
		}
	case atom.B, atom.Strong, atom.I, atom.Em:
		depth = &w.inBold
	default:
		w.children(n)
		return
	}
	*depth++
	w.children(n)
	*depth--
}

func (w *walker) blockElement(n *html.Node, m mark) {
	w.flush()
	w.enter(n, m)
	depth := w.context(n, m)
	if depth != nil {
		*depth++
	}
	w.children(n)
	w.flush()
	if depth != nil {
		*depth--
	}
	w.leave()
}

// context returns the counter that n raises for the blocks inside it.
func (w *walker) context(n *html.Node, m mark) *int {
	switch {
	case n.DataAtom == atom.Blockquote:
		return &w.quote
	case n.DataAtom == atom.Li || n.DataAtom == atom.Dd || n.DataAtom == atom.Dt:
		return &w.item
	case n.DataAtom == atom.Figcaption || m&markCaption != 0:
		return &w.capt
	case n.DataAtom == atom.Pre:
		return &w.inPre
	}
	return nil
}

func (w *walker) enter(n *html.Node, m mark) {
	w.boxes = append(w.boxes, box{node: n, parent: w.box, first: int32(len(w.blocks)), mark: m})
	w.box = int32(len(w.boxes) - 1)
}

func (w *walker) leave() {
	b := &w.boxes[w.box]
	b.last = int32(len(w.blocks))
	b.next = int32(len(w.boxes))
	w.box = b.parent
}

// addText appends the characters of one text node, every run of white space as one space. A no-break
// space is white space too: editors leave them where they like.
func (w *walker) addText(s string) {
	before := len(w.text)
	for i := 0; i < len(s); {
		n := spaceLen(s[i:])
		if n > 0 {
			w.space = true
			i += n
			continue
		}
		j := i + 1
		for j < len(s) && s[j] > ' ' && s[j] != 0xc2 && s[j] != 0xe2 && s[j] != 0xef {
			j++
		}
		w.separate()
		w.text = append(w.text, s[i:j]...)
		i = j
	}
	if n := len(w.text) - before; n > 0 {
		if w.inLink > 0 {
			w.linked += n
		}
		if w.inBold > 0 {
			w.strong += n
		}
	}
}

// separate writes the white space that is due before the next character: nothing at the start of a block,
// a line break for one <br>, and for two or more of them the end of the block.
func (w *walker) separate() {
	switch {
	case w.breaks >= 2:
		w.flush()
	case len(w.text) == w.start:
	case w.breaks == 1:
		w.text = append(w.text, '\n')
	case w.space:
		w.text = append(w.text, ' ')
	}
	w.breaks, w.space = 0, false
}

func (w *walker) lineBreak() {
	if len(w.text) > w.start {
		w.breaks++
	}
}

// spaceLen returns the length of the white space or invisible character that s starts with, 0 if it
// starts with none: ASCII space and controls, no-break space, the spaces U+2000 to U+200B, line and
// paragraph separator, soft hyphen, byte order mark.
func spaceLen(s string) int {
	switch c := s[0]; {
	case c <= ' ' || c == 0x7f:
		return 1
	case c == 0xc2 && len(s) > 1 && s[1] == 0xa0:
		return 2
	case c == 0xe2 && len(s) > 2 && s[1] == 0x80 && (s[2] <= 0x8b || s[2] == 0xa8 || s[2] == 0xa9 || s[2] == 0xaf):
		return 3
	case c == 0xef && len(s) > 2 && s[1] == 0xbb && s[2] == 0xbf:
		return 3
	}
	return 0
}

// flush ends the block being collected.
func (w *walker) flush() {
	if end := len(w.text); end > w.start {
		w.blocks = append(w.blocks, w.block(end))
		w.text = append(w.text, '\n')
		w.pictures, w.controls = 0, 0
	}
	w.start = len(w.text)
	w.linked, w.strong, w.links, w.anchors = 0, 0, 0, 0
	if w.inLink > 0 {
		w.links = 1
	}
	w.breaks, w.space = 0, false
}

func (w *walker) block(end int) block {
	b := block{
		start: w.start, end: end, box: w.box, tag: w.boxes[w.box].node.DataAtom,
		anchors: int16(min(w.anchors, 1<<14)), picture: w.picture,
		pictures: uint8(min(w.pictures, 200)), controls: uint8(min(w.controls, 200)),
		linked: int32(w.linked), strong: int32(w.strong), links: int16(min(w.links, 1<<14)),
	}
	switch {
	case b.tag >= atom.H1 && headingLevel(b.tag) > 0:
		b.kind, b.level = Heading, headingLevel(b.tag)
	case w.capt > 0:
		b.kind = Caption
	case w.quote > 0:
		b.kind = Quote
	case w.item > 0:
		b.kind = ListItem
	}
	return b
}

func headingLevel(a atom.Atom) uint8 {
	switch a {
	case atom.H1:
		return 1
	case atom.H2:
		return 2
	case atom.H3:
		return 3
	case atom.H4:
		return 4
	case atom.H5:
		return 5
	case atom.H6:
		return 6
	}
	return 0
}
