package text

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

// words are what random texts are made of: clitics, quotation marks and signs that engines change.
var words = []string{
	"Ban", "ban", "Tokyo", "didn’t", "didn't", "“No,”", "\"Yes,\"", "it’s", "U.S.", "$1.2bn", "state-owned",
	"(see", "below)", "Mr.", "Okoro", "said.", "Why?", "…", "–", "R&D", "a\u00a0b", "naïve", "株式", "&rsquo;", "'", "’",
	"e-mail:", "ann@example.org", "https://example.org/a?b=(c).", "10,000", "5%", "\n\n", "\n", "- item", "\t", "x\xffy", ":)",
}

func randomText(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 40).Draw(t, "words"), " ")
}

// checkSpans fails if the tokens do not cover every character but space, once and in order.
func checkSpans(t interface {
	Helper()
	Fatalf(string, ...any)
}, text string, sentences []Sentence) {
	t.Helper()
	at, paragraph := 0, 0
	for _, s := range sentences {
		if len(s.Tokens) == 0 || s.Start != s.Tokens[0].Start || s.End != s.Tokens[len(s.Tokens)-1].End {
			t.Fatalf("sentence %+v does not end where its tokens do", s)
		}
		if s.Paragraph < paragraph {
			t.Fatalf("paragraph %d after %d", s.Paragraph, paragraph)
		}
		paragraph = s.Paragraph
		for _, tok := range s.Tokens {
			if tok.Start < at || tok.End <= tok.Start || tok.End > len(text) {
				t.Fatalf("span [%d:%d] after %d in %d bytes", tok.Start, tok.End, at, len(text))
			}
			blank(t, text[at:tok.Start])
			if strings.ContainsFunc(text[tok.Start:tok.End], unicode.IsSpace) {
				t.Fatalf("space in token %q", text[tok.Start:tok.End])
			}
			at = tok.End
		}
	}
	blank(t, text[at:])
}

func blank(t interface {
	Helper()
	Fatalf(string, ...any)
}, gap string) {
	t.Helper()
	for i := 0; i < len(gap); {
		c, n := classAt(gap, i)
		if c != space {
			t.Fatalf("no token for %q", gap)
		}
		i += n
	}
}

func TestProseSpans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := randomText(t)
		checkSpans(t, text, Prose{}.Sentences(text))
	})
}

func TestSplitSpans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := randomText(t)
		checkSpans(t, text, Split(text))
	})
}

func TestProseKeepsTags(t *testing.T) {
	const text = "They ban ads. The ban didn’t hold."
	var got []string
	for _, s := range (Prose{}).Sentences(text) {
		for _, tok := range s.Tokens {
			got = append(got, text[tok.Start:tok.End]+"/"+tok.Tag.String())
		}
	}
	want := "They/PRP ban/VBP ads/NNS ./. The/DT ban/NN did/VBD n’t/RB hold/VB ./."
	if g := strings.Join(got, " "); g != want {
		t.Errorf("got  %s\nwant %s", g, want)
	}
}
