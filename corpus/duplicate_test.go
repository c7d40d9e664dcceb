package corpus

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsclaims/corpus/internal/newsroom"
)

// traceOf is what a store remembers of a text that came as number i.
func traceOf(i int, text string) trace {
	return trace{key: int64(i + 1), place: int64(i), Fingerprint: NewFingerprint(text), original: noDocument, newer: noDocument}
}

// A verdict counts pairs of copies.
type verdict struct{ right, wrong, missed int }

func (v verdict) precision() float64 { return float64(v.right) / float64(max(1, v.right+v.wrong)) }
func (v verdict) recall() float64    { return float64(v.right) / float64(max(1, v.right+v.missed)) }
func (v verdict) String() string {
	return fmt.Sprintf("precision %.4f recall %.4f (%d right, %d wrong, %d missed)", v.precision(), v.recall(), v.right, v.wrong, v.missed)
}

// judge compares what was found with the originals that are so by making, -1 for none.
func judge(all []trace, originals []int, kinds []string) (total verdict, byKind map[string]*verdict) {
	byKind = map[string]*verdict{}
	for i := range all {
		kind := byKind[kinds[i]]
		if kind == nil {
			kind = new(verdict)
			byKind[kinds[i]] = kind
		}
		for _, v := range []*verdict{&total, kind} {
			switch {
			case originals[i] >= 0 && int(all[i].original) == originals[i]:
				v.right++
			case originals[i] >= 0:
				v.missed++
				fallthrough
			case all[i].original != noDocument:
				if all[i].original != noDocument {
					v.wrong++
				}
			}
		}
	}
	return total, byKind
}

func TestCopiesAreFound(t *testing.T) {
	room := newsroom.Room{Seed: 11, Copies: 0.3}
	var all []trace
	var originals []int
	var kinds []string
	for i := range 6000 {
		s := room.Story(i)
		all = append(all, traceOf(i, s.Text()))
		originals, kinds = append(originals, s.CopyOf), append(kinds, s.Edit)
	}
	markCopies(all)
	total, byKind := judge(all, originals, kinds)
	if total.precision() < 0.97 || total.recall() < 0.97 {
		t.Errorf("%v, want 0.97", total)
	}
	for kind, v := range byKind {
		t.Logf("%-10s %v", kind, v)
	}
}

// Real texts that NEWSCLAIMS_TEXTS names, one in each file, are copied by the same edits.
func TestCopiesOfRealTexts(t *testing.T) {
	files, _ := filepath.Glob(os.Getenv("NEWSCLAIMS_TEXTS"))
	if len(files) == 0 {
		t.Skip("NEWSCLAIMS_TEXTS names no files")
	}
	var all []trace
	var originals []int
	var kinds []string
	rng := rand.New(rand.NewPCG(1, 2))
	add := func(text string, original int, kind string) {
		all = append(all, traceOf(len(all), text))
		originals, kinds = append(originals, original), append(kinds, kind)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		paragraphs := strings.Split(strings.TrimSpace(string(b)), "\n\n")
		original := len(all)
		add(string(b), -1, "original")
		for _, edit := range newsroom.Edits {
			add(strings.Join(newsroom.Copy(rng, edit, paragraphs), "\n\n"), original, edit)
		}
	}
	markCopies(all)
	total, byKind := judge(all, originals, kinds)
	t.Log(total)
	for kind, v := range byKind {
		t.Logf("%-10s %v", kind, v)
	}
	for i := range all {
		if all[i].original != noDocument && int(all[i].original) != originals[i] || all[i].original == noDocument && originals[i] >= 0 {
			o := max(originals[i], 0)
			t.Logf("%s of %s: found %d, original %d, distance %d", kinds[i], files[i/6], all[i].original, originals[i], all[i].Distance(&all[o].Fingerprint))
		}
	}
}

func TestShortTextsAreCopiesOnlyIfTheSame(t *testing.T) {
	all := []trace{
		traceOf(0, "The market in Oslo rose by 3 points on Monday."),
		traceOf(1, "The market in Oslo rose by 4 points on Monday."),
		traceOf(2, "the market in OSLO rose by 3 points, on Monday"),
	}
	markCopies(all)
	if all[1].original != noDocument || all[2].original != 0 {
		t.Errorf("originals %d, %d, want none and 0", all[1].original, all[2].original)
	}
}

func TestCopyOfACopyPointsAtTheOriginal(t *testing.T) {
	s := newsroom.Room{Seed: 3}.Story(5)
	rng := rand.New(rand.NewPCG(3, 3))
	p := s.Paragraphs
	var all []trace
	for i := range 5 {
		all = append(all, traceOf(i, strings.Join(p, "\n\n")))
		p = newsroom.Copy(rng, "dateline", p)
	}
	markCopies(all)
	for i := 1; i < len(all); i++ {
		if all[i].original != 0 {
			t.Errorf("copy %d points at %d", i, all[i].original)
		}
	}
}

func TestVersionsAreNotCopies(t *testing.T) {
	all := []trace{traceOf(0, "a"), traceOf(1, "b"), traceOf(2, "c")}
	for i := range all {
		all[i].address, all[i].changed = 7, []int64{10, 30, 20}[i]
	}
	markVersions(all)
	markCopies(all)
	for i, want := range []int32{1, noDocument, 1} {
		if all[i].newer != want || all[i].original != noDocument {
			t.Errorf("document %d: newer %d, original %d", i, all[i].newer, all[i].original)
		}
	}
}

func BenchmarkFingerprint(b *testing.B) {
	s := newsroom.Room{}.Story(1)
	text := s.Text()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		NewFingerprint(text)
	}
}
