package feeds

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDiscoverLinks(t *testing.T) {
	headers := []string{
		`</feed.xml>; rel="alternate"; type="application/rss+xml"; title="News, fast", <https://cdn.example/x.css>; rel=preload; as=style`,
		`<atom.xml>;rel=alternate;type=application/atom+xml`, `<broken`, `<http://[bad>; rel="alternate"; type="application/rss+xml"`,
	}
	want := []Subscription{
		{URL: "https://news.example/feed.xml", Title: "News, fast", Home: "https://news.example/a/"},
		{URL: "https://news.example/a/atom.xml", Home: "https://news.example/a/"},
	}
	got := DiscoverLinks(headers, "https://news.example/a/")
	if len(got) > 2 {
		got = got[:2]
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestNewsSitemap(t *testing.T) {
	const sitemap = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://harbour.example/news/ferry</loc><news:news><news:publication><news:name>The Harbour Post</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2026-03-02T10:00:00Z</news:publication_date><news:title>Ferry union sues the port</news:title><news:keywords>ferry, port</news:keywords></news:news></url>
<url><loc>https://harbour.example/news/drones</loc><lastmod>2026-03-02</lastmod><news:news><news:title>Council bans drones</news:title></news:news></url>
</urlset>`
	f, err := Parse([]byte(sitemap), "application/xml", "https://harbour.example/news.xml")
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Items) != 2 {
		t.Fatalf("%d items, want 2", len(f.Items))
	}
	first := f.Items[0]
	if first.URL != "https://harbour.example/news/ferry" || first.Title != "Ferry union sues the port" || first.Published.Day() != 2 || first.Language != "en" {
		t.Errorf("%+v", first)
	}
}
