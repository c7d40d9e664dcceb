package tagger

import (
	"math"
	"slices"
)

// A lattice sums over all sequences of states of a sentence at once (forward and backward sums of a linear-chain conditional
// random field: Lafferty, McCallum and Pereira 2001), to tell how probable each state of each word is. Where a training
// set does not say everything, the sum over the sequences that it allows is what is made more probable (Tsuboi et al.
// 2008).
type lattice struct {
	exp      [][numStates]float32 // exponential of the sums, divided by their greatest
	forward  [][numStates]float32 // probability mass of the ways that lead to a state, scaled to 1 for each word
	backward [][numStates]float32
	scale    []float32
	plain    []bool  // the word can be nothing but outside, see weigh
	tops     float64 // sum of the greatest sums
	z        float32 // mass of all sequences, after scaling
	weighed  bool    // it is filled from the sums as they are
}

func (a *lattice) resize(n int) {
	if cap(a.exp) < n {
		k := n + n/2
		a.exp, a.forward, a.backward = make([][numStates]float32, k), make([][numStates]float32, k), make([][numStates]float32, k)
		a.scale, a.plain = make([]float32, k), make([]bool, k)
	}
	a.exp, a.forward, a.backward = a.exp[:n], a.forward[:n], a.backward[:n]
	a.scale, a.plain = a.scale[:n], a.plain[:n]
}

// allowed is a set of states.
type allowed uint64

const anything allowed = 1<<numStates - 1

// exponentials fills exp from sums in natural units. States that are not allowed get nothing.
func (a *lattice) exponentials(sums [][numStates]float32, allow []allowed) {
	a.resize(len(sums))
	clear(a.plain)
	a.tops = 0
	for i := range sums {
		top := sums[i][0]
		for _, v := range sums[i] {
			top = max(top, v)
		}
		a.tops += float64(top)
		for s, v := range sums[i] {
			if allow != nil && allow[i]>>s&1 == 0 {
				a.exp[i][s] = 0
			} else {
				a.exp[i][s] = float32(math.Exp(float64(v - top)))
			}
		}
	}
}

// weigh fills the lattice from sums in steps. Of the words that scan finds common only the state outside has any mass.
func (a *lattice) weigh(m *Model, sums [][numStates]int32) {
	a.resize(len(sums))
	for i := range sums {
		if a.plain[i] = sums[i] == commonSums && -never >= len(m.powers); a.plain[i] {
			a.exp[i] = [numStates]float32{outside: 1}
			continue
		}
		top := slices.Max(sums[i][:])
		for s, v := range sums[i] {
			a.exp[i][s] = 0
			if d := int(top - v); d < len(m.powers) {
				a.exp[i][s] = m.powers[d]
			}
		}
	}
	a.run(&m.expMoves)
	a.weighed = true
}

// least returns the smallest of the probabilities of states first to last, which bounds that of the whole.
func (a *lattice) least(states []state, first, last int) float32 {
	p := float32(1)
	for i := first; i < last; i++ {
		p = min(p, a.probability(i, states[i]))
	}
	return max(p, 0)
}

// chances returns how probable each label is, the mean over words first to last.
func (a *lattice) chances(first, last int) (p [NumLabels]float32) {
	by := 1 / float32(last-first)
	for i := first; i < last; i++ {
		f, b := &a.forward[i], &a.backward[i]
		p[O] += f[outside] * b[outside] * by
		for t := range numTypes {
			p[t+1] += (f[begin+t]*b[begin+t] + f[inside+t]*b[inside+t] + f[end+t]*b[end+t] + f[unit+t]*b[unit+t]) * by
		}
	}
	return p
}

// run fills forward and backward; m holds the exponentials of the moves. It reports whether any sequence is allowed.
func (a *lattice) run(m *moves[float32]) bool {
	n := len(a.exp)
	for i := range n {
		if !a.ahead(m, i) {
			return false
		}
	}
	f := &a.forward[n-1]
	var z float32
	for t := range numTypes {
		z += f[end+t] + f[unit+t]
	}
	z += f[outside]
	if z <= 0 {
		return false
	}
	a.z = z
	var last [numStates]float32
	for t := range numTypes {
		last[end+t], last[unit+t] = 1/z, 1/z
	}
	last[outside] = 1 / z
	a.backward[n-1] = last
	for i := n - 2; i >= 0; i-- {
		a.behind(m, i)
	}
	return true
}

// logZ returns the logarithm of the mass of all sequences, after run.
func (a *lattice) logZ() float64 {
	sum := a.tops
	for _, v := range a.scale {
		sum += math.Log(float64(v))
	}
	return sum + math.Log(float64(a.z))
}

// ahead computes the forward masses of word i.
func (a *lattice) ahead(m *moves[float32], i int) bool {
	if a.plain[i] {
		return a.aheadPlain(m, i)
	}
	e, f := &a.exp[i], &a.forward[i]
	*f = [numStates]float32{}
	var in [numTypes + 1]float32 // mass that enters each label
	if i == 0 {
		in = m.next[fromStart]
	} else {
		p := &a.forward[i-1]
		for k := 0; k <= numTypes; k++ {
			mass := p[outside]
			if k < numTypes {
				mass = p[end+k] + p[unit+k]
			}
			if mass == 0 {
				continue
			}
			for t := range in {
				in[t] += mass * m.next[k][t]
			}
		}
		for t := range numTypes {
			f[inside+t] = e[inside+t] * (p[begin+t]*m.grow[0][t] + p[inside+t]*m.grow[2][t])
			f[end+t] = e[end+t] * (p[begin+t]*m.grow[1][t] + p[inside+t]*m.grow[3][t])
		}
	}
	for t := range numTypes {
		f[begin+t], f[unit+t] = e[begin+t]*in[t], e[unit+t]*in[t]
	}
	f[outside] = e[outside] * in[toOutside]
	var sum float32
	for _, v := range f {
		sum += v
	}
	if sum <= 0 {
		return false
	}
	a.scale[i] = sum
	for s := range f {
		f[s] /= sum
	}
	return true
}

// aheadPlain is ahead for a plain word: all the mass is outside.
func (a *lattice) aheadPlain(m *moves[float32], i int) bool {
	sum := m.next[fromStart][toOutside]
	switch {
	case i > 0 && a.plain[i-1]:
		sum = m.next[toOutside][toOutside]
	case i > 0:
		p := &a.forward[i-1]
		sum = 0
		for k := range numTypes {
			sum += (p[end+k] + p[unit+k]) * m.next[k][toOutside]
		}
		sum += p[outside] * m.next[toOutside][toOutside]
	}
	a.scale[i] = sum
	a.forward[i] = [numStates]float32{outside: 1}
	return sum > 0
}

// behind computes the backward masses of word i from those of the next.
func (a *lattice) behind(m *moves[float32], i int) {
	if a.plain[i+1] {
		a.behindPlain(m, i)
		return
	}
	e, n, b := &a.exp[i+1], &a.backward[i+1], &a.backward[i]
	sc := 1 / a.scale[i+1]
	var into [numTypes + 1]float32
	for t := range numTypes {
		into[t] = (e[begin+t]*n[begin+t] + e[unit+t]*n[unit+t]) * sc
	}
	into[toOutside] = e[outside] * n[outside] * sc
	for k := 0; k <= numTypes; k++ {
		var sum float32
		for t := range into {
			sum += m.next[k][t] * into[t]
		}
		if k == numTypes {
			b[outside] = sum
		} else {
			b[end+k], b[unit+k] = sum, sum
		}
	}
	for t := range numTypes {
		in, out := e[inside+t]*n[inside+t]*sc, e[end+t]*n[end+t]*sc
		b[begin+t] = m.grow[0][t]*in + m.grow[1][t]*out
		b[inside+t] = m.grow[2][t]*in + m.grow[3][t]*out
	}
}

// behindPlain is behind where the next word is plain.
func (a *lattice) behindPlain(m *moves[float32], i int) {
	b := &a.backward[i]
	into := a.backward[i+1][outside] * (1 / a.scale[i+1])
	*b = [numStates]float32{}
	b[outside] = m.next[toOutside][toOutside] * into
	for k := range numTypes {
		mass := m.next[k][toOutside] * into
		b[end+k], b[unit+k] = mass, mass
	}
}

// probability returns how probable state s of word i is.
func (a *lattice) probability(i int, s state) float32 { return a.forward[i][s] * a.backward[i][s] }

// countMoves adds the expected number of each move, times by, to sum.
func (a *lattice) countMoves(m, sum *moves[float32], by float32) {
	for t := range numTypes + 1 {
		p := a.probability(0, outside)
		if t < numTypes {
			p = a.probability(0, state(begin+t)) + a.probability(0, state(unit+t))
		}
		sum.next[fromStart][t] += by * p
	}
	for i := 1; i < len(a.exp); i++ {
		p, e, b := &a.forward[i-1], &a.exp[i], &a.backward[i]
		sc := by / a.scale[i]
		var into [numTypes + 1]float32
		for t := range numTypes {
			into[t] = (e[begin+t]*b[begin+t] + e[unit+t]*b[unit+t]) * sc
		}
		into[toOutside] = e[outside] * b[outside] * sc
		for k := 0; k <= numTypes; k++ {
			mass := p[outside]
			if k < numTypes {
				mass = p[end+k] + p[unit+k]
			}
			if mass == 0 {
				continue
			}
			for t := range into {
				sum.next[k][t] += mass * m.next[k][t] * into[t]
			}
		}
		for t := range numTypes {
			in, out := e[inside+t]*b[inside+t]*sc, e[end+t]*b[end+t]*sc
			sum.grow[0][t] += p[begin+t] * m.grow[0][t] * in
			sum.grow[1][t] += p[begin+t] * m.grow[1][t] * out
			sum.grow[2][t] += p[inside+t] * m.grow[2][t] * in
			sum.grow[3][t] += p[inside+t] * m.grow[3][t] * out
		}
	}
}
