// Package gold reads sets of pages for which a person has said what their article is, and lays that body
// against the blocks of a page. The trainer of the body model learns from it and the tests score with it.
//
//	pages, err := gold.Read(tar)
//	if err != nil {
//		return err
//	}
//	for _, p := range pages {
//		trainer.Add(p)
//	}
package gold

import (
	"archive/tar"
	"compress/gzip"
	"crypto/md5"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// A Page is a page with what a person read on it. Body, or With and Without, are "" or nil in sets that do
// not have them.
type Page struct {
	ID      string
	URL     string
	Lang    string // BCP 47
	Body    string
	Title   string
	Date    string // YYYY-MM-DD
	Author  []string
	With    []string // text that belongs to the body
	Without []string // text that does not
	HTML    []byte   `json:"-"`
}

// Unseen reports whether the page belongs to the quarter of its set that nothing is tuned on: the first
// byte of the MD5 sum of its ID is below 64.
func (p *Page) Unseen() bool { return md5.Sum([]byte(p.ID))[0] < 64 }

// pageLimit is how large one page may be, in bytes.
const pageLimit = 64 << 20

// Read reads a tar of one set: gold.jsonl, one Page a line, and a gzipped ID.html.gz for each, in whatever
// folders. The pages come in the order of gold.jsonl. It is an error if the tar has no gold.jsonl, or a Page
// has no file.
func Read(r io.Reader) ([]*Page, error) {
	var pages []*Page
	html := map[string][]byte{}
	for t := tar.NewReader(r); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return join(pages, html)
		}
		if err != nil {
			return nil, fmt.Errorf("gold: %w", err)
		}
		base := path.Base(h.Name)
		if id, ok := strings.CutSuffix(base, ".html.gz"); ok {
			html[id], err = unzip(t)
		} else if base == "gold.jsonl" {
			pages, err = readPages(t)
		}
		if err != nil {
			return nil, fmt.Errorf("gold: %s: %w", h.Name, err)
		}
	}
}

// ReadGold reads what a person read on the pages of one set, without the pages: gold.jsonl of a tar as Read reads it.
func ReadGold(r io.Reader) ([]*Page, error) {
	for t := tar.NewReader(r); ; {
		h, err := t.Next()
		if err != nil {
			return nil, fmt.Errorf("gold: looking for gold.jsonl: %w", err)
		}
		if path.Base(h.Name) != "gold.jsonl" {
			continue
		}
		pages, err := readPages(t)
		if err != nil {
			return nil, fmt.Errorf("gold: %s: %w", h.Name, err)
		}
		return pages, nil
	}
}

// Text returns the title and the body, the title only once where the body begins with it.
func (p *Page) Text() string {
	title, body := strings.TrimSpace(p.Title), strings.TrimSpace(p.Body)
	if title == "" || strings.HasPrefix(body, title) {
		return body
	}
	return title + "\n\n" + body
}

func join(pages []*Page, html map[string][]byte) ([]*Page, error) {
	if len(pages) == 0 {
		return nil, errors.New("gold: no pages in gold.jsonl")
	}
	for _, p := range pages {
		b, ok := html[p.ID]
		if !ok {
			return nil, fmt.Errorf("gold: no file %s.html.gz", p.ID)
		}
		p.HTML = b
	}
	return pages, nil
}

func readPages(r io.Reader) (pages []*Page, err error) {
	for d := json.NewDecoder(r); ; {
		p := &Page{}
		if err := d.Decode(p); errors.Is(err, io.EOF) {
			return pages, nil
		} else if err != nil {
			return nil, fmt.Errorf("record %d: %w", len(pages)+1, err)
		}
		pages = append(pages, p)
	}
}

func unzip(r io.Reader) ([]byte, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(z, pageLimit+1))
	if err == nil && len(b) > pageLimit {
		err = fmt.Errorf("more than %d bytes", pageLimit)
	}
	return b, err
}
