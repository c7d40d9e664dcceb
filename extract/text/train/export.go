package train

import (
	"io"
	"slices"

	"newsclaims/extract/internal/kernel"
	"newsclaims/extract/text"
	"newsclaims/extract/text/internal/model"
)

// A Model is what training made.
type Model struct{ raw model.Raw }

// Write writes the model as a file that the text package can embed.
func (m *Model) Write(w io.Writer) error { return m.raw.Write(w) }

func (t *trainer) export() *Model {
	n := t.net
	for r, used := range t.parts.ever { // rows that no word of the treebanks has
		if !used {
			clear(n.parts.row(int32(r)))
		}
	}
	m := &Model{model.Raw{
		Shape: model.Shape{Size: n.size, Layers: n.layers, Arc: n.arc, Label: n.label,
			Tags: text.NumTags + text.NumPOS, Split: text.NumTags, Rels: text.NumRels, RootRel: int(text.RelRoot)},
		Parts: n.parts.w,
		Tag:   linear(n.tag, n.tagB), Out: linear(n.mlp, n.mlpB), Root: n.root.w,
		Bi: linear(n.bi, n.fit), Far: n.far.w, Rel: linear(n.rel, n.relB),
	}}
	m.raw.Hash, m.raw.Words = t.table()
	for l := range n.layer {
		m.raw.Layer = append(m.raw.Layer, linear(n.layer[l], n.bias[l]))
	}
	return m
}

// table returns the words that have a vector and the sum of what raw text and the treebanks tell of each.
func (t *trainer) table() ([]uint64, []float32) {
	k, n := t.vocab.known, t.net
	told := make([]float32, kernel.RoundUp(len(k.hash), kernel.Rows)*n.known.cols)
	copy(told, k.w)
	rows := make([]float32, len(told)/n.known.cols*n.size)
	kernel.Gemm(rows, told, n.mix.w, len(rows)/n.size, n.known.cols, n.size)
	hash, out := slices.Clone(t.vocab.hash), slices.Clone(n.words.w)
	for i, h := range k.hash {
		row := rows[i*n.size : (i+1)*n.size]
		if w, ok := t.vocab.row[h]; ok {
			add(out[int(w)*n.size:], row)
			continue
		}
		hash, out = append(hash, h), append(out, row...)
	}
	return hash, out
}

func linear(w, b *param) model.RawLinear { return model.RawLinear{Weights: w.w, Bias: b.w} }
