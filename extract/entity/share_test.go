package entity_test

import (
	"testing"
	"time"

	"newsclaims/extract/entity"
	"newsclaims/extract/entity/tagger"
	"newsclaims/extract/text"
)

// BenchmarkShare reads the annotated articles of the development part and reports what share of the whole language stage (sentences, tags,
// trees, names and who is who) Find takes, the tagger of names included; and what share of sentences, tags, trees and names the rest of Find, who
// is who, comes to.
func BenchmarkShare(b *testing.B) {
	var texts []string
	for _, a := range readGold(b, "dev") {
		texts = append(texts, a.Text)
	}
	engine, f := text.Default(), new(entity.Finder)
	var tags tagger.Tagger
	var spans []tagger.Span
	var language, names, found time.Duration
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
	for range b.N { // apart from the rest, as Find would find its memory warm
		for _, src := range texts {
			sentences := engine.Sentences(src)
			start := time.Now()
			spans = tags.Find(spans[:0], src, sentences)
			names += time.Since(start)
		}
	}
	b.ReportMetric(100*float64(found)/float64(language+found), "%of-language")
	b.ReportMetric(100*float64(found-names)/float64(language+names), "%who-is-who")
	b.ReportMetric(float64(tokens)/found.Seconds(), "tokens/s")
}
