package model

import (
	"slices"

	"newsclaims/extract/internal/kernel"
)

// The network chooses the head of each word and then its relation without a look at the other words of that head. What it chooses
// may contradict itself. Its scores are logarithms of odds, so that those of choices that hang together can be added; where two
// choices contradict each other, the sum says which of them is the likelier mistake. Only words in a contradiction are looked at.
//
// Some relations a head can have once (settle). In
//
//	"Apps the court banned are sold again."
//
// both "Apps" and "court" seem the subject of "sold": one of them is the subject of another verb, as "court" is of
// "banned", or something else of this one. Of all the ways to set the two apart, another head or another relation for either, that
// one is taken which costs the least.
//
// The voice of a verb shows in two places (agree). In
//
//	"The app was taken down in May."
//
// "app" is the subject of a passive if "was" is the auxiliary of a passive, and not otherwise. Where the two choices differ, the
// voice with the higher sum is taken for both.

// MaxRels bounds the number of relations.
const MaxRels = 250

// A Grammar says which relations hang together. Its zero value says nothing.
type Grammar struct {
	Nsubj, NsubjPass, Csubj, CsubjPass uint8
	Aux, AuxPass, Cop                  uint8

	Once [MaxRels]uint8 // the class of a relation, below Classes; a head has no two words of a class. 0 for none.
}

// Classes bounds the classes of relations in a Grammar.
const Classes = 16

// A valence is the memory of settle and agree.
type valence struct {
	word []int32 // by head and class: the word that has a relation of the class and one, 0 for none
	pair []int16
	prod []int32
}

// A sentence is what a Scratch has of one sentence. Its words are numbered from 0; as head, the number of words is the root.
type sentence struct {
	*Scratch
	first, n int // number of its first word in the Scratch, and of its words
	Head     []int32
	Rel      []uint8
	score    []float32 // of each word's heads, the root last
}

// mend settles each sentence and makes its voices agree.
func (m *Model) mend(s *Scratch) {
	score := s.score
	for a, b := range s.sentences {
		size := (b - a) * (b - a + 1)
		x := sentence{s, a, b - a, s.Head[a:b], s.Rel[a:b], score[:size]}
		score = score[size:]
		m.settle(&x)
		m.agree(&x)
	}
}

// settle sees to it that no head has two words of a class.
func (m *Model) settle(s *sentence) {
	v := &s.valence
	v.word = resize(v.word, (s.n+1)*Classes)
	clear(v.word)
	for i := range s.n {
		c := m.Grammar.Once[s.Rel[i]]
		if c == 0 {
			continue
		}
		if at := &v.word[int(s.Head[i])*Classes+int(c)]; *at == 0 {
			*at = int32(i + 1)
		} else {
			m.part(s, int(*at)-1, i)
		}
	}
}

// A change is another head or relation for a word, and how much less likely it is than what is likeliest at the head the word has.
type change struct {
	word, head int
	rel        uint8
	cost       float32
}

// part takes its relation or its head from word a or b, which are in one class at one head. What comes before b is settled.
func (m *Model) part(s *sentence, a, b int) {
	least := change{cost: 1e30}
	m.changes(s, a, &least)
	m.changes(s, b, &least)
	i, place := least.word, s.valence.word
	if i == a {
		place[int(s.Head[a])*Classes+int(m.Grammar.Once[s.Rel[a]])] = int32(b + 1)
	}
	s.Head[i], s.Rel[i] = int32(least.head), least.rel
	if c := int(m.Grammar.Once[least.rel]); c > 0 {
		place[least.head*Classes+c] = int32(i + 1)
	}
}

// changes puts in least what costs less of it and the changes that word i can undergo: another relation to its head, and other heads,
// the likeliest few.
func (m *Model) changes(s *sentence, i int, least *change) {
	heads := m.otherHeads(s, i)
	rows := m.relations(s, i, heads)
	fit := s.score[i*(s.n+1) : (i+1)*(s.n+1)]
	for k, h := range heads {
		if k > 0 && h == heads[0] {
			break
		}
		row := rows[k*m.Rel.N : (k+1)*m.Rel.N]
		line := m.Rel.values(s.Scratch, row)
		top := line[m.relation(line, false)]
		r := m.free(s, row, i, h)
		if cost := fit[heads[0]] - fit[h] + top - m.Rel.value(row, r); cost < least.cost {
			*least = change{i, int(h), uint8(r), cost}
		}
	}
}

// otherHeads returns the head of word i and then its likeliest other ones, likeliest first, of those that do not stand below it. Its own
// head fills the places that are left.
func (m *Model) otherHeads(s *sentence, i int) (out [kernel.Rows]int32) {
	for k := range out {
		out[k] = s.Head[i]
	}
	for k := 1; k < len(out); k++ {
		best := float32(-1e30)
		for h, v := range s.score[i*(s.n+1):][:s.n] {
			if v > best && !slices.Contains(out[:k], int32(h)) && !s.below(h, i) {
				best, out[k] = v, int32(h)
			}
		}
	}
	return out
}

// below reports whether word h is word i or stands below it.
func (s *sentence) below(h, i int) bool {
	for h < s.n && h != i {
		h = int(s.Head[h])
	}
	return h == i
}

// relations returns the scores of the relations of word i to each of the heads, valid until the next call.
func (m *Model) relations(s *sentence, i int, heads [kernel.Rows]int32) []int32 {
	v, n := &s.valence, 3*m.Label
	v.pair, v.prod = resize(v.pair, kernel.Rows*n), resize(v.prod, kernel.Rows*m.Rel.N)
	for k, h := range heads {
		m.join(s.Scratch, v.pair[k*n:(k+1)*n], s.first+i, absolute(h, s.first, s.first+s.n))
	}
	m.Rel.Mul(v.prod, v.pair, kernel.Rows)
	return v.prod
}

// free returns the likeliest relation of word i to head h, which is not the root, that the other words of h leave it.
func (m *Model) free(s *sentence, row []int32, i int, h int32) int {
	var taken [Classes]bool
	for j, head := range s.Head {
		if head == h && j != i {
			taken[m.Grammar.Once[s.Rel[j]]] = true
		}
	}
	taken[0] = false
	best, at := float32(-1e30), 0
	for r := 1; r < m.Rels; r++ {
		if v := m.Rel.value(row, r); v > best && r != m.RootRel && !taken[m.Grammar.Once[r]] {
			best, at = v, r
		}
	}
	return at
}

// agree gives the subject of a verb and its auxiliary the same voice.
func (m *Model) agree(s *sentence) {
	g := &m.Grammar
	for i, r := range s.Rel {
		switch r {
		case 0: // no Grammar
		case g.Nsubj, g.NsubjPass:
			m.voice(s, i, g.Nsubj, g.NsubjPass)
		case g.Csubj, g.CsubjPass:
			m.voice(s, i, g.Csubj, g.CsubjPass)
		}
	}
}

// voice gives subject i and the auxiliary of its head one voice. A subject without an auxiliary beside it keeps its own: of
//
//	"The firm was fined and its owner jailed."
//
// "owner" is the subject of a passive although "jailed" has no auxiliary.
func (m *Model) voice(s *sentence, i int, active, passive uint8) {
	g, aux := &m.Grammar, s.auxiliary(&m.Grammar, s.Head[i])
	if aux < 0 || (s.Rel[aux] == g.AuxPass) == (s.Rel[i] == passive) {
		return
	}
	row := m.relations(s, i, [kernel.Rows]int32{s.Head[i]})
	odds := m.Rel.value(row, int(passive)) - m.Rel.value(row, int(active))
	row = m.relations(s, aux, [kernel.Rows]int32{s.Head[i]})
	other := g.Cop
	if m.Rel.value(row, int(g.Aux)) > m.Rel.value(row, int(g.Cop)) {
		other = g.Aux
	}
	odds += m.Rel.value(row, int(g.AuxPass)) - m.Rel.value(row, int(other))
	switch {
	case odds > 0:
		s.Rel[i], s.Rel[aux] = passive, g.AuxPass
	case s.Rel[aux] == g.AuxPass:
		s.Rel[i], s.Rel[aux] = active, other
	default:
		s.Rel[i] = active
	}
}

// auxiliary returns the auxiliary of the passive of head h, its last auxiliary or copula if there is none, -1 if it has neither.
func (s *sentence) auxiliary(g *Grammar, h int32) int {
	last := -1
	for j, head := range s.Head {
		if head != h {
			continue
		}
		switch s.Rel[j] {
		case g.AuxPass:
			return j
		case g.Aux, g.Cop:
			last = j
		}
	}
	return last
}
