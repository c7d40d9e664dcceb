// Package model applies the network of tags and trees (package train says what it is) in whole numbers:
// weights have 8 bits, values between layers 16, sums 32.
package model

import (
	"newsclaims/extract/internal/kernel"
)

// A Shape says how large the parts of a network are.
type Shape struct {
	Size    int // length of the vector of a word
	Layers  int
	Arc     int // length of the vectors that are matched to find heads
	Label   int // length of the vectors that relations are read from
	Tags    int // columns of the tags: first the Penn tags, then the universal ones
	Split   int // number of Penn tags
	Rels    int // number of relations, the unknown one first
	RootRel int // the relation of the root
}

// Output is the number of columns of the product that gives the vectors as dependent and as head.
func (s Shape) Output() int { return 2*s.Arc + 2*s.Label }

// A Linear is a matrix of weights with one scale for each column, and what is added to each column.
type Linear struct {
	kernel.Matrix
	Scale []float32 // product of whole numbers to value
	Bias  []float32
}

// A Table holds vectors, rows of Shape.Size, in units of Scale.
type Table struct {
	Scale float32
	Rows  []int8
}

// A Model is a network that is ready to be applied. It does not change.
type Model struct {
	Shape
	words index // hash of a word to its row
	Words Table
	Parts Table
	Layer []Linear // by layer: candidates, forget gates and reset gates forwards, then backwards
	Tag   Linear
	Out   Linear // vectors as dependent and head for arcs, and for labels
	Root  []float32
	Bi    Linear // Arc by Arc; its Bias is how good a head is in itself
	Far   []float32
	Rel   Linear

	Grammar Grammar // not in the file; without one each relation is chosen by itself
}

// MaxDistance is how many words apart a word and its head are told apart by their distance; farther
// ones count as MaxDistance.
const MaxDistance = 16

// Distances is how many distances there are. The last one is that of the root.
const Distances = 2*MaxDistance + 2

// Distance numbers the way from a word to its head, from 0 to 2*MaxDistance.
func Distance(dependent, head int) int {
	return min(max(head-dependent, -MaxDistance), MaxDistance) + MaxDistance
}

// unit is the whole number that the value 1 is written as between layers; top bounds what is written.
const (
	unit = 1024
	top  = 16383
)

func quantize(dst []int16, src []float32) { kernel.Quantize(dst, src, unit, top) }
