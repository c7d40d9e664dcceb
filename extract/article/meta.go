package article

import (
	"strings"
	"time"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// collect notes the elements that metadata is read from.
func (w *walker) collect(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		w.lang = attr(n, "lang")
	case atom.Head:
		w.head(n)
	case atom.Meta:
		w.meta = append(w.meta, n)
	case atom.Link:
		w.link = append(w.link, n)
	case atom.Script:
		w.script(n)
	case atom.H1:
		w.heads = append(w.heads, n)
	case atom.Time:
		w.times = append(w.times, n)
	}
}

func (w *walker) head(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Title && w.title == nil {
			w.title = c
		}
		w.collect(c)
	}
}

func (w *walker) script(n *html.Node) {
	if n.FirstChild == nil {
		return
	}
	w.scripts += len(n.FirstChild.Data)
	if strings.Contains(attr(n, "type"), "ld+json") {
		w.ldjson = append(w.ldjson, n)
	}
}

func attr(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return n.Attr[i].Val
		}
	}
	return ""
}

func (pg *page) readMeta(doc *goquery.Document, a *Article) {
	meta := map[string]string{}
	for _, n := range pg.meta {
		k := strings.ToLower(attr(n, "property") + attr(n, "name") + attr(n, "itemprop"))
		if k != "" && meta[k] == "" {
			meta[k] = strings.TrimSpace(attr(n, "content"))
		}
	}
	a.Title = meta["og:title"]
	if a.Title == "" && pg.title != nil {
		a.Title = strings.TrimSpace(doc.FindNodes(pg.title).Text())
	}
	a.Site = meta["og:site_name"]
	for _, k := range []string{"article:published_time", "date", "datepublished", "og:published_time", "pubdate"} {
		if t, err := time.Parse(time.RFC3339, meta[k]); err == nil {
			a.Published = t
			break
		}
	}
	if v := meta["author"]; v != "" && !strings.Contains(v, "://") {
		a.Authors = []string{v}
	}
	for _, n := range pg.link {
		if strings.EqualFold(attr(n, "rel"), "canonical") {
			a.Canonical = attr(n, "href")
		}
	}
}

func (pg *page) kind(a *Article) (Kind, string) {
	if a.Text == "" {
		return KindOther, "no text"
	}
	return KindArticle, ""
}
