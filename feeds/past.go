package feeds

import "github.com/mmcdole/gofeed"

// read gives what gofeed would read from an entry once it is rewritten, without either being done.
func (p *part) read() *gofeed.Item {
	g := &gofeed.Item{
		Title: p.value(titleRole), Description: p.value(summaryRole), Content: p.longest(contentRole), Link: p.address(), GUID: p.value(idRole),
	}
	if t, ok := ParseDate(p.last(publishedRole)); ok {
		g.PublishedParsed = &t
	}
	for i := range p.fields {
		if f := &p.fields[i]; f.role == categoryRole {
			g.Categories = append(g.Categories, splitKeywords(f)...)
		}
	}
	for _, f := range p.files() {
		g.Enclosures = append(g.Enclosures, &gofeed.Enclosure{URL: f.address, Type: f.kind, Length: f.length})
	}
	return g
}
