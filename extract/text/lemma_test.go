package text

import "testing"

func TestLemma(t *testing.T) {
	for _, c := range []struct {
		form string
		tag  Tag
		want string
	}{
		{"banned", VBN, "ban"}, {"Banned", VBN, "ban"}, {"banning", VBG, "ban"}, {"bans", VBZ, "ban"}, {"bans", NNS, "ban"},
		{"fined", VBD, "fine"}, {"sued", VBD, "sue"}, {"suing", VBG, "sue"}, {"sues", VBZ, "sue"}, {"barred", VBN, "bar"},
		{"withdrew", VBD, "withdraw"}, {"taken", VBN, "take"}, {"pulling", VBG, "pull"}, {"said", VBD, "say"},
		{"accused", VBN, "accuse"}, {"alleging", VBG, "allege"}, {"prohibited", VBN, "prohibit"}, {"revoking", VBG, "revoke"},
		{"companies", NNS, "company"}, {"agencies", NNS, "agency"}, {"watches", NNS, "watch"}, {"children", NNS, "child"},
		{"is", VBZ, "be"}, {"'s", VBZ, "be"}, {"n't", RB, "n't"}, {"tougher", JJR, "tough"}, {"largest", JJS, "large"},
		{"Huawei", NNP, "huawei"}, {"regulator", NN, "regulator"}, {"blacklisted", VBD, "blacklist"}, {"delisted", VBN, "delist"},
		{"phished", VBN, "phish"}, {"doxxed", VBN, "dox"}, {"geoblocking", VBG, "geoblock"}, {"unbanned", VBD, "unban"},
		{"throttled", VBN, "throttle"}, {"rescinded", VBD, "rescind"}, {"levied", VBN, "levy"}, {"cancelled", VBN, "cancel"},
	} {
		if got := Lemma(c.form, c.tag); got != c.want {
			t.Errorf("Lemma(%q, %v) = %q, want %q", c.form, c.tag, got, c.want)
		}
	}
}

func BenchmarkLemma(b *testing.B) {
	words := []struct {
		form string
		tag  Tag
	}{{"The", DT}, {"regulators", NNS}, {"fined", VBD}, {"Apple", NNP}, {"and", CC}, {"banned", VBD}, {"its", PRPS}, {"app", NN}}
	b.ReportAllocs()
	for b.Loop() {
		for _, w := range words {
			Lemma(w.form, w.tag)
		}
	}
}
