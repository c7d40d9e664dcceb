package fetch

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
)

const smallFeed = `<rss version="2.0"><channel><title>%s</title><item><title>Ban</title><link>https://harbour.example/1</link></item></channel></rss>`

// Feeds are found by header and page, else at the usual paths, and by the robots.txt; what is no feed is left out.
func TestDiscover(t *testing.T) {
	for _, c := range []struct {
		header, page string
		want         string
	}{
		{`</by-header>; rel=alternate; type="application/rss+xml"`, `<link rel="alternate" type="application/rss+xml" href="/by-page"><link rel="alternate" type="application/atom+xml" href="/missing">`,
			"by-header:header by-page:page news-sitemap.xml:sitemap "},
		{"", "<p>Nothing here</p>", "feed:path news-sitemap.xml:sitemap "},
	} {
		mux := http.NewServeMux()
		s := httptest.NewServer(mux)
		mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprintf(w, "Sitemap: %s/news-sitemap.xml\nSitemap: %s/pages.xml\n", s.URL, s.URL)
		})
		mux.HandleFunc("/{$}", func(w http.ResponseWriter, r *http.Request) {
			if c.header != "" {
				w.Header().Set("Link", c.header)
			}
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, "<html><head>", c.page, "</head></html>")
		})
		for _, path := range []string{"/by-header", "/by-page", "/feed"} {
			mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) { fmt.Fprintf(w, smallFeed, path) })
		}
		mux.HandleFunc("/news-sitemap.xml", func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://harbour.example/1</loc></url></urlset>`)
		})
		found, err := local().Discover(context.Background(), s.URL+"/")
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, f := range found {
			got += fmt.Sprintf("%s:%s ", f.URL[len(s.URL)+1:], f.By)
			if f.Items != 1 {
				t.Errorf("%s: %d items", f.URL, f.Items)
			}
		}
		if got != c.want {
			t.Errorf("found %q, want %q", got, c.want)
		}
		s.Close()
	}
}
