package entity

import (
	"iter"

	"newsclaims/extract/lexicon"
)

// A filter says of a word that it is in no list: no word of the list is missing, and few others are in it. It is asked before a map is.
type filter [1 << 8]uint64

func newFilter(words iter.Seq[string]) *filter {
	f := new(filter)
	for w := range words {
		f.put(keyOf(w))
	}
	return f
}

func (f *filter) put(key uint32) { f[key>>6] |= 1 << (key & 63) }

func (f *filter) has(key uint32) bool { return f[key>>6]&(1<<(key&63)) != 0 }

// keyOf is a number below 1<<14 from some letters of a word and its length.
func keyOf[T string | []byte](w T) uint32 { return lexicon.Ends(w) >> 2 }
