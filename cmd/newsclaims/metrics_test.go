package main

import (
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"newsclaims/feeds"
)

func TestMetricsAreServed(t *testing.T) {
	var c counts
	c.feed(&feeds.Result{URL: "a", Decision: feeds.New, New: make([]feeds.Item, 3)})
	c.feed(&feeds.Result{URL: "b", Decision: feeds.Failed})
	c.feed(&feeds.Result{URL: "d", Decision: feeds.Failed})
	c.feed(&feeds.Result{URL: "d", Decision: feeds.Unchanged})
	c.article(2, nil)
	c.article(0, errors.New("gone"))
	c.round(3, 1500*time.Millisecond)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	l.Close()
	stop, err := c.serve(address)
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	resp, err := http.Get("http://" + address + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`newsclaims_polls_total{decision="failed"} 2`, "newsclaims_feeds 3", "newsclaims_feeds_failing 1", "newsclaims_items_total 3",
		"newsclaims_articles_failed_total 1", "newsclaims_records_total 2", "newsclaims_round_seconds 1.5",
	} {
		if !strings.Contains(string(body), want+"\n") {
			t.Errorf("%q is missing in\n%s", want, body)
		}
	}
	for line := range strings.Lines(string(body)) {
		if !strings.HasPrefix(line, "# ") && len(strings.Fields(line)) != 2 {
			t.Errorf("line %q is not a name and a value", line)
		}
	}
}
