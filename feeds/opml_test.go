package feeds

import (
	"bytes"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestOPML(t *testing.T) {
	want := []Subscription{
		{URL: "https://harbour.example/feed?a=1&b=2", Title: "Harbour & <Coast>", Home: "https://harbour.example/", Folder: "News/Local"},
		{URL: "https://dense.example/rss", Title: "Dense", Folder: "News"},
		{URL: "https://alone.example/atom", Title: "Alone"},
	}
	var b bytes.Buffer
	if err := WriteOPML(&b, "Mine", want); err != nil {
		t.Fatal(err)
	}
	got, err := ReadOPML(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("written and read again (-want +got):\n%s", diff)
	}
}

func TestReadOPMLDamaged(t *testing.T) {
	for in, n := range map[string]int{
		`<opml><body><outline text="a & b" xmlUrl="http://a.example/"/><outline xmlUrl='http://b.example/'>`:   2,
		`<OPML><BODY><OUTLINE XMLURL="http://a.example/"/><outline xmlurl="http://a.example/"/></BODY></OPML>`: 1,
		`<opml version="1.0"><head></head><body></body></opml>`:                                                0,
	} {
		if subs, err := ReadOPML([]byte(in)); err != nil || len(subs) != n {
			t.Errorf("%s: %v, %v; want %d", in, subs, err, n)
		}
	}
	for _, in := range []string{"", "<html></html>", "{}"} {
		if _, err := ReadOPML([]byte(in)); !errors.Is(err, ErrNotOPML) {
			t.Errorf("%q: %v, want %v", in, err, ErrNotOPML)
		}
	}
}

func TestDiscover(t *testing.T) {
	page := `<html><head><base href="/en/"><link rel="alternate" type="application/rss+xml" title="All  news" href="rss.xml">
<link rel="alternate" hreflang="de" href="/de/"><link rel=stylesheet href=a.css><link rel="Alternate" type="application/atom+xml; charset=utf-8" href="https://feeds.example/a"></head>
<body><a href="/local/feed/">Local</a> <a href="/news">News</a> <a href="javascript:x/feed">no</a> <a href="rss.xml">again</a>`
	want := []Subscription{
		{URL: "https://harbour.example/en/rss.xml", Title: "All news", Home: "https://harbour.example/start"},
		{URL: "https://feeds.example/a", Home: "https://harbour.example/start"},
		{URL: "https://harbour.example/local/feed/", Home: "https://harbour.example/start"},
	}
	if diff := cmp.Diff(want, Discover([]byte(page), "https://harbour.example/start")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func FuzzOPML(f *testing.F) {
	f.Add([]byte(`<opml><body><outline text="a" xmlUrl="http://a.example/"/></body></opml>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		subs, err := ReadOPML(data)
		if err != nil {
			return
		}
		for _, s := range subs {
			if s.URL == "" {
				t.Error("a subscription without address")
			}
		}
	})
}
