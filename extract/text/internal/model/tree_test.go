package model

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestTree holds the tree of a sentence to the best of all heads that make a tree with one root.
func TestTree(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var found tree
	for range 2000 {
		n := 1 + r.IntN(5)
		score := make([]float32, n*(n+1))
		for i := range score {
			score[i] = r.Float32() * 10
		}
		want, heads := math.Inf(-1), make([]int32, n)
		eachTree(heads, 0, func() { want = max(want, sumOf(heads, score)) })
		found.best(heads, slices.Clone(score))
		if !isTree(heads) {
			t.Fatalf("heads %v are no tree", heads)
		}
		if got := sumOf(heads, score); math.Abs(got-want) > 1e-2 {
			t.Fatalf("heads %v count %v, the best %v", heads, got, want)
		}
	}
}

// eachTree calls do with each choice of heads from word i on that makes a tree.
func eachTree(heads []int32, i int, do func()) {
	if i == len(heads) {
		if isTree(heads) {
			do()
		}
		return
	}
	for h := range len(heads) + 1 {
		heads[i] = int32(h)
		eachTree(heads, i+1, do)
	}
}

func isTree(heads []int32) bool {
	roots := 0
	for _, h := range heads {
		if int(h) == len(heads) {
			roots++
		}
	}
	return roots == 1 && new(tree).acyclic(heads)
}

func sumOf(heads []int32, score []float32) (sum float64) {
	for i, h := range heads {
		sum += float64(score[i*(len(heads)+1)+int(h)])
	}
	return sum
}

func BenchmarkTree(b *testing.B) {
	const n = 30
	r := rand.New(rand.NewPCG(1, 2))
	score, heads, own := make([]float32, n*(n+1)), make([]int32, n), make([]float32, n*(n+1))
	for i := range score {
		score[i] = r.Float32() * 10
	}
	var t tree
	for b.Loop() {
		copy(own, score)
		t.best(heads, own)
	}
}
