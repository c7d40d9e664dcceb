package tagger

import (
	"strings"
	"testing"

	known "newsclaims/extract/lexicon"
)

func TestKnownOrganizations(t *testing.T) {
	samples, err := readSet(Set{Name: "wikigold", R: strings.NewReader(lessons())}, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	x := newLexicon(1 << 8)
	x.addKnown(known.New([]known.Entry{
		{ID: "org/shein", Kind: known.Organization, Name: "Shein"},
		{ID: "org/ulmia", Kind: known.Organization, Name: "Ulmia"},
		{ID: "org/meta", Kind: known.Organization, Name: "Meta", Aliases: []string{"~Meta"}},
		{ID: "org/best-buy", Kind: known.Organization, Name: "Best Buy"},
		{ID: "product/tiktok", Kind: known.Product, Name: "TikTok"},
	}), samples)
	for name, want := range map[string]lists{
		"Shein":  inKnown,
		"Ulmia":  0, // a place in the set
		"Meta":   0, // also a word
		"Best":   0, // begins a longer name
		"TikTok": 0,
	} {
		var w word
		if w.read(name); x.find(w.lower).lists != want {
			t.Errorf("%s is in lists %b, want %b", name, x.find(w.lower).lists, want)
		}
	}
}

func TestKnownNamesChangeNoFeature(t *testing.T) {
	plain, knowing := newLexicon(1<<8), newLexicon(1<<8)
	knowing.addName("Shein", inKnown)
	var l [2]line
	for i, x := range []*lexicon{plain, knowing} {
		l[i].grow(3)
		for k, s := range []string{"EU", "warns", "Shein"} {
			l[i].words[k].read(s)
		}
		l[i].finish(x)
	}
	for k := range 3 {
		a, b := first(l[0].parts(nil, k)), first(l[1].parts(nil, k))
		if len(a) != len(b) {
			t.Fatalf("word %d has %d features, %d where the name is known", k, len(a), len(b))
		}
		for j := range a {
			if a[j] != b[j] {
				t.Errorf("word %d: feature %d is another where the name is known", k, j)
			}
		}
	}
}

func first(features []uint64, _, _ int) []uint64 { return features }
