package tagger

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"newsclaims/extract/internal/kernel"
)

// lesson is a set of few words, in which the word before a name says what it names.
const lesson = `Mr O O
%P B-PER B-PER
met O O
officials O O
in O O
%L B-LOC B-LOC
. O O
`

func lessons() string {
	people := strings.Fields("Abel Borg Carlsen Dahl Ekman Falk Grun Holm")
	places := strings.Fields("Ulmia Vestra Wardun Xanthe Yvoire Zelm Arnau Brenz")
	var b strings.Builder
	for i := range 40 {
		s := strings.NewReplacer("%P", people[i%8], "%L", places[(i*3)%8], " ", "\t").Replace(lesson)
		b.WriteString(s + "\n")
	}
	return b.String()
}

func TestTrainerGivesTheSameBytes(t *testing.T) {
	var first []byte
	for range 2 {
		tr := Trainer{
			Sets:  []Set{{Name: "wikigold", R: strings.NewReader(lessons())}},
			Lists: map[string]io.Reader{"city": strings.NewReader("# cities\nUlmia\nPort Vestra\n")},
			Raw:   []io.Reader{strings.NewReader(strings.Repeat("Officials in Zelm met. They met Mr Holm there, and spoke.\n", 30))},
		}
		var b bytes.Buffer
		if err := tr.Train(&b); err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = b.Bytes()
		} else if !bytes.Equal(first, b.Bytes()) {
			t.Fatal("the same input gave two models")
		}
	}
	m, err := ReadModel(bytes.NewReader(first))
	if err != nil {
		t.Fatal(err)
	}
	src := "Mr Novak met officials in Quorn ."
	got := render(src, split(src), (&Tagger{Model: m}).Find(nil, src, split(src)))
	if want := "Mr [PER Novak] met officials in [LOC Quorn] ."; got[0] != want {
		t.Errorf("got %s, want %s", got[0], want)
	}
}

func TestTrainerRefuses(t *testing.T) {
	for name, tr := range map[string]Trainer{
		"unknown set":  {Sets: []Set{{Name: "mystery", R: strings.NewReader("")}}},
		"short line":   {Sets: []Set{{Name: "btc", R: strings.NewReader("word O\n")}}},
		"unknown list": {Lists: map[string]io.Reader{"rivers": strings.NewReader("Elbe\n")}},
		"no samples":   {},
	} {
		if err := tr.Train(io.Discard); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestDamagedModelIsRefused(t *testing.T) {
	for _, n := range []int{0, 10, len(modelFile) / 2, len(modelFile) - 1} {
		if _, err := ReadModel(bytes.NewReader(modelFile[:n])); err == nil {
			t.Errorf("the first %d bytes are taken for a model", n)
		}
	}
}

func TestLists(t *testing.T) {
	for tokens, want := range map[string][]Label{
		"Federal Trade Commission": {GOV}, "Department of Justice": {GOV}, "Kaspersky Lab": {ORG},
		"Columbia University": {ORG}, "World Gold Council": {ORG, GOV}, "European Union": {GOV},
	} {
		if got := bodyLabels(strings.Fields(tokens)); len(got) != len(want) || got[0] != want[0] {
			t.Errorf("%s is %v, want %v", tokens, got, want)
		}
	}
	for tokens, want := range map[string]Label{"Digital Services Act": LAW, "2006 Winter Olympics": EVENT, "Treaty of Lisbon": LAW} {
		if got := thingLabels(strings.Fields(tokens)); len(got) != 1 || got[0] != want {
			t.Errorf("%s is %v, want %v", tokens, got, want)
		}
	}
}

func FuzzReadModel(f *testing.F) {
	var b bytes.Buffer
	few := table{buckets: []uint64{1}, rows: make([]kernel.SlotRow, 4)}
	m := &Model{table: few, bulletin: few, step: 1, lexicon: newLexicon(4)}
	if err := m.Write(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := ReadModel(bytes.NewReader(data))
		if err != nil {
			return
		}
		src := "Best Buy pulled it ."
		(&Tagger{Model: m}).Find(nil, src, split(src))
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := ReadModel(bytes.NewReader(modelFile)); err != nil {
			b.Fatal(err)
		}
	}
}
