package train

import (
	"io"

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
		Hash: t.vocab.hash, Words: n.words.w, Parts: n.parts.w,
		Tag: linear(n.tag, n.tagB), Out: linear(n.mlp, n.mlpB), Root: n.root.w,
		Bi: linear(n.bi, n.fit), Far: n.far.w, Rel: linear(n.rel, n.relB),
	}}
	for l := range n.layer {
		m.raw.Layer = append(m.raw.Layer, linear(n.layer[l], n.bias[l]))
	}
	return m
}

func linear(w, b *param) model.RawLinear { return model.RawLinear{Weights: w.w, Bias: b.w} }
