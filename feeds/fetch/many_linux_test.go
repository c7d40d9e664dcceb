package fetch_test

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"newsclaims/feeds"
	"newsclaims/feeds/fetch"
)

// manyFeed is a feed of twenty entries and 13 kB.
func manyFeed() []byte {
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>The Harbour Post</title><link>https://harbour.example/</link>`)
	for i := range 20 {
		fmt.Fprintf(&b, "<item><title>Council bans drones over the old harbour, case %d</title><link>https://harbour.example/news/%d</link><guid>%d</guid>"+
			"<pubDate>Mon, 02 Mar 2026 %02d:00:00 GMT</pubDate><description><![CDATA[%s]]></description></item>", i, i, i, i, strings.Repeat("<p>The council has fined operators of drones.</p> ", 8))
	}
	b.WriteString("</channel></rss>")
	return b.Bytes()
}

// TestManyFeeds polls feeds on as many hosts, first cold, with the robots.txt of each host, then when nothing has changed. The
// time and the memory are those of the servers too, which are in this process. All of 127.0.0.0/8 is loopback on Linux.
//
//	NEWSCLAIMS_SOAK=1 go test ./feeds/fetch -run TestManyFeeds -v     10,000 feeds
func TestManyFeeds(t *testing.T) {
	n := 200
	if os.Getenv("NEWSCLAIMS_SOAK") != "" {
		n = 10000
	}
	body := manyFeed()
	l, err := net.Listen("tcp", "0.0.0.0:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &httptest.Server{Listener: l, Config: &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		switch {
		case r.URL.Path != "/feed":
			http.NotFound(w, r)
		case r.Header.Get("If-None-Match") != "":
			w.WriteHeader(http.StatusNotModified)
		default:
			w.Write(body)
		}
	})}}
	s.Start()
	defer s.Close()
	var urls []string
	for i := range n {
		urls = append(urls, fmt.Sprintf("http://127.2.%d.%d:%d/feed", i/250, i%250+1, l.Addr().(*net.TCPAddr).Port))
	}
	state, err := feeds.OpenSQLState(context.Background(), filepath.Join(t.TempDir(), "news.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer state.Close()
	client := &fetch.Client{AllowPrivate: true, Delay: -1}
	defer client.Close()
	p := &feeds.Poller{Getter: client, State: state, Jobs: 32, Force: true}
	for _, want := range []feeds.Decision{feeds.New, feeds.Unchanged} {
		start, before := time.Now(), cpuTime()
		got := map[feeds.Decision]int{}
		for r, err := range p.Poll(context.Background(), urls) {
			if err != nil {
				t.Fatal(err)
			}
			if _, err := state.Keep(&r); err != nil {
				t.Fatal(err)
			}
			got[r.Decision]++
		}
		t.Logf("%d feeds %s in %s (%s of processors), at most %s", n, want, time.Since(start).Round(time.Millisecond), cpuTime()-before, peakMemory())
		if got[want] != n {
			t.Errorf("%v, want %d %s", got, n, want)
		}
	}
}

// cpuTime is how long processors have worked for this process.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return (time.Duration(u.Utime.Nano()) + time.Duration(u.Stime.Nano())).Round(time.Millisecond)
}

// peakMemory is the most memory that this process has had.
func peakMemory() string {
	status, _ := os.ReadFile("/proc/self/status")
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	line, _, _ := strings.Cut(after, "\n")
	return strings.TrimSpace(line)
}
