package train

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"sync"

	"newsclaims/extract/internal/kernel"
	"newsclaims/extract/text"
	"newsclaims/extract/text/internal/feature"
)

// Words that stand in the same places get vectors that are alike, so that what is learnt of "fined" holds for "probed", which no
// treebank has. The vectors are learnt from raw text by skip-gram with negative sampling (Mikolov et al., 2013) with a table of
// its own for each place beside the word (Ling et al., 2015). Half of a vector tells what stands before the word and half what
// stands after it: each half is learnt by one worker, so that two workers give the same bytes each time.
const (
	half      = 64 // length of a half
	reach     = 2  // places that are looked at on each side
	negatives = 5
	runs      = 5
	rarest    = 5     // words that are seen less often get no vector
	most      = 40000 // words that get one
	frequent  = 3e-4  // words with a greater share of the text are skipped now and then
	startRate = 0.05
)

// known is what raw text tells of words: a vector each, the most frequent word first.
type known struct {
	row  map[uint64]int32
	hash []uint64
	seen []int
	w    []float32 // rows of 2*half
}

// readRaw returns the sentences of raw text as words. A line is a paragraph.
func readRaw(raw []io.Reader) ([][]uint64, error) {
	var out [][]uint64
	for _, r := range raw {
		sc := bufio.NewScanner(r)
		sc.Buffer(nil, 1<<24)
		for sc.Scan() {
			line := sc.Text()
			for _, s := range text.Split(line) {
				words := make([]uint64, len(s.Tokens))
				for i, t := range s.Tokens {
					words[i] = feature.Of(line[t.Start:t.End], i, feature.Sentence).Word
				}
				out = append(out, words)
			}
		}
		if err := sc.Err(); err != nil {
			return nil, fmt.Errorf("raw text: %w", err)
		}
	}
	return out, nil
}

// learnKnown learns the vectors of the words of sentences.
func learnKnown(sentences [][]uint64, seed uint64) *known {
	k := countKnown(sentences)
	n := len(k.hash)
	k.w = make([]float32, n*2*half)
	if n == 0 {
		return k
	}
	rows := k.number(sentences)
	noise := k.noise()
	var group sync.WaitGroup
	for s, step := range []int{-1, 1} {
		group.Go(func() {
			e := newSide(n, step, noise, rand.New(rand.NewPCG(seed, uint64(200+s))))
			e.learn(rows, k.seen)
			for i := range n {
				copy(k.w[i*2*half+s*half:][:half], e.in[i*half:])
			}
		})
	}
	group.Wait()
	k.scale()
	return k
}

func countKnown(sentences [][]uint64) *known {
	count := map[uint64]int{}
	for _, s := range sentences {
		for _, w := range s {
			count[w]++
		}
	}
	k := &known{row: map[uint64]int32{}}
	for h, n := range count {
		if n >= rarest {
			k.hash = append(k.hash, h)
		}
	}
	slices.SortFunc(k.hash, func(a, b uint64) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
	k.hash = k.hash[:min(len(k.hash), most)]
	for i, h := range k.hash {
		k.row[h], k.seen = int32(i), append(k.seen, count[h])
	}
	return k
}

// number returns the sentences as rows, -1 for words without one.
func (k *known) number(sentences [][]uint64) [][]int32 {
	out := make([][]int32, len(sentences))
	for i, s := range sentences {
		out[i] = make([]int32, len(s))
		for j, w := range s {
			out[i][j] = k.find(w)
		}
	}
	return out
}

func (k *known) find(w uint64) int32 {
	if r, ok := k.row[w]; ok {
		return r
	}
	return -1
}

// noise holds each word as often as its count to the power of 3/4 says.
func (k *known) noise() []int32 {
	var out []int32
	for i, n := range k.seen {
		for range int(math.Ceil(math.Pow(float64(n), 0.75) / 4)) {
			out = append(out, int32(i))
		}
	}
	return out
}

// scale gives each column mean 0, then each half of a vector the length that makes its values 1 on average.
func (k *known) scale() {
	n, d := len(k.hash), 2*half
	for c := range d {
		var sum float64
		for i := range n {
			sum += float64(k.w[i*d+c])
		}
		mean := float32(sum / float64(n))
		for i := range n {
			k.w[i*d+c] -= mean
		}
	}
	for i := 0; i < len(k.w); i += half {
		v := k.w[i : i+half]
		f := float32(math.Sqrt(half / (float64(dot(v, v)) + 1e-9)))
		for j := range v {
			v[j] *= f
		}
	}
}

// A side learns from the words on one side.
type side struct {
	step  int // -1 before the word, 1 after it
	noise []int32
	rand  *rand.Rand
	in    []float32
	out   [reach][]float32 // by distance; the last row is the end of the sentence
	edge  int32
	move  []float32
}

func newSide(words, step int, noise []int32, r *rand.Rand) *side {
	e := &side{step: step, noise: noise, rand: r, edge: int32(words), in: make([]float32, words*half), move: make([]float32, half)}
	for i := range e.out {
		e.out[i] = make([]float32, (words+1)*half)
	}
	for i := range e.in {
		e.in[i] = (r.Float32() - 0.5) / half
	}
	return e
}

// learn goes over the sentences. The most frequent words are skipped most of the time.
func (e *side) learn(sentences [][]int32, seen []int) {
	total, done := 0, 0
	for _, s := range sentences {
		total += len(s)
	}
	for range runs {
		for _, s := range sentences {
			rate := startRate * max(0.01, 1-float32(done)/float32(total*runs))
			done += len(s)
			for i, w := range s {
				if w >= 0 && e.rand.Float64() < math.Sqrt(frequent*float64(total)/float64(seen[w])) {
					e.places(s, i, rate)
				}
			}
		}
	}
}

// places learns the vector of word i from the words at each distance.
func (e *side) places(s []int32, i int, rate float32) {
	v := e.in[int(s[i])*half:][:half]
	for d := range reach {
		context, at := e.edge, i+e.step*(d+1)
		if at >= 0 && at < len(s) {
			context = s[at]
		}
		if context >= 0 {
			e.pair(v, context, e.out[d], rate)
		}
		if context == e.edge {
			return
		}
	}
}

// pair makes v fit the context better and some words at random worse.
func (e *side) pair(v []float32, context int32, out []float32, rate float32) {
	clear(e.move)
	curve := kernel.Logistic()
	for n := range negatives + 1 {
		target, want := context, float32(1)
		if n > 0 {
			if target, want = e.noise[e.rand.IntN(len(e.noise))], 0; target == context {
				continue
			}
		}
		o := out[int(target)*half:][:half]
		g := (want - curve.Sigmoid(dot(v, o))) * rate
		axpy(e.move, g, o)
		axpy(o, g, v)
	}
	add(v, e.move)
}
