package tagger

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"newsclaims/extract/text"
)

// split makes sentences of the lines of src, with tokens at spaces.
func split(src string) []text.Sentence {
	var out []text.Sentence
	at := 0
	for _, l := range strings.SplitAfter(src, "\n") {
		s := text.Sentence{Start: at, End: at + len(l)}
		for i := 0; i < len(l); {
			if l[i] == ' ' || l[i] == '\n' {
				i++
				continue
			}
			k := strings.IndexAny(l[i:], " \n")
			if k < 0 {
				k = len(l) - i
			}
			s.Tokens = append(s.Tokens, text.Token{Start: at + i, End: at + i + k})
			i += k
		}
		out = append(out, s)
		at += len(l)
	}
	return out
}

func check(t interface{ Fatalf(string, ...any) }, src string, spans []Span) {
	sentences := split(src)
	last := Span{}
	for i, s := range spans {
		if s.Sentence < 0 || s.Sentence >= len(sentences) || s.First < 0 || s.Last <= s.First || s.Last > len(sentences[s.Sentence].Tokens) {
			t.Fatalf("span %+v is outside the text %q", s, src)
		}
		if s.Label == O || s.Label >= misc || s.Score < leastScore || s.Score > 1 {
			t.Fatalf("span %+v has no label or score", s)
		}
		if i > 0 && (s.Sentence < last.Sentence || s.Sentence == last.Sentence && s.First < last.Last) {
			t.Fatalf("span %+v comes after %+v in %q", s, last, src)
		}
		last = s
	}
}

func TestSpansAreInOrder(t *testing.T) {
	words := rapid.SampledFrom(strings.Fields(`The the FTC fined Best Buy , Inc. in May . Kaspersky Lab's US iPhone Mr. Smith of “ Ünal 2026 & - Act Ministry`))
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOf(rapid.SliceOf(words)).Draw(t, "lines")
		var b strings.Builder
		for _, l := range lines {
			b.WriteString(strings.Join(l, " ") + "\n")
		}
		src := b.String()
		var tagger Tagger
		spans := tagger.Find(nil, src, split(src))
		check(t, src, spans)
		if again := tagger.Find(spans[:0:0], src, split(src)); len(again) != len(spans) {
			t.Fatalf("%d spans at first, %d then", len(spans), len(again))
		}
	})
}

func FuzzFind(f *testing.F) {
	f.Add("The FTC fined Facebook .\nFacebook said so .")
	f.Add("\n\n \xff É . of of")
	f.Fuzz(func(t *testing.T, src string) {
		var tagger Tagger
		check(t, src, tagger.Find(nil, src, split(src)))
	})
}
