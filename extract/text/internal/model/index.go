package model

// An index finds the row of a word by its hash: an open table that is at most half full.
type index struct {
	mask uint64
	key  []uint64
	row  []int32
}

func newIndex(hash []uint64) index {
	n := 16
	for n < 2*len(hash) {
		n *= 2
	}
	x := index{mask: uint64(n - 1), key: make([]uint64, n), row: make([]int32, n)}
	for i, h := range hash {
		at := h & x.mask
		for x.row[at] != 0 {
			at = (at + 1) & x.mask
		}
		x.key[at], x.row[at] = h, int32(i+1)
	}
	return x
}

// find returns the row of a word, -1 if it has none.
func (x *index) find(h uint64) int {
	for at := h & x.mask; x.row[at] != 0; at = (at + 1) & x.mask {
		if x.key[at] == h {
			return int(x.row[at]) - 1
		}
	}
	return -1
}
