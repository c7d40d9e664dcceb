package train

import (
	"math/rand/v2"

	"newsclaims/extract/internal/kernel"
)

// A shard is what one worker needs to learn from some sentences: their vectors at every layer, and the
// gradients that it finds. Rows of matrices are the words of the sentences, one after another.
type shard struct {
	*network
	rand    *rand.Rand
	drop    float32
	samples []*sample
	at      []int // first row of each sample
	n, rows int   // words, and rounded up
	word    []int32
	raw     []int32   // rows of what raw text tells
	told    []float32 // what raw text tells of each word

	x     [][]float32 // vectors before each layer and after the last
	in    [][]float32 // what each layer's product sees: x less what is dropped
	mask  [][]float32 // by layer: size values for each sample
	gate  []sru
	out   []float32 // x after the last layer, less what is dropped
	grad  map[*param][]float32
	dx    []float32
	tmp   []float32
	loss  float64
	right [4]int // tags, heads, relations, words with a head

	tagged int // words with a tag
}

// sru holds the inner values of one layer.
type sru struct{ u, f, r, c []float32 }

func newShard(n *network, drop float32) *shard {
	s := &shard{network: n, drop: drop, grad: map[*param][]float32{}}
	for _, p := range n.dense {
		s.grad[p] = make([]float32, len(p.w))
	}
	return s
}

func sized(b []float32, n int) []float32 {
	if cap(b) < n {
		return make([]float32, n, n+n/4)
	}
	b = b[:n]
	clear(b)
	return b
}

// forget is the share of the words that are dropped whose vector from raw text is dropped too.
const forget = 0.2

// start lays out the samples.
func (s *shard) start(samples []*sample, r *rand.Rand, seen []int) {
	s.samples, s.rand, s.at, s.word, s.raw, s.n = samples, r, s.at[:0], s.word[:0], s.raw[:0], 0
	for _, m := range samples {
		s.at = append(s.at, s.n)
		s.n += len(m.forms)
		for i, w := range m.words {
			k := m.known[i]
			if w >= 0 && s.drop > 0 && r.Float64() < 0.5/(0.5+float64(seen[w])) {
				if w = -1; r.Float64() < forget {
					k = -1
				}
			}
			s.word, s.raw = append(s.word, w), append(s.raw, k)
		}
	}
	s.rows = kernel.RoundUp(s.n, kernel.Rows)
	if s.x == nil {
		s.x, s.in, s.mask = make([][]float32, s.layers+1), make([][]float32, s.layers), make([][]float32, s.layers+1)
		s.gate = make([]sru, s.layers)
	}
	s.embed()
}

// embed sums the vectors of the words and their parts.
func (s *shard) embed() {
	d := s.known.cols
	s.told = sized(s.told, s.rows*d)
	for i, w := range s.raw {
		if w >= 0 {
			copy(s.told[i*d:(i+1)*d], s.known.row(w))
		}
	}
	s.x[0] = s.product(s.x[0], s.told, s.mix)
	i := 0
	for _, m := range s.samples {
		for k := range m.sets {
			row := s.x[0][i*s.size : (i+1)*s.size]
			if w := s.word[i]; w >= 0 {
				add(row, s.words.row(w))
			}
			for _, p := range m.sets[k].Sub {
				add(row, s.parts.row(int32(p)))
			}
			i++
		}
	}
}

func add(dst, src []float32) {
	for i, v := range src {
		dst[i] += v
	}
}

// dropped multiplies the rows of x by one mask per sample and keeps the masks as number l.
func (s *shard) dropped(dst, x []float32, l int) []float32 {
	dst = sized(dst, s.rows*s.size)
	if s.drop == 0 {
		copy(dst, x)
		return dst
	}
	s.mask[l] = sized(s.mask[l], len(s.samples)*s.size)
	for i := range s.mask[l] {
		if s.rand.Float32() >= s.drop {
			s.mask[l][i] = 1 / (1 - s.drop)
		}
	}
	s.times(dst, x, l)
	return dst
}

// times adds x times mask l to dst.
func (s *shard) times(dst, x []float32, l int) {
	for k, m := range s.samples {
		mask := s.mask[l]
		if s.drop > 0 {
			mask = mask[k*s.size : (k+1)*s.size]
		}
		for i := s.at[k]; i < s.at[k]+len(m.forms); i++ {
			d, v := dst[i*s.size:(i+1)*s.size], x[i*s.size:(i+1)*s.size]
			if s.drop == 0 {
				add(d, v)
				continue
			}
			for j := range d {
				d[j] += v[j] * mask[j]
			}
		}
	}
}

// product returns x·p.
func (s *shard) product(dst, x []float32, p *param) []float32 {
	dst = sized(dst, s.rows*p.cols)
	kernel.Gemm(dst, x, p.w, s.rows, p.rows, p.cols)
	return dst
}

// productBack adds what dy says about p to its gradient, and dy·pᵀ to dx.
func (s *shard) productBack(dx, dy, x []float32, p *param) {
	s.weightsBack(dy, x, p)
	kernel.Transpose(s.tmp, p.w, p.rows, p.cols)
	kernel.Gemm(dx, dy, s.tmp, s.rows, p.cols, p.rows)
}

// weightsBack adds what dy says about p to its gradient.
func (s *shard) weightsBack(dy, x []float32, p *param) {
	s.tmp = sized(s.tmp, max(s.rows*p.rows, p.rows*p.cols))
	kernel.Transpose(s.tmp, x, s.rows, p.rows)
	kernel.Gemm(s.grad[p], s.tmp, dy, p.rows, s.rows, p.cols)
}

// guess computes the loss over the samples and its gradient at s.out.
func (s *shard) guess() []float32 {
	for l := range s.layers {
		s.forward(l)
	}
	s.out = s.dropped(s.out, s.x[s.layers], s.layers)
	return s.heads()
}

// learn computes the gradients of the loss over the samples.
func (s *shard) learn() {
	dout := s.guess()
	s.dx = sized(s.dx, s.rows*s.size)
	s.times(s.dx, dout, s.layers)
	for l := s.layers - 1; l >= 0; l-- {
		s.backward(l)
	}
	s.weightsBack(s.dx, s.told, s.mix)
}
