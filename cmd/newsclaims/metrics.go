package main

import (
	"context"
	"fmt"
	"maps"
	"net"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"newsclaims/feeds"
)

// counts are what a poll has done since it began, as Prometheus wants to see it. The zero value is ready.
type counts struct {
	mu       sync.Mutex
	polls    map[feeds.Decision]int
	failing  map[string]bool // feeds whose last poll failed
	items    int
	edits    int
	articles int
	failures int
	records  int
	feeds    int
	rounds   int
	last     time.Duration // of the last round
	ended    time.Time     // when it ended
}

// feed counts the poll of one feed.
func (c *counts) feed(r *feeds.Result) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.polls == nil {
		c.polls, c.failing = map[feeds.Decision]int{}, map[string]bool{}
	}
	c.polls[r.Decision]++
	c.items += len(r.New)
	c.edits += len(r.Edited)
	switch r.Decision {
	case feeds.Failed, feeds.Gone:
		c.failing[r.URL] = true
	case feeds.Waiting:
	default:
		delete(c.failing, r.URL)
	}
}

// article counts an article that was read, or was not because of err.
func (c *counts) article(records int, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err != nil {
		c.failures++
		return
	}
	c.articles++
	c.records += records
}

func (c *counts) round(feeds int, took time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.rounds++
	c.feeds, c.last, c.ended = feeds, took, time.Now()
}

// text writes the counts in Prometheus' text format: for each name a line of help, one with its type, and its values.
func (c *counts) text() string {
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	c.mu.Lock()
	defer c.mu.Unlock()
	var b strings.Builder
	one := func(name, kind, help string, value any) {
		fmt.Fprintf(&b, "# HELP newsclaims_%[1]s %[3]s\n# TYPE newsclaims_%[1]s %[2]s\nnewsclaims_%[1]s %[4]v\n", name, kind, help, value)
	}
	b.WriteString("# HELP newsclaims_polls_total Polls of feeds by what became of them.\n# TYPE newsclaims_polls_total counter\n")
	for _, decision := range slices.Sorted(maps.Keys(c.polls)) {
		fmt.Fprintf(&b, "newsclaims_polls_total{decision=%q} %d\n", string(decision), c.polls[decision])
	}
	one("feeds", "gauge", "Feeds that are polled.", c.feeds)
	one("feeds_failing", "gauge", "Feeds whose last poll failed.", len(c.failing))
	one("items_total", "counter", "Items that were not seen before.", c.items)
	one("items_edited_total", "counter", "Items seen before that now say something else.", c.edits)
	one("articles_total", "counter", "Articles read.", c.articles)
	one("articles_failed_total", "counter", "Articles that could not be read.", c.failures)
	one("records_total", "counter", "Records made, claims unless --emit says otherwise.", c.records)
	one("rounds_total", "counter", "Rounds over all feeds.", c.rounds)
	one("round_seconds", "gauge", "Length of the last round.", c.last.Seconds())
	ended := int64(0)
	if !c.ended.IsZero() {
		ended = c.ended.Unix()
	}
	one("round_ended_timestamp_seconds", "gauge", "When the last round ended, 0 before the first has.", ended)
	one("heap_bytes", "gauge", "Memory in use.", memory.HeapAlloc)
	return b.String()
}

// serve serves the counts at address until stop is called.
func (c *counts) serve(address string) (stop func(), err error) {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("serving metrics: %w", err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		w.Write([]byte(c.text()))
	})
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	go server.Serve(listener)
	return func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		server.Shutdown(ctx)
	}, nil
}
