package train

import (
	"math/rand/v2"

	"newsclaims/extract/internal/kernel"
	"newsclaims/extract/text"
	"newsclaims/extract/text/internal/feature"
	"newsclaims/extract/text/internal/model"
)

// A network reads the words of a sentence and says their tags, heads and relations.
//
// The vector of a word is the sum of its own and those of its parts. Layers of simple recurrent units
// (Lei et al., 2018), each half forwards and half backwards, let it know its neighbours. Tags come from
// one product more; a head is the word whose vector fits best by a bilinear form (Dozat and Manning,
// 2017); the relation comes from the two vectors and their product.
type network struct {
	size, layers, arc, label int

	words, parts *param // tables of vectors
	known        *param // vectors from raw text, which do not change
	mix          *param // known to size

	layer  []*param // size by 3*size: candidate, forget gate, reset gate, forwards and then backwards
	bias   []*param
	tag    *param // size by tagColumns
	tagB   *param
	mlp    *param // size by 2*arc + 2*label: as dependent and head, for arcs and for labels
	mlpB   *param
	root   *param // arc + label: the root as head
	bi     *param // arc by arc
	fit    *param // arc: how good a head is in itself
	far    *param // how good a distance is
	rel    *param // 3*label by relColumns
	relB   *param
	dense  []*param // all but the tables
	output int      // columns of mlp
}

const (
	distances = model.Distances
	relDim    = 64
)

var tagColumns = kernel.RoundUp(text.NumTags+text.NumPOS, kernel.Columns)

func newNetwork(o Syntax, v *vocabulary, r *rand.Rand) *network {
	n := &network{size: o.Size, layers: o.Layers, arc: o.Arc, label: o.Label, output: 2*o.Arc + 2*o.Label}
	n.words = newParam(len(v.hash), n.size, 0.2, r)
	n.known = &param{rows: len(v.known.hash), cols: 2 * half, w: v.known.w}
	n.mix = newParam(n.known.cols, n.size, fan(n.known.cols)/4, r)
	for i, h := range v.hash { // what the vectors from raw text leave to say
		if v.known.find(h) >= 0 {
			clear(n.words.row(int32(i)))
		}
	}
	n.parts = newParam(feature.Rows, n.size, 0.2, r)
	for range n.layers {
		n.layer = append(n.layer, newParam(n.size, 3*n.size, fan(n.size), r))
		b := newParam(1, 3*n.size, 0, r)
		n.bias = append(n.bias, b)
	}
	n.tag, n.tagB = newParam(n.size, tagColumns, fan(n.size)/2, r), newParam(1, tagColumns, 0, r)
	n.mlp, n.mlpB = newParam(n.size, n.output, fan(n.size), r), newParam(1, n.output, 0, r)
	n.root = newParam(1, n.arc+n.label, 0.1, r)
	n.bi, n.fit = newParam(n.arc, n.arc, fan(n.arc)/2, r), newParam(1, n.arc, 0.1, r)
	n.far = newParam(1, distances, 0, r)
	n.rel, n.relB = newParam(3*n.label, relDim, fan(3*n.label), r), newParam(1, relDim, 0, r)
	n.dense = append(n.dense, n.layer...)
	n.dense = append(n.dense, n.bias...)
	n.dense = append(n.dense, n.mix, n.tag, n.tagB, n.mlp, n.mlpB, n.root, n.bi, n.fit, n.far, n.rel, n.relB)
	return n
}
