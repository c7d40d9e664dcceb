package article

import (
	"bytes"
	"errors"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
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
func Parse(page []byte, url string) (*Article, error) {
	var p Parser
	return p.Parse(page, url)
}

// Parse reads one page. The bytes may be in any encoding; url is the address that they were read from,
// used to make links absolute, and may be "". Every text of the Article is valid UTF-8; broken bytes are U+FFFD.
//
// Time and memory are linear in len(page), however the page is built. The error is ErrEmpty, or
// ErrNoText together with what else is known about the page.
func (p *Parser) Parse(page []byte, url string) (*Article, error) {
	if len(bytes.TrimSpace(page)) == 0 {
		return nil, ErrEmpty
	}
	url = validText(url)
	root := parseTree(decode(page, p.Charset))
	m := newMetaPage(root, url)
	a := &Article{URL: url}
	m.readMeta(a)
	m.readBody(a, m.known(a))
	m.settleDate(a)
	a.Language = language(m.lang, a.Text)
	a.Kind, a.Reason = m.judgeKind(a)
	if a.Text == "" {
		return a, ErrNoText
	}
	return a, nil
}

// newMetaPage makes the pass over the tree and reads what the page says of itself.
func newMetaPage(root *html.Node, url string) *metaPage {
	m := &metaPage{page: readPage(root), doc: goquery.NewDocumentFromNode(root)}
	m.tags = readMetaTags(m.meta)
	m.said = readStatement(m.ldjson)
	m.url = m.baseURL(url)
	return m
}
