// Command compare scores article extractors side by side on one development set: ours and the public ones
// in Go. It is a module of its own, so that they stay out of ours.
//
//	go run . -shared /work/shared -set naeb
//
// For each it prints precision, recall and F1 of the body by runs of four words, over all pages and over the
// quarter that nothing of ours was tuned on, and the time for a page as a multiple of building its tree.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"net/url"
	"os"
	"strings"
	"time"

	readability "codeberg.org/readeck/go-readability/v2"
	distiller "github.com/markusmobius/go-domdistiller"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"newsclaims/extract/article"
)

// An extractor returns the body of a page.
type extractor struct {
	name string
	body func(page []byte, address *url.URL) (string, error)
}

var extractors = []extractor{
	{"parse only", func(page []byte, _ *url.URL) (string, error) {
		_, err := html.Parse(bytes.NewReader(page))
		return "", err
	}},
	{"newsclaims", func(page []byte, address *url.URL) (string, error) {
		a, err := article.Parse(page, address.String())
		if a == nil {
			return "", err
		}
		return a.Text, nil
	}},
	{"go-trafilatura", func(page []byte, address *url.URL) (string, error) {
		r, err := trafilatura.Extract(bytes.NewReader(page), trafilatura.Options{
			OriginalURL: address, EnableFallback: true, ExcludeComments: true,
		})
		if err != nil {
			return "", err
		}
		return r.ContentText, nil
	}},
	{"go-readability", func(page []byte, address *url.URL) (string, error) {
		r, err := readability.FromReader(bytes.NewReader(page), address)
		if err != nil {
			return "", err
		}
		var b strings.Builder
		err = r.RenderText(&b)
		return b.String(), err
	}},
	{"go-domdistiller", func(page []byte, address *url.URL) (string, error) {
		r, err := distiller.ApplyForReader(bytes.NewReader(page), &distiller.Options{OriginalURL: address})
		if err != nil {
			return "", err
		}
		return r.Text, nil
	}},
}

func main() {
	shared := flag.String("shared", "/work/shared", "folder with body/<set>.tar.zst")
	set := flag.String("set", "naeb", "naeb, fundus or wcxb-article-dev")
	limit := flag.Int("n", 0, "read only so many pages")
	flag.Parse()
	pages, err := readSet(*shared, *set)
	if err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
	if *limit > 0 {
		pages = pages[:min(*limit, len(pages))]
	}
	fmt.Printf("%s, %d pages\n%-16s %7s %7s %7s %7s %9s %6s\n", *set, len(pages), "", "F1", "P", "R", "unseen", "ms/page", "parse")
	base := 0.0
	for _, x := range extractors {
		var all, unseen []score
		var spent time.Duration
		for _, g := range pages {
			text, took := x.run(g)
			spent += took
			s := scoreBody(g.Body, text)
			all = append(all, s)
			if g.unseen() {
				unseen = append(unseen, s)
			}
		}
		ms := spent.Seconds() * 1000 / float64(len(pages))
		if base == 0 {
			base = ms
		}
		f, p, r := mean(all)
		u, _, _ := mean(unseen)
		fmt.Printf("%-16s %7.3f %7.3f %7.3f %7.3f %9.2f %5.1fx\n", x.name, f, p, r, u, ms, ms/base)
	}
}

// run extracts one page; a failure is an empty body.
func (x extractor) run(g *goldPage) (text string, took time.Duration) {
	address, err := url.Parse(g.URL)
	if err != nil {
		address = &url.URL{Scheme: "https", Host: "example.org"}
	}
	start := time.Now()
	text, _ = x.body(g.html, address)
	return text, time.Since(start)
}
