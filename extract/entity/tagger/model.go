package tagger

import (
	"math"

	"newsclaims/extract/internal/kernel"
)

// A Model is what a Trainer makes and a Tagger labels with. It does not change and may be shared.
//
// Features are looked up by a hash of 64 bits. Its lower bits choose a bucket of four slots; sixteen upper bits are compared
// with the four marks of the bucket, which one word holds; a feature that is in no slot was not seen in
// training and costs that one comparison. A slot has a row of one byte for each state but outside, whose weight is always
// zero: the weight in steps of Model.step, plus 128. Package kernel finds and sums them.
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
	rows    []kernel.SlotRow
}

// size is how many rows there are room for.
func (t *table) size() int { return len(t.buckets) * kernel.SlotsPerBucket }

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

// The rows of kernel.SlotRow hold every state but outside.
var _ [32]struct{} = [outside]struct{}{}

// row returns the row of a feature, -1 if it has none.
func (t *table) row(f uint64) int { return kernel.Slot(t.buckets, f) }

// find returns the rows of the features that have one, in place of those in dst. They are fetched from memory meanwhile.
func (t *table) find(dst []int32, features []uint64) []int32 {
	if cap(dst) < len(features) {
		dst = make([]int32, 2*len(features))
	}
	dst = dst[:cap(dst)]
	return dst[:kernel.FindSlots(dst, t.buckets, t.rows, features)]
}

// add adds what the rows come to to the sum of each state, in steps.
func (t *table) add(sums *[numStates]int32, rows []int32) {
	kernel.AddSlots((*[outside]int32)(sums[:outside]), t.rows, rows)
}
