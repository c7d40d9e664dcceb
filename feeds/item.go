package feeds

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
)

// A beside is what an entry says that gofeed has no place for.
type beside struct {
	contentBase, summaryBase string
	guid                     string
	publishedText            string
	updatedText              string
	language                 string
	source                   Source
	authors                  []string
	people                   []Person
}

func (p *part) beside() beside {
	b := beside{publishedText: p.last(publishedRole), updatedText: p.last(updatedRole), language: p.value(languageRole), summaryBase: p.base}
	if b.language == "" {
		b.language = p.lang
	}
	if f := p.longestField(contentRole); f != nil {
		b.contentBase = f.base
		if f.lang != "" {
			b.language = f.lang
		}
	}
	if f := p.best(summaryRole); f != nil {
		b.summaryBase = f.base
	}
	if f := p.best(sourceRole); f != nil {
		b.source = Source{Title: f.value, URL: f.address}
	}
	b.authors, b.people = p.authors()
	return b
}

// authors returns who wrote an entry, from the elements with the lowest rank that there are: the names alone, and
// all that the feed says of them.
func (p *part) authors() (names []string, people []Person) {
	best := p.bestAuthor()
	if best == nil {
		return nil, nil
	}
	for i := range p.fields {
		f := &p.fields[i]
		if f.role != authorRole || f.rank != best.rank {
			continue
		}
		who := person(f)
		name := cmp.Or(who.Name, who.Email)
		if name == "" && who.URL == "" || name != "" && slices.Contains(names, name) {
			continue
		}
		people = append(people, who)
		if name != "" {
			names = append(names, name)
		}
	}
	return names, people
}

func (p *part) bestAuthor() (best *field) {
	for i := range p.fields {
		f := &p.fields[i]
		if f.role == authorRole && (f.value != "" || f.email != "" || f.address != "") && (best == nil || f.rank < best.rank) {
			best = f
		}
	}
	return best
}

// person reads who an author is. RSS puts name and mail address into one text: "desk@news.example (Ann Gray)" and "Ann Gray
// <desk@news.example>" are Ann Gray, and so is "mailto:desk@news.example (Ann Gray)".
func person(f *field) Person {
	s := plainText(f.value)
	who := Person{Name: s, Email: f.email, URL: f.address, Written: s}
	switch {
	case f.email != "" && s == "":
		who.Written = f.email
	case f.email != "":
		who.Written = s + " (" + f.email + ")"
	}
	if !strings.Contains(s, "@") {
		return who
	}
	var rest []string
	address := ""
	for _, word := range strings.Fields(s) {
		if strings.Contains(word, "@") {
			address = strings.TrimPrefix(strings.Trim(word, "()<>[],;:\""), "mailto:")
		} else {
			rest = append(rest, word)
		}
	}
	name := strings.TrimSpace(strings.Join(rest, " "))
	name = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(name, "("), ")"))
	who.Name, who.Email = strings.Trim(name, `"'-,<>`), cmp.Or(f.email, address)
	return who
}

// plainText is plain, but leaves alone what only looks like a tag: "Ann <ann@news.example>".
func plainText(s string) string {
	if looksHTML(s) {
		return plain(s)
	}
	return collapse(s)
}

// item joins what gofeed has read with what stands beside.
func (b *beside) item(g *gofeed.Item, feed string) Item {
	it := Item{
		Feed: feed, GUID: g.GUID, URL: g.Link, Title: plain(g.Title), Summary: plain(g.Description),
		Tags: g.Categories, Language: b.language, PublishedText: b.publishedText, UpdatedText: b.updatedText,
		Source: b.source, Authors: b.authors, People: b.people,
	}
	if b.guid != "" {
		it.GUID = b.guid // gofeed changes the case of some
	}
	if g.Content != "" {
		it.Content = sanitize(g.Content, baseOf(b.contentBase))
	}
	if strings.Contains(g.Description, "<") {
		it.Markup = sanitize(g.Description, baseOf(b.summaryBase))
	}
	if b.publishedText != "" {
		it.Published = date(g.PublishedParsed)
	}
	it.Updated, _ = ParseDate(b.updatedText)
	for _, e := range g.Enclosures {
		n, _ := strconv.ParseInt(strings.TrimSpace(e.Length), 10, 64)
		it.Enclosures = append(it.Enclosures, Enclosure{URL: e.URL, Type: e.Type, Length: max(n, 0)})
	}
	return it
}

func baseOf(address string) *url.URL {
	if address == "" {
		return nil
	}
	base, _ := url.Parse(address)
	return base
}

func date(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return t.UTC()
}

// head sets what the feed says about itself.
func (f *Feed) head(g *gofeed.Feed, p *part, base *url.URL) {
	if g == nil {
		g = &gofeed.Feed{}
	}
	f.Title, f.Description = plain(g.Title), plain(g.Description)
	f.Home, f.Copyright, f.Generator = g.Link, plain(g.Copyright), plain(g.Generator)
	f.ID = p.value(idRole)
	f.Tags = g.Categories
	f.Authors, f.People = p.authors()
	f.Language = p.value(languageRole)
	if f.Language == "" {
		f.Language = p.lang
	}
	f.UpdatedText = p.last(updatedRole)
	if f.UpdatedText == "" {
		f.UpdatedText = p.last(publishedRole)
	}
	f.Updated, _ = ParseDate(f.UpdatedText)
	for i := range p.fields {
		if fd := &p.fields[i]; fd.role == linkRole && strings.EqualFold(fd.rel, "self") {
			f.Self = fd.address
		}
	}
	f.Pace = p.pace()
}

// finish fills in what items have from their feed.
func (f *Feed) finish() {
	f.Language = tag(f.Language)
	sound, film := 0, 0
	for i := range f.Items {
		it := &f.Items[i]
		it.Site, it.Language = f.Title, tag(it.Language)
		if it.Language == "" {
			it.Language = f.Language
		}
		if len(it.People) == 0 {
			it.Authors, it.People = f.Authors, f.People
		}
		it.Medium = medium(it.Enclosures)
		switch it.Medium {
		case "audio":
			sound++
		case "video":
			film++
		}
		if page := behindGoogle(it.URL); page != "" {
			it.URL = page
		}
		it.Via = Aggregator(it.URL)
	}
	switch half := len(f.Items) / 2; {
	case sound > half:
		f.Medium = "audio"
	case film > half:
		f.Medium = "video"
	}
}

// medium returns audio or video for an item that comes with a file of that kind, by its type or by how its name ends.
func medium(files []Enclosure) string {
	for _, e := range files {
		name, _, _ := strings.Cut(strings.ToLower(e.URL), "?")
		switch {
		case strings.HasPrefix(e.Type, "audio"), e.Type == "" && (strings.HasSuffix(name, ".mp3") || strings.HasSuffix(name, ".m4a")):
			return "audio"
		case strings.HasPrefix(e.Type, "video"), e.Type == "" && (strings.HasSuffix(name, ".mp4") || strings.HasSuffix(name, ".m4v")):
			return "video"
		}
	}
	return ""
}

// tag brings a language tag to its usual form: "en_US " is en-US.
func tag(s string) string {
	return strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
}
