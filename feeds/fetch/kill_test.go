package fetch_test

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"newsclaims/feeds"
	"newsclaims/feeds/fetch"
)

// The child of TestKilledAtAnyPoint: it polls the feeds of its parent's world until that comes to an end.
const (
	childWorld = "NEWSCLAIMS_CHILD_WORLD" // base address, number of feeds, and the Unix time of the end
	childFile  = "NEWSCLAIMS_CHILD_FILE"
)

func TestMain(m *testing.M) {
	if about := os.Getenv(childWorld); about != "" {
		if err := child(about, os.Getenv(childFile)); err != nil {
			fmt.Fprintln(os.Stderr, "child:", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// child polls round after round, each five minutes of the world's clock after the one before.
func child(about, path string) error {
	var port, n int
	var end int64
	if _, err := fmt.Sscan(about, &port, &n, &end); err != nil {
		return err
	}
	w := &world{port: port}
	var urls []string
	for i := range n {
		urls = append(urls, w.url(i))
	}
	ctx := context.Background()
	state, err := feeds.OpenSQLState(ctx, path)
	if err != nil {
		return err
	}
	defer state.Close()
	client := &fetch.Client{AllowPrivate: true, Delay: -1, Now: w.clock}
	p := &feeds.Poller{Getter: client, State: state, Jobs: 16, Now: w.clock}
	for w.now.Load() < end {
		now, err := tick(port)
		if err != nil {
			return err
		}
		w.now.Store(now)
		for r, err := range p.Poll(ctx, urls) {
			if err != nil {
				return err
			}
			if _, err := state.Keep(&r); err != nil {
				return err
			}
		}
	}
	return nil
}

func tick(port int) (int64, error) {
	resp, err := http.Get(fmt.Sprintf("http://127.0.0.1:%d/tick", port))
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return 0, err
	}
	return strconv.ParseInt(string(body), 10, 64)
}

// TestKilledAtAnyPoint kills a process that polls into a SQLite file, at random points, and starts it again. In the end the file
// has each item that was published once in each of its versions, and no request has come before its time. What a server
// asked for in an answer that was being read when the process died nobody can know: those requests are counted alone.
//
//	NEWSCLAIMS_SOAK=1 go test ./feeds/fetch -run TestKilled -v     200 kills
func TestKilledAtAnyPoint(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("needs all of 127.0.0.0/8 on loopback")
	}
	kills, n, length := 8, 20, 24*time.Hour
	if os.Getenv("NEWSCLAIMS_SOAK") != "" {
		kills, n, length = 200, 60, 8*24*time.Hour
	}
	start := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	end := start.Add(length)
	w := newWorld(n, start, end.Add(48*time.Hour), 11)
	w.end = end.Unix()
	w.serve(t)
	path := filepath.Join(t.TempDir(), "news.db")
	random := rand.New(rand.NewPCG(5, 6))
	killed := 0
	for done := false; !done; {
		c := exec.Command(os.Args[0])
		var messages strings.Builder
		c.Stderr = &messages
		c.Env = append(os.Environ(), childWorld+"="+fmt.Sprint(w.port, n, end.Add(200*time.Hour).Unix()), childFile+"="+path)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		var timer *time.Timer
		if killed < kills {
			timer = time.AfterFunc(time.Duration(20+random.IntN(400))*time.Millisecond, func() { c.Process.Kill() })
		}
		err := c.Wait()
		switch {
		case err == nil:
			done = true
		case messages.Len() > 0:
			t.Fatal(messages.String())
		default:
			killed++
			w.forget(checked(t, path))
		}
		if timer != nil {
			timer.Stop()
		}
	}
	got := stored(t, path, w)
	items, lost, excused, doubled, examples := w.compare(got, start, end)
	t.Logf("%d kills, %d feeds, %d items, %d requests, %d of them before their time; %d items that the server let nobody see",
		killed, n, items, w.requests, len(w.early), excused)
	t.Logf("%d answers died with their reader; %d requests came before those had allowed them", w.unread, w.hasty)
	if lost+doubled+len(w.early) > 0 {
		t.Errorf("%d lost, %d doubled, %d requests before their time %v\n%s", lost, doubled, len(w.early), w.early[:min(3, len(w.early))],
			strings.Join(examples[:min(20, len(examples))], "\n"))
	}
	if killed < kills/2 {
		t.Errorf("the process came to its end after %d of %d kills", killed, kills)
	}
}

// checked reads when each feed's last answer was read, as the file has it.
func checked(t *testing.T, path string) map[string]time.Time {
	times := map[string]time.Time{}
	if _, err := os.Stat(path); err != nil {
		return times
	}
	state, err := feeds.OpenSQLState(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer state.Close()
	for rec, err := range state.Records() {
		if err != nil {
			t.Fatal(err)
		}
		times[rec.URL] = rec.Checked
	}
	return times
}

// stored reads what the file holds.
func stored(t *testing.T, path string, w *world) tray {
	state, err := feeds.OpenSQLState(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer state.Close()
	got := tray{}
	for i := range w.sources {
		for v, err := range state.Versions(w.url(i)) {
			if err != nil {
				t.Fatal(err)
			}
			got.take(&feeds.Result{URL: w.url(i), New: []feeds.Item{v.Item}})
		}
	}
	return got
}
