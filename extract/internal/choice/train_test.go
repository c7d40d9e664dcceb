package choice

import (
	"slices"
	"testing"
)

// TestTrain holds that what is right mostly weighs more than what is right seldom and that more than what never is, and that the same choices
// give the same model.
func TestTrain(t *testing.T) {
	var choices [][]Option
	for i := range uint32(40) {
		choices = append(choices, []Option{
			{Features: []uint32{1, 100 + i}},
			{Features: []uint32{2, 200 + i}, Right: i%4 != 0},
			{Features: []uint32{3, 300 + i}, Right: i%4 == 0},
		})
	}
	m := train(choices, 1<<10)
	if m.Weight(2) <= m.Weight(3) || m.Weight(3) <= m.Weight(1) {
		t.Errorf("weights of what is right never, mostly and seldom: %d, %d, %d", m.Weight(1), m.Weight(2), m.Weight(3))
	}
	if again := train(choices, 1<<10); again.Scale != m.Scale || !slices.Equal(again.Weights, m.Weights) {
		t.Error("the same choices give another model")
	}
}

// TestTrainNothing holds that choices without a right option teach nothing.
func TestTrainNothing(t *testing.T) {
	m := train([][]Option{{{Features: []uint32{1}}, {Features: []uint32{2}}}}, 1<<4)
	if slices.ContainsFunc(m.Weights, func(w int8) bool { return w != 0 }) {
		t.Errorf("weights %v", m.Weights)
	}
}

func train(choices [][]Option, size int) *Model { return Trainer{}.Train(choices, size) }

// TestDrop holds that learning without some of the features each time spreads what a choice turns on over all that tell it: of two that
// always come together and one that is nearly as good, the last gains.
func TestDrop(t *testing.T) {
	var choices [][]Option
	for i := range uint32(400) {
		other := Option{Features: []uint32{3}}
		if i%10 == 0 {
			other.Features = []uint32{4}
		}
		right := Option{Features: []uint32{1}, Right: true}
		if i%10 != 0 {
			right.Features = append(right.Features, 2)
		}
		choices = append(choices, []Option{right, other})
	}
	share := func(m *Model) float64 { return float64(m.Weight(2)) / float64(m.Weight(1)) }
	without, with := train(choices, 1<<10), Trainer{Drop: 0.5}.Train(choices, 1<<10)
	if share(with) <= share(without) {
		t.Errorf("of the weight of the surer feature the other has %.2f with dropout, %.2f without", share(with), share(without))
	}
}
