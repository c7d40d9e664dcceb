package choice

import "testing"

// BenchmarkTrain trains on 400 choices with hidden units; ns/op is for all of them, one pass.
func BenchmarkTrain(b *testing.B) {
	var choices [][]Option
	v := make([]int16, 192)
	for i := range v {
		v[i] = int16(i * 7 % 900)
	}
	for i := range 400 {
		c := make([]Option, 12)
		for k := range c {
			c[k] = Option{Right: (i+k)%12 == 0, Features: []uint32{uint32(k), uint32(i * k)}, Inputs: []Input{{0, v}, {1, v[:]}}}
		}
		choices = append(choices, c)
	}
	for b.Loop() {
		Trainer{Epochs: 1, Orders: 1, Net: Shape{Vector: 192, Matrices: 2, Rows: 1, Tasks: 1, Units: 8}}.Train(choices, 1<<12)
	}
}
