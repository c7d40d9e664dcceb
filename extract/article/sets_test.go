package article

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
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// A goldPage is a page of a development set with what a person read on it.
type goldPage struct {
	ID      string
	URL     string
	Lang    string
	Body    string
	Title   string
	Date    string
	Author  []string
	With    []string // text that belongs to the body
	Without []string // text that does not
	html    []byte
}

// unseen reports whether the page belongs to the quarter of its set that nothing is tuned on.
func (p *goldPage) unseen() bool { return md5.Sum([]byte(p.ID))[0] < 64 }

var setNames = []string{"naeb", "fundus", "wcxb-article-dev", "trafilatura"}

// readSet unpacks $NEWSCLAIMS_SHARED/body/<name>.tar.zst. It skips the test where the folder is absent.
func readSet(tb testing.TB, name string) []*goldPage {
	tb.Helper()
	dir := os.Getenv("NEWSCLAIMS_SHARED")
	if dir == "" {
		tb.Skip("NEWSCLAIMS_SHARED is not set")
	}
	f, err := os.Open(filepath.Join(dir, "body", name+".tar.zst"))
	if err != nil {
		tb.Skip(err)
	}
	defer f.Close()
	pages, err := unpackSet(f)
	if err != nil {
		tb.Fatal(err)
	}
	return pages
}

func unpackSet(r io.Reader) ([]*goldPage, error) {
	z, err := zstd.NewReader(r)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	var gold []*goldPage
	html := map[string][]byte{}
	t := tar.NewReader(z)
	for {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		switch base := filepath.Base(h.Name); {
		case base == "gold.jsonl":
			gold, err = readGold(t)
		case strings.HasSuffix(base, ".html.gz"):
			html[strings.TrimSuffix(base, ".html.gz")], err = gunzip(t)
		}
		if err != nil {
			return nil, err
		}
	}
	for _, g := range gold {
		g.html = html[g.ID]
	}
	return gold, nil
}

func readGold(r io.Reader) (gold []*goldPage, err error) {
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<26)
	for s.Scan() {
		g := &goldPage{}
		if err := json.Unmarshal(s.Bytes(), g); err != nil {
			return nil, err
		}
		gold = append(gold, g)
	}
	return gold, s.Err()
}

func gunzip(r io.Reader) ([]byte, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	_, err = b.ReadFrom(z)
	return b.Bytes(), err
}
