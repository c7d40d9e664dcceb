package entity

import (
	"math/bits"

	"newsclaims/extract/entity/tagger"
)

// A chance sums up what the tagger holds of the names of a party.
type chance struct {
	sums    [tagger.NumLabels]float32 // how probable it finds each label
	names   int
	lists   [3]uint16 // of the first name
	several bool      // which is of several words
}

// weighChances adds, for each label, how probable the tagger finds it for the names of a party, their mean, and which of its lists have the first.
func (d *document) weighChances() {
	d.chances = append(d.chances[:0], make([]chance, len(d.parties))...)
	k := 0
	for i := range d.set.Mentions {
		m := &d.set.Mentions[i]
		if m.Form != Name || m.Entity < 0 || !d.kindless(m.Entity) {
			continue
		}
		for k < len(d.spans) && (d.spans[k].Sentence < m.Sentence || d.spans[k].Sentence == m.Sentence && d.spans[k].Last <= m.First) {
			k++
		}
		c := &d.chances[m.Entity]
		c.names++
		if k == len(d.spans) || d.spans[k].Sentence != m.Sentence || d.spans[k].First >= m.Last {
			c.sums[tagger.O]++
			continue
		}
		for l, v := range d.spans[k].Chances {
			c.sums[l] += v
		}
		if c.names == 1 {
			c.lists, c.several = d.spans[k].Lists, d.spans[k].Last-d.spans[k].First > 1
		}
	}
	for p := range d.chances {
		if c := &d.chances[p]; c.names > 0 && d.kindless(p) {
			d.weighChance(p, c)
		}
	}
}

// inNoList stands for a list where no list has the words.
const inNoList = 99

func (d *document) weighChance(p int, c *chance) {
	most := 0
	for l, v := range c.sums {
		if v > c.sums[most] {
			most = l
		}
		level := uint32(0)
		for level < uint32(len(levels)) && v/float32(c.names) > levels[level] {
			level++
		}
		d.weigh3(p, 33, uint32(l), level/perLine, level%perLine)
	}
	for j, l := range c.lists {
		if !c.several && j > 0 {
			break // the whole is its first and last word
		}
		which := uint32(j)*2 + bit(c.several)
		if l == 0 {
			d.weigh3(p, 34, which, inNoList, 0)
		}
		for ; l != 0; l &= l - 1 {
			b := uint32(bits.TrailingZeros16(l))
			d.weigh3(p, 34, which, b/perLine, b%perLine)
			d.weigh3(p, 35, which, b, uint32(most))
		}
	}
}

// levels part the probabilities of a label: what is above one and not above the next is the same to the model.
var levels = [...]float32{.01, .03, .08, .15, .25, .4, .6, .8, .95}
