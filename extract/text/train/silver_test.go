package train

import (
	"math/rand/v2"
	"slices"
	"testing"

	"newsclaims/extract/text"
	"newsclaims/extract/text/conllu"
)

// silverWords are "The watchdog fined two firms ." as a parser may read it.
func silverWords(fined string, firms int) conllu.Sentence {
	return conllu.Sentence{Words: []conllu.Word{
		{Form: "The", UPOS: "DET", XPOS: "DT", Head: 2, Rel: "det"},
		{Form: "watchdog", UPOS: "NOUN", XPOS: "NN", Head: 3, Rel: "nsubj"},
		{Form: "fined", UPOS: "VERB", XPOS: fined, Head: 0, Rel: "root"},
		{Form: "two", UPOS: "NUM", XPOS: "CD", Head: 5, Rel: "nummod"},
		{Form: "firms", UPOS: "NOUN", XPOS: "NNS", Head: firms, Rel: "obj"},
		{Form: ".", UPOS: "PUNCT", XPOS: ".", Head: 3, Rel: "punct"},
	}}
}

func TestAgreedMasksWhatIsDisputed(t *testing.T) {
	got, err := Agreed([]conllu.Sentence{silverWords("VBD", 3)}, []conllu.Sentence{silverWords("VBN", 2)})
	if err != nil || len(got) != 1 {
		t.Fatal(got, err)
	}
	s, err := newSilver(&got[0])
	if err != nil {
		t.Fatal(err)
	}
	if want := []int32{1, 2, 6, 4, -1, 2}; !slices.Equal(s.head, want) {
		t.Errorf("heads %v, want %v", s.head, want)
	}
	for i, tag := range s.tag {
		if (tag == text.NoTag) != (i == 2) {
			t.Errorf("word %d has tag %v", i+1, tag)
		}
	}
	if s.headline() != nil {
		t.Error("a sentence whose heads are not all known was made a headline")
	}
}

func TestAgreedLeavesOutDisputedSentences(t *testing.T) {
	other := silverWords("VBD", 1)
	other.Words[0].Head, other.Words[3].Head = 3, 3
	got, err := Agreed([]conllu.Sentence{silverWords("VBD", 3)}, []conllu.Sentence{other})
	if err != nil || len(got) != 0 {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestAgreedRefusesOtherWords(t *testing.T) {
	other := silverWords("VBD", 3)
	other.Words[1].Form = "regulator"
	if _, err := Agreed([]conllu.Sentence{silverWords("VBD", 3)}, []conllu.Sentence{other}); err == nil {
		t.Error("no error")
	}
}

// A network that learns nothing from masked words keeps their gradient at zero.
func TestMaskedWordsTeachNothing(t *testing.T) {
	all := silverWords("VBD", 3)
	for i := range all.Words {
		all.Words[i].XPOS, all.Words[i].Head = "_", -1
	}
	m, err := newSilver(&all)
	if err != nil {
		t.Fatal(err)
	}
	gold := silverWords("VBD", 3)
	g, err := newSample(&gold)
	if err != nil {
		t.Fatal(err)
	}
	o := Syntax{Size: 16, Layers: 1, Arc: 8, Label: 8}.withDefaults()
	v := newVocabulary([]*sample{g}, 1, &known{})
	n := newNetwork(o, v, rand.New(rand.NewPCG(1, 1)))
	for _, c := range []struct {
		s     *sample
		moves bool
	}{{m, false}, {g, true}} {
		s := newShard(n, 0)
		v.number(c.s)
		s.start([]*sample{c.s}, nil, nil)
		s.learn()
		moves := slices.ContainsFunc(s.dx, func(d float32) bool { return d != 0 })
		if moves != c.moves || (s.loss != 0) != c.moves {
			t.Errorf("silver %v: gradient %v, loss %v", c.s.silver, moves, s.loss)
		}
	}
}
