package article

import (
	"hash/maphash"
	"strings"
)

// trim corrects what the trees chose, by rules that hold on every page.
//
// Headline: a heading, or a line in bold, that says what the title says is not body when it stands before
// the first paragraph. Example: <h1>Energy board approves fjord cable</h1> above the text.
//
// Dateline: a line before the first paragraph that is no sentence and holds nothing but a byline or a date
// goes. Example: "Oskar Nyland · 1 February 2024".
//
// Way bars: a line of two links or more and nothing else above the first paragraph goes.
// Example: "Local / County / Sports".
//
// Link inserts: a line that opens like a pointer to another story and is a link for the better half goes.
// Example: "READ ALSO: Why the toaster tax will not die".
//
// Twins: a paragraph that says again, letter for letter, what one before it in the body says goes.
// Example: a quotation that stands in the text and once more in large letters beside it; a text that a template
// has for wide and for narrow screens.
//
// Strays: a short line after the last paragraph that lies outside the container goes.
// Example: "Snow, 28 F" in the column beside the story.
//
// Lone headings: a heading with nothing under it goes. Example: "More from Business" at the end of the
// text, when the list below it has gone.
func (pg *page) trim(a *Article, top int32) {
	pg.trimHead(letters(a.Title))
	pg.trimInserts()
	pg.trimTwins()
	pg.trimTail(top)
}

func (pg *page) trimHead(title string) {
	first, last := pg.kept()
	for i := first; i <= last; i++ {
		b := &pg.blocks[i]
		if !b.keep {
			continue
		}
		s := pg.text[b.start:b.end]
		if b.weight(pg.text) >= 80 || len(s) > 250 {
			break
		}
		b.keep = !saysTitle(string(s), title) && !isDateline(string(s)) && !(b.links >= 2 && b.isLink())
	}
}

func (pg *page) trimInserts() {
	for i := range pg.blocks {
		b := &pg.blocks[i]
		if b.keep && int(b.linked)*2 >= b.size() {
			b.keep = readCues(pg.text[b.start:b.end]).opening&cueRelated == 0
		}
	}
}

// twinSize is how many bytes a paragraph has at least that nobody writes twice: "Yes." may be said again.
const twinSize = 80

func (pg *page) trimTwins() {
	seed := maphash.MakeSeed()
	seen := make(map[uint64]bool, 64)
	for i := range pg.blocks {
		b := &pg.blocks[i]
		if !b.keep || b.size() < twinSize {
			continue
		}
		h := maphash.Bytes(seed, pg.text[b.start:b.end])
		b.keep = !seen[h]
		seen[h] = true
	}
}

func (pg *page) trimTail(top int32) {
	first, last := pg.kept()
	for i := last; i > first; i-- {
		b := &pg.blocks[i]
		if !b.keep {
			continue
		}
		stray := top >= 0 && b.size() < 80 && (b.box < top || b.box >= pg.boxes[top].next)
		if b.kind != Heading && !stray {
			return
		}
		b.keep = false
	}
}

func saysTitle(line, title string) bool {
	l := letters(line)
	return l != "" && (l == title || len(title) > 15 && strings.HasSuffix(l, title) && len(l) < len(title)+40)
}

// isDateline reports whether a short line is a date, with a name or "Updated" beside it at most.
func isDateline(line string) bool {
	if len(line) > 80 || countWords(line) > 10 || strings.HasSuffix(line, ".") || strings.HasSuffix(line, ":") {
		return false
	}
	_, ok := parseDate(line, true)
	return ok
}

// fallBack chooses blocks on a page that the trees find no body on: the paragraphs of the container, and
// without a container every block that is not suspect and not a link.
//
// Example: a page that is one sentence.
func (pg *page) fallBack(top int32) {
	from, to := 0, len(pg.blocks)
	if top >= 0 {
		from, to = int(pg.boxes[top].first), int(pg.boxes[top].last)
	}
	for i := from; i < to; i++ {
		b := &pg.blocks[i]
		b.keep = b.mark&markBad == 0 && int(b.linked)*2 < b.size() && b.kind != Caption && b.level != 1 &&
			(b.weight(pg.text) > 0 || top < 0 && b.size() >= shortSentence)
	}
}

// shortSentence is how many bytes a line has at least that can be a sentence.
const shortSentence = 25
