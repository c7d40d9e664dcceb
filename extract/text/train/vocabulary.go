package train

import "sort"

// A vocabulary numbers the words that get a vector of their own.
type vocabulary struct {
	row  map[uint64]int32
	hash []uint64
	seen []int // how often each word occurs

	known *known // what raw text tells of words
}

// newVocabulary takes the words that occur at least least times. The most frequent comes first; among
// equals the order is that of the hashes, so that the same treebanks give the same numbers.
func newVocabulary(samples []*sample, least int, k *known) *vocabulary {
	count := map[uint64]int{}
	for _, s := range samples {
		for i := range s.sets {
			count[s.sets[i].Word]++
		}
	}
	v := &vocabulary{row: map[uint64]int32{}, known: k}
	for h, n := range count {
		if n >= least {
			v.hash = append(v.hash, h)
		}
	}
	sort.Slice(v.hash, func(i, j int) bool {
		a, b := v.hash[i], v.hash[j]
		return count[a] > count[b] || count[a] == count[b] && a < b
	})
	for i, h := range v.hash {
		v.row[h] = int32(i)
		v.seen = append(v.seen, count[h])
	}
	return v
}

func (v *vocabulary) number(s *sample) {
	s.words, s.known = make([]int32, len(s.sets)), make([]int32, len(s.sets))
	for i := range s.sets {
		s.known[i] = v.known.find(s.sets[i].Word)
		r, ok := v.row[s.sets[i].Word]
		if !ok {
			r = -1
		}
		s.words[i] = r
	}
}
