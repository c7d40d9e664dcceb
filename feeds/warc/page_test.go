package warc

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
)

func chunked(b []byte) []byte {
	var out bytes.Buffer
	for len(b) > 0 {
		n := min(len(b), 17)
		fmt.Fprintf(&out, "%x;note=1\r\n%s\r\n", n, b[:n])
		b = b[n:]
	}
	out.WriteString("0\r\n\r\n")
	return out.Bytes()
}

func TestEncodings(t *testing.T) {
	body := []byte(page(7))
	tests := []struct {
		name, header string
		body         []byte
	}{
		{"none", "", body},
		{"gzip", "Content-Encoding: gzip\r\n", gzipped(body)},
		{"zlib", "Content-Encoding: deflate\r\n", zlibbed(body)},
		{"bare deflate", "Content-Encoding: deflate\r\n", deflated(body)},
		{"br", "content-encoding: BR\r\n", brotlied(body)},
		{"zstd", "Content-Encoding: zstd\r\n", zstdPack(body)},
		{"two", "Content-Encoding: br, gzip\r\n", gzipped(brotlied(body))},
		{"chunks", "Transfer-Encoding: chunked\r\n", chunked(body)},
		{"chunks of gzip", "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunked(gzipped(body))},
		{"gzip taken off", "Content-Encoding: gzip\r\n", body},
		{"br taken off", "Content-Encoding: br\r\n", body},
		{"deflate taken off", "Content-Encoding: deflate\r\n", body},
		{"chunks taken off", "Transfer-Encoding: chunked\r\n", body},
		{"unknown", "Content-Encoding: rot13\r\n", body},
	}
	for _, test := range tests {
		for p, err := range new(Reader).Pages(bytes.NewReader(answer(url(7), test.header, test.body))) {
			if err != nil || !bytes.Equal(p.Body, body) || p.Truncated {
				t.Errorf("%s: %v, %q", test.name, err, p.Body)
			}
		}
	}
}

func TestBrokenEncodingIsCut(t *testing.T) {
	body := []byte(strings.Repeat(page(3), 1000))
	for name, b := range map[string][]byte{"Content-Encoding: gzip": gzipped(body), "Transfer-Encoding: chunked": chunked(body)} {
		for p, err := range new(Reader).Pages(bytes.NewReader(answer(url(3), name+"\r\n", b[:len(b)*2/3]))) {
			if err != nil || !p.Truncated || len(p.Body) == 0 || !bytes.HasPrefix(body, p.Body) {
				t.Errorf("%s: %v, truncated %v, %d bytes", name, err, p.Truncated, len(p.Body))
			}
		}
	}
}

func TestBomb(t *testing.T) {
	bomb := answer(url(1), "Content-Encoding: gzip\r\n", gzipped(make([]byte, 4<<20)))
	for _, err := range (&Reader{MaxRecord: 1 << 20}).Pages(bytes.NewReader(bomb)) {
		if !errors.Is(err, ErrTooLong) {
			t.Error(err)
		}
	}
}

func TestOnlyPagesArePages(t *testing.T) {
	http := "application/http; msgtype=response"
	tests := []struct {
		record []byte
		want   int
	}{
		{record("response", url(1), http, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>a"), 1},
		{record("response", url(1), http, "HTTP/2 200\nContent-type:TEXT/HTML;charset=koi8-r\n\n<p>a"), 1},
		{record("response", url(1), http, "HTTP/1.1 200 OK\r\n\r\n<p>no type"), 1},
		{record("resource", "file:///a.html", "text/html", "<p>a"), 1},
		{record("response", url(1), http, "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>a"), 0},
		{record("response", url(1), http, "HTTP/1.1 301 Moved\r\nLocation: /x\r\n\r\n"), 0},
		{record("response", url(1), http, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG"), 0},
		{record("response", url(1), http, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"), 0},
		{record("response", "dns:a.example", "text/dns", "20190405"), 0},
		{record("request", url(1), "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"), 0},
		{record("revisit", url(1), http, "HTTP/1.1 200 OK\r\n\r\n"), 0},
		{record("warcinfo", "", "application/warc-fields", "software: x\r\n"), 0},
	}
	for _, test := range tests {
		urls, damaged := pages(t, Reader{}, test.record)
		if len(urls) != test.want || damaged != 0 {
			t.Errorf("%d pages, %d damaged, want %d, 0:\n%s", len(urls), damaged, test.want, test.record)
		}
	}
	if _, damaged := pages(t, Reader{}, record("response", url(1), http, "<html>no header")); damaged != 1 {
		t.Error("an answer without a header is not reported")
	}
}

func TestCharset(t *testing.T) {
	var p Page
	p.ContentType = `text/html; charset="Windows-1251"`
	if got := p.Charset(); got != "Windows-1251" {
		t.Error(got)
	}
}
