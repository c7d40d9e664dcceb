package tagger

import (
	"math"
	"math/bits"
)

// A Model is what a Trainer makes and a Tagger labels with. It does not change and may be shared.
//
// Features are looked up by a hash of 64 bits. Its lower bits choose a bucket of four slots; sixteen upper bits are compared
// with the four marks of the bucket, which one word holds; a feature that is in no slot was not seen in
// training and costs that one comparison. A slot has a row of one byte for each state but outside, whose weight is always
// zero: the weight in steps of Model.step, plus 128. Rows are summed eight bytes at a time in lanes of 16 bits.
type Model struct {
	table          // of the features that a word has anywhere
	bulletin table // of those that it has in bulletins besides
	moves    moves[int32]
	expMoves moves[float32] // exponentials of moves in natural units
	step     float32        // what a weight of one is worth
	lexicon  *lexicon
	powers   []float32 // of e, to the power of minus so many steps
}

// A table holds the weights of features.
type table struct {
	buckets []uint64
	rows    [][numTypes / 2]uint64
}

// size is how many rows there are room for.
func (t *table) size() int { return len(t.buckets) * slotsPerBucket }

// moves are the weights of one state after another. Only the label matters, and whether a name goes on.
type moves[T any] struct {
	next [numTypes + 2][numTypes + 1]T // from a label that ends, O or the start of the sentence to O or a label that begins
	grow [4][numTypes]T                // begin to inside, begin to end, inside to inside, inside to end
}

// setMoves sets the moves and their exponentials.
func (m *Model) setMoves(x moves[int32]) {
	m.moves = x
	var f moves[float32]
	from, to := x.all(), f.all()
	for i := range from {
		*to[i] = float32(*from[i]) * m.step
	}
	m.expMoves = expMoves(&f)
	m.powers = make([]float32, int(20/m.step))
	for i := range m.powers {
		m.powers[i] = float32(math.Exp(-float64(i) * float64(m.step)))
	}
}

const (
	slotsPerBucket = 4
	laneLow        = 0x00ff00ff00ff00ff
	ones           = 0x0001000100010001
	highs          = 0x8000800080008000
)

// row returns the row of a feature, -1 if it has none.
func (t *table) row(f uint64) int {
	b := f & uint64(len(t.buckets)-1)
	x := t.buckets[b] ^ (f>>48|1)*ones
	if x = (x - ones) &^ x & highs; x == 0 {
		return -1
	}
	return int(b)*slotsPerBucket + bits.TrailingZeros64(x)/16
}

// add adds up the rows of features and adds what they come to to the sum of each state, in steps. Which rows there are is settled without a
// branch before the first is read, so that the processor fetches them side by side.
func (t *table) add(features []uint64, out *[numStates]int32) {
	var acc [numTypes]uint64
	var found [64]int32
	n := int32(0)
	for len(features) > 0 {
		some := features[:min(len(features), len(found))]
		features = features[len(some):]
		k := 0
		for _, f := range some {
			r := t.row(f)
			found[k&63] = int32(r)
			k += int(^uint64(r) >> 63)
		}
		n += int32(k)
		for _, r := range found[:k] {
			row := &t.rows[r]
			acc[0] += row[0] & laneLow
			acc[1] += row[0] >> 8 & laneLow
			acc[2] += row[1] & laneLow
			acc[3] += row[1] >> 8 & laneLow
			acc[4] += row[2] & laneLow
			acc[5] += row[2] >> 8 & laneLow
			acc[6] += row[3] & laneLow
			acc[7] += row[3] >> 8 & laneLow
		}
	}
	for k := range 4 {
		for b := range 4 {
			out[8*k+2*b] += int32(acc[2*k]>>(16*b)&0xffff) - 128*n
			out[8*k+2*b+1] += int32(acc[2*k+1]>>(16*b)&0xffff) - 128*n
		}
	}
}
