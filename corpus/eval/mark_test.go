package eval

import (
	"strings"
	"testing"

	"newsclaims/extract/claim"
)

// TestMark holds which options of a choice the gold makes right, and which choices there is nothing to learn from.
func TestMark(t *testing.T) {
	const line = `{"id": "a", "text": "Über Apple: the EU fined Apple, and a court may fine it.", "claims": [` +
		`{"quote": "fined Apple", "trigger": "fined", "type": ["penalize"], "actor": ["EU"], "target": ["Apple"], "status": ["actual"], "negated": [false]},` +
		`{"quote": "may fine it", "trigger": "fine", "type": ["penalize"], "actor": [], "target": ["Apple"], "status": ["possible"], "negated": [false], "optional": true}]}`
	gold, err := ReadGold(strings.NewReader(line))
	if err != nil {
		t.Fatal(err)
	}
	text := gold[0]
	at := func(words string) (int, int) {
		i := strings.Index(text.Text, words)
		return i, i + len(words)
	}
	party := func(words, name string) *claim.Party {
		p := &claim.Party{Name: name}
		p.Start, p.End = at(words)
		return p
	}
	action := func(words string, typ claim.Type) claim.Action {
		a := claim.Action{Type: typ}
		a.Start, a.End = at(words)
		return a
	}
	eu, apple, court := claim.Option{Party: party("EU", "European Union")}, claim.Option{Party: party("Apple", "")}, claim.Option{Party: party("court", "")}
	nobody := claim.Option{}
	choices := []claim.Choice{
		{Task: claim.Actor, Action: action("fined", claim.Penalize), Options: []claim.Option{nobody, eu, apple}},
		{Task: claim.Target, Action: action("fined", claim.Penalize), Options: []claim.Option{nobody, eu, court}},
		{Task: claim.Actor, Action: action("fine it", claim.Penalize), Options: []claim.Option{nobody, eu, court}},
		{Task: claim.Actor, Action: action("fined", claim.Sue), Options: []claim.Option{nobody, eu}},
		{Task: claim.Proposal, Action: action("fined", claim.Penalize), Options: []claim.Option{{}, {Type: claim.Penalize}, {Type: claim.Ban}}},
		{Task: claim.Proposal, Action: action("fined", claim.Sue), Options: []claim.Option{{}, {Type: claim.Sue}}},
		{Task: claim.Proposal, Action: action("fine it", claim.Penalize), Options: []claim.Option{{}, {Type: claim.Penalize}}},
		{Task: claim.ActorReference, Action: action("fined", claim.Penalize), Options: []claim.Option{nobody, eu}},
		{Task: claim.TargetReference, Action: action("fined", claim.Penalize), Options: []claim.Option{nobody, court}},
	}
	var got []string
	for _, c := range text.Mark(choices) {
		s := ""
		for _, o := range c.Options {
			s += map[bool]string{true: "+", false: "-"}[o.Right]
		}
		got = append(got, s)
	}
	// The EU acts; nobody who could be chosen is the target; the optional claim's empty actor is right; no gold says "sue", so its actor
	// teaches nothing, and its proposal that it is none; whether the optional claim is one, readers differ. Of who is meant elsewhere,
	// nobody is right only where the gold says so.
	if want := "-+- +-- +-- -+- +- -+ --"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}
