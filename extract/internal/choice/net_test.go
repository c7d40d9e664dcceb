package choice

import (
	"slices"
	"testing"
)

// apart returns choices whose right option no single vector tells: it is the one that differs from what it is compared with.
func apart() [][]Option {
	const one, n = 1024, 16
	vector := func(i int) []int16 {
		v := make([]int16, n)
		v[i] = one
		return v
	}
	var choices [][]Option
	for i := range 400 {
		a, b := vector(i%2), vector(i/2%2)
		choices = append(choices, []Option{
			{Right: i%2 == i/2%2},
			{Right: i%2 != i/2%2, Inputs: []Input{{0, a}, {1, b}}, Task: 1, Row: 2},
		})
	}
	return choices
}

var apartShape = Shape{Vector: 16, Matrices: 2, Rows: 3, Tasks: 2, Units: 8}

// TestNet holds that hidden units learn what no sum of weights can say, an exclusive or, and that units of several orders add up.
func TestNet(t *testing.T) {
	choices := apart()
	m := Trainer{Epochs: 40, Orders: 2, Net: apartShape}.Train(choices, 16)
	if m.Net.Units != 16 {
		t.Fatalf("%d units", m.Net.Units)
	}
	var p Projector
	a, b := make([]float32, 16*Together), make([]float32, 16*Together)
	for _, c := range choices[:4] {
		in := c[1].Inputs
		m.Net.Project(&p, a, 0, slices.Repeat(in[0].Vector, Together))
		m.Net.Project(&p, b, 1, slices.Repeat(in[1].Vector, Together))
		if got := m.Net.Score(1, 2, a, b, nil); got > 0 != c[1].Right {
			t.Errorf("score %.2f of an option that is right: %t", got, c[1].Right)
		}
	}
	again := Trainer{Epochs: 40, Orders: 2, Net: apartShape}.Train(choices, 16)
	if !slices.Equal(m.Net.Append(nil), again.Net.Append(nil)) {
		t.Error("the same choices give other units")
	}
}

// TestNetFile holds that a net survives being written, and that what is cut off is an error.
func TestNetFile(t *testing.T) {
	n := Trainer{Epochs: 1, Orders: 1, Net: apartShape}.Train(apart(), 16).Net
	file := n.Append(nil)
	read, rest, err := ParseNet(append(file, "rest"...))
	if err != nil || string(rest) != "rest" {
		t.Fatalf("rest %q, error %v", rest, err)
	}
	if read.Shape != n.Shape || !slices.Equal(read.Append(nil), file) {
		t.Error("the net that is read is not the one that was written")
	}
	for _, size := range []int{0, 10, 24, len(file) - 1} {
		if _, _, err := ParseNet(file[:size]); err == nil {
			t.Errorf("no error for the first %d bytes", size)
		}
	}
}

// TestProject holds that sums are those of weights times values, each vector's by itself.
func TestProject(t *testing.T) {
	n := &Net{Shape: Shape{Vector: 2, Matrices: 2, Units: 1}, Weights: []int8{0, 0, 3, -2}, Scale: 0.5}
	n.pack()
	var p Projector
	sums := make([]float32, Together)
	n.Project(&p, sums, 1, []int16{10, 4, 0, 0, 1, 0, 0, -1})
	if want := []float32{11, 0, 1.5, 1}; !slices.Equal(sums, want) {
		t.Errorf("%v, want %v", sums, want)
	}
}
