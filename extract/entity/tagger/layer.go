package tagger

import (
	"cmp"
	"slices"

	"newsclaims/extract/internal/kernel"
)

// A layer is the features of the samples that one table has the rows of. A learner that learns over a model has two, see newOverLearner.
type layer struct {
	featureSet
	table
}

// newOverLearner returns a learner that leaves the weights of m as they are and learns those of other features over them.
func newOverLearner(samples []sample, m *Model, parts partsFunc, bits int) *learner {
	l := &learner{samples: samples}
	own := hashSamples(samples, m.lexicon, parts)
	l.buckets, l.kept = placed(own.hashes, bits)
	l.lay(layer{hashSamples(samples, m.lexicon, (*line).parts), m.table}, layer{own, table{buckets: l.buckets}})
	l.freeze(m)
	return l
}

// freeze sets the rows of the first layer and the moves to what m has.
func (l *learner) freeze(m *Model) {
	l.frozen = int32(m.size())
	for r := range m.rows {
		for s := range l.weights[r] {
			l.weights[r][s] = float32(int(m.rows[r][s/8]>>(8*(s%8))&0xff)-128) * m.step
		}
	}
	to := l.moves.all()
	for i, v := range m.moves.all() {
		*to[i] = float32(*v) * m.step
	}
}

// learnt returns the rows that are not frozen.
func (l *learner) learnt() table { return table{l.buckets, quantized(l.weights[l.frozen:])} }

// lay numbers the rows of all words, those of one layer after those of the one before.
func (l *learner) lay(layers ...layer) {
	l.words = append(l.words, 0)
	for i := range l.samples {
		l.first = append(l.first, int32(len(l.words)-1))
		for range l.samples[i].tokens {
			from := 0
			for y := range layers {
				l.rows = layers[y].appendRows(l.rows, len(l.words)-1, from)
				from += layers[y].size()
			}
			l.words = append(l.words, int32(len(l.rows)))
		}
	}
	rows := 0
	for y := range layers {
		rows += layers[y].size()
	}
	l.weights = make([][unit + numTypes]float32, rows)
	l.squares = make([][unit + numTypes]float32, rows)
}

// appendRows appends the rows of word k, the first row of the layer being number from.
func (y *layer) appendRows(dst []int32, k, from int) []int32 {
	for i := y.words[k]; i < y.words[k+1]; i++ {
		if r := y.row(y.hashes[i]); r >= 0 {
			dst = append(dst, int32(from+r)|int32(y.parts[i])<<partShift)
		}
	}
	return dst
}

// A featureSet is the features of all words one after another, and the part that each is of.
type featureSet struct {
	hashes []uint64
	parts  []uint8
	words  []int32 // of word k: where its features begin
}

// A partsFunc finds features of a word as line.parts does.
type partsFunc func(l *line, dst []uint64, i int) (_ []uint64, own, listed int)

// hashSamples returns the features that parts finds.
func hashSamples(samples []sample, lex *lexicon, parts partsFunc) (f featureSet) {
	f.words = append(f.words, 0)
	eachDocument(samples, lex, func(_ []sample, lines []line) {
		for i := range lines {
			for k := range lines[i].words {
				var own, listed int
				f.hashes, own, listed = parts(&lines[i], f.hashes, k)
				f.parts = appendParts(f.parts, own, listed, len(f.hashes))
				f.words = append(f.words, int32(len(f.hashes)))
			}
		}
	})
	return f
}

// eachDocument calls do with the samples of each document and the lines made of them.
func eachDocument(samples []sample, lex *lexicon, do func(samples []sample, lines []line)) {
	var h history
	for from := 0; from < len(samples); {
		to := from + 1
		for to < len(samples) && samples[to].doc == samples[from].doc {
			to++
		}
		lines := make([]line, to-from)
		for i := range lines {
			s := &samples[from+i]
			lines[i].grow(len(s.tokens))
			for k, tok := range s.tokens {
				lines[i].words[k].read(tok)
			}
			lines[i].finish(lex)
		}
		h.gather(lines)
		do(samples[from:to], lines)
		from = to
	}
}

// placed gives slots in 1<<bits buckets to the features that were seen most, and counts those that have one.
func placed(hashes []uint64, bits int) (buckets []uint64, kept int) {
	sorted := slices.Clone(hashes)
	slices.Sort(sorted)
	type seen struct {
		f uint64
		n int
	}
	var all []seen
	for i := 0; i < len(sorted); {
		k := i + 1
		for k < len(sorted) && sorted[k] == sorted[i] {
			k++
		}
		if k-i >= leastSeen {
			all = append(all, seen{sorted[i], k - i})
		}
		i = k
	}
	slices.SortFunc(all, func(a, b seen) int { return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.f, b.f)) })
	t := table{buckets: make([]uint64, 1<<bits)}
	for _, s := range all {
		b := &t.buckets[s.f&(1<<bits-1)]
		if t.row(s.f) >= 0 || *b>>48 != 0 {
			continue
		}
		for k := range kernel.SlotsPerBucket {
			if *b>>(16*k)&0xffff == 0 {
				*b |= (s.f>>48 | 1) << (16 * k)
				kept++
				break
			}
		}
	}
	return t.buckets, kept
}
