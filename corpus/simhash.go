package corpus

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"unicode"
	"unicode/utf8"
)

// A Fingerprint is what is remembered of a text to find copies of it.
//
// The text is taken as its words, in lower case and without punctuation, and these as shingles, runs of shingleLength
// words. SimHash (Charikar, 2002) adds up the hashes of all shingles, each of the 64 bits voting up or down, and keeps the
// signs: texts with the cosine c between their sets of shingles differ in about 64*arccos(c)/pi bits, texts that share
// nothing in 32 (standard deviation 4). The least hashes (Broder, 1997) are a fair sample of the shingles: of two texts
// that have a part j of all their shingles in common, about j*leastCount of the least ones are common too. They find the
// candidates, and keep out those that are alike in SimHash by chance.
type Fingerprint struct {
	Text    uint64             // hash of all words in order
	SimHash uint64             // over shingles
	Least   [leastCount]uint32 // the least shingle hashes in ascending order, 0 where there are no more
}

const (
	shingleLength = 4
	leastCount    = 16
	// fewestWords is the length of a text below which only the same words make a copy: two notices of twenty words
	// can differ in a name and be alike in all else.
	fewestWords = 24
)

// NewFingerprint reads text once.
func NewFingerprint(text string) Fingerprint {
	words := wordHashes(text)
	var f Fingerprint
	f.Text = 14695981039346656037
	for _, w := range words {
		f.Text = (f.Text ^ w) * 1099511628211
	}
	if len(words) < fewestWords {
		return f
	}
	var votes [64]int32
	least := make([]uint32, 0, leastCount+1)
	for i := range len(words) - shingleLength + 1 {
		h := uint64(0)
		for _, w := range words[i : i+shingleLength] {
			h = mix(h ^ w)
		}
		for b := range votes {
			votes[b] += int32(h>>b&1)*2 - 1
		}
		least = insert(least, uint32(h>>32)|1)
	}
	for b, v := range votes {
		if v > 0 {
			f.SimHash |= 1 << b
		}
	}
	copy(f.Least[:], least)
	return f
}

// Distance is the number of bits in which the SimHashes differ, 0 for texts of the same words, 64 where one of two
// different texts is too short to tell.
func (f *Fingerprint) Distance(g *Fingerprint) int {
	switch {
	case f.Text == g.Text:
		return 0
	case f.Least[0] == 0 || g.Least[0] == 0:
		return 64
	}
	return max(1, bits.OnesCount64(f.SimHash^g.SimHash))
}

// Common is the number of least hashes that both texts have.
func (f *Fingerprint) Common(g *Fingerprint) (n int) {
	for i, j := 0, 0; i < leastCount && j < leastCount && f.Least[i] != 0 && g.Least[j] != 0; {
		switch {
		case f.Least[i] < g.Least[j]:
			i++
		case f.Least[i] > g.Least[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// insert keeps the least values that were given, each once, in ascending order.
func insert(least []uint32, h uint32) []uint32 {
	if len(least) == leastCount && h >= least[leastCount-1] {
		return least
	}
	i, found := slices.BinarySearch(least, h)
	if found {
		return least
	}
	least = slices.Insert(least, i, h)
	return least[:min(len(least), leastCount)]
}

// wordHashes returns a hash (FNV-1a) of each run of letters and digits, in lower case. An apostrophe within a word
// goes: "Telecom's" is the same word in both ways of writing it.
func wordHashes(text string) []uint64 {
	words := make([]uint64, 0, len(text)/6)
	const start = 14695981039346656037
	h := uint64(start)
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			h = (h ^ uint64(unicode.ToLower(r))) * 1099511628211
		case r == '\'' || r == '’' || r == utf8.RuneError:
		case h != start:
			words = append(words, h)
			h = start
		}
	}
	if h != start {
		words = append(words, h)
	}
	return words
}

// mix is the finisher of MurmurHash3 (Appleby): every bit of x changes half of the result.
func mix(x uint64) uint64 {
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	x *= 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}

// leastBytes and setLeast are the form of Least in the store.
func (f *Fingerprint) leastBytes() []byte {
	b := make([]byte, 0, 4*leastCount)
	for _, h := range f.Least {
		if h != 0 {
			b = binary.BigEndian.AppendUint32(b, h)
		}
	}
	return b
}

func (f *Fingerprint) setLeast(b []byte) {
	for i := 0; i < leastCount && len(b) >= 4; i++ {
		f.Least[i], b = binary.BigEndian.Uint32(b), b[4:]
	}
}
