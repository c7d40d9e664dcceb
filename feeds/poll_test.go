package feeds

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"
)

// A desk is a Getter that serves one changing feed and keeps a journal.
type desk struct {
	body    string
	asked   []Request
	respond func(r Request) *Response // nil: body, with its digest as ETag
}

func (d *desk) Get(_ context.Context, r Request) (*Response, error) {
	d.asked = append(d.asked, r)
	if d.respond != nil {
		return d.respond(r), nil
	}
	tag := digest(d.body)
	if r.ETag == tag {
		return &Response{URL: r.URL, Status: 304, ETag: tag}, nil
	}
	return &Response{URL: r.URL, Status: 200, ETag: tag, Body: []byte(d.body), ContentType: "application/rss+xml"}, nil
}

func rss(items ...string) string {
	s := "<rss version='2.0'><channel><title>The Harbour Post</title><link>https://harbour.example/</link>"
	for _, it := range items {
		s += fmt.Sprintf("<item><guid>%s</guid><title>%s</title><link>https://harbour.example/%s</link></item>", it, it, it)
	}
	return s + "</channel></rss>"
}

const feedURL = "https://harbour.example/feed"

// pollOnce returns the only result of a poll.
func pollOnce(t *testing.T, p *Poller) Result {
	t.Helper()
	var last Result
	for r, err := range p.Poll(context.Background(), []string{feedURL}) {
		if err != nil {
			t.Fatal(err)
		}
		last = r
	}
	return last
}

func titles(items []Item) (out []string) {
	for _, it := range items {
		out = append(out, it.Title)
	}
	return out
}

func TestPollHandsOutEachItemOnce(t *testing.T) {
	now := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	path := filepath.Join(t.TempDir(), "state.jsonl")
	d := &desk{body: rss("a", "b")}
	steps := []struct {
		body     string
		decision Decision
		want     string
	}{
		{rss("a", "b"), New, "[a b]"},
		{rss("a", "b"), Unchanged, "[]"},
		{rss("c", "a", "b"), New, "[c]"},
		{rss("b", "a", "c"), Same, "[]"},
	}
	for i, step := range steps {
		d.body = step.body
		state, err := OpenState(path)
		if err != nil {
			t.Fatal(err)
		}
		r := pollOnce(t, &Poller{Getter: d, State: state, Now: func() time.Time { return now }})
		if got := fmt.Sprint(titles(r.New)); r.Decision != step.decision || got != step.want {
			t.Errorf("step %d: %s %s (%s), want %s %s", i, r.Decision, got, r.Reason, step.decision, step.want)
		}
		if err := state.Close(); err != nil {
			t.Fatal(err)
		}
		now = r.Next
	}
}

func TestPollNotBeforeDue(t *testing.T) {
	now := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	d := &desk{respond: func(Request) *Response {
		return &Response{Status: 429, RetryAfter: 3 * time.Hour}
	}}
	p := &Poller{Getter: d, Now: func() time.Time { return now }, Force: true}
	if r := pollOnce(t, p); r.Decision != Busy {
		t.Fatalf("%s, want %s", r.Decision, Busy)
	}
	now = now.Add(3*time.Hour - time.Second)
	if r := pollOnce(t, p); r.Decision != Waiting || len(d.asked) != 1 {
		t.Errorf("%s after %d requests, want %s after one", r.Decision, len(d.asked), Waiting)
	}
}

func TestBreakLeavesItemsForNextTime(t *testing.T) {
	p := &Poller{Getter: &desk{body: rss("a")}}
	for range p.Poll(context.Background(), []string{feedURL}) {
		break
	}
	if r := pollOnce(t, p); len(r.New) != 1 {
		t.Errorf("%d items after a break, want the one again", len(r.New))
	}
}
