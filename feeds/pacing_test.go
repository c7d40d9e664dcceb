package feeds

import (
	"fmt"
	"testing"
	"time"
)

// A feed that shows its last twenty items, one an hour, is asked for several times while an item stays in it, although it fails
// each time. When it has failed for days it is left alone for longer and longer.
func TestFailuresDoNotOutlastItems(t *testing.T) {
	start := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	now := start
	doc := "<rss><channel>"
	for i := range 20 {
		doc += fmt.Sprintf("<item><guid>%d</guid><title>%d</title><pubDate>%s</pubDate></item>", i, i, now.Add(time.Duration(-i)*time.Hour).Format(time.RFC1123Z))
	}
	d := &desk{body: doc + "</channel></rss>"}
	p := &Poller{Getter: d, Now: func() time.Time { return now }}
	now = pollOnce(t, p).Next
	d.respond = func(Request) *Response { return &Response{Status: 500} }
	early, late := time.Duration(0), time.Duration(0)
	for now.Sub(start) < 30*24*time.Hour {
		wait := pollOnce(t, p).Next.Sub(now)
		if now.Sub(start) < 2*24*time.Hour {
			early = max(early, wait)
		}
		late = max(late, wait)
		now = now.Add(wait)
	}
	if early > 3*time.Hour {
		t.Errorf("left alone for %s while items of 19 hours pass", early)
	}
	if late < 6*24*time.Hour {
		t.Errorf("a feed that has failed for a month is still asked for every %s", late)
	}
}

// What the server wants holds even where the process dies before what is new has been read.
func TestServersWishHoldsAfterBreak(t *testing.T) {
	now := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	d := &desk{respond: func(r Request) *Response {
		return &Response{URL: r.URL, Status: 200, MaxAge: time.Hour, Body: []byte(rss("a"))}
	}}
	p := &Poller{Getter: d, Now: func() time.Time { return now }}
	for range p.Poll(t.Context(), []string{feedURL}) {
		break
	}
	if r := pollOnce(t, p); r.Decision != Waiting || r.Next.Sub(now) != time.Hour {
		t.Errorf("%s until %s, want %s for an hour", r.Decision, r.Next, Waiting)
	}
	now = now.Add(time.Hour)
	if r := pollOnce(t, p); len(r.New) != 1 {
		t.Errorf("%d items, want the one again", len(r.New))
	}
}
