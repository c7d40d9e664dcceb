package tagger

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// harbourLesson is a document in which "Bramwick" and "Dalmere Quay" are products, though the sets make them persons or places.
func harbourLesson() Lesson {
	var l Lesson
	for _, s := range []string{
		"Bramwick has a new map for pilots .", "Users of Bramwick open the app each day .", "Dalmere Quay was updated to version 4 .", "Few people paid for Dalmere Quay .",
	} {
		for range 20 {
			words := strings.Fields(s)
			n := Name{Sentence: len(l.Sentences), Labels: []Label{PRODUCT}}
			n.First = slices.IndexFunc(words, func(w string) bool { return w == "Bramwick" || w == "Dalmere" })
			n.Last = n.First + 1
			if words[n.First] == "Dalmere" {
				n.Last++
			}
			l.Sentences, l.Names = append(l.Sentences, words), append(l.Names, n)
		}
	}
	return l
}

// What an Overlay learnt holds for a Tagger that has it, and a Tagger without one labels as before.
func TestOverlay(t *testing.T) {
	o := LearnOverlay([]Lesson{harbourLesson()})
	src := "Pilots in Oslo said that Bramwick was down .\nThe FTC fined Facebook ."
	labels := func(t *Tagger) (list []string) {
		for _, s := range t.Find(nil, src, split(src)) {
			w := split(src)[s.Sentence].Tokens[s.First:s.Last]
			list = append(list, src[w[0].Start:w[len(w)-1].End]+" "+s.Label.String())
		}
		return list
	}
	before := labels(new(Tagger))
	if got := labels(&Tagger{Overlay: o}); !slices.Contains(got, "Bramwick PRODUCT") {
		t.Errorf("with the overlay: %q", got)
	}
	if slices.Contains(before, "Bramwick PRODUCT") {
		t.Error("the model knows the name without the overlay: nothing is shown")
	}
	if after := labels(new(Tagger)); !slices.Equal(before, after) {
		t.Errorf("without the overlay: %q, then %q", before, after)
	}
}

// The same lessons give the same bytes, and what is read is what was written.
func TestOverlayBytes(t *testing.T) {
	lessons := []Lesson{harbourLesson()}
	first := LearnOverlay(lessons).AppendTo(nil)
	if !bytes.Equal(first, LearnOverlay(lessons).AppendTo(nil)) {
		t.Error("the same lessons give another overlay")
	}
	o, err := ParseOverlay(first)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, o.AppendTo(nil)) {
		t.Error("the overlay that is read is not the one that was written")
	}
	for _, b := range [][]byte{nil, first[:len(first)-1], append(slices.Clone(first), 0)} {
		if _, err := ParseOverlay(b); err == nil {
			t.Errorf("no error for %d of %d bytes", len(b), len(first))
		}
	}
	if _, err := ParseOverlay(LearnOverlay(nil).AppendTo(nil)); err != nil {
		t.Error("without lessons:", err)
	}
}

// The words of a name have its states alone, those of an open one all, and the rest may be outside, of an event or of something else.
func TestLessonSamples(t *testing.T) {
	l := Lesson{
		Sentences: [][]string{strings.Fields("Oslo fined Dalmere Quay over Winter Games")},
		Names:     []Name{{First: 2, Last: 4, Labels: []Label{PRODUCT, ORG}}, {First: 0, Last: 1}},
	}
	s := l.samples(7)[0]
	if s.doc != 7 || s.allow[0] != anything || s.allow[1]&(1<<outside) == 0 || s.allow[1]&statesOf(PER) != 0 {
		t.Errorf("%+v", s)
	}
	if s.allow[2] != 1<<(begin+int(PRODUCT)-1)|1<<(begin+int(ORG)-1) || s.allow[3] != 1<<(end+int(PRODUCT)-1)|1<<(end+int(ORG)-1) {
		t.Errorf("Dalmere Quay: %b %b", s.allow[2], s.allow[3])
	}
}
