package train

import (
	"math"
	"math/rand/v2"
)

// A param is a matrix of weights and what Adam (Kingma and Ba, 2015) remembers of its gradients.
type param struct {
	rows, cols int
	w          []float32
	m, v       []float32
	sum        []float32 // of the weights at some moments
}

func newParam(rows, cols int, scale float64, r *rand.Rand) *param {
	p := &param{rows: rows, cols: cols, w: make([]float32, rows*cols)}
	p.m, p.v = make([]float32, rows*cols), make([]float32, rows*cols)
	if scale > 0 {
		for i := range p.w {
			p.w[i] = float32((r.Float64()*2 - 1) * scale)
		}
	}
	return p
}

// fan returns the scale that keeps the variance of sums over n inputs.
func fan(n int) float64 { return math.Sqrt(3 / float64(n)) }

func (p *param) row(i int32) []float32 { return p.w[int(i)*p.cols : int(i+1)*p.cols] }

// adam holds the settings of one step.
type adam struct {
	rate, beta1, beta2 float32
	scale              float32 // what gradients are multiplied by
	fix1, fix2         float32 // for the bias of the first steps
}

func newAdam(rate float64, step int, scale float32) adam {
	a := adam{rate: float32(rate), beta1: 0.9, beta2: 0.98, scale: scale}
	a.fix1 = float32(1 / (1 - math.Pow(float64(a.beta1), float64(step))))
	a.fix2 = float32(1 / (1 - math.Pow(float64(a.beta2), float64(step))))
	return a
}

// step moves weights a to b of p by the gradients g and clears g.
func (a *adam) step(p *param, at int, g []float32) {
	w, m, v := p.w[at:at+len(g)], p.m[at:at+len(g)], p.v[at:at+len(g)]
	for i, d := range g {
		d *= a.scale
		g[i] = 0
		m[i] += (1 - a.beta1) * (d - m[i])
		v[i] += (1 - a.beta2) * (d*d - v[i])
		w[i] -= a.rate * a.fix1 * m[i] / (float32(math.Sqrt(float64(a.fix2*v[i]))) + 1e-8)
	}
}

// remember adds the weights as they are to their sum, average makes them the mean of those that were remembered.
func (p *param) remember() {
	if p.sum == nil {
		p.sum = make([]float32, len(p.w))
	}
	for i, w := range p.w {
		p.sum[i] += w
	}
}

func (p *param) average(times int) {
	for i, s := range p.sum {
		p.w[i] = s / float32(times)
	}
}
