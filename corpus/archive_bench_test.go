package corpus_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/net/html"

	"newsclaims/corpus"
	"newsclaims/corpus/export"
	"newsclaims/corpus/internal/newsroom"
	"newsclaims/extract"
	"newsclaims/feeds/warc"
)

// A stopwatch adds up how long each stage of the way takes.
type stopwatch struct {
	now    time.Time
	spent  map[string]time.Duration
	tokens int
}

// done ends a stage, which began when the one before it ended.
func (w *stopwatch) done(stage string) {
	now := time.Now()
	w.spent[stage] += now.Sub(w.now)
	w.now = now
}

// BenchmarkArchive takes a web archive of a thousand stories the whole way to a store and to Parquet, on one goroutine, and
// reports the pages per second, the tokens per second from text to claims, how many of a hundred parts of the time each
// stage takes, and how many times the time from page to claims is that of parsing the same pages alone.
func BenchmarkArchive(b *testing.B) {
	var archive bytes.Buffer
	a := newsroom.Archive{Room: newsroom.Room{Seed: 1, Copies: 0.2}, Stories: 1000, Damaged: 0.01}
	if err := a.Write(&archive); err != nil {
		b.Fatal(err)
	}
	watch := stopwatch{spent: map[string]time.Duration{}}
	pages := 0
	for b.Loop() {
		watch.now = time.Now()
		pages += readArchive(b, archive.Bytes(), &watch)
	}
	total := time.Duration(0)
	for _, d := range watch.spent {
		total += d
	}
	parsed := watch.spent["parse"]
	delete(watch.spent, "parse")
	total -= parsed
	b.ReportMetric(float64(pages)/total.Seconds(), "pages/s")
	b.ReportMetric(float64(watch.tokens)/watch.spent["language"].Seconds(), "tokens/s")
	b.ReportMetric((watch.spent["page"]+watch.spent["language"]).Seconds()/parsed.Seconds(), "parses")
	for stage := range watch.spent {
		b.ReportMetric(100*watch.spent[stage].Seconds()/total.Seconds(), stage+"-%")
	}
}

// readArchive returns how many pages it has read.
func readArchive(b *testing.B, archive []byte, watch *stopwatch) (pages int) {
	ctx := context.Background()
	dir := b.TempDir()
	s, err := corpus.CreateStore(ctx, filepath.Join(dir, "news.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	w, err := s.Write(ctx, corpus.Run{})
	if err != nil {
		b.Fatal(err)
	}
	var x extract.Extractor
	for page, err := range new(warc.Reader).Pages(bytes.NewReader(archive)) {
		watch.done("archive")
		if damage := new(warc.DamageError); errors.As(err, &damage) {
			continue
		} else if err != nil {
			b.Fatal(err)
		}
		in := corpus.Input{Origin: corpus.Origin{Offset: page.Offset}, URL: page.URL, HTML: string(page.Body), Charset: page.Charset()}
		if _, err := html.Parse(bytes.NewReader(page.Body)); err != nil {
			b.Fatal(err)
		}
		watch.done("parse")
		a, err := in.Article()
		if err != nil {
			b.Fatal(err)
		}
		watch.done("page")
		d := x.Extract(a)
		watch.done("language")
		for _, span := range d.Sentences {
			watch.tokens += len(span.Tokens)
		}
		record := corpus.Document(d, in.Origin)
		watch.done("records")
		if err := w.Add(fmt.Sprint(page.Offset), &record); err != nil {
			b.Fatal(err)
		}
		watch.done("store")
		pages++
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	watch.done("store")
	if _, err := s.Mark(ctx); err != nil {
		b.Fatal(err)
	}
	watch.done("copies")
	if err := export.Write(ctx, s, filepath.Join(dir, "out"), []string{"parquet"}, corpus.Query{}); err != nil {
		b.Fatal(err)
	}
	watch.done("parquet")
	return pages
}
