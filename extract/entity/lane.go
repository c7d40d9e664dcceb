package entity

// A cell is the eight weights that stand side by side from a multiple of 8 on, those of a feature for every kind, each with bias: the first in the lowest byte.
type cell uint64

// bias is how much more than itself a weight in a cell is.
const bias = 128

// cellsOf returns the cells of weights, of which there are a multiple of 8.
func cellsOf(weights []int8) []cell {
	const size = 1 << kindBits
	cells := make([]cell, len(weights)/size)
	for i := range cells {
		for k, w := range weights[i*size:][:size] {
			cells[i] |= cell(uint8(int(w)+bias)) << (8 * k)
		}
	}
	return cells
}

// Lanes sum up cells, all eight weights at once (SIMD within a register, Fisher and Dietz 1998). The zero value has none.
type lanes struct {
	even, odd uint64 // sums of each second weight, in 16 bits each
	n         int    // cells in them
	flushed   [numKinds]int32
}

// mostInLanes is how many cells 16 bits hold the sums of.
const mostInLanes = 1<<8 + 1

// add adds a cell.
func (l *lanes) add(c cell) {
	const even = 0x00FF00FF00FF00FF
	if l.n == mostInLanes {
		*l = lanes{flushed: l.sums()}
	}
	l.even += uint64(c) & even
	l.odd += uint64(c) >> 8 & even
	l.n++
}

// sums returns the sums of the weights for every kind.
func (l *lanes) sums() (sums [numKinds]int32) {
	for k := range sums {
		pair := l.even
		if k%2 == 1 {
			pair = l.odd
		}
		sums[k] = l.flushed[k] + int32(uint16(pair>>(8*(k&^1)))) - int32(l.n*bias)
	}
	return sums
}
