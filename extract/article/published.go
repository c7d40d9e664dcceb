package article

import (
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

// timeElement returns the date of the <time> that the story was published at: one marked as such, else the
// first that is not in a list of other stories or among comments.
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

// visibleDate looks for the date where a reader sees it: in the lines between the headline and the body,
// then in boxes named as dates, then in the address, then in the lines right after the body.
func (m *metaPage) visibleDate() time.Time {
	first, last := -1, -1
	for i := range m.blocks {
		if m.blocks[i].keep {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return urlDate(m.url)
	}
	for i := first - 1; i >= 0 && i > first-25; i-- {
		if t, ok := m.blockDate(i); ok {
			return t
		}
	}
	if t := urlDate(m.url); !t.IsZero() {
		return t
	}
	for i := range m.blocks {
		if m.blocks[i].mark&markDate != 0 && m.blocks[i].mark&(markRelated|markComment) == 0 {
			if t, ok := m.blockDate(i); ok {
				return t
			}
		}
	}
	for i := first; i <= min(first+2, last); i++ {
		if t, ok := m.blockDate(i); ok {
			return t
		}
	}
	for i := last; i < len(m.blocks) && i < last+20; i++ {
		if t, ok := m.blockDate(i); ok && m.blocks[i].mark&(markRelated|markComment) == 0 {
			return t
		}
	}
	return time.Time{}
}

func (m *metaPage) blockDate(i int) (time.Time, bool) {
	b := &m.blocks[i]
	if b.size() > 160 || b.linked*2 > int32(b.size()) {
		return time.Time{}, false
	}
	return parseDate(string(m.text[b.start:b.end]), m.monthFirst())
}

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
