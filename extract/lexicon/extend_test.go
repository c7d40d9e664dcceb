package lexicon

import (
	"strings"
	"testing"
)

func TestExtendActionsPutsTheNewSenseFirst(t *testing.T) {
	a, err := ExtendActions("bench\tv\tban\t\tobj\tobj\nban\tv\trestrict\t\tobj\t\n")
	if err != nil {
		t.Fatal(err)
	}
	if s := a.Senses("bench", 'v'); len(s) != 1 || s[0].Type != "ban" {
		t.Errorf("senses of bench: %+v", s)
	}
	if s := a.Senses("ban", 'v'); len(s) < 2 || s[0].Type != "restrict" || s[1].Type != "ban" {
		t.Errorf("senses of ban: %+v", s)
	}
}

func TestExtendActionsNamesTheLineOfTheExtraTable(t *testing.T) {
	_, err := ExtendActions("bench\tv\tban\t\tobj\tobj\nhalf a row\n")
	if err == nil || !strings.Contains(err.Error(), "2") {
		t.Errorf("error %v does not name line 2", err)
	}
}

func TestExtendTakesWordsAndNames(t *testing.T) {
	const extra = "# mine\nbench\tv\tban\t\tobj\tobj\norg/orbex\torganization\tOrbex Energy\tNO\t\tOrbex\ngov/xx\tgovernment\tFTC\n"
	a, names, err := Extend(extra)
	if err != nil {
		t.Fatal(err)
	}
	if s := a.Senses("bench", 'v'); len(s) != 1 || s[0].Type != "ban" {
		t.Errorf("senses of bench: %+v", s)
	}
	if e := names.Entry("org/orbex"); e == nil || e.Country != "NO" {
		t.Errorf("entry %+v", e)
	}
	if names.Entry("org/best-buy") == nil {
		t.Error("the embedded names are gone")
	}
	if n, _ := names.At(Walk{}.Add("FTC")); n == nil || n.Entry.ID != "gov/xx" {
		t.Errorf("FTC is first %+v", n)
	}
}

func TestExtendWithoutNames(t *testing.T) {
	if _, names, err := Extend("bench\tv\tban\t\tobj\tobj\n"); err != nil || names != nil {
		t.Errorf("names %v, error %v", names, err)
	}
}

func TestExtendNamesTheLine(t *testing.T) {
	_, _, err := Extend("bench\tv\tban\t\tobj\tobj\norg/orbex\torganization\tOrbex\tNorway\n")
	if err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("error %v does not name line 2", err)
	}
}
