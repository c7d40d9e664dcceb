package text

import (
	"testing"

	"pgregory.net/rapid"
)

// TestGrammar has sentences whose words, each judged by itself, give one verb two subjects or objects.
func TestGrammar(t *testing.T) {
	for _, c := range []struct {
		text string
		word int
		head string
		rel  Rel
	}{
		{"Apps the court banned are sold again.", 2, "banned", RelNsubj},
		{"If regulators do not they will move to court.", 1, "do", RelNsubj},
		{"The court it said ruled.", 1, "ruled", RelNsubj},
	} {
		s := Neural{}.Sentences(c.text)[0]
		got := s.Tokens[c.word]
		if got.Head < 0 || got.Rel != c.rel || c.text[s.Tokens[got.Head].Start:s.Tokens[got.Head].End] != c.head {
			t.Errorf("word %d is not the %s of %q in\n%s", c.word+1, c.rel, c.head, show(c.text, s))
		}
		checkGrammar(t, c.text, s)
	}
}

// TestGrammarHolds checks that no head has twice what it can have once and that subjects and auxiliaries agree, whatever the words.
func TestGrammarHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := rapid.StringMatching(`((Apps|courts|they|who|the|it|was|been|got|banned|seen|said|sue|that|if|and|by|him|one|,) ){3,30}`).Draw(t, "text")
		for _, s := range (Neural{}).Sentences(src) {
			checkGrammar(t, src, s)
		}
	})
}

type reporter interface {
	Helper()
	Errorf(string, ...any)
}

func checkGrammar(t reporter, src string, s Sentence) {
	t.Helper()
	for h := range s.Tokens {
		var has [numRels]bool
		var seen [256]bool
		for _, k := range s.Tokens {
			if int(k.Head) != h {
				continue
			}
			c := grammar.Once[k.Rel]
			if c > 0 && seen[c] {
				t.Errorf("token %d has two of %s in\n%s", h+1, k.Rel, show(src, s))
			}
			has[k.Rel], seen[c] = true, true
		}
		passive, active := has[RelNsubjPass] || has[RelCsubjPass], has[RelNsubj] || has[RelCsubj]
		if has[RelAuxPass] && active || passive && !has[RelAuxPass] && (has[RelAux] || has[RelCop]) {
			t.Errorf("the voices under token %d differ in\n%s", h+1, show(src, s))
		}
	}
}
