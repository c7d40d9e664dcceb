package claim

import (
	"bytes"
	"slices"
	"testing"
)

// TestTrain holds that the model learns what tells right from wrong, says the same each time, and survives being written.
func TestTrain(t *testing.T) {
	var choices []Choice
	for i := range uint32(40) {
		choices = append(choices, Choice{Task: Actor, Options: []Option{
			{features: []uint32{1, 100 + i}},
			{features: []uint32{2, 200 + i}, Right: i%4 != 0},
			{features: []uint32{3, 300 + i}, Right: i%4 == 0},
		}})
	}
	words := []Word{{Lemma: "rap", POS: 'v', Type: Warn, Seen: 3, Meant: 2}}
	m := Train(choices, words)
	if m.weights[2] <= m.weights[3] || m.weights[3] <= m.weights[1] {
		t.Errorf("weights of what is right never, mostly and seldom: %d, %d, %d", m.weights[1], m.weights[2], m.weights[3])
	}
	var first, second bytes.Buffer
	if _, err := m.WriteTo(&first); err != nil {
		t.Fatal(err)
	}
	if _, err := Train(choices, words).WriteTo(&second); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the same choices give another model")
	}
	read, err := ReadModel(&first)
	if err != nil {
		t.Fatal(err)
	}
	if read.scale != m.scale || string(int8s(read.weights)) != string(int8s(m.weights)) || !slices.Equal(read.vocabulary, words) {
		t.Error("the model that is read is not the one that was written")
	}
}

func int8s(weights []int8) []byte {
	b := make([]byte, len(weights))
	for i, w := range weights {
		b[i] = byte(w)
	}
	return b
}

// TestReadModelRefuses holds that files of another size or form are errors.
func TestReadModelRefuses(t *testing.T) {
	var b bytes.Buffer
	if _, err := (&Model{weights: make([]int8, 5)}).WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	for _, file := range [][]byte{nil, []byte("no model"), b.Bytes()} {
		if _, err := ReadModel(bytes.NewReader(file)); err == nil {
			t.Errorf("no error for %q", file)
		}
	}
}

// TestModelThatShips holds that the embedded model is read and has learnt something of each of its tasks.
func TestModelThatShips(t *testing.T) {
	m := defaultModel()
	learnt := 0
	for _, w := range m.weights {
		if w != 0 {
			learnt++
		}
	}
	if m.scale <= 0 || m.slope <= 0 || learnt < modelSize/100 {
		t.Errorf("scale %g, slope %g, %d weights", m.scale, m.slope, learnt)
	}
}
