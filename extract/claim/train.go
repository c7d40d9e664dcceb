package claim

import (
	"math"
	"math/rand/v2"
)

// How the model is trained: softmax regression over the options of each choice by stochastic gradient ascent with a rate for each
// weight (AdaGrad, Duchi et al. 2011) and a ridge; the models of several orders of the choices are averaged.
const (
	trainRate   = 0.1
	trainRidge  = 2e-3
	trainEpochs = 6
	trainOrders = 2
	trainStart  = 1e-2 // of the sum of squared gradients
)

// Train returns the model that chooses best among the options of the choices and knows the words, the same one each time. Choices
// without a right option are passed over.
func Train(choices []Choice, words []Word) *Model {
	t := trainer{cells: make([]cell, modelSize)}
	mean := make([]float64, modelSize)
	order := make([]*Choice, len(choices))
	for seed := range uint64(trainOrders) {
		for i := range choices {
			order[i] = &choices[i]
		}
		clear(t.cells)
		random := rand.New(rand.NewPCG(1, seed))
		for range trainEpochs {
			random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
			for _, c := range order {
				t.learn(c)
			}
		}
		for i := range t.cells {
			mean[i] += float64(t.cells[i].weight) / trainOrders
		}
	}
	m := quantized(mean)
	m.know(words)
	return m
}

type trainer struct {
	cells []cell
	p, q  []float64 // chance of each option by the model, and among the right ones
}

// A cell is one weight and the sum of its squared gradients, side by side in memory.
type cell struct{ weight, squares float32 }

// learn moves the weights so that the right options of the choice gain.
func (t *trainer) learn(c *Choice) {
	if !t.chances(c) {
		return
	}
	for i := range c.Options {
		g := t.q[i] - t.p[i]
		if math.Abs(g) < 1e-4 {
			continue
		}
		for _, h := range c.Options[i].features {
			w := &t.cells[h&(modelSize-1)]
			step := float32(g) - trainRidge*w.weight
			w.squares += step * step
			w.weight += trainRate * step / float32(math.Sqrt(float64(trainStart+w.squares)))
		}
	}
}

// chances fills p and q, and reports whether there is anything to learn.
func (t *trainer) chances(c *Choice) bool {
	t.p, t.q = t.p[:0], t.q[:0]
	top := math.Inf(-1)
	for i := range c.Options {
		sum := float32(0)
		for _, h := range c.Options[i].features {
			sum += t.cells[h&(modelSize-1)].weight
		}
		t.p = append(t.p, float64(sum))
		top = max(top, float64(sum))
	}
	all, right := 0.0, 0.0
	for i := range t.p {
		t.p[i] = math.Exp(t.p[i] - top)
		all += t.p[i]
		if c.Options[i].Right {
			right += t.p[i]
		}
	}
	if right == 0 {
		return false
	}
	for i := range t.p {
		t.q = append(t.q, 0)
		if c.Options[i].Right {
			t.q[i] = t.p[i] / right
		}
		t.p[i] /= all
	}
	return true
}

// quantized returns the model with weights of one byte.
func quantized(weights []float64) *Model {
	top := 0.0
	for _, w := range weights {
		top = max(top, math.Abs(w))
	}
	m := &Model{weights: make([]int8, len(weights)), scale: top / math.MaxInt8, slope: 1}
	if top == 0 {
		return m
	}
	for i, w := range weights {
		m.weights[i] = int8(math.Round(w / m.scale))
	}
	return m
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
