package corpus

import (
	"context"
	"os"
	"slices"
	"testing"
	"time"

	"newsclaims/corpus/internal/newsroom"
)

// bigStore is a store of about a million claims, made where NEWSCLAIMS_BIG_STORE says, if it is not there.
func bigStore(b *testing.B) *Store {
	path := os.Getenv("NEWSCLAIMS_BIG_STORE")
	if path == "" {
		b.Skip("NEWSCLAIMS_BIG_STORE names no file")
	}
	ctx := context.Background()
	s, err := CreateStore(ctx, path)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	if c, err := s.Counts(ctx); err != nil || c.Claims > 0 {
		b.Logf("%+v, %v", c, err)
		return s
	}
	w, err := s.Write(ctx, testRun)
	if err != nil {
		b.Fatal(err)
	}
	room := newsroom.Room{Seed: 9}
	for i, n := 0, 0; n < 1e6; i++ {
		d := sample(room.Story(i % 20000))
		d.ID, d.URL = d.ID+"-"+time.Duration(i).String(), ""
		d.Published = d.Published.AddDate(0, 0, i%3000)
		d.Claims = append(d.Claims, d.Claims...)
		d.Claims = append(d.Claims, d.Claims...)
		n += len(d.Claims)
		if err := w.Add(d.ID, d); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	return s
}

// BenchmarkQuery reports the 95th percentile of the time of queries for a page of a hundred claims.
func BenchmarkQuery(b *testing.B) {
	s := bigStore(b)
	ctx := context.Background()
	queries := map[string]Query{
		"all": {}, "actor": {Actor: "Huawei"}, "pair": {Actor: "gov/us", Target: "org/huawei"}, "party": {Party: "TikTok"},
		"type": {Types: []string{"ban", "lift"}, Statuses: []string{"planned"}}, "country": {Country: "DE", Types: []string{"order"}},
		"range": {From: "2021-01-01", To: "2021-01-31", MinConfidence: 0.9}, "source": {Source: "germany"}, "rare word": {Words: "orchard kettle"},
		"word and type": {Words: "ban", Types: []string{"ban"}}, "deep": {Offset: 2000, Actor: "gov/us"}, "common word": {Words: "the"},
		"beginning": {Words: "orch*"}, "phrase": {Words: `"the federal trade"`}, "word and actor": {Words: "the", Actor: "huawei"},
		"word and country": {Words: "court", Country: "DE"}, "word and range": {Words: "ban", From: "2019-02-01", To: "2019-02-03"},
		"word and site": {Words: "kettle", Site: "Morning Ledger"}, "site": {Site: "Morning Ledger"}, "no site": {Site: "None"},
		"status": {Statuses: []string{"planned"}}, "confidence": {MinConfidence: 0.999}, "too sure": {MinConfidence: 1},
		"country and confidence": {Country: "DE", MinConfidence: 0.999}, "document": {Doc: "doc00017-17ns"},
		"nothing": {Actor: "huawei", Types: []string{"sue"}},
	}
	for name, q := range queries {
		q.Limit = 100
		b.Run(name, func(b *testing.B) {
			var times []time.Duration
			for b.Loop() {
				start := time.Now()
				for _, err := range s.Claims(ctx, q) {
					if err != nil {
						b.Fatal(err)
					}
				}
				times = append(times, time.Since(start))
			}
			slices.Sort(times)
			b.ReportMetric(float64(times[len(times)*95/100].Microseconds())/1000, "p95-ms")
		})
	}
}
