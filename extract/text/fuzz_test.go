package text

import (
	"strings"
	"testing"

	"github.com/jdkato/prose/v2"
)

func FuzzSplit(f *testing.F) {
	for _, w := range words {
		f.Add(w)
	}
	f.Add("WASHINGTON (Reuters) - It paid $1.2bn, i.e. EUR 530m.\n\n- “No,” he said. www.example.org/a_(b)")
	f.Fuzz(func(t *testing.T, s string) { checkSpans(t, s, Split(s)) })
}

// article is text for the benchmarks.
var article = strings.Repeat(`The Ministry of Digital Affairs on Tuesday ordered Northwind Telecom to remove routers made by Veritel from its
network by 2027, saying the equipment “posed an unacceptable risk” to national security. Veritel, which denies the
accusations, said it would appeal against the decision. “We haven't seen any evidence,” its chief executive, Ana
Solberg, told reporters in Oslo. The company's shares fell 4.3% to $12.50.

`, 20)

func benchmark(b *testing.B, e func(string) []Sentence) {
	n := 0
	for _, s := range e(article) {
		n += len(s.Tokens)
	}
	b.ReportAllocs()
	for b.Loop() {
		e(article)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkSplit(b *testing.B)  { benchmark(b, Split) }
func BenchmarkNeural(b *testing.B) { benchmark(b, Neural{}.Sentences) }
func BenchmarkProse(b *testing.B)  { benchmark(b, Prose{}.Sentences) }

// BenchmarkProseFull is what prose v2 does when it is asked for nothing in particular: sentences, tokens, tags and names, with its
// model loaded once. Its tokens are counted as it counts them.
func BenchmarkProseFull(b *testing.B) {
	first, err := prose.NewDocument(article)
	if err != nil {
		b.Fatal(err)
	}
	benchmark(b, func(src string) []Sentence {
		d, err := prose.NewDocument(src, prose.UsingModel(first.Model))
		if err != nil {
			b.Fatal(err)
		}
		return []Sentence{{Tokens: make([]Token, len(d.Tokens()))}}
	})
}
