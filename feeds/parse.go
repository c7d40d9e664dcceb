package feeds

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"strconv"
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
	text, reason := toUTF8(data, contentType)
	f := &Feed{URL: address}
	if reason != "" {
		f.Repairs = append(f.Repairs, Repair{Reason: reason, Count: 1})
	}
	p := gofeed.NewParser()
	p.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
	g, err := p.Parse(bytes.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %w", address, ErrNotFeed, err)
	}
	base, _ := url.Parse(address)
	f.fill(g, base)
	return f, nil
}

func (f *Feed) fill(g *gofeed.Feed, base *url.URL) {
	f.Self = g.FeedLink
	f.Home = resolve(base, g.Link)
	f.Title = plain(g.Title)
	f.Description = plain(g.Description)
	f.Language = g.Language
	f.Format = g.FeedType
	for _, it := range g.Items {
		f.Items = append(f.Items, f.item(it, base))
	}
	identify(f.Items)
}

func (f *Feed) item(g *gofeed.Item, base *url.URL) Item {
	it := Item{
		Feed: f.URL, GUID: g.GUID, URL: resolve(base, g.Link), Title: plain(g.Title),
		Summary: plain(g.Description), Content: sanitize(g.Content, base), Tags: g.Categories, Site: f.Title,
		Language: f.Language, PublishedText: g.Published, UpdatedText: g.Updated,
	}
	for _, p := range g.Authors {
		if p.Name != "" {
			it.Authors = append(it.Authors, p.Name)
		}
	}
	if g.PublishedParsed != nil {
		it.Published = *g.PublishedParsed
	}
	if g.UpdatedParsed != nil {
		it.Updated = *g.UpdatedParsed
	}
	for _, e := range g.Enclosures {
		n, _ := strconv.ParseInt(strings.TrimSpace(e.Length), 10, 64)
		it.Enclosures = append(it.Enclosures, Enclosure{URL: e.URL, Type: e.Type, Length: n})
	}
	return it
}
