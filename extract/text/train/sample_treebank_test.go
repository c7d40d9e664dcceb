package train

import (
	"bytes"
	"strings"
	"testing"

	"newsclaims/extract/text/conllu"
	"newsclaims/extract/text/internal/feature"
	"newsclaims/extract/text/internal/model"
)

// tiny is a treebank of two sentences, repeated with other names to have something to learn.
func tiny(t *testing.T) []conllu.Sentence {
	const form = `1	The	the	DET	DT	_	2	det	_	_
2	regulator	regulator	NOUN	NN	_	3	nsubj	_	_
3	fined	fine	VERB	VBD	_	0	root	_	_
4	NAME	NAME	PROPN	NNP	_	3	obj	_	SpaceAfter=No
5	.	.	PUNCT	.	_	3	punct	_	_

1	NAME	NAME	PROPN	NNP	_	3	nsubj:pass	_	_
2	was	be	AUX	VBD	_	3	aux:pass	_	_
3	banned	ban	VERB	VBN	_	0	root	_	_
4	by	by	ADP	IN	_	6	case	_	_
5	the	the	DET	DT	_	6	det	_	_
6	court	court	NOUN	NN	_	3	obl:agent	_	_

`
	var out []conllu.Sentence
	for _, name := range []string{"Northwind", "Solberg", "Akita", "Veritel"} {
		for s, err := range conllu.Read(strings.NewReader(strings.ReplaceAll(form, "NAME", name))) {
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, s)
		}
	}
	return out
}

func trainTiny(t *testing.T, seed uint64) []byte {
	m, err := Syntax{Size: 32, Layers: 2, Arc: 16, Label: 16, Epochs: 100, Batch: 32, Rate: 0.01, Seed: seed}.Train(tiny(t))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTrainSameBytes(t *testing.T) {
	a, b, c := trainTiny(t, 1), trainTiny(t, 1), trainTiny(t, 2)
	if !bytes.Equal(a, b) {
		t.Error("two trainings with one seed differ")
	}
	if bytes.Equal(a, c) {
		t.Error("the seed changes nothing")
	}
}

// TestTrainLearns checks that the model in whole numbers knows the sentences that it was trained on.
func TestTrainLearns(t *testing.T) {
	m, err := model.Read(bytes.NewReader(trainTiny(t, 1)))
	if err != nil {
		t.Fatal(err)
	}
	var s model.Scratch
	for _, sentence := range tiny(t) {
		want, err := newSample(&sentence)
		if err != nil {
			t.Fatal(err)
		}
		m.Apply(&s, want.sets, []int{len(want.sets)})
		for i := range want.forms {
			if s.Tag[i] != uint8(want.tag[i]) || s.Rel[i] != uint8(want.rel[i]) || s.Head[i] != want.head[i] {
				t.Errorf("%q: tag %d, head %d, relation %d; want %d, %d, %d", want.forms[i], s.Tag[i], s.Head[i],
					s.Rel[i], want.tag[i], want.head[i], want.rel[i])
			}
		}
	}
}

func TestRecased(t *testing.T) {
	s, err := newSample(&tiny(t)[0])
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(s.recased(feature.Title).forms, " "); got != "The Regulator Fined Northwind ." {
		t.Errorf("title case: %q", got)
	}
}
