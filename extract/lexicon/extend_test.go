package lexicon

import (
	"strings"
	"testing"
)

func TestExtendActionsPutsTheNewSenseFirst(t *testing.T) {
	a, err := ExtendActions("ground\tv\tban\t\tobj\tobj\nban\tv\trestrict\t\tobj\t\n")
	if err != nil {
		t.Fatal(err)
	}
	if s := a.Senses("ground", 'v'); len(s) != 1 || s[0].Type != "ban" {
		t.Errorf("senses of ground: %+v", s)
	}
	if s := a.Senses("ban", 'v'); len(s) < 2 || s[0].Type != "restrict" || s[1].Type != "ban" {
		t.Errorf("senses of ban: %+v", s)
	}
}

func TestExtendActionsNamesTheLineOfTheExtraTable(t *testing.T) {
	_, err := ExtendActions("ground\tv\tban\t\tobj\tobj\nhalf a row\n")
	if err == nil || !strings.Contains(err.Error(), "2") {
		t.Errorf("error %v does not name line 2", err)
	}
}
