package corpus

import (
	"context"
	"iter"
)

// Ordered applies f to the values of in, to as many at once as there are workers, begun in their order, and
// yields the results in the same order. At most 2*workers values are under way or waiting to be yielded, so that memory is
// bounded however slow one of them is; and a result is yielded as soon as it and all before it are there,
// so that nothing waits for a later value.
//
// When ctx ends, no further value is taken and those under way are finished and yielded. Values are read on
// a goroutine of its own, which may still wait for the next one when Ordered has returned.
func Ordered[T, U any](ctx context.Context, workers int, in iter.Seq[T], f func(T) U) iter.Seq[U] {
	workers = max(workers, 1)
	return func(yield func(U) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		window := make(chan chan U, 2*workers-1)
		busy := make(chan struct{}, workers)
		go func() {
			defer close(window)
			for v := range in {
				result := make(chan U, 1)
				if ctx.Err() != nil || !offer(ctx, window, result) {
					return
				}
				busy <- struct{}{}
				go func() {
					result <- f(v)
					<-busy
				}()
			}
		}()
		for {
			result, ok := take(ctx, window)
			if !ok || !yield(<-result) {
				return
			}
		}
	}
}

// offer sends v unless ctx ends first.
func offer[T any](ctx context.Context, c chan<- T, v T) bool {
	select {
	case c <- v:
		return true
	case <-ctx.Done():
		return false
	}
}

// take receives from c; once ctx has ended only what is there already.
func take[T any](ctx context.Context, c <-chan T) (T, bool) {
	select {
	case v, ok := <-c:
		return v, ok
	case <-ctx.Done():
	}
	select {
	case v, ok := <-c:
		return v, ok
	default:
		var none T
		return none, false
	}
}
