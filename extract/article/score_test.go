package article

import (
	"strings"

	"newsclaims/extract/article/gold"
)

// A shingleScore counts the runs of four words that gold and found text share, and those that only one
// of them has. The measure is that of the Article Extraction Benchmark: precision and recall are means
// over the pages, F1 is their harmonic mean.
type shingleScore struct{ both, extra, missed int }

func scoreShingles(want, found string) (s shingleScore) {
	g, f := shingles(want), shingles(found)
	for k, n := range f {
		s.both += min(n, g[k])
		s.extra += n - min(n, g[k])
	}
	for k, n := range g {
		s.missed += n - min(n, f[k])
	}
	return s
}

func shingles(text string) map[string]int {
	words := gold.Words(text)
	m := map[string]int{}
	if n := len(words); n > 0 && n < 4 {
		m[strings.Join(words, " ")]++
	}
	for i := 0; i+4 <= len(words); i++ {
		m[strings.Join(words[i:i+4], " ")]++
	}
	return m
}

func meanShingles(scores []shingleScore) (f1, p, r float64) {
	var np, nr float64
	for _, s := range scores {
		if s.both+s.extra > 0 {
			p += float64(s.both) / float64(s.both+s.extra)
			np++
		}
		if s.both+s.missed > 0 {
			r += float64(s.both) / float64(s.both+s.missed)
			nr++
		}
	}
	p, r = p/max(np, 1), r/max(nr, 1)
	return 2 * p * r / max(p+r, 1e-9), p, r
}
