package boundary

import (
	"bytes"
	"strings"
	"testing"
)

func words(line string) (out []Word) {
	for _, f := range strings.Fields(line) {
		out = append(out, Look(f, " "))
	}
	return out
}

// lessons are letters of which each has a greeting, a line and a close, none of them with a mark.
func lessons() (out []Stretch) {
	for _, name := range []string{"Ana", "Tom", "Eva", "Max", "Zoe", "Ida"} {
		for _, line := range []string{"the crane was moved at noon", "we sold both barges", "nobody called about the lease"} {
			s := Stretch{Words: words("Hello " + name + " " + line + " Regards Pia")}
			s.Begins = make([]bool, len(s.Words))
			s.Begins[2], s.Begins[len(s.Words)-2] = true, true
			out = append(out, s)
		}
	}
	return out
}

func ends(m *Model, w []Word) (out []int) {
	g := Gap{Words: w}
	next := Ahead(w, nil)
	last := 0
	for i := 1; i < len(w); i++ {
		g.Step(i, i-last, next[i])
		if m.Score(&g) > 0 {
			out = append(out, i)
			last = i
		}
	}
	return out
}

// TestFit asks for a letter that was not learnt from.
func TestFit(t *testing.T) {
	m := Fit(lessons(), Options{})
	got := ends(m, words("Hello Ben we moved the barges at noon Regards Pia"))
	if len(got) != 2 || got[0] != 2 || got[1] != 8 {
		t.Errorf("sentences begin at %v, want [2 8]", got)
	}
}

func TestModelFile(t *testing.T) {
	var a, b bytes.Buffer
	for _, w := range []*bytes.Buffer{&a, &b} {
		if err := Fit(lessons(), Options{}).Write(w); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the same stretches gave other bytes")
	}
	whole := a.Bytes()
	m, err := Read(bytes.NewReader(whole))
	if err != nil {
		t.Fatal(err)
	}
	if *m != *Fit(lessons(), Options{}) {
		t.Error("the model that was read is not the one that was written")
	}
	for _, n := range []int{0, 5, len(magic), len(whole) / 2} {
		if _, err := Read(bytes.NewReader(whole[:n])); err == nil {
			t.Errorf("no error for the first %d bytes of %d", n, len(whole))
		}
	}
}

func TestShapes(t *testing.T) {
	for form, want := range map[string]Shape{
		".": Stop, "?!": Exclaim, "...": Ellipsis, "Oslo": Capital, "NATO": Capitals, "iPhone": Mixed, "I": Letter, "ban": Small,
		"3,000": Number, "5G": Numbered, "U.S.": Dotted, "a@b.example": Address, "https://a.example/b": Address, ":)": Face,
		"----": Bullet, "”": QuoteClose, "well-known": Small,
	} {
		if got := shapeOf(form); got != want {
			t.Errorf("%q has shape %d, want %d", form, got, want)
		}
	}
}

func BenchmarkScore(b *testing.B) {
	m := Fit(lessons(), Options{Epochs: 2})
	g := Gap{Words: words("The regulator fined the carrier on Monday . It will appeal ."), I: 8, Since: 8, Next: 4}
	for b.Loop() {
		m.Score(&g)
	}
}
