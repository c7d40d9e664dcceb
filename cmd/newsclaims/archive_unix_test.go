//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// archiveOf writes an archive of so many invented stories, a fifth of them copies and one in a hundred damaged.
func archiveOf(t *testing.T, stories int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "news.warc.gz")
	archive, err := exec.Command("go", "run", "newsclaims/corpus/internal/newsroom/archive", "-stories", fmt.Sprint(stories)).Output()
	if err == nil {
		err = os.WriteFile(path, archive, 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// runProgram runs newsclaims as a process of its own. It may end with failed records.
func runProgram(t *testing.T, args ...string) {
	t.Helper()
	out, err := exec.Command("newsclaims", args...).CombinedOutput()
	if exit := new(exec.ExitError); err != nil && (!errors.As(err, &exit) || exit.ExitCode() != exitPartly) {
		t.Fatalf("newsclaims %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// exportOf is all that an export of the store has, by the names of the files.
func exportOf(t *testing.T, store string) map[string][]byte {
	t.Helper()
	dir := t.TempDir()
	runProgram(t, "export", "--store", store, "--to", dir, "--format", "jsonl,csv,parquet,spans", "--copies", "--versions")
	files := map[string][]byte{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if files[e.Name()], err = os.ReadFile(filepath.Join(dir, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func compareExports(t *testing.T, want, got map[string][]byte) {
	t.Helper()
	for name, b := range want {
		if !bytes.Equal(b, got[name]) {
			t.Errorf("%s differs: %d bytes, want %d", name, len(got[name]), len(b))
		}
	}
	if len(got) != len(want) || len(want["claims.jsonl"]) == 0 {
		t.Errorf("%d files, want %d", len(got), len(want))
	}
}

// TestKilledAndResumed kills a run over an archive at random points and starts it again with --resume, until it ends by itself: the
// export has the same bytes as that of a run which was left alone. So it has for three shards, killed likewise and merged.
// With NEWSCLAIMS_SOAK there are fifty kills of each:
//
//	NEWSCLAIMS_SOAK=1 go test ./cmd/newsclaims -run TestKilledAndResumed -v -timeout 1h
func TestKilledAndResumed(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	stories, kills := 600, 2
	if os.Getenv("NEWSCLAIMS_SOAK") != "" {
		stories, kills = 2000, 50
	}
	archive := archiveOf(t, stories)
	dir := t.TempDir()
	whole := filepath.Join(dir, "whole.db")
	start := time.Now()
	runProgram(t, "extract", "--store", whole, "--jobs", "1", archive)
	length := time.Since(start)
	want := exportOf(t, whole)

	rng := rand.New(rand.NewPCG(1, 2))
	done := 0
	for run := 0; done < kills && run < 2*kills; run++ {
		store := filepath.Join(dir, fmt.Sprintf("killed%d.db", run))
		done += killAndResume(t, rng, length/2, kills-done, "extract", "--store", store, "--resume", archive)
		compareExports(t, want, exportOf(t, store))
	}
	if done == 0 {
		t.Error("every run was done before it was to be killed")
	}
	merge := []string{"merge", "--store", filepath.Join(dir, "merged.db")}
	for i := range 3 {
		store := filepath.Join(dir, fmt.Sprintf("shard%d.db", i+1))
		killAndResume(t, rng, length/6, (kills+2)/3, "extract", "--store", store, "--resume", "--shard", fmt.Sprintf("%d/3", i+1), archive)
		merge = append(merge, store)
	}
	runProgram(t, merge...)
	compareExports(t, want, exportOf(t, merge[2]))
}

// killAndResume runs the command at most so many times for a random part of the given length and kills it, then once more to its
// end. It returns how many times it was killed.
func killAndResume(t *testing.T, rng *rand.Rand, length time.Duration, atMost int, args ...string) (killed int) {
	t.Helper()
	for range atMost {
		c := exec.Command("newsclaims", args...)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		timer := time.AfterFunc(time.Duration(rng.Int64N(int64(length))), func() { c.Process.Kill() })
		err := c.Wait()
		timer.Stop()
		if exit := new(exec.ExitError); err == nil || errors.As(err, &exit) && exit.Exited() {
			break // it was done before
		}
		killed++
	}
	t.Logf("killed %d times", killed)
	runProgram(t, args...)
	return killed
}

// A run that finds no room ends with a clear error, and the store opens with what was kept before, and goes on when there is room.
func TestNoRoom(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	archive := archiveOf(t, 600)
	store := filepath.Join(t.TempDir(), "news.db")
	limited := exec.Command("sh", "-c", `ulimit -f 5000; exec newsclaims extract --store "$0" "$1"`, store, archive)
	out, err := limited.CombinedOutput()
	if exit := new(exec.ExitError); !errors.As(err, &exit) || exit.ExitCode() != exitFailed {
		t.Fatalf("%v: %s", err, out)
	}
	for _, want := range []string{"no space left for the store", "hint: what was kept before is in the store: make room and run again with --resume"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("no %q in %s", want, out)
		}
	}
	runProgram(t, "query", "--store", store)
	runProgram(t, "extract", "--store", store, "--resume", archive)
	whole := filepath.Join(t.TempDir(), "whole.db")
	runProgram(t, "extract", "--store", whole, archive)
	compareExports(t, exportOf(t, whole), exportOf(t, store))
}
