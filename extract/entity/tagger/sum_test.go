package tagger

import (
	"strings"
	"testing"
)

// The sums of a word are those of its features in the model, the overlay and, in a bulletin, its table, in whichever order they are looked up.
func TestSums(t *testing.T) {
	m := embedded()
	src := "Officials in Oslo said that Zelmar Corp and the FTC fined Facebook ."
	for _, o := range []*Overlay{nil, {m.bulletin}, {m.table}} {
		for _, bulletin := range []bool{false, true} {
			w := worker{overlay: o}
			l := &w.read(m, src, split(src))[0]
			l.bulletin = bulletin
			scored, scanned := make([][numStates]int32, len(l.words)), make([][numStates]int32, len(l.words))
			w.score(m, l, scored)
			w.scan(m, l, scanned)
			for i, s := range strings.Fields(src) {
				want := plainSums(m, o, l, i)
				if scored[i] != want {
					t.Errorf("%s: sums %v, want %v", s, scored[i], want)
				}
				if l.lean(m, i, &want); l.common(i) {
					want = commonSums
				}
				if scanned[i] != want {
					t.Errorf("%s: sums of scan %v, want %v", s, scanned[i], want)
				}
			}
		}
	}
}

// plainSums adds up the weights of word i of a line one by one.
func plainSums(m *Model, o *Overlay, l *line, i int) (sums [numStates]int32) {
	add := func(t *table, features []uint64) {
		for _, f := range features {
			r := t.row(f)
			for s := 0; r >= 0 && s < int(outside); s++ {
				sums[s] += int32(t.rows[r][s/8]>>(s%8*8)&0xff) - 128
			}
		}
	}
	parts, _, _ := l.parts(nil, i)
	add(&m.table, parts)
	if o != nil && l.overlaid(i) {
		add(&o.table, parts)
	}
	parts, _, _ = l.bulletinParts(nil, i)
	add(&m.bulletin, parts)
	return sums
}
