package article

import (
	"bytes"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var publishedKeys = []string{"article:published_time", "datepublished", "og:published_time", "og:article:published_time",
	"article:published", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
	"publish-date", "publish_date", "published", "publication_date", "publicationdate", "pubdate", "dc.date.issued", "dc.date",
	"dcterms.created", "dcterms.date", "dcterms.issued", "dc.date.created", "citation_publication_date", "citation_date",
	"datecreated", "article:created", "article.published", "article.created", "article_date_original", "originalpublicationdate",
	"displaydate", "date", "created", "bt:pubdate", "rnews:datepublished", "shareaholic:article_published_time", "release_date", "article:post_date"}

var modifiedKeys = []string{"article:modified_time", "og:updated_time", "datemodified", "article:modified", "lastmod", "last-modified",
	"dcterms.modified", "dc.date.modified", "cxenseparse:recs:modifiedtime", "revised", "updated_time", "article:updated_time", "og:modified_time", "last_updated"}

// dates returns when the story was published and when it was last changed, from what the page says to
// machines. The JSON-LD of the story comes before the meta elements, because sites that have both fill the
// meta elements with the time of the last change more often.
func (m *metaPage) dates() (published, modified time.Time) {
	published = m.firstDate(append([]string{m.said.published}, m.metaValues(publishedKeys)...))
	modified = m.firstDate(append([]string{m.said.modified}, m.metaValues(modifiedKeys)...))
	if published.IsZero() {
		published = m.timeElement()
	}
	return published, modified
}

func (m *metaPage) metaValues(keys []string) (values []string) {
	for _, k := range keys {
		values = append(values, m.tags[k]...)
	}
	return values
}

func (m *metaPage) firstDate(values []string) time.Time {
	for _, v := range values {
		if t, ok := parseDate(v, m.monthFirst()); ok {
			return t
		}
	}
	return time.Time{}
}

// monthFirst reports whether 5/6/2021 is the sixth of May, as it is on American pages.
func (m *metaPage) monthFirst() bool {
	l := strings.ToLower(m.lang)
	return l == "" || l == "en" || strings.HasPrefix(l, "en-us") || strings.HasPrefix(l, "en_us")
}

// timeElement returns the date of the <time>, or other element with itemprop="datePublished", that the story
// was published at: one marked as such, else the first that is not in a list of other stories or among
// comments.
//
// Example: <span itemprop="datePublished" content="2020-03-18T13:15+01:00">18.03.2020 13:15 Uhr</span>
func (m *metaPage) timeElement() time.Time {
	var fallback time.Time
	for _, n := range m.times {
		value := attr(n, "datetime")
		if value == "" {
			value = attr(n, "content")
		}
		t, ok := parseDate(value, m.monthFirst())
		if !ok {
			t, ok = parseDate(m.headText(n), m.monthFirst())
		}
		if !ok {
			continue
		}
		if hasWord(attr(n, "itemprop"), "datePublished") || hasAttr(n, "pubdate") || strings.Contains(attr(n, "class"), "publish") {
			return t
		}
		if fallback.IsZero() && !amongOthers(n) {
			fallback = t
		}
	}
	return fallback
}

// amongOthers reports whether an element lies in a box of other stories or of comments.
func amongOthers(n *html.Node) bool {
	for p := n.Parent; p != nil && p.DataAtom != atom.Body; p = p.Parent {
		if markOf(p)&(markRelated|markComment|markPromo|markHidden) != 0 {
			return true
		}
	}
	return false
}

func hasAttr(n *html.Node, key string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return true
		}
	}
	return false
}

// settleDate completes the date of publication with what a reader sees, after the body is known.
//
// Machines are often told the time in UTC, and a story of the evening then bears the next day: where a line
// by the headline says a day before or after, that is the day in the publisher's zone, unless the address has
// the day that machines are told. Without a date for machines the line by the headline counts, then the address, then dates further down.
func (m *metaPage) settleDate(a *Article) {
	if a.Published.IsZero() {
		a.Published = m.visibleDate()
		return
	}
	if _, offset := a.Published.Zone(); offset != 0 {
		return
	}
	day := dayOf(a.Published)
	if dayOf(urlDate(m.url)).Equal(day) {
		return
	}
	first, _ := m.kept()
	near := time.Time{}
	for i := max(0, first-headLines); i < min(first+3, len(m.blocks)); i++ {
		t, ok := m.blockDate(i)
		if !ok {
			continue
		}
		switch dayOf(t).Sub(day) {
		case 0:
			return
		case 24 * time.Hour, -24 * time.Hour:
			near = t
		}
	}
	if near.IsZero() {
		return
	}
	if h, m, s := near.Clock(); h+m+s == 0 {
		// Only the day is known to be different: keep the moment, tell it in the nearest zone of that day.
		near = inZoneOf(a.Published, near)
	}
	a.Published = near
}

// headLines is how many blocks before the body a byline can stand.
const headLines = 15

func dayOf(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// inZoneOf returns moment in a zone of whole hours, the nearest to UTC, in which it falls on the day of
// local; local itself if there is no such zone.
func inZoneOf(moment, local time.Time) time.Time {
	for h := 1; h <= 12; h++ {
		for _, sign := range [...]int{1, -1} {
			t := moment.In(time.FixedZone("", sign*h*3600))
			if dayOf(t).Equal(dayOf(local)) {
				return t
			}
		}
	}
	return local
}

// kept returns the first and the last block of the body, both 0 if there is none.
func (pg *page) kept() (first, last int) {
	first = -1
	for i := range pg.blocks {
		if pg.blocks[i].keep {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return max(first, 0), last
}

// visibleDate looks for the date where a reader sees it: in the lines between the headline and the body
// and at its start, then in the address, then in the first words of the body, then in boxes named as dates, then in the lines at the end of the
// body and after it.
func (m *metaPage) visibleDate() time.Time {
	first, last := m.kept()
	for i := first + 5; i >= 0 && i > first-2*headLines; i-- {
		if i < len(m.blocks) && (!m.blocks[i].keep || i < first+3) {
			if t, ok := m.blockDate(i); ok {
				return t
			}
		}
	}
	if t := urlDate(m.url); !t.IsZero() {
		return t
	}
	if t, ok := m.openingDate(first); ok {
		return t
	}
	for i := range m.blocks {
		if m.blocks[i].mark&markDate != 0 && m.blocks[i].mark&(markRelated|markComment) == 0 {
			if t, ok := m.blockDate(i); ok {
				return t
			}
		}
	}
	for i := max(0, last-5); i < min(last+20, len(m.blocks)); i++ {
		if t, ok := m.blockDate(i); ok && m.blocks[i].mark&(markRelated|markComment) == 0 {
			return t
		}
	}
	return time.Time{}
}

// blockDate reads a date from a short block that is not a link.
func (m *metaPage) blockDate(i int) (time.Time, bool) {
	b := &m.blocks[i]
	if b.size() > 200 || b.linked*10 > int32(b.size())*9 {
		return time.Time{}, false
	}
	return parseDate(string(m.text[b.start:b.end]), m.monthFirst())
}

// openingDate reads the dateline with which one of the first paragraphs opens, in its first forty bytes.
//
// Example: "Press release of 25 January 2022 | Harstad – The new minister said ..."
func (m *metaPage) openingDate(first int) (time.Time, bool) {
	for i := first; i < min(first+3, len(m.blocks)); i++ {
		b := &m.blocks[i]
		if !b.keep || b.size() <= datelineBytes {
			continue
		}
		line := m.text[b.start : b.start+datelineBytes]
		line = line[:max(0, bytes.LastIndexByte(line, ' '))] // a year cut in half is another year
		if t, ok := parseDate(string(line), m.monthFirst()); ok {
			return t, true
		}
	}
	return time.Time{}, false
}

// datelineBytes is how far into a paragraph a date can be its dateline.
const datelineBytes = 40

// urlDate reads the date that many addresses have: /2021/11/12/, /2021-11-12-, /20211112.
func urlDate(address string) time.Time {
	for i := 0; i+8 < len(address); i++ {
		if (address[i] == '/' || address[i] == '-' || address[i] == '_') && isDigit(address[i+1]) {
			if t, ok := parseISO(address[i+1:]); ok && inRange(t) {
				return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
			}
		}
	}
	return time.Time{}
}
