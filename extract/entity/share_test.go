package entity_test

import (
	"testing"
	"time"

	"newsclaims/extract/entity"
	"newsclaims/extract/text"
)

// BenchmarkShare reads the annotated articles of the development part and reports what share of the whole language stage (sentences, tags,
// trees, names and who is who) Find takes, the tagger of names included.
func BenchmarkShare(b *testing.B) {
	var texts []string
	for _, a := range readGold(b, "dev") {
		texts = append(texts, a.Text)
	}
	engine, f := text.Default(), new(entity.Finder)
	var language, found time.Duration
	tokens := 0
	f.Find(texts[0], engine.Sentences(texts[0])) // the models are loaded
	for b.Loop() {
		for _, src := range texts {
			start := time.Now()
			sentences := engine.Sentences(src)
			language += time.Since(start)
			start = time.Now()
			f.Find(src, sentences)
			found += time.Since(start)
			for i := range sentences {
				tokens += len(sentences[i].Tokens)
			}
		}
	}
	b.ReportMetric(100*float64(found)/float64(language+found), "%of-language")
	b.ReportMetric(float64(tokens)/found.Seconds(), "tokens/s")
}
