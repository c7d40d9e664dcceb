package choice

// Features are the hashed features of one option. While a model is asked their weights are summed and no hash is kept; while choices are
// collected for training the hashes are.
type Features struct {
	Weights []int8 // of the model that is asked
	Task    uint32 // features of different tasks are told apart
	Keep    bool   // choices are collected
	Sum     int32
	List    []uint32
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

// add adds the feature with the hash.
func (x *Features) add(h uint32) {
	if x.Keep {
		x.keep(h)
		return
	}
	x.Sum += int32(x.Weights[h&uint32(len(x.Weights)-1)])
}

//go:noinline
func (x *Features) keep(h uint32) { x.List = append(x.List, h) }

// Feature returns the hash of a feature: a template and its values.
func Feature(task, template uint32, values ...uint32) uint32 {
	h := Mix(task, template)
	for _, v := range values {
		h = Mix(h, v)
	}
	return h
}
