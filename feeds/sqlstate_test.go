package feeds

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func openSQL(t *testing.T) *SQLState {
	t.Helper()
	s, err := OpenSQLState(context.Background(), filepath.Join(t.TempDir(), "news.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestSQLStateGivesBackWhatItKeeps(t *testing.T) {
	s := openSQL(t)
	at := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	want := Record{URL: feedURL, ETag: `"7"`, Next: at, Window: time.Hour, Pace: Pace{Every: time.Minute}, Seen: map[string]Sighting{"a": {Hash: "h", Day: 3}}}
	if err := s.Save(Record{URL: feedURL}); err != nil {
		t.Fatal(err)
	}
	if err := s.Save(want); err != nil {
		t.Fatal(err)
	}
	got, err := s.Load(feedURL)
	want.seenKept = true
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(Record{})); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	if other, err := s.Load("https://other.example/"); err != nil || other.URL != "https://other.example/" || other.Seen != nil {
		t.Errorf("unknown feed: %+v, %v", other, err)
	}
}

// A crash after items are kept and before the record is saved hands them out again; the file has them once. An edit
// is a second version.
func TestItemsAreKeptOnceWithTheirVersions(t *testing.T) {
	s := openSQL(t)
	now := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	item := func(guid int, title string) string {
		return fmt.Sprintf("<rss><channel><item><guid>%d</guid><title>%s</title><link>https://harbour.example/1?utm_source=%d</link></item></channel></rss>", guid, title, guid)
	}
	d := &desk{body: item(1, "Ban")}
	p := &Poller{Getter: d, State: s, Now: func() time.Time { return now }}
	for step, want := range []struct {
		body   string
		broken bool
		added  int
	}{{item(1, "Ban"), true, 1}, {item(2, "Ban"), true, 0}, {item(2, "Ban"), false, 0}, {item(1, "Ban lifted"), false, 1}} {
		d.body = want.body
		for r, err := range p.Poll(context.Background(), []string{feedURL}) {
			if err != nil {
				t.Fatal(err)
			}
			if n, err := s.Keep(&r); err != nil || n != want.added {
				t.Errorf("step %d: %d added, %v; want %d", step, n, err, want.added)
			}
			if want.broken {
				break
			}
			now = r.Next
		}
	}
	var titles []string
	for v, err := range s.Versions(feedURL) {
		if err != nil {
			t.Fatal(err)
		}
		titles = append(titles, fmt.Sprint(v.Number, " ", v.Title))
	}
	if fmt.Sprint(titles) != "[1 Ban 2 Ban lifted]" {
		t.Errorf("versions %q", titles)
	}
}

func TestSubscriptions(t *testing.T) {
	s := openSQL(t)
	now := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	subs := []Subscription{{URL: "https://a.example/feed", Title: "A", Folder: "tech"}, {URL: "https://b.example/feed"}}
	for i, want := range []int{2, 0} {
		if n, err := s.Subscribe(subs, now); err != nil || n != want {
			t.Errorf("round %d: %d added, %v, want %d", i, n, err, want)
		}
	}
	if gone, err := s.Unsubscribe("https://b.example/feed"); err != nil || !gone {
		t.Errorf("%t, %v", gone, err)
	}
	if gone, err := s.Unsubscribe("https://b.example/feed"); err != nil || gone {
		t.Errorf("again: %t, %v", gone, err)
	}
	got, err := s.Subscriptions()
	if diff := cmp.Diff(subs[:1], got); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
}
