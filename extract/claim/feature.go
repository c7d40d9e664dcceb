package claim

import (
	"newsclaims/extract/entity"
	"newsclaims/extract/internal/choice"
	"newsclaims/extract/text"
)

// features are what the model knows of one option.
type features struct {
	*frame
	choice.Features
	d     *document
	sense string // type of action
}

// features returns those of an option before any is put; they are kept while choices are collected.
func (d *document) features(f *frame, t Task, sense string, keep bool) features {
	return features{f, choice.Features{Weights: d.model.weights, Task: uint32(t), Keep: keep}, d, sense}
}

// mix adds a value to the hash of a feature.
func mix(h, v uint32) uint32 { return choice.Mix(h, v) }

func hash(s string) uint32 { return choice.Hash(s) }

func bit(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// shape tells a verb from a noun, passive from active, carried from bare, headline from sentence.
func (x *features) shape() uint32 {
	v := uint32(x.pos)
	v = v<<1 | bit(x.pos == 'v' && x.passive(x.at))
	v = v<<1 | bit(x.carrier >= 0)
	return v<<1 | bit(x.title)
}

// mention tells what kind of party the token is and how it is named; of a word that is no mention, its tag.
func (f *frame) mention(i int) (kind, form uint32) {
	const known, none, forms = 10, 20, 100 // offsets that keep the values apart
	m := f.set.At(f.index, i)
	if m < 0 {
		return none, uint32(f.t[i].Tag)
	}
	k := uint32(f.set.Mentions[m].Kind)
	if f.set.Mentions[m].Likely() >= 0 {
		k += known
	}
	return k, forms + uint32(f.set.Mentions[m].Form)
}

// distance gives the number of tokens between action word and party in steps that grow, with its side.
func distance(n int) uint32 {
	side := uint32(0)
	if n < 0 {
		side, n = 16, -n
	}
	for step, limit := range [...]int{1, 2, 3, 5, 8, 13, 21} {
		if n <= limit {
			return side + uint32(step)
		}
	}
	return side + 7
}

// maxPath is the longest way up or down a tree that a path describes.
const maxPath = 7

// path returns a hash of the relations on the way between two tokens and the number of its steps; 9 for what is too far.
func (f *frame) path(from, to int) (hash uint32, steps int) {
	var up [maxPath]int
	n := 0
	for i := from; i >= 0 && n < maxPath; i = f.head(i) {
		up[n] = i
		n++
	}
	down := uint32(maxPath)
	for m, j := 0, to; m < maxPath && j >= 0; m, j = m+1, f.head(j) {
		for k := range n {
			if up[k] != j {
				continue
			}
			h := mix(uint32(m), down)
			for q := range k {
				h = mix(h, uint32(f.rel(up[q]))+1000) // away from the numbers of steps
			}
			return h, m + k
		}
		down = mix(down, uint32(f.rel(j)))
	}
	return 1, 9
}

// barriers counts the verbs and the punctuation between the action word and a token, up to three each.
func (f *frame) barriers(i int) uint32 {
	verbs, marks := 0, 0
	for k := min(i, f.at) + 1; k < max(i, f.at); k++ {
		if f.verb(k) {
			verbs++
		}
		if f.t[k].POS == text.PUNCT {
			marks++
		}
	}
	return uint32(min(verbs, 3)*4 + min(marks, 3))
}

// classes returns one bit for each class of featureClasses that the word is in.
func (x *features) classes(i int) uint32 { return x.knows(i).classes }

// history tells what the party at i was in the last claims before this one: actor, actor of this type, target, target of this
// type; and how much the article speaks of it.
func (x *features) history(i int) uint32 {
	m := x.named1(i)
	if m < 0 {
		return 0
	}
	e := &x.set.Entities[x.set.Mentions[m].Likely()]
	v := uint32(1)
	for k := max(0, len(x.d.claims)-8); k < len(x.d.claims); k++ {
		c := &x.d.claims[k]
		same := bit(c.Action.Type.String() == x.sense)
		if x.d.isEntity(c.Actor, e) {
			v |= 2 | same<<2
		}
		if x.d.isEntity(c.Target, e) {
			v |= 8 | same<<4
		}
	}
	switch n := len(e.Mentions); {
	case n > 6:
		v |= 64
	case n > 2:
		v |= 32
	}
	return v
}

// isEntity reports whether the party of a claim is the entity.
func (d *document) isEntity(p *Party, e *entity.Entity) bool {
	return p != nil && (p.ID != "" && p.ID == e.ID || name(d.src, p) == e.Name)
}
