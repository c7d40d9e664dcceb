package corpus

import (
	"strings"
	"testing"
	"time"

	"newsclaims/extract"
	"newsclaims/extract/claim"
)

func claimID(d *extract.Document) string { return Claims(d, Origin{})[0].ID }

func TestIDsFollowWhatTheThingIs(t *testing.T) {
	changes := map[string]func(*extract.Document){
		"address": func(d *extract.Document) { d.Article.Canonical = "https://a.example/2" },
		"title":   func(d *extract.Document) { d.Article.Title = "" },
		"date":    func(d *extract.Document) { d.Article.Published = d.Article.Published.Add(time.Hour) },
		"text":    func(d *extract.Document) { d.Article.Text = strings.Replace(d.Article.Text, "Monday", "Sunday", 1) },
		"type":    func(d *extract.Document) { d.Claims[0].Action.Type = claim.Ban },
		"actor":   func(d *extract.Document) { d.Claims[0].Actor = nil },
		"target":  func(d *extract.Document) { d.Claims[0].Target.Name = "Kite" },
		"status":  func(d *extract.Document) { d.Claims[0].Status = claim.Actual },
		"negated": func(d *extract.Document) { d.Claims[0].Negated = false },
		"source":  func(d *extract.Document) { d.Claims[0].Source = nil },
	}
	seen := map[string]string{claimID(written()): "nothing"}
	for what, change := range changes {
		d := written()
		change(d)
		if other, ok := seen[claimID(d)]; ok {
			t.Errorf("the id with %s changed is that with %s changed", what, other)
		}
		seen[claimID(d)] = what
	}
}

func TestIDsStayWhenTheProgramChanges(t *testing.T) {
	d := written()
	d.Claims[0].Confidence, d.Claims[0].Rule = 0.1, "passive"
	d.Article.Published = d.Article.Published.UTC()
	d.Article.URL += "#top"
	if claimID(d) != claimID(written()) {
		t.Error("the id changed with the confidence, the rule, the zone of the date or an address that is not the page's own")
	}
}

func TestIDsOfEqualClaimsDiffer(t *testing.T) {
	d := written()
	d.Claims = append(d.Claims, d.Claims[0], d.Claims[0])
	seen := map[string]bool{}
	for _, c := range Claims(d, Origin{}) {
		if seen[c.ID] {
			t.Errorf("id %s twice", c.ID)
		}
		seen[c.ID] = true
	}
	for i, c := range Document(d, Origin{}).Claims {
		if !seen[c.ID] {
			t.Errorf("claim %d of the document has an id that no record has", i)
		}
	}
}

func TestTheGivenIDIsTheDoc(t *testing.T) {
	d := written()
	o := Origin{ID: "given"}
	if c, e, r := Claims(d, o)[0], Entities(d, o)[0], Document(d, o); c.Doc != "given" || e.Doc != "given" || r.ID != "given" {
		t.Errorf("claim of %s, entity of %s, document %s", c.Doc, e.Doc, r.ID)
	}
}
