package feeds

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"

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
	chunk  writer
	beside []beside
	err    error // gofeed's first
}

// maxChunk is how many bytes of entries go through gofeed at once: it needs many times their size.
const maxChunk = 1 << 20

// readMarkup salvages what there is, and has gofeed read it chunk by chunk.
func (r *reader) readMarkup(text []byte) error {
	var s *salvager
	v := sniffVocabulary(text)
	s = salvage(text, r.base, r.fixed, func(p *part) {
		r.chunk.entry(v, p)
		r.beside = append(r.beside, p.beside())
		if r.chunk.Len() > maxChunk {
			r.flush(v)
		}
	})
	r.flush(v)
	switch {
	case !s.rooted && s.html, !s.rooted && !r.hasItems():
		return fmt.Errorf("%w: %s", ErrNotFeed, s.kind(text))
	case !s.rooted:
		r.fixed.add(noRoot)
	}
	r.chunk.head(v, &s.head)
	g := r.parse(v)
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

// flush has gofeed read the entries written so far.
func (r *reader) flush(v vocabulary) {
	if len(r.beside) == 0 {
		return
	}
	if g := r.parse(v); g != nil && len(g.Items) == len(r.beside) {
		for i, it := range g.Items {
			r.feed.Items = append(r.feed.Items, r.beside[i].item(it, r.feed.URL))
		}
	} else {
		r.fixed[badEntry] += len(r.beside)
	}
	r.beside = r.beside[:0]
}

// parse has gofeed read the chunk and empties it.
func (r *reader) parse(v vocabulary) *gofeed.Feed {
	head, tail := rssHead, rssTail
	if v == atomVocabulary {
		head, tail = atomHead, atomTail
	}
	p := gofeed.NewParser()
	p.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
	g, err := p.Parse(newSections(head, r.chunk.Bytes(), tail))
	r.chunk.Reset()
	if err != nil {
		if r.err == nil {
			r.err = err
		}
		return nil
	}
	return g
}
