package model

import (
	"newsclaims/extract/internal/kernel"
	"newsclaims/extract/text/internal/feature"
)

// A Scratch is the memory of one worker. Its zero value is ready; its slices hold the answer to the
// last Apply.
type Scratch struct {
	Tag, POS, Rel []uint8
	Head          []int32 // number of a word in its sentence, how many words that has for the root

	n, rows int
	ends    []int
	x, y    []float32
	q       []int16
	column  []int16
	prod    []int32
	state   []float32
	parts   []float32 // of the gates of one word in one direction
	recall  recall
	vec     []float32 // of each word: as dependent and head, for arcs and labels
	pair    []int16
	line    []float32
	values  []float32 // of the columns of one word
	fits    kernel.Matrix
	score   []float32
	doubt   []uint8
	tree    tree
	valence valence
}

// Apply analyses the words of sentences, which end before the numbers of words in ends.
func (m *Model) Apply(s *Scratch, words []feature.Set, ends []int) {
	s.n, s.rows, s.ends = len(words), kernel.RoundUp(len(words), kernel.Rows), ends
	if s.n == 0 {
		s.Tag, s.POS, s.Rel, s.Head = s.Tag[:0], s.POS[:0], s.Rel[:0], s.Head[:0]
		return
	}
	m.first(s, words)
	for l := range m.Layer[1:] {
		m.layer(s, &m.Layer[l+1])
	}
	s.q = resize(s.q, s.rows*m.Size)
	quantize(s.q, s.x)
	m.tags(s)
	m.arcs(s)
	m.labels(s)
	m.mend(s)
}

// State returns the vectors that the tags and heads were read from, Size values a word. They hold until the next Apply.
func (m *Model) State(s *Scratch) []int16 { return s.q[:s.n*m.Size] }

// Doubt returns how much less likely each head of each word is than its likeliest one, sentence after sentence: a row a word, the root last. It
// holds until the next Apply.
func (s *Scratch) Doubt() []uint8 { return s.doubt }

// sentences yields the first word of each sentence and the first one behind it.
func (s *Scratch) sentences(yield func(a, b int) bool) {
	a := 0
	for _, b := range s.ends {
		if !yield(a, b) {
			return
		}
		a = b
	}
}

func resize[T any](b []T, n int) []T {
	if cap(b) < n {
		return make([]T, n, n+n/2)
	}
	return b[:n]
}

// embed sums the vectors of some words and of their parts, and has those of the next word fetched meanwhile. There is room for rows words.
func (m *Model) embed(s *Scratch, words []feature.Set, which []int, rows int) {
	d := m.Size
	s.x = resize(s.x, rows*d)
	clear(s.x[len(which)*d:])
	for k, i := range which {
		if k+1 < len(which) {
			m.fetch(&words[which[k+1]])
		}
		x := s.x[k*d : (k+1)*d]
		kernel.SumRows(x, m.Parts.Rows, words[i].Sub[:], m.Parts.Scale)
		if row := m.word(&words[i]); row != nil {
			kernel.AddRow(x, row, m.Words.Scale)
		}
	}
}

// fetch has the vectors of a word brought from memory.
func (m *Model) fetch(word *feature.Set) {
	for _, part := range word.Sub {
		kernel.Fetch(m.Parts.Rows[int(part)*m.Size:][:m.Size])
	}
	kernel.Fetch(m.word(word))
}

// word returns the vector of the whole word, nil if it has none.
func (m *Model) word(word *feature.Set) []int8 {
	if w := m.words.find(word.Word); w >= 0 {
		return m.Words.Rows[w*m.Size:][:m.Size]
	}
	return nil
}

// layer replaces the vectors by those that know their neighbours.
func (m *Model) layer(s *Scratch, l *Linear) {
	m.multiply(s, l, s.rows)
	s.parts = resize(s.parts, kernel.GateParts*m.Size/2)
	s.y = resize(s.y, s.rows*m.Size)
	m.carry(s, s.y, func(i, direction int) []float32 {
		m.gates(s, l, i, direction, s.parts)
		return s.parts
	})
	s.x, s.y = s.y, s.x
}

// multiply writes the products of the first rows of s.x with the weights of a layer.
func (m *Model) multiply(s *Scratch, l *Linear, rows int) {
	s.q = resize(s.q, rows*m.Size)
	quantize(s.q, s.x)
	s.prod = resize(s.prod, rows*l.N)
	l.Mul(s.prod, s.q, rows)
}

// gates writes the parts of the gates of row i in one direction.
func (m *Model) gates(s *Scratch, l *Linear, i, direction int, parts []float32) {
	h := m.Size / 2
	o := direction * 3 * h
	x := i*m.Size + direction*h
	kernel.Gates(parts, s.prod[i*l.N+o:][:3*h], l.Scale[o:][:3*h], l.Bias[o:][:3*h], s.x[x:x+h])
}

// carry goes through each sentence forwards and backwards and writes what the units make of the parts of their gates to y.
func (m *Model) carry(s *Scratch, y []float32, parts func(i, direction int) []float32) {
	h := m.Size / 2
	s.state = resize(s.state, h)
	for a, b := range s.sentences {
		clear(s.state)
		for i := a; i < b; i++ {
			kernel.Carry(y[i*m.Size:][:h], s.state, parts(i, 0))
		}
		clear(s.state)
		for i := b - 1; i >= a; i-- {
			kernel.Carry(y[i*m.Size+h:][:h], s.state, parts(i, 1))
		}
	}
	clear(y[s.n*m.Size:])
}

// tags reads both tags of each word.
func (m *Model) tags(s *Scratch) {
	s.prod = resize(s.prod, s.rows*m.Tag.N)
	m.Tag.Mul(s.prod, s.q, s.rows)
	s.Tag, s.POS = resize(s.Tag, s.n), resize(s.POS, s.n)
	for i := range s.n {
		line := m.Tag.values(s, s.prod[i*m.Tag.N:])
		s.Tag[i] = uint8(best(line, 1, m.Split))
		s.POS[i] = uint8(best(line, m.Split+1, m.Tags) - m.Split)
	}
}

// values returns the values of the columns of one row of products. They hold until the next call.
func (l *Linear) values(s *Scratch, row []int32) []float32 {
	s.values = resize(s.values, l.N)
	kernel.Leaky(s.values, row[:l.N], l.Scale[:l.N], l.Bias[:l.N], 1)
	return s.values
}

// best returns the first of the highest values among columns a up to b.
func best(line []float32, a, b int) int { return a + kernel.Argmax(line[a:b]) }

// slope is what a negative sum is multiplied by.
const slope = 0.1

// labels reads the relation of each word to its head. Only the root has the relation root, which is
// number rootRel.
func (m *Model) labels(s *Scratch) {
	b := m.Label
	s.pair = resize(s.pair, s.rows*3*b)
	s.line = resize(s.line, b)
	clear(s.pair[s.n*3*b:])
	for first, end := range s.sentences {
		for i := first; i < end; i++ {
			m.join(s, s.pair[i*3*b:(i+1)*3*b], i, absolute(s.Head[i], first, end))
		}
	}
	s.prod = resize(s.prod, s.rows*m.Rel.N)
	m.Rel.Mul(s.prod, s.pair, s.rows)
	s.Rel = resize(s.Rel, s.n)
	for first, end := range s.sentences {
		for i := first; i < end; i++ {
			s.Rel[i] = uint8(m.relation(m.Rel.values(s, s.prod[i*m.Rel.N:]), int(s.Head[i]) == end-first))
		}
	}
}

// absolute returns the row of a head of the sentence from row first up to end, -1 for the root.
func absolute(head int32, first, end int) int {
	if h := first + int(head); h < end {
		return h
	}
	return -1
}

// join writes to p what the relation of word i to head h, -1 for the root, is read from: their vectors and the product of these.
func (m *Model) join(s *Scratch, p []int16, i, h int) {
	b, o := m.Label, m.Output()
	dep, head := s.vec[i*o+2*m.Arc:][:b], m.Root[m.Arc:][:b]
	if h >= 0 {
		head = s.vec[h*o+2*m.Arc+b:][:b]
	}
	for j, v := range dep {
		s.line[j] = v * head[j]
	}
	quantize(p[:b], s.line)
	quantize(p[b:2*b], dep)
	quantize(p[2*b:], head)
}

// relation returns the relation of the highest value.
func (m *Model) relation(line []float32, root bool) int {
	if root {
		return m.RootRel
	}
	a := best(line, 1, m.RootRel)
	b := best(line, m.RootRel+1, m.Rels)
	if line[b] > line[a] {
		return b
	}
	return a
}

func (l *Linear) value(row []int32, j int) float32 {
	return float32(float32(row[j])*l.Scale[j]) + l.Bias[j]
}
