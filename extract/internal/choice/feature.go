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

// Put adds a feature.
func (x *Features) Put(template uint32, values ...uint32) {
	h := Feature(x.Task, template, values...)
	if x.Keep {
		x.List = append(x.List, h)
		return
	}
	x.Sum += int32(x.Weights[h&uint32(len(x.Weights)-1)])
}

// Feature returns the hash of a feature: a template and its values.
func Feature(task, template uint32, values ...uint32) uint32 {
	h := Mix(task, template)
	for _, v := range values {
		h = Mix(h, v)
	}
	return h
}
