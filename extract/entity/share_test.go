package entity_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"newsclaims/extract/entity"
	"newsclaims/extract/text"
)

// BenchmarkShare reads the annotated articles of the development part and reports what share of the whole language stage (sentences, tags,
// trees, names and who is who) Find takes, the tagger of names included.
func BenchmarkShare(b *testing.B) {
	files, err := filepath.Glob(filepath.Join(goldFolder, "dev", "*.txt"))
	if err != nil || len(files) == 0 {
		b.Fatal("no articles")
	}
	var texts []string
	for _, f := range files {
		marked, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, unmark(string(marked)))
	}
	engine, f := text.Default(), new(entity.Finder)
	var language, found time.Duration
	tokens := 0
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

// unmark takes the brackets off an annotated article.
func unmark(marked string) string {
	out, inside, mark := make([]byte, 0, len(marked)), false, false
	for i := range len(marked) {
		switch c := marked[i]; {
		case c == '[':
			inside = true
		case c == ']':
			inside, mark = false, false
		case c == '|' && inside:
			mark = true
		case !mark:
			out = append(out, c)
		}
	}
	return string(out)
}
