package score

import (
	"strings"
	"testing"

	"newsclaims/extract/text/conllu"
)

func read(t *testing.T, s string) (out []conllu.Sentence) {
	for sentence, err := range conllu.Read(strings.NewReader(strings.ReplaceAll(s, " ", "\t"))) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, sentence)
	}
	return out
}

const gold = `1 Judges _ NOUN NNS _ 2 nsubj _ _
2 ban _ VERB VBP _ 0 root _ _
3 ads _ NOUN NNS _ 2 obj _ SpaceAfter=No
4 . _ PUNCT . _ 2 punct _ _
`

func TestCompare(t *testing.T) {
	system := strings.Replace(gold, "2 obj", "1 nmod:poss", 1)
	system = strings.Replace(system, "1 Judges _ NOUN NNS", "1 Judges _ NOUN NN", 1)
	system = strings.Replace(system, "2 nsubj", "2 nsubj:pass", 1)
	r, err := Compare(read(t, gold), read(t, system))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ got, want float64 }{
		"XPOS": {r.XPOS.F1(), 75}, "UAS": {r.UAS.F1(), 75}, "LAS": {r.LAS.F1(), 75}, "nsubj": {r.Rel["nsubj"].F1(), 0},
		"punct": {r.Rel["punct"].F1(), 100}, "sentences": {r.Sentences.F1(), 100},
	} {
		if c.got != c.want {
			t.Errorf("%s %v, want %v", name, c.got, c.want)
		}
	}
}

func TestCompareTokens(t *testing.T) {
	system := "1 Judges _ _ _ _ _ _ _ _\n2 ban _ _ _ _ _ _ _ _\n\n1 ads. _ _ _ _ _ _ _ _\n"
	r, err := Compare(read(t, gold), read(t, system))
	if err != nil {
		t.Fatal(err)
	}
	if want := (Count{4, 3, 2}); r.Tokens != want {
		t.Errorf("tokens %+v, want %+v", r.Tokens, want)
	}
	if want := (Count{1, 2, 0}); r.Sentences != want {
		t.Errorf("sentences %+v, want %+v", r.Sentences, want)
	}
	if _, err := Compare(read(t, gold), read(t, "1 Judge _ _ _ _ _ _ _ _\n")); err == nil {
		t.Error("different texts compare")
	}
}
