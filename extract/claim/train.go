package claim

import (
	"math"

	"newsclaims/extract/internal/choice"
)

// settings are those that left-out articles did best with.
var settings = choice.Trainer{Ridge: 1e-3, Epochs: 6, Orders: 4, Drop: 0.3, Net: choice.Shape{Matrices: numMatrices, Rows: 3 * int(numTypes), Tasks: 3, Units: 4}}

// Train returns the model that chooses best among the options of the choices and knows the words, the same one each time. Choices
// without a right option are passed over.
func Train(choices []Choice, words []Word) *Model {
	all := make([][]choice.Option, len(choices))
	for i := range choices {
		for _, o := range choices[i].Options {
			all[i] = append(all[i], choice.Option{Features: o.features, Right: o.Right, Inputs: o.inputs, Task: int(choices[i].Task), Row: o.row})
		}
	}
	s := settings
	s.Net.Vector = stateSize(all)
	t := s.Train(all, modelSize)
	m := &Model{weights: t.Weights, scale: t.Scale, net: t.Net, slope: 1}
	m.know(words)
	return m
}

// stateSize returns the length of the states of the tokens that the options show; 0 where the engine has none.
func stateSize(choices [][]choice.Option) int {
	for _, c := range choices {
		for _, o := range c {
			for _, in := range o.Inputs {
				if len(in.Vector) > 0 {
					return len(in.Vector)
				}
			}
		}
	}
	return 0
}

// An Outcome is the confidence that an uncalibrated model gave a claim, and whether the claim is right.
type Outcome struct {
	Confidence float64
	Right      bool
}

// Calibrate makes the confidence of m the probability that a claim is right, as the outcomes have it: those of claims that models trained
// like m found in articles that they did not see.
func (m *Model) Calibrate(outcomes []Outcome) {
	const rounds, rate = 4000, 2.0
	m.slope, m.shift = 1, 0
	for range rounds { // gradient ascent on a concave function of two numbers
		slope, shift := 0.0, 0.0
		for _, o := range outcomes {
			x := logit(o.Confidence)
			g := -1 / (1 + math.Exp(-m.slope*x-m.shift))
			if o.Right {
				g++
			}
			slope += g * x
			shift += g
		}
		m.slope += rate * slope / float64(len(outcomes)+1) / 4
		m.shift += rate * shift / float64(len(outcomes)+1) / 4
	}
}
