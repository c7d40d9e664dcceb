package model

import (
	"math"

	"newsclaims/extract/internal/kernel"
)

// arcs finds the head of each word.
func (m *Model) arcs(s *Scratch) {
	m.vectors(s)
	q := m.queries(s)
	s.Head = resize(s.Head, s.n)
	scores := 0
	for a, b := range s.sentences {
		scores += (b - a) * (b - a + 1)
	}
	s.score, s.doubt = resize(s.score, scores), resize(s.doubt, scores)
	score, doubt := s.score, s.doubt
	for a, b := range s.sentences {
		size := (b - a) * (b - a + 1)
		m.heads(s, q[a*m.Arc:], score[:size], doubt, a, b)
		score, doubt = score[size:], doubt[size:]
	}
}

// heads finds the heads of words a up to b, which are a sentence; q holds their vectors as dependents. It leaves the scores
// of heads in score, which has a column more than rows, for the root, and how much less likely each is than the likeliest in doubt.
func (m *Model) heads(s *Scratch, q []int16, score []float32, doubt []uint8, a, b int) {
	n := b - a
	rows, cols := kernel.RoundUp(n, kernel.Rows), m.packHeads(s, a, b)
	s.prod = resize(s.prod, rows*cols)
	s.fits.Mul(s.prod, q, rows)
	for i := range n {
		row := score[i*(n+1) : (i+1)*(n+1)]
		prod := s.prod[i*cols : i*cols+n+1]
		for j, v := range prod {
			row[j] = float32(v) * (1.0 / (unit * headUnit))
		}
		for j := range n {
			row[j] += m.Far[Distance(i, j)]
		}
		row[n] += m.Far[Distances-1]
		row[i] = never
		doubts(doubt[i*(n+1):][:n+1], row)
	}
	s.tree.best(s.Head[a:b], score)
}

// never is the score of a word as its own head.
const never = -1e8

// DoubtUnit is how many units of doubt a factor of e in odds is.
const DoubtUnit = 16

// doubts writes how much less likely each head is than the likeliest.
func doubts(doubt []uint8, score []float32) {
	top := score[kernel.Argmax(score)]
	for j, v := range score {
		doubt[j] = uint8(min((top-v)*DoubtUnit, math.MaxUint8))
	}
}

// vectors computes the vectors of each word as dependent and as head.
func (m *Model) vectors(s *Scratch) {
	o := m.Output()
	s.prod, s.vec = resize(s.prod, s.rows*o), resize(s.vec, s.rows*o)
	m.Out.Mul(s.prod, s.q, s.rows)
	for i := range s.rows {
		kernel.Leaky(s.vec[i*o:(i+1)*o], s.prod[i*o:(i+1)*o], m.Out.Scale[:o], m.Out.Bias[:o], slope)
	}
}

// queries multiplies the vectors as dependents by the bilinear form. There is room for a block of rows behind the last word, as
// sentences do not begin with a block.
func (m *Model) queries(s *Scratch) []int16 {
	a, o := m.Arc, m.Output()
	s.pair = resize(s.pair, (s.rows+kernel.Rows)*a)
	for i := range s.rows {
		quantize(s.pair[i*a:(i+1)*a], s.vec[i*o:])
	}
	s.prod, s.line = resize(s.prod, s.rows*a), resize(s.line, a)
	m.Bi.Mul(s.prod, s.pair, s.rows)
	for i := range s.rows {
		kernel.Leaky(s.line, s.prod[i*a:(i+1)*a], m.Bi.Scale[:a], m.Bi.Bias[:a], 1)
		quantize(s.pair[i*a:(i+1)*a], s.line)
	}
	return s.pair
}

// headUnit is the whole number that 1 is written as in vectors of heads, and headTop bounds them, so
// that sums of products with vectors of dependents stay within 32 bits.
const (
	headUnit = 128
	headTop  = 1023
)

// packHeads makes the vectors of words a up to b as heads, the root last, the columns of a matrix.
func (m *Model) packHeads(s *Scratch, a, b int) int {
	o := m.Output()
	cols := kernel.RoundUp(b-a+1, kernel.Columns)
	s.fits.Reset(m.Arc, cols)
	s.column = resize(s.column, m.Arc)
	for j := range b - a {
		kernel.Quantize(s.column, s.vec[(a+j)*o+m.Arc:], headUnit, headTop)
		s.fits.Column(j, s.column)
	}
	kernel.Quantize(s.column, m.Root, headUnit, headTop)
	s.fits.Column(b-a, s.column)
	return cols
}
