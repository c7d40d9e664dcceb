package feeds

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"

	"github.com/mmcdole/gofeed"
)

// readJSON has gofeed read a JSON Feed. One that is broken, cut off or followed by something else is taken apart: each
// item that is whole JSON of its own is kept.
func (r *reader) readJSON(text []byte) error {
	g, err := gofeed.NewParser().Parse(bytes.NewReader(text))
	if err != nil {
		r.fixed.add(badJSON)
		mended, items := mendJSON(text)
		if items == 0 {
			return fmt.Errorf("%w: broken JSON: %w", ErrNotFeed, err)
		}
		if g, err = gofeed.NewParser().Parse(bytes.NewReader(mended)); err != nil {
			return fmt.Errorf("%w: broken JSON: %w", ErrNotFeed, err)
		}
	}
	if g.FeedVersion == "" && len(g.Items) == 0 {
		return fmt.Errorf("%w: JSON without items", ErrNotFeed)
	}
	r.jsonHead(g)
	for _, it := range g.Items {
		r.feed.Items = append(r.feed.Items, r.jsonItem(it))
	}
	return nil
}

func (r *reader) jsonHead(g *gofeed.Feed) {
	f := r.feed
	f.Format, f.Title, f.Description, f.Language = "json", collapse(g.Title), collapse(g.Description), g.Language
	f.Home, f.Self = resolve(r.base, g.Link), resolve(r.base, g.FeedLink)
	f.Authors, f.People = persons(g.Authors)
}

func (r *reader) jsonItem(g *gofeed.Item) Item {
	base := r.base
	if u, err := url.Parse(g.Link); err == nil && g.Link != "" && base != nil {
		base = base.ResolveReference(u)
	}
	b := beside{publishedText: g.Published, updatedText: g.Updated, guid: g.GUID, contentBase: text(base), summaryBase: text(base)}
	b.authors, b.people = persons(g.Authors)
	if g.Link == "" && len(g.Links) > 0 {
		g.Link = g.Links[0]
	}
	g.Title, g.Description = escapeHTML.Replace(g.Title), escapeHTML.Replace(g.Description)
	if !looksHTML(g.Content) {
		g.Content = escapeHTML.Replace(g.Content)
	}
	it := b.item(g, r.feed.URL)
	it.URL = resolve(r.base, it.URL)
	it.Published, _ = ParseDate(g.Published)
	it.Updated, _ = ParseDate(g.Updated)
	return it
}

func persons(list []*gofeed.Person) (names []string, people []Person) {
	for _, p := range list {
		if name := collapse(p.Name); name != "" {
			names, people = append(names, name), append(people, Person{Name: name, Email: p.Email, Written: name})
		}
	}
	return names, people
}

// mendJSON writes a feed with those members of text that are whole: strings beside "items", and the objects within it.
func mendJSON(text []byte) (mended []byte, items int) {
	head, list, ok := bytes.Cut(text, []byte(`"items"`))
	if !ok {
		return nil, 0
	}
	out := map[string]any{"version": "https://jsonfeed.org/version/1.1"}
	for _, key := range []string{"title", "home_page_url", "feed_url", "description", "language"} {
		if v, ok := jsonString(head, key); ok {
			out[key] = v
		}
	}
	kept := wholeObjects(list)
	out["items"] = kept
	mended, err := json.Marshal(out)
	if err != nil {
		return nil, 0
	}
	return mended, len(kept)
}

// wholeObjects returns the objects of list that are valid on their own. Where one is not, the search goes on within it.
func wholeObjects(list []byte) []json.RawMessage {
	kept := []json.RawMessage{}
	for broken := 0; broken < maxBroken; {
		start := bytes.IndexByte(list, '{')
		if start < 0 {
			break
		}
		list = list[start:]
		n := objectEnd(list)
		if n > 0 && json.Valid(list[:n]) {
			kept = append(kept, list[:n:n])
			list = list[n:]
			continue
		}
		broken++
		list = list[1:]
	}
	return kept
}

// maxBroken is how many broken objects are looked into.
const maxBroken = 200

// maxObject is how many bytes an item of a broken feed may have.
const maxObject = 1 << 20

// objectEnd returns the length of the object that text begins with, 0 if it has no end.
func objectEnd(text []byte) int {
	depth, quoted := 0, false
	for i := 0; i < min(len(text), maxObject); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// jsonString returns the string with that key in a piece of JSON.
func jsonString(text []byte, key string) (value string, ok bool) {
	_, after, found := bytes.Cut(text, []byte(`"`+key+`"`))
	if !found {
		return "", false
	}
	after = bytes.TrimLeft(after, " \t\r\n:")
	err := json.NewDecoder(bytes.NewReader(after)).Decode(&value)
	return value, err == nil
}
