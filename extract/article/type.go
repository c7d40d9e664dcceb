package article

import "time"

// An Article is what one page says: its text and what is known about it. Text never changes once the
// article is made; every later stage points into it with half-open byte ranges.
type Article struct {
	URL       string    // address that the page was read from, "" if not known
	Canonical string    // address that the page gives itself, absolute, "" if none
	Title     string    // headline, without the name of the site
	Site      string    // name of the publisher
	Authors   []string  // people or desks in the byline, without "By"
	Published time.Time // zero if not known; in the zone that the page states
	Modified  time.Time // zero if not known
	Language  string    // BCP 47 primary tag in lower case ("en"), "" if not known
	Section   string    // rubric, as the page names it
	Tags      []string  // keywords, as the page names them
	Image     string    // lead image, absolute URL
	Paywalled bool      // the page says that it is not accessible for free
	Kind      Kind      // what the page is
	Reason    string    // why Kind is not KindArticle, "" for an article
	Text      string    // body: paragraphs separated by one blank line, valid UTF-8
	Blocks    []Block   // spans of Text in order, together covering all but the blank lines
}

// A Block is one paragraph of Article.Text, Text[Start:End].
type Block struct {
	Kind       BlockKind
	Start, End int
}

// BlockKind says what a Block was on the page.
type BlockKind uint8

// The kinds of block.
const (
	Paragraph BlockKind = iota
	Heading
	ListItem
	Quote
	Caption
)

var blockKindNames = [...]string{"paragraph", "heading", "list", "quote", "caption"}

func (k BlockKind) String() string { return blockKindNames[k] }

// Kind says what a page is.
type Kind uint8

// The kinds of page. KindArticle is the zero value: text that is given without a page is an article.
const (
	KindArticle Kind = iota
	KindLiveBlog
	KindVideo
	KindIndex
	KindOther
)

var kindNames = [...]string{"article", "live blog", "video", "index", "other"}

func (k Kind) String() string { return kindNames[k] }
