package entity

import (
	"testing"

	"pgregory.net/rapid"
)

// TestLanes holds that lanes sum up as numbers do, however many cells there are.
func TestLanes(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		weights := rapid.SliceOfN(rapid.Int8(), 3*perLine, 3*perLine).Draw(r, "weights")
		cells := cellsOf(weights)
		var l lanes
		var want [numKinds]int32
		for _, i := range rapid.SliceOfN(rapid.IntRange(0, 2), 0, 2*mostInLanes+9).Draw(r, "cells") {
			l.add(cells[i])
			for k := range want {
				want[k] += int32(weights[i*perLine+k])
			}
		}
		if got := l.sums(); got != want {
			r.Fatalf("the sums are %v, want %v", got, want)
		}
	})
	var low lanes
	for range 3 * mostInLanes {
		low.add(cellsOf([]int8{-128, 127, -128, 127, -128, 127, -128, 127})[0])
	}
	if got, want := low.sums(), ([numKinds]int32{-98688, 97917, -98688, 97917, -98688, 97917, -98688}); got != want {
		t.Errorf("the sums are %v, want %v", got, want)
	}
}
