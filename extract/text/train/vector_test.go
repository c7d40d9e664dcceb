package train

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"newsclaims/extract/text/internal/feature"
	"newsclaims/extract/text/internal/model"
)

// alike is raw text in which three names and three verbs stand in the same places.
func alike() []io.Reader {
	var b strings.Builder
	for _, subject := range []string{"Akita", "Veritel", "Solberg"} {
		for _, verb := range []string{"fined", "probed", "sued"} {
			b.WriteString("On Monday " + subject + " " + verb + " the firm .\nIn May " + subject + " " + verb + " it again .\n")
		}
	}
	return []io.Reader{strings.NewReader(strings.Repeat(b.String(), 20))}
}

func learnAlike(t *testing.T, seed uint64) *known {
	sentences, err := readRaw(alike())
	if err != nil {
		t.Fatal(err)
	}
	return learnKnown(sentences, seed)
}

// TestKnownAlike checks that words which stand in the same places are nearer to each other than to others.
func TestKnownAlike(t *testing.T) {
	k := learnAlike(t, 1)
	near := func(a, b string) float32 {
		i, j := k.find(feature.Of(a, 1, feature.Sentence).Word), k.find(feature.Of(b, 1, feature.Sentence).Word)
		if i < 0 || j < 0 {
			t.Fatalf("no vector of %q or %q", a, b)
		}
		d := int32(2 * half)
		return dot(k.w[i*d:(i+1)*d], k.w[j*d:(j+1)*d])
	}
	for _, c := range [][3]string{{"fined", "probed", "Akita"}, {"Veritel", "Solberg", "sued"}, {"sued", "fined", "firm"}} {
		if a, b := near(c[0], c[1]), near(c[0], c[2]); a <= b {
			t.Errorf("%s is as near to %s as to %s: %.1f, %.1f", c[0], c[1], c[2], a, b)
		}
	}
}

func TestKnownSame(t *testing.T) {
	a, b, c := learnAlike(t, 1), learnAlike(t, 1), learnAlike(t, 2)
	if !slices.Equal(a.hash, b.hash) || !slices.Equal(a.w, b.w) {
		t.Error("two runs with one seed differ")
	}
	if slices.Equal(a.w, c.w) {
		t.Error("the seed changes nothing")
	}
}

// TestTrainRaw checks that a word of the raw text which the treebank lacks has a vector in the model, and which one.
func TestTrainRaw(t *testing.T) {
	o := Syntax{Size: 32, Layers: 2, Arc: 16, Label: 16, Epochs: 20, Batch: 32, Rate: 0.01, Raw: alike()}
	trained, err := o.Train(tiny(t))
	if err != nil {
		t.Fatal(err)
	}
	raw := &trained.raw
	row := func(word string) []float32 {
		i := slices.Index(raw.Hash, feature.Of(word, 1, feature.Sentence).Word)
		if i < 0 {
			t.Fatalf("no row of %q", word)
		}
		return raw.Words[i*o.withDefaults().Size:][:32]
	}
	probed, sued, firm := row("probed"), row("sued"), row("firm")
	if dot(probed, sued) <= dot(probed, firm) {
		t.Error("words that are alike in raw text have rows that are not")
	}
	if len(raw.Words) != 32*len(raw.Hash) {
		t.Errorf("%d values for %d words", len(raw.Words), len(raw.Hash))
	}
	var b bytes.Buffer
	if err := trained.Write(&b); err != nil {
		t.Fatal(err)
	}
	if _, err := model.Read(&b); err != nil {
		t.Error(err)
	}
}
