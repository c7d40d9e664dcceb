package corpus

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestCodePointsCountAsRunesDo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		points := newCodePoints(text)
		for i := range text {
			if got, want := points.at(i), utf8.RuneCountInString(text[:i]); got != want {
				t.Fatalf("at(%d) = %d, want %d", i, got, want)
			}
		}
		if got, want := points.at(len(text)), utf8.RuneCountInString(text); got != want {
			t.Fatalf("at the end %d, want %d", got, want)
		}
	})
}

func TestCodePointsAtTheMarks(t *testing.T) {
	for _, n := range []int{0, stride - 1, stride, stride + 1, 2 * stride} {
		text := ""
		for len(text) < n {
			text += "é"
		}
		points := newCodePoints(text)
		if got, want := points.at(len(text)), utf8.RuneCountInString(text); got != want {
			t.Errorf("%d bytes: at the end %d, want %d", len(text), got, want)
		}
	}
}

func BenchmarkCodePoints(b *testing.B) {
	text := ""
	for len(text) < 10_000 {
		text += "The ministry’s “order” of Größe 3 applies to every carrier. "
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		points := newCodePoints(text)
		for at := 0; at < len(text); at += 50 {
			points.at(at)
		}
	}
}
