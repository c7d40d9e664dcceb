package choice

import (
	"slices"
	"testing"
)

// TestFeatures holds that the sum is that of the weights of all features that were put since the beginning, however many, and that the same
// features are kept where choices are collected.
func TestFeatures(t *testing.T) {
	m := Model{Weights: make([]int8, 1<<8)}
	for i := range m.Weights {
		m.Weights[i] = int8(i*37 - 100)
	}
	asked, collected := Features{Weights: m.Weights, Task: 3}, Features{Task: 3, Keep: true}
	for _, n := range [...]uint32{0, 1, 63, 64, 65, 200} {
		asked.Begin()
		collected.Begin()
		var list []uint32
		sum := int32(0)
		for i := range n {
			h := feature(3, i, i*i, 7)
			list = append(list, h)
			sum += int32(m.Weight(h))
			asked.Put2(i, i*i, 7)
			collected.Put2(i, i*i, 7)
			if i%50 == 0 && asked.Sum() != sum {
				t.Errorf("after %d features the sum is %d, want %d", i+1, asked.Sum(), sum)
			}
		}
		if asked.Sum() != sum {
			t.Errorf("%d features: sum %d, want %d", n, asked.Sum(), sum)
		}
		if !slices.Equal(collected.List(), list) || collected.Sum() != 0 {
			t.Errorf("%d features: %d kept with sum %d", n, len(collected.List()), collected.Sum())
		}
	}
}

// TestOptions holds that options which are told one after another have the sums that they have alone, and that the list is that of the last.
func TestOptions(t *testing.T) {
	m := Model{Weights: make([]int8, 1<<8)}
	for i := range m.Weights {
		m.Weights[i] = int8(i*37 - 100)
	}
	together, alone := Features{Weights: m.Weights, Task: 3}, Features{Weights: m.Weights, Task: 3}
	var want []int32
	together.Begin()
	for n := range uint32(9) {
		if n > 0 {
			together.Next()
		}
		alone.Begin()
		for i := range n * n {
			alone.Put1(n, i)
			together.Put1(n, i)
		}
		want = append(want, alone.Sum())
		if !slices.Equal(together.List(), alone.List()) {
			t.Errorf("option %d of several has other features than alone", n)
		}
	}
	if got := together.Sums(nil); !slices.Equal(got, want) {
		t.Errorf("sums %d, alone %d", got, want)
	}
}

// TestLine holds that the features of a line have weights of their own, side by side, and other lines others.
func TestLine(t *testing.T) {
	m := Model{Weights: make([]int8, 1<<12)}
	for i := range m.Weights {
		m.Weights[i] = int8(i >> 6)
	}
	x := Features{Weights: m.Weights, Task: 3}
	var kept Features
	kept.Keep = true
	for a := range uint32(20) {
		line, met := x.Line2(1, a, 5), map[uint32]bool{}
		if line == x.Line2(1, 5, a) && a != 5 || line == x.Line1(1, a) {
			t.Errorf("two lines are one: %d", a)
		}
		x.Begin()
		x.PutIn(line, 0)
		one := x.Sum()
		for n := range uint32(LineSize) {
			x.Begin()
			x.PutIn(line, n)
			if x.Sum() != one {
				t.Errorf("feature %d of line %d is in another line", n, a)
			}
			kept.Begin()
			kept.PutIn(line, n)
			met[kept.List()[0]%uint32(len(m.Weights))] = true
		}
		if len(met) != LineSize {
			t.Errorf("%d weights for the %d features of a line", len(met), LineSize)
		}
	}
}

// feature returns the hash of a feature: a template and its values.
func feature(task, template uint32, values ...uint32) uint32 {
	h := Mix(task, template)
	for _, v := range values {
		h = Mix(h, v)
	}
	return h
}
