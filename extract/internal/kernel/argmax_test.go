package kernel

import (
	"math/rand/v2"
	"testing"
)

// TestArgmax holds that the first of equal values is found, wherever it stands.
func TestArgmax(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	zero := float32(0)
	for n := range 70 {
		v := make([]float32, n)
		for range 40 {
			for i := range v {
				v[i] = float32(r.IntN(n)) - float32(n) // many are equal, none is above 0
			}
			for range min(n, r.IntN(4)) {
				v[r.IntN(n)] = [...]float32{0, -zero, 1, 1e30}[r.IntN(4)]
			}
			want := argmaxGeneric(v)
			for i := range v {
				if v[i] > v[want] || v[i] == v[want] && i < want {
					t.Fatalf("plain Go: %d, want %d in %v", want, i, v)
				}
			}
			if got := Argmax(v); got != want {
				t.Fatalf("%d, want %d in %v", got, want, v)
			}
		}
	}
}
