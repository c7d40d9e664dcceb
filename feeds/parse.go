package feeds

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"runtime"
	"slices"
	"strings"

	"github.com/mmcdole/gofeed"
)

// ErrNotFeed is returned for a document in which no feed can be found: a web page, a text, nothing at all.
var ErrNotFeed = errors.New("not a feed")

// Parse reads a feed document in RSS, Atom or JSON Feed. contentType is the Content-Type that it came with, "" if
// not known; address is where it was found, against which relative addresses are resolved. What is damaged is
// mended and counted in Repairs; entries that are whole are returned even where others are not. The error wraps
// ErrNotFeed where there is no feed to be found.
func Parse(data []byte, contentType, address string) (*Feed, error) {
	r := reader{fixed: tally{}, feed: &Feed{URL: address}}
	return r.parse(data, contentType, address)
}

func (r *reader) parse(data []byte, contentType, address string) (*Feed, error) {
	if base, err := url.Parse(address); err == nil && base.Host != "" && harmless(address, false) {
		r.base = base
	}
	text, reason := toUTF8(data, contentType)
	if reason != "" {
		r.fixed.add(reason)
	}
	text, bad := cleanText(text)
	if bad > 0 {
		r.fixed[badBytes] = bad
	}
	text = bytes.TrimLeft(text, "\ufeff \t\r\n")
	var err error
	if len(text) > 0 && text[0] == '{' {
		err = r.readJSON(text)
	} else {
		err = r.readMarkup(text)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", address, err)
	}
	identify(r.feed.Items)
	r.feed.finish()
	r.feed.Repairs = r.fixed.list()
	return r.feed, nil
}

// A reader turns one document into a feed.
type reader struct {
	base   *url.URL
	fixed  tally
	feed   *Feed
	chunk  *batch
	behind []*batch // handed over and not yet collected, in order
	err    error    // gofeed's first
	past   bool     // nothing goes through gofeed
	litter int      // entries read so far
}

// maxChunk is how many bytes of entries go through gofeed at once: it needs many times their size.
const maxChunk = 256 << 10

// maxThrough is how large a document may be to go through gofeed: 64 MB of items would take it half a minute. The items of
// larger ones are made of what has been salvaged at once; a test holds that against what gofeed makes of it.
const maxThrough = 4 << 20

// maxLitter is how many entries of a large document are read before what that left behind is collected: reading takes thirty
// times the memory of what is read for a moment, and the collector by itself lets that grow to the size of all that is in use.
const maxLitter = 4500

// A batch is entries on their way through gofeed, or past it. While one is read the next is written.
type batch struct {
	writer
	beside []beside
	past   []*gofeed.Item // what gofeed would read, of a document too large for it
	items  []Item
	err    error
	done   chan struct{}
}

// readMarkup salvages what there is, and has gofeed read it chunk by chunk.
func (r *reader) readMarkup(text []byte) error {
	v := sniffVocabulary(text)
	r.chunk = &batch{}
	large := len(text) > r.maxThrough()
	if large {
		r.feed.Items = make([]Item, 0, countEntries(text, v))
	}
	s := salvage(text, r.base, r.fixed, func(p *part) {
		if large {
			r.chunk.past = append(r.chunk.past, p.read())
		} else {
			r.chunk.entry(v, p)
		}
		r.chunk.beside = append(r.chunk.beside, p.beside())
		if r.litter++; large && r.litter%maxLitter == 0 {
			runtime.GC()
		}
		if r.chunk.Len() > maxChunk || len(r.chunk.past) >= 1024 {
			r.handOver(v)
		}
	})
	r.chunk.read(v, r.feed.URL)
	r.behind = append(r.behind, r.chunk)
	for len(r.behind) > 0 {
		r.collect()
	}
	switch {
	case !s.rooted && s.html, !s.rooted && !r.hasItems():
		return fmt.Errorf("%w: %s", ErrNotFeed, s.kind(text))
	case !s.rooted:
		r.fixed.add(noRoot)
	}
	r.chunk = &batch{}
	r.chunk.head(v, &s.head)
	g := r.chunk.parse(v)
	if r.err != nil && len(r.feed.Items) == 0 {
		return fmt.Errorf("%w: %w", ErrNotFeed, r.err)
	}
	r.feed.head(g, &s.head, r.base)
	r.feed.Format = "rss"
	if v == atomVocabulary {
		r.feed.Format = "atom"
	}
	return nil
}

func (r *reader) maxThrough() int {
	if r.past {
		return 0
	}
	return maxThrough
}

// countEntries returns about how many entries there are in text.
func countEntries(text []byte, v vocabulary) int {
	if v == atomVocabulary {
		return bytes.Count(text, []byte("<entry"))
	}
	return bytes.Count(text, []byte("<item"))
}

// hasItems reports whether entries have been found that say something.
func (r *reader) hasItems() bool {
	for i := range r.feed.Items {
		if it := &r.feed.Items[i]; it.Title != "" && it.URL != "" {
			return true
		}
	}
	return false
}

// kind says what a document is that is no feed.
func (s *salvager) kind(text []byte) string {
	switch {
	case len(text) == 0:
		return "empty"
	case s.html:
		return "a web page"
	case text[0] == '<':
		return "markup without entries"
	}
	return "text"
}

// sniffVocabulary returns the vocabulary of a document by the first tag that belongs to one.
func sniffVocabulary(text []byte) vocabulary {
	first, v := len(text), rssVocabulary
	for _, m := range []struct {
		tag string
		v   vocabulary
	}{{"<rss", rssVocabulary}, {"<item", rssVocabulary}, {":item", rssVocabulary}, {"<channel", rssVocabulary}, {"<feed", atomVocabulary}, {"<entry", atomVocabulary},
		{":feed", atomVocabulary}, {":entry", atomVocabulary}} {
		if i := bytes.Index(text[:first], []byte(m.tag)); i >= 0 {
			first, v = i, m.v
		}
	}
	return v
}

// handOver has gofeed read the entries written so far while others are written.
func (r *reader) handOver(v vocabulary) {
	if len(r.behind) >= runtime.GOMAXPROCS(0) {
		r.collect()
	}
	b := r.chunk
	b.done = make(chan struct{})
	go func() {
		defer close(b.done)
		b.read(v, r.feed.URL)
	}()
	r.behind = append(r.behind, b)
	r.chunk = &batch{}
}

// collect takes in the oldest batch when it has been read.
func (r *reader) collect() {
	b := r.behind[0]
	r.behind = r.behind[1:]
	if b.done != nil {
		<-b.done
	}
	if b.err != nil {
		r.fixed[badEntry] += len(b.beside)
		if r.err == nil {
			r.err = b.err
		}
	}
	r.feed.Items = append(r.feed.Items, b.items...)
}

// read has gofeed read the entries.
func (b *batch) read(v vocabulary, feed string) {
	if len(b.beside) == 0 {
		return
	}
	read := b.past
	if read == nil {
		g := b.parse(v)
		if g == nil {
			return
		}
		read = g.Items
	}
	if len(read) != len(b.beside) {
		b.err = fmt.Errorf("%d entries written, %d read", len(b.beside), len(read))
		return
	}
	b.items = make([]Item, len(read))
	for i, it := range read {
		b.items[i] = b.beside[i].item(it, feed)
		if i > 0 && slices.Equal(b.items[i].People, b.items[i-1].People) {
			b.items[i].People, b.items[i].Authors = b.items[i-1].People, b.items[i-1].Authors
		}
	}
	b.beside, b.past = b.beside[:0], nil
}

// parse has gofeed read what has been written, and lets go of it. It returns nil where gofeed cannot.
func (b *batch) parse(v vocabulary) *gofeed.Feed {
	head, tail := rssHead, rssTail
	if v == atomVocabulary {
		head, tail = atomHead, atomTail
	}
	p := gofeed.NewParser()
	p.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
	g, err := p.Parse(io.MultiReader(strings.NewReader(head), bytes.NewReader(b.Bytes()), strings.NewReader(tail)))
	b.writer = writer{}
	b.err = err
	if err != nil {
		return nil
	}
	return g
}
