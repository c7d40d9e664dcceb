package lexicon

import "testing"

func TestDefaultActions(t *testing.T) {
	a := DefaultActions()
	if s := a.Senses("ban", 'v'); len(s) == 0 || s[0].Type != "ban" {
		t.Errorf("ban: %+v", s)
	}
	if s := a.Senses("down", 'v'); len(s) != 0 {
		t.Errorf("down: %+v", s)
	}
	s := a.Senses("crack", 'v')
	if len(s) == 0 || len(s[0].Rest) != 1 || s[0].Rest[0] != "down" || s[0].Target[0].Prep != "on" {
		t.Errorf("crack down: %+v", s)
	}
	if e, ok := a.Embed("refuse", 'v'); !ok || !e.Negate {
		t.Errorf("refuse: %+v %v", e, ok)
	}
	if !a.Says("say") || a.Says("ban") {
		t.Error("say is no verb of saying, or ban is one")
	}
}

func TestParseActionsNamesTheLine(t *testing.T) {
	for _, c := range []struct{ actions, want string }{
		{"ban\tv\tban\n", "lexicon actions, line 1: 3 fields, want 6"},
		{"# x\n\nban\tq\tban\t\t\t\n", `lexicon actions, line 3: part of speech "q"`},
		{"ban\tv\tban\t\t\tobj=$no\n", "lexicon actions, line 1: no class $no"},
	} {
		_, err := ParseActions(c.actions, "", "", "", "")
		if err == nil || err.Error() != c.want {
			t.Errorf("%q: got error %v, want %s", c.actions, err, c.want)
		}
	}
}
