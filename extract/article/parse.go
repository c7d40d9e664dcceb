package article

import (
	"bytes"
	"errors"

	"github.com/PuerkitoBio/goquery"
)

// The two ways in which a page can have nothing to say.
var (
	// ErrEmpty is returned for input that holds no characters but white space.
	ErrEmpty = errors.New("article: page is empty")
	// ErrNoText is returned with an Article that has metadata but no text: a page that is only scripts,
	// a frameset, a gallery.
	ErrNoText = errors.New("article: page has no text")
)

// A Parser reads pages. Its zero value is ready to use and safe for concurrent use.
type Parser struct {
	// Charset is what the server said the encoding is, such as "windows-1251". It is used only for
	// bytes that are not valid UTF-8: servers claim the wrong encoding more often than broken text
	// happens to be valid.
	Charset string
}

// Parse reads the page with the zero Parser.
func Parse(html []byte, url string) (*Article, error) {
	var p Parser
	return p.Parse(html, url)
}

// Parse reads one page. The bytes may be in any encoding; url is the address that they were read from,
// used to make links absolute, and may be "".
//
// Time and memory are linear in len(html), however the page is built. The error is ErrEmpty, or
// ErrNoText together with what else is known about the page.
func (p *Parser) Parse(html []byte, url string) (*Article, error) {
	if len(bytes.TrimSpace(html)) == 0 {
		return nil, ErrEmpty
	}
	root := parseTree(decode(html, p.Charset))
	doc := goquery.NewDocumentFromNode(root)
	pg := readPage(root)
	a := &Article{URL: url}
	pg.readMeta(doc, a)
	pg.readBody(a)
	a.Language = language(pg.lang, a.Text)
	a.Kind, a.Reason = pg.kind(a)
	if a.Text == "" {
		return a, ErrNoText
	}
	return a, nil
}
