package choice

import "slices"

// Features are the hashed features of one option, or of all options of a choice. They are gathered first, and then all their weights are fetched side by side.
type Features struct {
	Weights []int8 // of the model that is asked
	Task    uint32 // features of different tasks are told apart
	Keep    bool   // choices are collected, and no model is asked

	list   []uint32 // hashes of the features
	ends   []int    // of each option but the last, where its features end in list
	sum    int32
	summed int // how many of list are in sum
}

// Begin forgets the features that were put.
func (x *Features) Begin() { x.list, x.ends, x.sum, x.summed = x.list[:0], x.ends[:0], 0, 0 }

// Next ends the features of an option of several. What is put now is of the next one.
func (x *Features) Next() { x.ends = append(x.ends, len(x.list)) }

// Sum returns the sum of the weights of the features that were put, 0 where choices are collected.
func (x *Features) Sum() int32 {
	x.sum += x.sumOf(x.list[x.summed:])
	x.summed = len(x.list)
	return x.sum
}

// Sums appends the sums of the weights of each option.
func (x *Features) Sums(sums []int32) []int32 {
	start := 0
	for _, end := range x.ends {
		sums = append(sums, x.sumOf(x.list[start:end]))
		start = end
	}
	return append(sums, x.sumOf(x.list[start:]))
}

func (x *Features) sumOf(list []uint32) (sum int32) {
	weights := x.Weights
	if x.Keep || len(weights) == 0 {
		return 0
	}
	for _, h := range list {
		sum += int32(weights[h&uint32(len(weights)-1)])
	}
	return sum
}

// List returns a copy of the hashes of the features of the last option.
func (x *Features) List() []uint32 {
	start := 0
	if n := len(x.ends); n > 0 {
		start = x.ends[n-1]
	}
	return slices.Clone(x.list[start:])
}

// Put adds a feature that has no value.
func (x *Features) Put(template uint32) { x.add(Mix(x.Task, template)) }

// Put1 adds a feature of one value.
func (x *Features) Put1(template, a uint32) { x.add(Mix(Mix(x.Task, template), a)) }

// Put2 adds a feature of two values.
func (x *Features) Put2(template, a, b uint32) { x.add(Mix(Mix(Mix(x.Task, template), a), b)) }

// Put3 adds a feature of three values.
func (x *Features) Put3(template, a, b, c uint32) {
	x.add(Mix(Mix(Mix(Mix(x.Task, template), a), b), c))
}

// Put4 adds a feature of four values.
func (x *Features) Put4(template, a, b, c, d uint32) {
	x.add(Mix(Mix(Mix(Mix(Mix(x.Task, template), a), b), c), d))
}

// LineSize is how many features a line has.
const LineSize = 64

// A Line is the hash of features that differ in one small number alone. Their weights stand side by side, so that all are in the caches once one was asked for.
type Line uint32

// Line1 returns the line of the features of a template that have the value, Line2 of those that have two.
func (x *Features) Line1(template, a uint32) Line { return Line(Mix(Mix(x.Task, template), a)) }

// Line2 is Line1 for two values.
func (x *Features) Line2(template, a, b uint32) Line {
	return Line(Mix(Mix(Mix(x.Task, template), a), b))
}

// At returns the hash of the feature of a line with the number, which is below LineSize.
func (l Line) At(number uint32) uint32 { return uint32(l) ^ number }

// PutIn adds the feature of a line with the number.
func (x *Features) PutIn(l Line, number uint32) { x.add(l.At(number)) }

// PutAll adds features by their hashes.
func (x *Features) PutAll(hashes ...uint32) { x.list = append(x.list, hashes...) }

// add adds the feature with the hash.
func (x *Features) add(h uint32) { x.list = append(x.list, h) }
