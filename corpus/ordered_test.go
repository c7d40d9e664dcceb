package corpus

import (
	"context"
	"iter"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"
)

func TestOrderedKeepsTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOf(rapid.Int()).Draw(t, "values")
		workers := rapid.IntRange(0, 9).Draw(t, "workers")
		double := func(n int) int { return 2 * n }
		var want []int
		for _, v := range values {
			want = append(want, 2*v)
		}
		got := slices.Collect(Ordered(t.Context(), workers, slices.Values(values), double))
		if !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

// count yields 0, 1, 2 ... without end and keeps how far it got.
func count(taken *atomic.Int64) iter.Seq[int] {
	return func(yield func(int) bool) {
		for n := 0; yield(n); n++ {
			taken.Store(int64(n + 1))
		}
	}
}

func TestOrderedIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const workers = 3
		var taken, running, most atomic.Int64
		slowFirst := func(n int) int {
			most.Store(max(most.Load(), running.Add(1)))
			defer running.Add(-1)
			if n == 0 {
				time.Sleep(time.Hour)
			}
			return n
		}
		for range Ordered(t.Context(), workers, count(&taken), slowFirst) {
			break
		}
		synctest.Wait()
		if n := taken.Load(); n > 2*workers+1 {
			t.Errorf("%d values taken while the first was under way, want at most %d", n, 2*workers+1)
		}
		if n := most.Load(); n > workers {
			t.Errorf("%d values at once, want at most %d", n, workers)
		}
	})
}

func TestOrderedFinishesWhatIsUnderWay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		var taken atomic.Int64
		slow := func(n int) int {
			time.Sleep(time.Second)
			return n
		}
		var got []int
		for n := range Ordered(ctx, 2, count(&taken), slow) {
			got = append(got, n)
			if n == 4 {
				stop()
			}
		}
		for i, n := range got {
			if i != n {
				t.Fatalf("got %v, want the first values without a gap", got)
			}
		}
		if len(got) < 5 || len(got) > 5+2*2 {
			t.Errorf("%d values after stopping at the fifth", len(got))
		}
	})
}

func TestOrderedDoesNotWaitForTheNextValue(t *testing.T) {
	lines := make(chan int)
	in := func(yield func(int) bool) {
		for n := range lines {
			if !yield(n) {
				return
			}
		}
	}
	next, stop := iter.Pull(Ordered(t.Context(), 4, in, func(n int) int { return n }))
	defer stop()
	for n := range 10 {
		go func() { lines <- n }()
		if got, ok := next(); !ok || got != n {
			t.Fatalf("got %d, %v after writing %d", got, ok, n)
		}
	}
	close(lines)
}
