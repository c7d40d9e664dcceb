package entity

import "iter"

// A filter says of a word that it is in no list: no word of the list is missing, and few others are in it. It is asked before a map is.
type filter [1 << 8]uint64

func newFilter(words iter.Seq[string]) *filter {
	f := new(filter)
	for w := range words {
		k := keyOf(w)
		f[k>>6] |= 1 << (k & 63)
	}
	return f
}

func (f *filter) has(key uint32) bool { return f[key>>6]&(1<<(key&63)) != 0 }

// keyOf is a number below 1<<14 from the first, the third and the last letter of a word, which is not empty, and its length: most words that differ differ in one of them.
func keyOf[T string | []byte](w T) uint32 {
	n := len(w)
	return (uint32(w[0])<<24 | uint32(w[min(2, n-1)])<<16 | uint32(w[n-1])<<8 | uint32(n)) * 0x9E3779B1 >> 18
}
