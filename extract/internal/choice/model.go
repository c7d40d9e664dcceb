package choice

// A Model is the weights of features by hash.
type Model struct {
	Weights []int8  // a power of two of them
	Scale   float64 // log odds of one unit of weight
	Net     *Net    // nil where it was trained without
}

// Weight returns the weight of a feature.
func (m *Model) Weight(feature uint32) int8 { return m.Weights[feature&uint32(len(m.Weights)-1)] }

// Mix adds a value to the hash of a feature. It is a multiplicative hash; the constant is 2^32 over the golden ratio (Knuth, TAOCP 3, 6.4).
func Mix(h, v uint32) uint32 {
	h = (h ^ v) * 0x9E3779B1
	return h ^ h>>15
}

// Hash is FNV-1a.
func Hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = HashByte(h, s[i])
	}
	return h
}

// HashByte returns the hash of what h is the hash of with a byte more.
func HashByte(h uint32, c byte) uint32 { return (h ^ uint32(c)) * 16777619 }
