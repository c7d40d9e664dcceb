package model

import (
	"testing"

	"newsclaims/extract/text/internal/feature"
)

// TestRecall holds that a word keeps its place while it is used, that two words of one batch never share one, and that a word that is
// missed often enough takes the place of one that is not met again.
func TestRecall(t *testing.T) {
	m := &Model{Shape: Shape{Size: 16}}
	word := func(n uint64) feature.Set { return feature.Set{Word: 5 + n*recalled} } // all hash to one slot
	var r recall
	r.look(m, []feature.Set{word(1), word(2), word(1)})
	if &r.at[0][0] == &r.at[1][0] || &r.at[0][0] != &r.at[2][0] {
		t.Error("the second word is where the first one is, or the third one is not")
	}
	if len(r.missing) != 2 {
		t.Errorf("%d words are missing, want 2", len(r.missing))
	}
	place := &r.at[0][0]
	for range 3 {
		r.look(m, []feature.Set{word(1)})
		if len(r.missing) != 0 || &r.at[0][0] != place {
			t.Error("the first word is forgotten")
		}
	}
	misses := 0
	for r.look(m, []feature.Set{word(3)}); len(r.missing) > 0 && misses < 100; misses++ {
		r.look(m, []feature.Set{word(3)})
	}
	if want := 5; misses != want { // hit four times
		t.Errorf("a new word is missed %d times, want %d", misses, want)
	}
	if r.look(&Model{Shape: Shape{Size: 16}}, []feature.Set{word(3)}); len(r.missing) != 1 {
		t.Error("another model is given the parts of this one")
	}
}
