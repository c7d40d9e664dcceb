package feeds

import (
	"bytes"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// usualPaths are where feeds are found on sites that do not say.
var usualPaths = []string{"/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/feeds/posts/default", "/feed.json", "/?feed=rss2"}

// feedTypes are the media types by which a page links to its feeds.
var feedTypes = map[string]bool{
	"application/rss+xml": true, "application/atom+xml": true, "application/rdf+xml": true, "application/feed+json": true,
	"application/json+feed": true, "text/rss+xml": true, "text/atom+xml": true,
}

// Discover returns the feeds that a web page names, those in <link rel="alternate"> first, then links in its text that look
// like feeds, each address once and absolute. address is where the page was found.
func Discover(page []byte, address string) []Subscription {
	base, err := url.Parse(address)
	if err != nil {
		base = nil
	}
	d := discovery{base: base, home: address, seen: map[string]bool{}}
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return append(d.linked, d.guessed...)
		case html.StartTagToken, html.SelfClosingTagToken:
			d.tag(z.Token())
		}
	}
}

// UsualFeeds returns the addresses at which the site of a page may have feeds that it does not name.
func UsualFeeds(address string) []string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return nil
	}
	var all []string
	for _, path := range usualPaths {
		if ref, err := u.Parse(path); err == nil {
			all = append(all, ref.String())
		}
	}
	return all
}

// DiscoverLinks returns the feeds that the Link headers of an answer name:
//
//	Link: </feed.xml>; rel="alternate"; type="application/rss+xml"; title="News"
func DiscoverLinks(headers []string, address string) []Subscription {
	base, err := url.Parse(address)
	if err != nil {
		base = nil
	}
	d := discovery{base: base, home: address, seen: map[string]bool{}}
	for _, header := range headers {
		for header != "" {
			var target string
			var ok bool
			if _, header, ok = strings.Cut(header, "<"); !ok {
				break
			}
			if target, header, ok = strings.Cut(header, ">"); !ok {
				break
			}
			attrs := []html.Attribute{{Key: "href", Val: target}}
			attrs, header = linkParameters(attrs, header)
			d.tag(html.Token{DataAtom: atom.Link, Attr: attrs})
		}
	}
	return d.linked
}

// linkParameters reads the parameters of one link up to the comma behind it.
func linkParameters(attrs []html.Attribute, s string) ([]html.Attribute, string) {
	for {
		s = strings.TrimLeft(s, " \t;")
		if s == "" || s[0] == ',' || s[0] == '<' {
			return attrs, s
		}
		end := strings.IndexAny(s, "=;,")
		if end < 0 {
			return attrs, ""
		}
		name, value := strings.ToLower(strings.TrimSpace(s[:end])), ""
		if s[end] != '=' {
			s = s[end:]
			continue
		}
		s = strings.TrimLeft(s[end+1:], " \t")
		if quoted, ok := strings.CutPrefix(s, `"`); ok {
			value, s, _ = strings.Cut(quoted, `"`)
		} else {
			end := strings.IndexAny(s+";", ";,")
			value, s = strings.TrimSpace(s[:end]), s[end:]
		}
		attrs = append(attrs, html.Attribute{Key: name, Val: value})
	}
}

type discovery struct {
	base            *url.URL
	home            string
	linked, guessed []Subscription
	seen            map[string]bool
}

func (d *discovery) tag(t html.Token) {
	attr := map[string]string{}
	for _, a := range t.Attr {
		attr[a.Key] = strings.TrimSpace(a.Val)
	}
	switch t.DataAtom {
	case atom.Base:
		if u, err := url.Parse(resolve(d.base, attr["href"])); err == nil && harmless(u.String(), false) {
			d.base = u
		}
	case atom.Link:
		rel := strings.Fields(strings.ToLower(attr["rel"]))
		kind, _, _ := strings.Cut(strings.ToLower(attr["type"]), ";")
		for _, r := range rel {
			if r == "alternate" && feedTypes[strings.TrimSpace(kind)] || r == "feed" {
				d.add(&d.linked, attr["href"], attr["title"])
				return
			}
		}
	case atom.A:
		if looksLikeFeed(attr["href"]) {
			d.add(&d.guessed, attr["href"], attr["title"])
		}
	}
}

// looksLikeFeed reports whether an address ends as those of feeds do.
func looksLikeFeed(href string) bool {
	path, _, _ := strings.Cut(strings.ToLower(href), "?")
	path = strings.TrimSuffix(path, "/")
	for _, end := range []string{"/feed", "/rss", "/atom", ".rss", ".atom", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json"} {
		if strings.HasSuffix(path, end) {
			return true
		}
	}
	return false
}

func (d *discovery) add(list *[]Subscription, href, title string) {
	u := resolve(d.base, href)
	if u == "" || relative(u) || !harmless(u, false) || d.seen[u] {
		return
	}
	d.seen[u] = true
	*list = append(*list, Subscription{URL: u, Title: collapse(title), Home: d.home})
}
