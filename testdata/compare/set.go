package main

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/md5"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/klauspost/compress/zstd"
)

type goldPage struct {
	ID, URL, Body string
	html          []byte
}

func (p *goldPage) unseen() bool { return md5.Sum([]byte(p.ID))[0] < 64 }

func readSet(shared, name string) (pages []*goldPage, err error) {
	f, err := os.Open(filepath.Join(shared, "body", name+".tar.zst"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := zstd.NewReader(f)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	html := map[string][]byte{}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if pages, err = readEntry(filepath.Base(h.Name), t, html, pages); err != nil {
			return nil, err
		}
	}
	for _, p := range pages {
		p.html = html[p.ID]
	}
	return pages, nil
}

func readEntry(name string, r io.Reader, html map[string][]byte, pages []*goldPage) ([]*goldPage, error) {
	if id, ok := strings.CutSuffix(name, ".html.gz"); ok {
		z, err := gzip.NewReader(r)
		if err != nil {
			return pages, err
		}
		var b bytes.Buffer
		_, err = b.ReadFrom(z)
		html[id] = b.Bytes()
		return pages, err
	}
	if name != "gold.jsonl" {
		return pages, nil
	}
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<26)
	for s.Scan() {
		p := &goldPage{}
		if err := json.Unmarshal(s.Bytes(), p); err != nil {
			return pages, err
		}
		pages = append(pages, p)
	}
	return pages, s.Err()
}

// A score counts runs of four words: in both texts, only in what was found, only in the gold.
type score struct{ both, extra, missed int }

var wordRE = regexp.MustCompile(`[\pL\pN_]+`)

func runs(text string) map[string]int {
	words := wordRE.FindAllString(text, -1)
	m := map[string]int{}
	for i := 0; i < len(words) && (i == 0 || i+4 <= len(words)); i++ {
		m[strings.Join(words[i:min(i+4, len(words))], " ")]++
	}
	return m
}

func scoreBody(gold, found string) (s score) {
	g, f := runs(gold), runs(found)
	for k, n := range f {
		s.both += min(n, g[k])
		s.extra += max(0, n-g[k])
	}
	for k, n := range g {
		s.missed += max(0, n-f[k])
	}
	return s
}

// mean returns F1 of the means over the pages, as the Article Extraction Benchmark does.
func mean(scores []score) (f1, p, r float64) {
	var np, nr float64
	for _, s := range scores {
		if n := s.both + s.extra; n > 0 {
			p += float64(s.both) / float64(n)
			np++
		}
		if n := s.both + s.missed; n > 0 {
			r += float64(s.both) / float64(n)
			nr++
		}
	}
	p, r = p/max(np, 1), r/max(nr, 1)
	return 2 * p * r / max(p+r, 1e-9), p, r
}
