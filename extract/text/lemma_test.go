package text

import "testing"

func TestLemma(t *testing.T) {
	for _, c := range []struct {
		form string
		tag  Tag
		want string
	}{
		{"pulling", VBG, "pull"}, {"Banned", VBN, "ban"}, {"withdrew", VBD, "withdraw"}, {"taken", VBN, "take"},
		{"fined", VBD, "fine"}, {"fines", NNS, "fine"}, {"suing", VBG, "sue"}, {"authorities", NNS, "authority"},
		{"seized", VBN, "seize"}, {"reinstated", VBN, "reinstate"}, {"probing", VBG, "probe"}, {"n’t", RB, "not"},
		{"worst", JJS, "bad"}, {"stricter", JJR, "strict"}, {"Ministers", NNPS, "Ministers"}, {"left", JJ, "left"},
		{"delisting", VBG, "delist"}, {"unblocked", VBD, "unblock"}, {"was", VBD, "be"}, {"agencies", NNS, "agency"},
	} {
		if got := Lemma(c.form, c.tag); got != c.want {
			t.Errorf("Lemma(%q, %s) = %q, want %q", c.form, c.tag, got, c.want)
		}
	}
}

func BenchmarkLemma(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Lemma("pulling", VBG)
	}
}
