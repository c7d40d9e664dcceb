package choice

import (
	"math"
	"math/rand/v2"
)

// How a model is trained: softmax regression over the options of each choice by stochastic gradient ascent with a rate for each
// weight (AdaGrad, Duchi et al. 2011) and a ridge; the models of several orders of the choices are averaged.
const (
	rate  = 0.1
	start = 1e-2 // of the sum of squared gradients
)

// A Trainer trains models. Its zero value has settings for some thousands of choices.
type Trainer struct {
	Ridge  float64 // default 1e-3
	Epochs int     // passes over the choices, default 8
	Orders int     // of the choices, of which the models are averaged, default 4
	Drop   float64 // share of the features that a choice is learnt without, others each time (dropout, Hinton et al. 2012; for sums of weights Wager et al. 2013)
	Net    Shape   // of the hidden units of each order; zero for none
}

// An Option is one way to choose: the hashes of its features, and whether it is right. Of several right ones any may be taken.
type Option struct {
	Features []uint32
	Right    bool

	Inputs    []Input // what it shows to the hidden units; with none, they add nothing
	Task, Row int     // which outputs and which bias it has
}

// Train returns the model of a size, a power of two, that chooses best among the options, the same one each time. Choices without a right
// option are passed over.
func (o Trainer) Train(choices [][]Option, size int) *Model {
	if o.Ridge == 0 {
		o.Ridge = 1e-3
	}
	if o.Epochs == 0 {
		o.Epochs = 8
	}
	if o.Orders == 0 {
		o.Orders = 4
	}
	t := trainer{cells: make([]cell[float64], size), mask: uint32(size - 1), ridge: o.Ridge, drop: uint32(o.Drop * (1 << 32))}
	mean := make([]float64, size)
	order := make([][]Option, len(choices))
	var nets []*netTrainer
	for seed := range uint64(o.Orders) {
		copy(order, choices)
		clear(t.cells)
		if o.Net.Units > 0 {
			t.net = newNetTrainer(o.Net, seed)
			nets = append(nets, t.net)
		}
		random := rand.New(rand.NewPCG(1, seed))
		for range o.Epochs {
			random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
			for _, c := range order {
				if t.drop > 0 {
					t.noise = random.Uint32()
				}
				t.learn(c)
			}
		}
		for i := range t.cells {
			mean[i] += t.cells[i].weight * (1 - o.Drop) / float64(o.Orders)
		}
	}
	m := quantized(mean)
	if len(nets) > 0 {
		m.Net = join(nets)
	}
	return m
}

type trainer struct {
	cells []cell[float64]
	mask  uint32
	ridge float64
	net   *netTrainer // nil for none

	drop, noise uint32    // features are left out whose hash with noise is below drop
	p, q        []float64 // chance of each option by the model, and among the right ones
}

// A cell is one weight and the sum of its squared gradients, side by side in memory.
type cell[T float32 | float64] struct{ weight, squares T }

// kept reports whether the feature is learnt from.
func (t *trainer) kept(h uint32) bool { return Mix(h, t.noise) >= t.drop }

// move moves the weight up its gradient.
func (c *cell[T]) move(g, ridge, rate T) {
	g -= ridge * c.weight
	c.squares += g * g
	c.weight += rate * g / T(math.Sqrt(float64(start+c.squares)))
}

// learn moves the weights so that the right options of the choice gain.
func (t *trainer) learn(c []Option) {
	if !t.chances(c) {
		return
	}
	for i := range c {
		g := t.q[i] - t.p[i]
		if math.Abs(g) < 1e-4 {
			continue
		}
		if t.net != nil {
			t.net.learn(i, &c[i], g)
		}
		for _, h := range c[i].Features {
			if t.kept(h) {
				t.cells[h&t.mask].move(g, t.ridge, rate)
			}
		}
	}
	if t.net != nil {
		t.net.end()
	}
}

// chances fills p and q, and reports whether there is anything to learn.
func (t *trainer) chances(c []Option) bool {
	t.p, t.q = t.p[:0], t.q[:0]
	top := math.Inf(-1)
	if t.net != nil {
		t.net.begin(len(c))
	}
	for i := range c {
		sum := 0.0
		if t.net != nil {
			sum = t.net.score(i, &c[i])
		}
		for _, h := range c[i].Features {
			if t.kept(h) {
				sum += t.cells[h&t.mask].weight
			}
		}
		t.p = append(t.p, sum)
		top = max(top, sum)
	}
	all, right := 0.0, 0.0
	for i := range t.p {
		t.p[i] = math.Exp(t.p[i] - top)
		all += t.p[i]
		if c[i].Right {
			right += t.p[i]
		}
	}
	if right == 0 {
		return false
	}
	for i := range t.p {
		t.q = append(t.q, 0)
		if c[i].Right {
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
	m := &Model{Weights: make([]int8, len(weights)), Scale: top / math.MaxInt8}
	if top == 0 {
		return m
	}
	for i, w := range weights {
		m.Weights[i] = int8(math.Round(w / m.Scale))
	}
	return m
}
