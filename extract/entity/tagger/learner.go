package tagger

import (
	"math"
	"math/rand/v2"

	"newsclaims/extract/internal/kernel"
)

// A learner holds the samples as numbers of rows, and the weights.
type learner struct {
	samples []sample
	words   []int32 // of word k of all samples in order: where its rows begin in rows
	first   []int32 // of a sample: its first word
	rows    []int32 // number of a row, and above it the part that the feature is of
	buckets []uint64
	kept    int
	frozen  int32 // rows before this one stay as they are; unless it is 0, so do the moves

	weights [][unit + numTypes]float32
	squares [][unit + numTypes]float32
	moves   moves[float32]
	moveSq  moves[float32]

	rate  float32
	free  lattice
	tied  lattice
	sums  [][numStates]float32
	drop  float64
	rng   *rand.Rand
	shown []int32 // rows of the sample that are not hidden
	ends  []int32 // of word k: where its rows begin in shown
}

// bucketBits and leastSeen bound the model: four slots in 1<<bucketBits buckets, for features seen so often. The first epoch moves
// weights at the rate pace.
const (
	bucketBits = 16
	leastSeen  = 3
	pace       = 0.15
)

func newLearner(samples []sample, lex *lexicon) *learner {
	l := &learner{samples: samples}
	f := hashSamples(samples, lex, (*line).parts)
	l.buckets, l.kept = placed(f.hashes, bucketBits)
	l.lay(layer{f, table{buckets: l.buckets}})
	return l
}

// epoch goes over all samples once in a random order that depends on e alone, and returns the mean loss of a word.
func (l *learner) epoch(e, epochs int) float64 {
	rng := rand.New(rand.NewPCG(uint64(e), 7))
	l.rng = rng
	l.rate = pace * float32(epochs-e) / float32(epochs)
	var loss, words float64
	for _, i := range rng.Perm(len(l.samples)) {
		loss += l.learn(i)
		words += float64(len(l.samples[i].tokens))
	}
	return loss / words
}

// learn changes the weights for one sample and returns its loss: the logarithm of how improbable its labels were.
func (l *learner) learn(i int) float64 {
	s := &l.samples[i]
	n := len(s.tokens)
	if s.weight == 0 {
		return 0
	}
	l.score(i, n)
	e := expMoves(&l.moves)
	l.free.exponentials(l.sums[:n], nil)
	l.tied.exponentials(l.sums[:n], s.allow)
	if !l.free.run(&e) || !l.tied.run(&e) {
		return 0
	}
	for k := range n {
		l.update(l.shown[l.ends[k]:l.ends[k+1]], k, s.weight)
	}
	if l.frozen == 0 {
		l.updateMoves(&e, s.weight)
	}
	return l.free.logZ() - l.tied.logZ()
}

func (l *learner) score(i, n int) {
	if cap(l.sums) < n {
		l.sums = make([][numStates]float32, 2*n)
	}
	l.sums = l.sums[:cap(l.sums)]
	l.shown, l.ends = l.shown[:0], append(l.ends[:0], 0)
	hide := uint32(l.drop * (1 << 32))
	scale := float32(1 / (1 - l.drop))
	for k := range n {
		out := &l.sums[k]
		*out = [numStates]float32{}
		w := int(l.first[i]) + k
		masked := mask(l.rng)
		for _, r := range l.rows[l.words[w]:l.words[w+1]] {
			part := uint8(r >> partShift)
			r &= 1<<partShift - 1
			if hide > 0 && l.rng.Uint32() < hide || part == masked {
				continue
			}
			if r >= l.frozen {
				l.shown = append(l.shown, r)
			}
			row := &l.weights[r]
			for s, v := range row {
				out[s] += v
			}
		}
		for s := range out {
			out[s] *= scale
		}
		l.ends = append(l.ends, int32(len(l.shown)))
	}
}

func expMoves(m *moves[float32]) (e moves[float32]) {
	to := e.all()
	for i, v := range m.all() {
		*to[i] = float32(math.Exp(float64(*v)))
	}
	return e
}

// update moves the rows of a word along the gradient (AdaGrad: Duchi, Hazan and Singer 2011).
func (l *learner) update(rows []int32, k int, weight float32) {
	var lanes [unit + numTypes]uint8
	var grad [unit + numTypes]float32
	n := 0
	for s := range grad {
		g := (l.tied.probability(k, state(s)) - l.free.probability(k, state(s))) * weight
		if g > 1e-3 || g < -1e-3 {
			lanes[n], grad[n] = uint8(s), g
			n++
		}
	}
	if n == 0 {
		return
	}
	for _, r := range rows {
		row, sq := &l.weights[r], &l.squares[r]
		for j := range n {
			s, g := lanes[j], grad[j]
			g -= decay * row[s]
			sq[s] += g * g
			row[s] += l.rate * g / float32(math.Sqrt(float64(sq[s]+1e-2)))
		}
	}
}

// decay pulls weights towards zero.
const decay = 1e-4

func (l *learner) updateMoves(e *moves[float32], weight float32) {
	var g moves[float32]
	l.tied.countMoves(e, &g, weight)
	l.free.countMoves(e, &g, -weight)
	to, sq := l.moves.all(), l.moveSq.all()
	for i, v := range g.all() {
		*sq[i] += *v * *v
		*to[i] += l.rate * *v / float32(math.Sqrt(float64(*sq[i]+1)))
	}
}

// weightStep is what a weight of one is worth in the model.
const weightStep = 1.0 / 24

// model quantizes the weights.
func (l *learner) model(lex *lexicon) *Model {
	m := &Model{table: table{l.buckets, quantized(l.weights)}, bulletin: emptyTable(), step: weightStep, lexicon: lex}
	var x moves[int32]
	to := x.all()
	for i, v := range l.moves.all() {
		*to[i] = int32(math.Round(float64(*v) / weightStep))
	}
	m.setMoves(x)
	return m
}

func quantized(weights [][unit + numTypes]float32) []kernel.SlotRow {
	rows := make([]kernel.SlotRow, len(weights))
	for r := range weights {
		for s, v := range weights[r] {
			q := int(math.Round(float64(v)/weightStep)) + 128
			rows[r][s/8] |= uint64(min(max(q, 0), 255)) << (8 * (s % 8))
		}
	}
	return rows
}

func emptyTable() table {
	return table{make([]uint64, 1), make([]kernel.SlotRow, kernel.SlotsPerBucket)}
}
