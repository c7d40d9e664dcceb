package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// answer is a response record as a crawler writes it.
func answer(url, httpHeader string, body []byte) []byte {
	block := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + httpHeader + "\r\n" + string(body)
	return record("response", url, "application/http; msgtype=response", block)
}

func record(kind, url, mediaType, block string) []byte {
	return fmt.Appendf(nil, "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:%s>\r\nWARC-Date: 2019-04-05T06:07:08Z\r\n"+
		"WARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, url, url, mediaType, len(block), block)
}

func page(i int) string {
	return fmt.Sprintf("<html><title>Page %d</title><p>The council barred scooters from square %d.</html>", i, i*i)
}

func url(i int) string { return fmt.Sprintf("https://courier.example/%d", i) }

// answers are n records, each compressed by pack.
func answers(n int, pack func([]byte) []byte) (records [][]byte) {
	for i := range n {
		records = append(records, pack(answer(url(i), "", []byte(page(i)))))
	}
	return records
}

func plain(b []byte) []byte { return b }

// packed compresses b with what w makes.
func packed[W io.WriteCloser](w func(io.Writer) W) func([]byte) []byte {
	return func(b []byte) []byte {
		var out bytes.Buffer
		c := w(&out)
		c.Write(b)
		c.Close()
		return out.Bytes()
	}
}

var (
	gzipped   = packed(func(w io.Writer) *gzip.Writer { return gzip.NewWriter(w) })
	zlibbed   = packed(func(w io.Writer) *zlib.Writer { return zlib.NewWriter(w) })
	brotlied  = packed(func(w io.Writer) *brotli.Writer { return brotli.NewWriter(w) })
	deflated  = packed(func(w io.Writer) *flate.Writer { c, _ := flate.NewWriter(w, 6); return c })
	zstdPack  = packed(func(w io.Writer) *zstd.Encoder { c, _ := zstd.NewWriter(w); return c })
	manyTimes = []struct {
		name string
		pack func([]byte) []byte
	}{{"plain", plain}, {"gzip", gzipped}}
)

// pages reads all of an archive: addresses in order and the number of damaged parts.
func pages(t *testing.T, r Reader, archive []byte) (urls []string, damaged int) {
	t.Helper()
	for p, err := range r.Pages(bytes.NewReader(archive)) {
		var damage *DamageError
		switch {
		case errors.As(err, &damage):
			damaged++
		case err != nil:
			t.Fatal(err)
		default:
			urls = append(urls, p.URL)
		}
	}
	return urls, damaged
}
