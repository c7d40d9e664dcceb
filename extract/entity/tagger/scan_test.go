package tagger

import (
	"strings"
	"testing"
)

// Words that are skipped are small ones that have no capital beside them.
func TestCommonWords(t *testing.T) {
	src := "The retailer has stopped selling software by Kaspersky Lab ."
	var w worker
	l := w.read(embedded(), src, split(src))[0]
	want := map[string]bool{"has": true, "stopped": true, "selling": true, "software": true}
	for i, s := range strings.Fields(src) {
		if got := l.common(i); got != want[s] {
			t.Errorf("%s: common is %v", s, got)
		}
	}
	small := "the retailer has stopped selling software"
	l = w.read(embedded(), small, split(small))[0]
	for i := range l.words {
		if l.common(i) {
			t.Errorf("word %d of a line without capitals is taken for common", i)
		}
	}
}

// The legal form belongs to the name, but not when it begins another name.
func TestWholeTakesTheLegalForm(t *testing.T) {
	src := "Zelmar Corp sued Zelmar ."
	var w worker
	l := w.read(embedded(), src, split(src))[0]
	if got := l.whole(1, len(l.words)); got != 2 {
		t.Errorf("the name ends at %d, want 2", got)
	}
	if got := l.whole(1, 1); got != 1 {
		t.Errorf("the name ends at %d where there is no room, want 1", got)
	}
	if got := l.whole(2, len(l.words)); got != 2 {
		t.Errorf("a verb is taken for a legal form")
	}
}
