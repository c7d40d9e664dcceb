package choice

// Features are the hashed features of one option. While a model is asked their weights are summed and no hash is kept; while choices are
// collected for training the hashes are.
type Features struct {
	Weights []int8 // of the model that is asked
	Task    uint32 // features of different tasks are told apart
	Keep    bool   // choices are collected

	sum     int32
	list    []uint32
	waiting [64]uint32 // hashes that were put last; together their weights are fetched side by side
	n       int        // how many wait
}

// Begin forgets the features that were put.
func (x *Features) Begin() { x.sum, x.list, x.n = 0, nil, 0 }

// Sum returns the sum of the weights of the features that were put.
func (x *Features) Sum() int32 {
	x.settle()
	return x.sum
}

// List returns the hashes of the features that were put, if they are kept.
func (x *Features) List() []uint32 {
	x.settle()
	return x.list
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

// PutIn adds the feature of a line with the number, which is below LineSize.
func (x *Features) PutIn(l Line, number uint32) { x.add(uint32(l) ^ number) }

// add adds the feature with the hash.
func (x *Features) add(h uint32) {
	x.waiting[x.n%len(x.waiting)] = h
	if x.n++; x.n == len(x.waiting) {
		x.settle()
	}
}

// settle keeps or sums the features that wait. It is not inlined so that add is.
//
//go:noinline
func (x *Features) settle() {
	waiting := x.waiting[:x.n]
	x.n = 0
	if x.Keep {
		x.list = append(x.list, waiting...)
		return
	}
	weights, sum := x.Weights, x.sum
	if len(weights) == 0 {
		return // no model is asked
	}
	for _, h := range waiting {
		sum += int32(weights[h&uint32(len(weights)-1)])
	}
	x.sum = sum
}
