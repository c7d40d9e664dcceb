package model

import (
	"newsclaims/extract/internal/kernel"
	"newsclaims/extract/text/internal/feature"
)

// A recall keeps what the gates of the first layer make of the words met last. It depends on nothing but the word, and in news two
// words of three were met not long ago, so their vectors need not be summed and multiplied anew.
type recall struct {
	model *Model // that made the parts
	slots []slot
	parts []float32 // by slot, as kernel.Gates leaves them: forwards, then backwards

	batch   uint32
	at      [][]float32 // parts of each word of the batch
	missing []int       // words of the batch that are to be computed
	spare   []float32   // parts of words that have no slot
}

// A slot is the place of one word. It goes to another one that hashes there when it was missed as often as it was hit.
type slot struct {
	word  feature.Set
	batch uint32 // that used it last
	worth uint8
}

// How many words a recall keeps, a power of two, and how many times a word may be missed that was hit often.
const (
	recalled = 1 << 10
	maxWorth = 8
)

// first leaves in s.x what the first layer makes of the words.
func (m *Model) first(s *Scratch, words []feature.Set) {
	r, l, d := &s.recall, &m.Layer[0], m.Size
	r.look(m, words)
	rows := kernel.RoundUp(len(r.missing), kernel.Rows)
	m.embed(s, words, r.missing, rows)
	m.multiply(s, l, rows)
	for k, i := range r.missing {
		for direction := range 2 {
			m.gates(s, l, k, direction, r.half(i, direction))
		}
	}
	s.x = resize(s.x, s.rows*d)
	m.carry(s, s.x, func(i, direction int) []float32 {
		if next := i + 1 - 2*direction; next >= 0 && next < len(words) {
			kernel.Fetch(r.half(next, direction))
		}
		return r.half(i, direction)
	})
}

// half returns the parts of word i of the batch in one direction.
func (r *recall) half(i, direction int) []float32 {
	h := len(r.at[i]) / 2
	return r.at[i][direction*h:][:h]
}

// look finds a place for the parts of each word and lists the words that are missing.
func (r *recall) look(m *Model, words []feature.Set) {
	size := kernel.GateParts * m.Size
	if r.model != m {
		*r = recall{model: m, slots: make([]slot, recalled), parts: make([]float32, recalled*size)}
	}
	r.batch++
	r.at, r.missing = resize(r.at, len(words)), r.missing[:0]
	r.spare = resize(r.spare, len(words)*size)
	for i := range words {
		k, hit := r.slotOf(&words[i])
		if !hit {
			r.missing = append(r.missing, i)
		}
		if r.at[i] = r.spare[i*size:][:size]; k >= 0 {
			r.at[i] = r.parts[k*size:][:size]
		}
	}
}

// slotOf returns the slot that is the word's in this batch, -1 for none; hit is false where it is to be filled.
func (r *recall) slotOf(word *feature.Set) (k int, hit bool) {
	k = int((word.Word ^ uint64(word.Sub[feature.Sub-1])*0x9E3779B1) % recalled)
	s := &r.slots[k]
	switch {
	case s.batch > 0 && s.word == *word:
		s.worth, s.batch = min(s.worth+1, maxWorth), r.batch
		return k, true
	case s.batch == r.batch:
		return -1, false // in use
	case s.worth > 0:
		s.worth--
		return -1, false
	}
	*s = slot{word: *word, batch: r.batch}
	return k, false
}
