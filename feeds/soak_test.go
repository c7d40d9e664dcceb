package feeds

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A newsroom is a Getter that publishes feeds by a clock of its own, fails by a seeded script, and keeps a journal of
// what it was asked for and when it might have been.
type newsroom struct {
	now     time.Time
	rand    *rand.Rand
	feeds   map[string]*channel
	early   []string // requests that came before they were allowed
	answers int
	closing time.Time // when the last item is published
	calm    bool      // nothing fails any more
}

type channel struct {
	every   time.Duration // between two items
	born    time.Time
	allowed time.Time // before which it may not be asked for
	frozen  bool      // its validators never change
}

// published is how many items a channel has published.
func (n *newsroom) published(c *channel) int {
	now := n.now
	if now.After(n.closing) {
		now = n.closing
	}
	return int(now.Sub(c.born) / c.every)
}

var errDown = errors.New("connection reset")

func (n *newsroom) Get(_ context.Context, r Request) (*Response, error) {
	c := n.feeds[r.URL]
	n.answers++
	if n.now.Before(c.allowed) {
		n.early = append(n.early, fmt.Sprintf("%s at %s, allowed from %s", r.URL, n.now, c.allowed))
	}
	fault := n.rand.IntN(20)
	if n.calm {
		fault = -1
	}
	switch fault {
	case 0:
		return nil, errDown
	case 1:
		return &Response{URL: r.URL, Status: 500}, nil
	case 2:
		wait := time.Duration(n.rand.IntN(180)) * time.Minute
		c.allowed = n.now.Add(wait)
		return &Response{URL: r.URL, Status: 503, RetryAfter: wait}, nil
	case 3:
		return &Response{URL: r.URL, Status: 200, ContentType: "text/html", Body: []byte("<html><body>Maintenance</body></html>")}, nil
	case 4:
		body := n.document(r.URL, c)
		return &Response{URL: r.URL, Status: 200, Body: []byte(body[:len(body)*2/3]), Cut: true}, nil
	}
	age := time.Duration(n.rand.IntN(30)) * time.Minute
	c.allowed = n.now.Add(age)
	tag := fmt.Sprint(n.published(c))
	if c.frozen {
		tag = "frozen"
	}
	if r.ETag == tag && !c.frozen {
		return &Response{URL: r.URL, Status: 304, ETag: tag, MaxAge: age}, nil
	}
	return &Response{URL: r.URL, Status: 200, ETag: tag, MaxAge: age, Body: []byte(n.document(r.URL, c))}, nil
}

// document shows the last sixty items, newest first.
func (n *newsroom) document(address string, c *channel) string {
	var b strings.Builder
	b.WriteString("<rss version='2.0'><channel><title>x</title>")
	last := n.published(c)
	for i := last; i > max(0, last-60); i-- {
		at := c.born.Add(time.Duration(i) * c.every).UTC().Format(time.RFC1123Z)
		fmt.Fprintf(&b, "<item><guid>%d</guid><title>Item %d</title><link>%s/%d</link><pubDate>%s</pubDate></item>", i, i, address, i, at)
	}
	return b.String() + "</channel></rss>"
}

// TestSoak polls eight feeds for three days of a virtual clock in which a quarter of the answers are faults, and a quiet
// time after them. The process is killed now and then: the state file is opened anew, with a line that was cut off at
// its end. Every item must have been handed out once, and no feed asked for before its server allowed it.
func TestSoak(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	start := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	closing := start.Add(72 * time.Hour)
	n := &newsroom{now: start, closing: closing, rand: rand.New(rand.NewPCG(1, 2)), feeds: map[string]*channel{}}
	var urls []string
	for i := range 8 {
		u := fmt.Sprintf("https://site%d.example/feed", i)
		urls = append(urls, u)
		n.feeds[u] = &channel{every: time.Duration(30+n.rand.IntN(1440)) * time.Minute, born: start.Add(-48 * time.Hour), frozen: i%4 == 0}
	}
	path := filepath.Join(t.TempDir(), "state.jsonl")
	handed := map[string]int{}
	kills := 0
	for n.now.Before(closing.Add(200 * time.Hour)) {
		n.calm = n.now.After(closing)
		state, err := OpenState(path)
		if err != nil {
			t.Fatal(err)
		}
		p := &Poller{Getter: n, State: state, Jobs: 1, Now: func() time.Time { return n.now }}
		for range 1 + n.rand.IntN(60) {
			for r, err := range p.Poll(context.Background(), urls) {
				if err != nil {
					t.Fatal(err)
				}
				for _, it := range r.New {
					handed[it.URL]++
				}
			}
			n.now = n.now.Add(10 * time.Minute)
		}
		if err := state.Close(); err != nil {
			t.Fatal(err)
		}
		if err := tear(path); err != nil {
			t.Fatal(err)
		}
		kills++
	}
	lost, doubled, all := 0, 0, 0
	for _, u := range urls {
		c := n.feeds[u]
		settled := n.published(c)
		first := int(start.Sub(c.born)/c.every) + 1
		for i := first; i <= settled; i++ {
			all++
			switch k := handed[fmt.Sprintf("%s/%d", u, i)]; {
			case k == 0:
				lost++
			case k > 1:
				doubled++
			}
		}
	}
	t.Logf("%d items, %d requests, %d kills", all, n.answers, kills)
	if lost > 0 || doubled > 0 || len(n.early) > 0 {
		t.Errorf("%d lost, %d doubled, %d requests before they were allowed, such as %v", lost, doubled, len(n.early), n.early[:min(3, len(n.early))])
	}
}

// tear adds the beginning of a line, as a process does that is killed while it writes.
func tear(path string) error {
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.WriteString(`{"url":"https://site1.exa`)
	return errors.Join(err, f.Close())
}

func TestLyingValidatorsAreFound(t *testing.T) {
	now := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	body := rss("a")
	d := &desk{respond: func(r Request) *Response {
		if r.ETag != "" {
			return &Response{URL: r.URL, Status: 304, ETag: `"1"`}
		}
		return &Response{URL: r.URL, Status: 200, ETag: `"1"`, Body: []byte(body)}
	}}
	p := &Poller{Getter: d, Now: func() time.Time { return now }}
	pollOnce(t, p)
	body = rss("b", "a")
	for range 200 {
		r := pollOnce(t, p)
		if len(r.New) == 1 {
			if took := now.Sub(time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)); took > 9*24*time.Hour {
				t.Errorf("found after %s", took)
			}
			body = rss("c", "b", "a")
			now = r.Next
			if r = pollOnce(t, p); len(r.New) != 1 {
				t.Error("once caught, the server is still believed")
			}
			return
		}
		now = r.Next
	}
	t.Error("never found")
}

func TestMovedForGood(t *testing.T) {
	now := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	n := 0
	d := &desk{respond: func(r Request) *Response {
		n++
		moved := ""
		if r.URL == feedURL {
			moved = "https://new.example/feed"
		}
		return &Response{URL: "https://new.example/feed", Moved: moved, Status: 200, Body: []byte(rss(fmt.Sprint(n)))}
	}}
	p := &Poller{Getter: d, Now: func() time.Time { return now }}
	for range 6 {
		now = pollOnce(t, p).Next.Add(24 * time.Hour)
	}
	if first, last := d.asked[1].URL, d.asked[5].URL; first != feedURL || last != "https://new.example/feed" {
		t.Errorf("second request to %s, sixth to %s", first, last)
	}
}

func TestUnstableGUIDs(t *testing.T) {
	now := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	n := 0
	d := &desk{respond: func(r Request) *Response {
		n++
		return &Response{URL: r.URL, Status: 200, Body: fmt.Appendf(nil, "<rss><channel><item><guid>%d</guid><title>Same</title><link>https://a.example/1?utm_source=%d</link></item></channel></rss>", n, n)}
	}}
	p := &Poller{Getter: d, Now: func() time.Time { return now }}
	total := 0
	for range 4 {
		r := pollOnce(t, p)
		total += len(r.New)
		now = r.Next
	}
	if total != 1 {
		t.Errorf("%d items, want one", total)
	}
}

func TestIdentity(t *testing.T) {
	items := []Item{
		{GUID: "1", URL: "https://a.example/1"}, {GUID: "1", URL: "https://a.example/2"}, {URL: "https://a.example/3"},
		{Title: "No address"}, {Title: "No address", PublishedText: "today"}, {}, {}, {GUID: "7"}, {GUID: "7"},
	}
	identify(items)
	seen := map[string]bool{}
	for i, it := range items[:5] {
		if it.ID == "" || seen[it.ID] {
			t.Errorf("item %d: identity %q is empty or not its own", i, it.ID)
		}
		seen[it.ID] = true
	}
}

func TestCanonical(t *testing.T) {
	for in, want := range map[string]string{
		"HTTP://News.Example:80/a?id=7&utm_source=rss#top": "http://news.example/a?id=7",
		"https://news.example":                             "https://news.example/",
		"https://news.example:443/a?fbclid=x":              "https://news.example/a",
		"https://news.example/a?b=1&gclid=2&c=3":           "https://news.example/a?b=1&c=3",
		"not an address":                                   "not an address",
		"https://harbour-example.cdn.ampproject.org/c/s/harbour.example/news/1?utm_x=1": "https://harbour.example/news/1",
		"https://www.google.com/amp/s/www.harbour.example/news/1.amp.html":              "https://www.harbour.example/news/1.html",
		"https://harbour.example/news/1/amp/":                                           "https://harbour.example/news/1/",
		"https://harbour.example/news/1/amp":                                            "https://harbour.example/news/1",
		"https://harbour.example/amp/news/1":                                            "https://harbour.example/news/1",
		"https://harbour.example/news/1?id=4&amp=1":                                     "https://harbour.example/news/1?id=4",
		"https://harbour.example/guitar-amp":                                            "https://harbour.example/guitar-amp",
		"https://harbour.example/amp":                                                   "https://harbour.example/amp",
		"https://cdn.ampproject.org/v0.js":                                              "https://cdn.ampproject.org/v0.js",
	} {
		if got := Canonical(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}
