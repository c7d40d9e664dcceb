package fetch_test

import (
	"context"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"newsclaims/feeds"
	"newsclaims/feeds/fetch"
)

// A world is a set of news sites on loopback that publish by a virtual clock, fail by a seeded script, and keep a journal.
// Four feeds share a host: hosts are the addresses 127.1.0.0 to 127.1.255.255, which are all this machine.
type world struct {
	now     atomic.Int64 // Unix seconds
	calm    atomic.Bool  // nothing fails any more
	end     int64        // when it becomes calm, for a process that asks for the time
	sources []*source
	visits  []visits // by host
	port    int

	mu       sync.Mutex
	requests int
	faults   int
	early    []string // requests that came before they were allowed
	unread   int      // answers that the process which had asked for them did not live to read
	hasty    int      // requests that came before such an answer had allowed them
	crowded  int      // requests that came while another of the same host was being answered
}

type visits struct{ atomic.Int32 }

// A habit is how a source behaves apart from its faults.
type habit int

const (
	plainHabit  habit = iota
	frozenTag         // its ETag never changes and it sends 304 to whoever shows it
	noTags            // it has no validators
	undated           // its items have no dates
	newGUIDs          // its guids are made anew for each answer
	nightly           // it publishes by day only
	redirecting       // it answers 302 to another address of its own
	habits
)

// A source is one feed with all that it is to publish.
type source struct {
	number  int
	habit   habit
	window  int     // items that it shows at once
	times   []int64 // when each item is published
	edits   []int64 // when each item is edited, 0 for never
	allowed atomic.Int64
	asked   int64      // when it was last asked for, guarded by the world
	unread  int64      // until when an answer that nobody read forbade requests, guarded by the world
	closed  [][2]int64 // times in which it may not be asked for, guarded by the world
	answers atomic.Uint64
}

// newWorld makes n sources whose items come between from and to.
func newWorld(n int, from, to time.Time, seed uint64) *world {
	w := &world{visits: make([]visits, (n+3)/4)}
	w.now.Store(from.Unix())
	for i := range n {
		r := rand.New(rand.NewPCG(seed, uint64(i)))
		s := &source{number: i, window: 20 + r.IntN(41)}
		if r.IntN(3) == 0 {
			s.habit = habit(r.IntN(int(habits)))
		}
		every := float64(1800 + r.IntN(24*3600))
		for t := from.Unix() - 2*86400; ; {
			t += 60 + int64(every*min(r.ExpFloat64(), 4))
			if hour := time.Unix(t, 0).UTC().Hour(); s.habit == nightly && hour < 7 {
				t += int64(7-hour) * 3600
			}
			if t >= to.Unix() {
				break
			}
			edit := int64(0)
			if r.IntN(10) == 0 {
				edit = t + int64(r.IntN(12*3600))
			}
			s.times, s.edits = append(s.times, t), append(s.edits, edit)
		}
		w.sources = append(w.sources, s)
	}
	return w
}

func (w *world) url(i int) string {
	return fmt.Sprintf("http://127.1.%d.%d:%d/%d", i/4/250, i/4%250+1, w.port, i)
}

// item is the address that the page of an item has.
func (s *source) item(i int) string { return fmt.Sprintf("https://paper%d.example/%d", s.number, i) }

// title is what an item says at a time.
func (s *source) title(i int, now int64) string {
	if s.edits[i] > 0 && s.edits[i] <= now {
		return fmt.Sprintf("Item %d, corrected", i)
	}
	return fmt.Sprintf("Item %d", i)
}

// shown returns which items the source shows at a time.
func (s *source) shown(now int64) (first, end int) {
	end, _ = slices.BinarySearch(s.times, now+1)
	return max(0, end-s.window), end
}

// document is the feed at a time.
func (s *source) document(now int64, answer uint64) string {
	var b strings.Builder
	b.WriteString("<rss version='2.0'><channel><title>Paper</title>")
	first, end := s.shown(now)
	for i := end - 1; i >= first; i-- {
		guid := s.item(i)
		if s.habit == newGUIDs {
			guid = fmt.Sprintf("%d-%d", answer, i)
		}
		fmt.Fprintf(&b, "<item><guid isPermaLink='false'>%s</guid><title>%s</title><link>%s?utm_source=%d</link>", guid, s.title(i, now), s.item(i), answer)
		if s.habit != undated {
			fmt.Fprintf(&b, "<pubDate>%s</pubDate>", time.Unix(s.times[i], 0).UTC().Format(time.RFC1123Z))
		}
		b.WriteString("</item>")
	}
	b.WriteString("</channel></rss>")
	return b.String()
}

// tag is the ETag at a time.
func (s *source) tag(now int64) string {
	if s.habit == frozenTag {
		return `"frozen"`
	}
	h := fnv.New64a()
	first, end := s.shown(now)
	fmt.Fprint(h, first, end)
	for i := first; i < end; i++ {
		fmt.Fprint(h, s.title(i, now))
	}
	return fmt.Sprintf(`"%x"`, h.Sum64())
}

func (w *world) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/tick" {
		w.calm.Store(w.now.Load() > w.end)
		if w.calm.Load() {
			w.now.Add(1500)
		}
		fmt.Fprint(out, w.now.Add(300))
		return
	}
	i, err := strconv.Atoi(strings.TrimPrefix(strings.TrimSuffix(r.URL.Path, "/now"), "/"))
	if err != nil || i >= len(w.sources) {
		http.NotFound(out, r)
		return
	}
	s, host := w.sources[i], &w.visits[i/4]
	if host.Add(1) > 1 {
		w.mu.Lock()
		w.crowded++
		w.mu.Unlock()
	}
	defer host.Add(-1)
	if s.habit == redirecting && !strings.HasSuffix(r.URL.Path, "/now") {
		http.Redirect(out, r, r.URL.Path+"/now", http.StatusFound)
		return
	}
	now, n := w.now.Load(), s.answers.Add(1)
	script := rand.New(rand.NewPCG(uint64(i), n))
	w.journal(s, now)
	fault := script.IntN(20)
	if w.calm.Load() {
		fault = 20
	}
	w.answer(out, r, s, now, n, fault, script)
}

// journal notes a request.
func (w *world) journal(s *source, now int64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.requests++
	s.asked = now
	if now < s.unread {
		w.hasty++
	}
	s.unread = 0
	if allowed := s.allowed.Load(); now < allowed {
		w.early = append(w.early, fmt.Sprintf("feed %d %d s before it was allowed", s.number, allowed-now))
	}
}

// forget takes back what the last answer of each feed asked for where the process that was killed had not read it: no record
// of it was saved since.
func (w *world) forget(checked map[string]time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for i, s := range w.sources {
		if s.asked > 0 && checked[w.url(i)].Unix() < s.asked {
			w.unread++
			s.unread = s.allowed.Swap(0)
		}
	}
}

// close forbids requests for some seconds.
func (w *world) close(s *source, now, seconds int64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	s.allowed.Store(now + seconds)
	s.closed = append(s.closed, [2]int64{now, now + seconds})
}

// answer answers one request, in a quarter of all cases with a fault.
func (w *world) answer(out http.ResponseWriter, r *http.Request, s *source, now int64, n uint64, fault int, script *rand.Rand) {
	if fault < 6 {
		w.mu.Lock()
		w.faults++
		w.mu.Unlock()
	}
	body := s.document(now, n)
	if s.habit != newGUIDs {
		body = s.document(now, 0)
	}
	out.Header().Set("Content-Type", "application/rss+xml")
	switch fault {
	case 0:
		panic(http.ErrAbortHandler) // the connection is reset
	case 1:
		http.Error(out, "no", http.StatusInternalServerError)
		return
	case 2, 3:
		wait := script.Int64N(3 * 3600)
		w.close(s, now, wait)
		out.Header().Set("Date", time.Unix(now, 0).UTC().Format(http.TimeFormat))
		out.Header().Set("Retry-After", fmt.Sprint(wait))
		if script.IntN(2) == 0 {
			out.Header().Set("Retry-After", time.Unix(now+wait, 0).UTC().Format(http.TimeFormat))
		}
		http.Error(out, "later", []int{http.StatusServiceUnavailable, http.StatusTooManyRequests}[fault-2])
		return
	case 4:
		out.Header().Set("Content-Type", "text/html")
		fmt.Fprint(out, "<html><body><h1>Maintenance</h1></body></html>")
		return
	case 5:
		out.Header().Set("Content-Length", fmt.Sprint(len(body)))
		fmt.Fprint(out, body[:len(body)*2/3])
		panic(http.ErrAbortHandler)
	}
	age := script.Int64N(1800)
	w.close(s, now, age)
	out.Header().Set("Cache-Control", fmt.Sprintf("public, max-age=%d", age))
	if s.habit != noTags {
		tag := s.tag(now)
		out.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			out.WriteHeader(http.StatusNotModified)
			return
		}
	}
	fmt.Fprint(out, body)
}

// serve starts the world's server and returns what stops it.
func (w *world) serve(t *testing.T) {
	l, err := net.Listen("tcp", "0.0.0.0:0")
	if err != nil {
		t.Fatal(err)
	}
	w.port = l.Addr().(*net.TCPAddr).Port
	s := &httptest.Server{Listener: l, Config: &http.Server{Handler: w}}
	s.Start()
	t.Cleanup(s.Close)
}

func (w *world) clock() time.Time { return time.Unix(w.now.Load(), 0).UTC() }

// reachable says whether a feed might have been asked for while it showed an item.
func (s *source) reachable(from, to int64) bool {
	for _, span := range s.closed {
		if span[0] <= from && from < span[1] {
			from = span[1]
		}
	}
	return from+600 < to
}

// A tray is what has been handed out: how often each version of each item, by feed.
type tray map[string]map[string]int

func (t tray) take(r *feeds.Result) {
	got := t[r.URL]
	if got == nil {
		got = map[string]int{}
		t[r.URL] = got
	}
	for _, items := range [][]feeds.Item{r.New, r.Edited} {
		for _, it := range items {
			page, _, _ := strings.Cut(it.URL, "?")
			got[page+" "+it.Title]++
		}
	}
}

// compare holds what was handed out against the journal. An item is lost if no version of it came though the feed might have
// been asked for while it showed the item.
func (w *world) compare(got tray, start, end time.Time) (items, lost, excused, doubled int, examples []string) {
	for n, s := range w.sources {
		have := got[w.url(n)]
		for i := range s.times {
			if s.times[i] < start.Unix() || s.times[i] > end.Unix() { // when the feed was not followed
				continue
			}
			items++
			first, second := have[s.item(i)+" "+s.title(i, 0)], 0
			if s.edits[i] > 0 {
				second = have[s.item(i)+" "+s.title(i, s.edits[i])]
			}
			if first > 1 || second > 1 {
				doubled++
				examples = append(examples, fmt.Sprintf("feed %d habit %d item %d: %d and %d times", n, s.habit, i, first, second))
			}
			if first+second > 0 {
				continue
			}
			if !s.reachable(s.times[i], s.gone(i)) {
				excused++
				continue
			}
			lost++
			examples = append(examples, fmt.Sprintf("feed %d habit %d window %d item %d of %d, published %s, gone %s later",
				n, s.habit, s.window, i, len(s.times), time.Unix(s.times[i], 0).UTC().Format(time.DateTime), time.Duration(s.gone(i)-s.times[i])*time.Second))
		}
	}
	return items, lost, excused, doubled, examples
}

// gone is when an item is no longer shown.
func (s *source) gone(i int) int64 {
	if i+s.window < len(s.times) {
		return s.times[i+s.window]
	}
	return 1 << 40
}

// soakSize is how many feeds the soak has: all of them where NEWSCLAIMS_SOAK is set.
func soakSize() (sources int, days time.Duration) {
	if os.Getenv("NEWSCLAIMS_SOAK") != "" {
		return 2000, 10
	}
	return 40, 3
}

// TestSoak polls feeds over HTTP for days of a virtual clock in which three of ten answers are faults, and a quiet time after
// them in which all feeds come round. The state is closed and opened anew now and then. What the poller has handed out is
// compared with what was published: nothing lost, nothing doubled, no request before its time, no two at once at a host.
//
//	NEWSCLAIMS_SOAK=1 go test ./feeds/fetch -run TestSoak -v -timeout 30m     2,000 feeds, ten days
func TestSoak(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("needs all of 127.0.0.0/8 on loopback")
	}
	n, days := soakSize()
	start := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	end := start.Add(days * 24 * time.Hour)
	w := newWorld(n, start, end, 7)
	w.serve(t)
	var urls []string
	for i := range n {
		urls = append(urls, w.url(i))
	}
	client := &fetch.Client{AllowPrivate: true, Delay: -1, Now: w.clock}
	defer client.Close()
	path := filepath.Join(t.TempDir(), "state.jsonl")
	got := tray{}
	random := rand.New(rand.NewPCG(3, 4))
	for w.clock().Before(end.Add(200 * time.Hour)) {
		w.calm.Store(!w.clock().Before(end))
		state, err := feeds.OpenState(path)
		if err != nil {
			t.Fatal(err)
		}
		p := &feeds.Poller{Getter: client, State: state, Jobs: 16, Now: w.clock}
		for range 1 + random.IntN(200) {
			for r, err := range p.Poll(context.Background(), urls) {
				if err != nil {
					t.Fatal(err)
				}
				got.take(&r)
			}
			step := int64(300)
			if w.calm.Load() {
				step = 1200
			}
			w.now.Add(step)
		}
		if err := state.Close(); err != nil {
			t.Fatal(err)
		}
	}
	items, lost, excused, doubled, examples := w.compare(got, start, end)
	t.Logf("%d feeds, %d items, %d requests, %d faults; %d items that the server let nobody see", n, items, w.requests, w.faults, excused)
	if lost+doubled+len(w.early)+w.crowded > 0 {
		t.Errorf("%d lost, %d doubled, %d requests before their time %v, %d at once at a host\n%s", lost, doubled, len(w.early), w.early[:min(3, len(w.early))],
			w.crowded, strings.Join(examples[:min(20, len(examples))], "\n"))
	}
}
