package tagger

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// Words that stand in the same company get the same cluster, so that what is learnt of "sued" and "fined" holds for
// "probed". Each word gets a vector by skip-gram with negative sampling (Mikolov et al. 2013) over the raw text;
// k-means over the vectors makes the clusters.
const (
	dims       = 48
	window     = 5
	negatives  = 5
	vectorRuns = 4
	rarest     = 5    // words seen less often have no cluster
	frequent   = 1e-4 // words with a greater share of the text are skipped now and then
)

type vector [dims]float32

// embedding holds the vectors of the words that were seen often enough, the most frequent first.
type embedding struct {
	hashes []uint64
	counts []int
	in     []vector
	out    []vector
	noise  []int32 // words as often as counts to the power of 3/4 say
	text   [][]int32
	total  int // words in text
}

func (x *lexicon) addClusters(raw [][]string, log func(string, ...any)) {
	e := newEmbedding(raw)
	rng := rand.New(rand.NewPCG(1, 2))
	done := 0
	for range vectorRuns {
		for _, s := range e.text {
			rate := 0.04 * max(0.02, 1-float32(done)/float32(e.total*vectorRuns))
			e.learn(s, rate, rng)
			done += len(s)
		}
	}
	for i := range e.in {
		normalize(&e.in[i])
	}
	log("%d word vectors from %d words", len(e.in), e.total)
	fine, coarse := kmeans(e.in, 511), kmeans(e.in, 63)
	for i, h := range e.hashes {
		s := x.at(keyOf(h))
		s.key = keyOf(h)
		s.fine, s.coarse = uint16(fine[i]+1), uint8(coarse[i]+1)
	}
}

func newEmbedding(raw [][]string) *embedding {
	counts := map[uint64]int{}
	hashed := make([][]uint64, len(raw))
	var w word
	for i, s := range raw {
		for _, t := range s {
			w.read(t)
			hashed[i] = append(hashed[i], w.lower)
			counts[w.lower]++
		}
	}
	e := &embedding{}
	for h, n := range counts {
		if n >= rarest {
			e.hashes = append(e.hashes, h)
		}
	}
	slices.SortFunc(e.hashes, func(a, b uint64) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	index := make(map[uint64]int32, len(e.hashes))
	for i, h := range e.hashes {
		index[h] = int32(i)
		e.counts = append(e.counts, counts[h])
		for range int(math.Ceil(math.Pow(float64(counts[h]), 0.75) / 4)) {
			e.noise = append(e.noise, int32(i))
		}
	}
	for _, s := range hashed {
		var ids []int32
		for _, h := range s {
			if i, ok := index[h]; ok {
				ids = append(ids, i)
			}
		}
		e.text = append(e.text, ids)
		e.total += len(ids)
	}
	e.in, e.out = make([]vector, len(e.hashes)), make([]vector, len(e.hashes))
	rng := rand.New(rand.NewPCG(3, 4))
	for i := range e.in {
		for d := range dims {
			e.in[i][d] = (rng.Float32() - 0.5) / dims
		}
	}
	return e
}

// learn goes once over a sentence. The most frequent words are skipped most of the time.
func (e *embedding) learn(s []int32, rate float32, rng *rand.Rand) {
	for i, w := range s {
		if keep := math.Sqrt(frequent * float64(e.total) / float64(e.counts[w])); rng.Float64() > keep {
			continue
		}
		span := 1 + rng.IntN(window)
		for k := max(0, i-span); k <= min(len(s)-1, i+span); k++ {
			if k != i {
				e.pair(&e.in[w], s[k], rate, rng)
			}
		}
	}
}

func (e *embedding) pair(v *vector, context int32, rate float32, rng *rand.Rand) {
	var change vector
	for n := range negatives + 1 {
		target, want := context, float32(1)
		if n > 0 {
			target, want = e.noise[rng.IntN(len(e.noise))], 0
			if target == context {
				continue
			}
		}
		o := &e.out[target]
		g := (want - sigmoid(dot(v, o))) * rate
		for d := range dims {
			change[d] += g * o[d]
			o[d] += g * v[d]
		}
	}
	for d := range dims {
		v[d] += change[d]
	}
}

func sigmoid(x float32) float32 { return float32(1 / (1 + math.Exp(-float64(x)))) }

func dot(a, b *vector) (sum float32) {
	for d := range dims {
		sum += a[d] * b[d]
	}
	return sum
}

func normalize(v *vector) {
	if n := float32(math.Sqrt(float64(dot(v, v)))); n > 0 {
		for d := range v {
			v[d] /= n
		}
	}
}

// kmeans puts the vectors into k clusters by cosine. It begins with vectors of frequent words.
func kmeans(points []vector, k int) []int {
	k = min(k, len(points))
	centres := make([]vector, k)
	for i := range centres {
		centres[i] = points[i*max(1, min(len(points), 8*k)/k)]
	}
	at := make([]int, len(points))
	for range 12 {
		sums := make([]vector, k)
		for i := range points {
			at[i] = nearest(&points[i], centres)
			for d := range dims {
				sums[at[i]][d] += points[i][d]
			}
		}
		for c := range centres {
			if n := dot(&sums[c], &sums[c]); n > 0 {
				centres[c] = sums[c]
				normalize(&centres[c])
			}
		}
	}
	return at
}

func nearest(p *vector, centres []vector) int {
	best, top := 0, float32(-2)
	for c := range centres {
		if v := dot(p, &centres[c]); v > top {
			best, top = c, v
		}
	}
	return best
}
