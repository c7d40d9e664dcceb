package boundary

import (
	"math"
	"math/rand/v2"
)

// A Stretch is the words of a run of text, and of each whether a sentence begins with it.
type Stretch struct {
	Words  []Word
	Begins []bool
}

// Options say how a model is fitted. Zero fields take the defaults in brackets.
type Options struct {
	Epochs int     // passes over the stretches [12]
	Rate   float64 // of AdaGrad [0.2]
	Lasso  float64 // what a weight loses at each of its steps, in log-odds times rate [2e-6]
	Rare   int     // features of fewer gaps are left out [2]
}

// Fit learns a model by logistic regression with AdaGrad (Duchi, Hazan and Singer, JMLR 12, 2011). The same
// stretches give the same model.
func Fit(stretches []Stretch, o Options) *Model {
	if o.Epochs == 0 {
		o.Epochs = 12
	}
	if o.Rate == 0 {
		o.Rate = 0.2
	}
	if o.Lasso == 0 {
		o.Lasso = 2e-6
	}
	if o.Rare == 0 {
		o.Rare = 2
	}
	f := fitter{Options: o, weight: make([]float64, 1<<tableBits), square: make([]float64, 1<<tableBits)}
	f.count(stretches)
	random := rand.New(rand.NewPCG(1, 2))
	order := make([]int, len(stretches))
	for i := range order {
		order[i] = i
	}
	sum := make([]float64, 1<<tableBits)
	for e := range o.Epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			stretches[i].gaps(f.learn)
		}
		if e >= o.Epochs/2 {
			for i, w := range f.weight {
				sum[i] += w
			}
		}
	}
	m := new(Model)
	n := float64(o.Epochs - o.Epochs/2)
	for i, w := range sum {
		m.weight[i] = int8(max(-127, min(127, math.Round(w/n*steps))))
	}
	return m
}

// gaps yields every place between two words of a stretch, the last sentence begun where it really did.
func (s *Stretch) gaps(yield func(*Gap, bool)) {
	next := Ahead(s.Words, nil)
	g := Gap{Words: s.Words}
	last := 0
	for i := 1; i < len(s.Words); i++ {
		g.Step(i, i-last, next[i])
		yield(&g, s.Begins[i])
		if s.Begins[i] {
			last = i
		}
	}
}

// Ahead returns for each word how many words there are to the next stop, question or exclamation mark; it reuses to.
func Ahead(words []Word, to []int32) []int32 {
	to = to[:0]
	for range words {
		to = append(to, 0)
	}
	d := int32(60)
	for i := len(words) - 1; i >= 0; i-- {
		d++
		if s := words[i].Shape; s == Stop || s == Ask || s == Exclaim || s == Ellipsis {
			d = 0
		}
		to[i] = d
	}
	return to
}

type fitter struct {
	Options
	weight, square []float64
	seen           []uint8
}

func (f *fitter) count(stretches []Stretch) {
	f.seen = make([]uint8, 1<<tableBits)
	for i := range stretches {
		stretches[i].gaps(func(g *Gap, _ bool) {
			var at [numFeatures]uint32
			g.features(&at)
			for _, k := range at {
				if f.seen[k] < 255 {
					f.seen[k]++
				}
			}
		})
	}
}

func (f *fitter) learn(g *Gap, yes bool) {
	var at [numFeatures]uint32
	g.features(&at)
	sum := 0.0
	for _, k := range at {
		sum += f.weight[k]
	}
	d := 1 / (1 + math.Exp(-sum))
	if yes {
		d--
	}
	if math.Abs(d) < 1e-4 {
		return
	}
	for _, k := range at {
		if int(f.seen[k]) < f.Rare {
			continue
		}
		f.square[k] += d * d
		rate := f.Rate / math.Sqrt(f.square[k]+1e-2)
		w := f.weight[k] - rate*d
		f.weight[k] = math.Copysign(max(0, math.Abs(w)-rate*f.Lasso), w)
	}
}
