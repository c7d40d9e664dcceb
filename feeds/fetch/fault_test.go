package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"newsclaims/feeds"
)

// A fault is how a hostile or broken server answers one connection, and what a client must make of it: an error that
// wraps want, or an answer with that status where want is nil.
type fault struct {
	name   string
	serve  func(c net.Conn)
	want   error
	status int
	any    bool // any error does
}

func say(s string) func(net.Conn) {
	return func(c net.Conn) { io.WriteString(c, s) }
}

// drip sends s, then chunk again and again until the client leaves or a limit is reached.
func drip(s, chunk string, pause time.Duration) func(net.Conn) {
	return func(c net.Conn) {
		io.WriteString(c, s)
		for range 1 << 20 {
			if _, err := io.WriteString(c, chunk); err != nil {
				return
			}
			time.Sleep(pause)
		}
	}
}

// bomb sends 200 MB of zeros through a compressor.
func bomb(encoding string, open func(io.Writer) io.WriteCloser) func(net.Conn) {
	return func(c net.Conn) {
		fmt.Fprintf(c, "HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nConnection: close\r\n\r\n", encoding)
		w := open(c)
		for range 200 {
			if _, err := w.Write(make([]byte, 1<<20)); err != nil {
				return
			}
		}
		w.Close()
	}
}

func zipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, s)
	w.Close()
	return b.String()
}

const okHead = "HTTP/1.1 200 OK\r\nConnection: close\r\n"

var faults = []fault{
	{name: "reset", serve: func(c net.Conn) { c.(*net.TCPConn).SetLinger(0) }, any: true},
	{name: "close", serve: func(net.Conn) {}, any: true},
	{name: "silence", serve: func(c net.Conn) { time.Sleep(4 * time.Second) }, want: ErrTimeout},
	{name: "no protocol", serve: say("SSH-2.0-OpenSSH_9.6\r\n"), any: true},
	{name: "slow header", serve: drip("HTTP/1.1 200 OK\r\n", "X: y\r\n", 200*time.Millisecond), want: ErrTimeout},
	{name: "header flood", serve: drip("HTTP/1.1 200 OK\r\n", strings.Repeat("X-A: bbbbbbbbbbbbbbbbbb\r\n", 100), 0), want: ErrHeader},
	{name: "long header", serve: drip("HTTP/1.1 200 OK\r\nX-A: ", strings.Repeat("b", 4096), 0), want: ErrHeader},
	{name: "long status line", serve: drip("HTTP/1.1 200 ", strings.Repeat("b", 4096), 0), any: true},
	{name: "bad status", serve: say("HTTP/1.1 99999 What\r\n\r\n"), any: true},
	{name: "continue flood", serve: drip("", "HTTP/1.1 100 Continue\r\n\r\n", 0), any: true},
	{name: "two lengths", serve: say(okHead + "Content-Length: 3\r\nContent-Length: 5\r\n\r\nabcde"), any: true},
	{name: "negative length", serve: say(okHead + "Content-Length: -3\r\n\r\nabc"), any: true},
	{name: "length too long", serve: say(okHead + "Content-Length: 500\r\n\r\nabc"), status: 200},
	{name: "length too short", serve: say(okHead + "Content-Length: 2\r\n\r\nabcdef"), status: 200},
	{name: "slow body", serve: drip(okHead+"\r\n", "a", 100*time.Millisecond), want: ErrTimeout},
	{name: "endless body", serve: drip(okHead+"\r\n", strings.Repeat("a", 1<<15), 0), want: ErrTooLarge},
	{name: "endless chunks", serve: drip(okHead+"Transfer-Encoding: chunked\r\n\r\n", "8000\r\n"+strings.Repeat("a", 1<<15)+"\r\n", 0), want: ErrTooLarge},
	{name: "bad chunk", serve: say(okHead + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\n"), status: 200},
	{name: "huge chunk", serve: say(okHead + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nabc"), any: true, status: 200},
	{name: "trailer flood", serve: drip(okHead+"Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n", strings.Repeat("X: y\r\n", 1000), 0), status: 200, any: true},
	{name: "gzip bomb", serve: bomb("gzip", func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) }), want: ErrBomb},
	{name: "br bomb", serve: bomb("br", func(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) }), want: ErrBomb},
	{name: "zstd bomb", serve: bomb("zstd", func(w io.Writer) io.WriteCloser { z, _ := zstd.NewWriter(w); return z }), want: ErrBomb},
	{name: "no gzip", serve: say(okHead + "Content-Encoding: gzip\r\n\r\n<rss/>"), status: 200},
	{name: "broken gzip", serve: say(okHead + "Content-Encoding: gzip\r\n\r\n\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x00\xff\xff\xff\xff\xff"), want: ErrEncoding},
	{name: "cut gzip", serve: say(okHead + "Content-Encoding: gzip\r\n\r\n" + zipped(strings.Repeat("news ", 1000))[:40]), status: 200},
	{name: "broken br", serve: say(okHead + "Content-Encoding: br\r\n\r\n\xff\xff\xff\xff\xff\xff"), want: ErrEncoding},
	{name: "broken zstd", serve: say(okHead + "Content-Encoding: zstd\r\n\r\nnot zstd at all"), want: ErrEncoding},
	{name: "unknown encoding", serve: say(okHead + "Content-Encoding: harbour\r\n\r\nabc"), want: ErrEncoding},
	{name: "many encodings", serve: say(okHead + "Content-Encoding: gzip, gzip, gzip, gzip\r\n\r\nabc"), want: ErrEncoding},
	{name: "redirect to itself", serve: say("HTTP/1.1 302 Found\r\nLocation: /\r\nConnection: close\r\n\r\n"), want: ErrRedirects},
	{name: "redirect to a file", serve: say("HTTP/1.1 301 Moved\r\nLocation: file:///etc/passwd\r\nConnection: close\r\n\r\n"), want: ErrAddress},
	{name: "redirect to nowhere", serve: say("HTTP/1.1 301 Moved\r\nLocation: http://%zz/\r\nConnection: close\r\n\r\n"), want: ErrAddress},
	{name: "redirect without address", serve: say("HTTP/1.1 301 Moved\r\nConnection: close\r\n\r\n"), status: 301},
	{name: "challenge", serve: say(okHead + "Content-Type: text/html\r\n\r\n<html><title>Just a moment...</title></html>"), want: ErrChallenge},
	{name: "absurd Retry-After", serve: say("HTTP/1.1 429 Slow\r\nRetry-After: 99999999999999999999\r\nConnection: close\r\n\r\n"), status: 429},
	{name: "zero bytes in header", serve: say("HTTP/1.1 200 OK\r\nX: a\x00b\r\n\r\n"), any: true, status: 200},
	{name: "204 with body", serve: say("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\nabc"), status: 204},
}

// startFault serves one fault on loopback until the test ends.
func startFault(t *testing.T, f fault) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				io.ReadAtLeast(c, make([]byte, 4096), 16)
				f.serve(c)
			}()
		}
	}()
	return "http://" + l.Addr().String() + "/"
}

// TestFaults asks one server after the other for a feed. Each must end within the client's time, with the reason
// that is true, and without holding on to what was sent.
func TestFaults(t *testing.T) {
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			c := &Client{AllowPrivate: true, Delay: -1, Timeout: 2 * time.Second, MaxBody: 4 << 20, IgnoreRobots: true}
			defer c.Close()
			if f.want == ErrBomb {
				c.Timeout = 20 * time.Second // making one takes the server its time
			}
			start := time.Now()
			r, err := c.Get(context.Background(), feeds.Request{URL: startFault(t, f)})
			if took := time.Since(start); took > c.Timeout+8*time.Second {
				t.Errorf("took %s", took)
			}
			switch {
			case err != nil && (f.any || f.want != nil && errors.Is(err, f.want)):
			case err == nil && f.want == nil && f.status == r.Status:
			default:
				t.Errorf("answer %+v, error %v; want status %d or error %v", r, err, f.status, f.want)
			}
		})
	}
}

// TestFaultMemory runs the faults that send much, and measures what is still held afterwards.
func TestFaultMemory(t *testing.T) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for _, f := range faults {
		if f.want == ErrBomb || f.want == ErrTooLarge || f.want == ErrHeader {
			c := &Client{AllowPrivate: true, Delay: -1, Timeout: 2 * time.Second, MaxBody: 4 << 20, IgnoreRobots: true}
			c.Get(context.Background(), feeds.Request{URL: startFault(t, f)})
			c.Close()
		}
	}
	runtime.ReadMemStats(&after)
	if grown := int64(after.HeapSys) - int64(before.HeapSys); grown > 64<<20 {
		t.Errorf("heap grew by %d MB, want less than 64", grown>>20)
	}
}

func TestRedirectIntoLoopback(t *testing.T) {
	c := &Client{Delay: -1}
	next, err := redirect(mustParse(t, "https://news.example/a"), &http.Response{StatusCode: 301, Header: http.Header{"Location": {"http://127.0.0.1/admin"}}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Page(context.Background(), next.String()); !errors.Is(err, ErrBlocked) {
		t.Errorf("%v, want %v", err, ErrBlocked)
	}
}

func TestRedirectDropsPassword(t *testing.T) {
	answer := &http.Response{StatusCode: 302, Header: http.Header{"Location": {"https://other.example/b"}}}
	next, err := redirect(mustParse(t, "https://ann:secret@news.example/a"), answer)
	if err != nil || next.String() != "https://other.example/b" {
		t.Errorf("%v, %v", next, err)
	}
}
