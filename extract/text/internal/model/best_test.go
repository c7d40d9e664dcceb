package model

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestBest holds the best column to that of a plain search: the first one of equal values, 0 and -0 among them.
func TestBest(t *testing.T) {
	negative := float32(math.Copysign(0, -1))
	values := []float32{-3.5, -2, -1e-30, negative, 0, 1e-30, 0.25, 7, 7, 1e20, -1e20}
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		line := make([]float32, 12)
		for i := range line {
			line[i] = values[r.IntN(len(values))]
		}
		a := r.IntN(len(line))
		want := a
		for j := a; j < 11; j++ {
			if line[j] > line[want] {
				want = j
			}
		}
		if a < 11 && best(line, a, 11) != want {
			t.Fatalf("best of %v from %d is %d, want %d", line[:11], a, best(line, a, 11), want)
		}
	}
}
