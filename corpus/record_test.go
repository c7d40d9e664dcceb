package corpus

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/jsonschema-go/jsonschema"

	"newsclaims/extract"
	"newsclaims/extract/article"
	"newsclaims/extract/claim"
	"newsclaims/extract/entity"
	"newsclaims/extract/text"
	"newsclaims/extract/when"
)

// written is a document as the stages would make it, with every field of its records filled.
func written() *extract.Document {
	body := "Zürich’s ferry line pulled Kestrel cards on Monday, it said."
	at := func(words string) (int, int) {
		start := strings.Index(body, words)
		return start, start + len(words)
	}
	party := func(words, name string, k entity.Kind, id, country string) *claim.Party {
		start, end := at(words)
		return &claim.Party{Start: start, End: end, Name: name, Kind: k, ID: id, Country: country}
	}
	action := claim.Action{Type: claim.Remove, Lemma: "pull"}
	action.Start, action.End = at("pulled")
	day := &when.Expr{From: when.Date(2024, 3, 4), To: when.Date(2024, 3, 4)}
	day.Start, day.End = at("on Monday")
	lineStart, lineEnd := at("Zürich’s ferry line")
	return &extract.Document{
		Article: article.Article{
			URL: "https://a.example/1?x=1&y=2", Canonical: "https://a.example/1", Title: "Cards <pulled>", Site: "The Quay",
			Authors: []string{"A. Writer"}, Published: time.Date(2024, 3, 5, 9, 0, 0, 0, time.FixedZone("", 3600)), Modified: time.Date(2024, 3, 5, 10, 0, 0, 0, time.UTC),
			Language: "en", Section: "Transport", Tags: []string{"ferries"}, Image: "https://a.example/1.jpg", Paywalled: true,
			Kind: article.KindLiveBlog, Reason: "has a list of updates", Text: body, Blocks: []article.Block{{End: len(body)}},
		},
		Sentences: []text.Sentence{{Start: 0, End: len(body)}},
		Entities: entity.Set{
			Entities: []entity.Entity{{
				Kind: entity.Organization, Name: "Zürich Ferry Line", ID: "org/zurich-ferry-line", Country: "CH", Role: "operator", Owner: "gov/ch",
				Mentions: []int{0},
			}},
			Mentions: []entity.Mention{{Start: lineStart, End: lineEnd, Kind: entity.Organization, Form: entity.Description, Doubtful: true}},
		},
		Claims: []claim.Claim{{
			Action: action, Actor: party("Zürich’s ferry line", "Zürich Ferry Line", entity.Organization, "org/zurich-ferry-line", "CH"),
			Target: party("Kestrel cards", "Kestrel card", entity.Product, "product/kestrel-card", "CH"),
			Source: party("it", "Zürich Ferry Line", entity.Organization, "org/zurich-ferry-line", "CH"),
			Where:  party("Zürich", "Zurich", entity.Place, "place/ch/zurich", "CH"),
			Status: claim.Planned, Negated: true, When: day, End: len(body), Confidence: 0.87654, Rule: "active",
		}},
	}
}

const claimLine = `{"schema":"newsclaims/claim/1","id":"ID","doc":"d1","file":"a/1.html","url":"https://a.example/1?x=1&y=2",` +
	`"title":"Cards <pulled>","published":"2024-03-05T09:00:00+01:00","site":"The Quay",` +
	`"action":{"type":"remove","text":"pulled","lemma":"pull","start":20,"end":26},` +
	`"actor":{"text":"Zürich’s ferry line","name":"Zürich Ferry Line","kind":"organization","id":"org/zurich-ferry-line","country":"CH","start":0,"end":19},` +
	`"target":{"text":"Kestrel cards","name":"Kestrel card","kind":"product","id":"product/kestrel-card","country":"CH","start":27,"end":40},` +
	`"status":"planned","negated":true,` +
	`"source":{"text":"it","name":"Zürich Ferry Line","kind":"organization","id":"org/zurich-ferry-line","country":"CH","start":52,"end":54},` +
	`"when":{"text":"on Monday","from":"2024-03-04","to":"2024-03-04","start":41,"end":50},` +
	`"where":{"text":"Zürich","name":"Zurich","kind":"place","id":"place/ch/zurich","country":"CH","start":0,"end":6},` +
	`"evidence":{"text":"Zürich’s ferry line pulled Kestrel cards on Monday, it said.","start":0,"end":60},` +
	`"confidence":0.877,"rule":"active"}` + "\n"

func TestClaimLine(t *testing.T) {
	records := Claims(written(), Origin{ID: "d1", File: "a/1.html"})
	if len(records) != 1 {
		t.Fatalf("%d records", len(records))
	}
	records[0].ID = "ID"
	line, err := AppendLine(nil, records[0])
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(claimLine, string(line)); diff != "" {
		t.Error(diff)
	}
}

// records makes a record of each kind of d, by the name of its schema.
func records(d *extract.Document, o Origin) map[string]any {
	return map[string]any{
		"claim": Claims(d, o)[0], "article": Article(&d.Article, o), "document": Document(d, o), "entity": Entities(d, o)[0],
		"failure": FailureRecord{Schema: FailureSchema, ID: "a", File: "f", Line: 3, Feed: "u", URL: "v", Error: "no text"},
	}
}

// validate says what is wrong with the record by its schema.
func validate(t *testing.T, kind string, record any) error {
	t.Helper()
	resolved, err := Schema(kind).Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	return resolved.Validate(asJSON(t, record))
}

// asJSON is the record as a reader of JSON sees it.
func asJSON(t *testing.T, record any) any {
	t.Helper()
	line, err := AppendLine(nil, record)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(line, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestRecordsKeepTheirSchemas(t *testing.T) {
	for kind, record := range records(written(), Origin{File: "f", Feed: "u"}) {
		if err := validate(t, kind, record); err != nil {
			t.Errorf("full %s: %v", kind, err)
		}
	}
	bare := written()
	bare.Article = article.Article{Text: bare.Article.Text}
	bare.Claims[0] = claim.Claim{Action: claim.Action{Type: claim.Ban}}
	bare.Entities.Entities[0] = entity.Entity{}
	for kind, record := range records(bare, Origin{}) {
		if err := validate(t, kind, record); err != nil {
			t.Errorf("bare %s: %v", kind, err)
		}
	}
}

// keptByStore are the fields that a record has only once it has been in a store.
var keptByStore = []string{"run", "copy_of", "newer_version"}

// TestSchemasNameEveryField fails where a full record has a field that its schema does not describe, or the
// schema one that a full record does not have.
func TestSchemasNameEveryField(t *testing.T) {
	for kind, record := range records(written(), Origin{File: "f", Feed: "u"}) {
		sameFields(t, kind, Schema(kind), asJSON(t, record))
	}
}

func sameFields(t *testing.T, path string, s *jsonschema.Schema, v any) {
	switch v := v.(type) {
	case map[string]any:
		for name, p := range s.Properties {
			if p.Description == "" {
				t.Errorf("%s.%s has no description", path, name)
			}
			if v[name] == nil && slices.Contains(keptByStore, name) {
				continue
			}
			if v[name] == nil {
				t.Errorf("%s.%s is not in the full record", path, name)
				continue
			}
			sameFields(t, path+"."+name, p, v[name])
		}
	case []any:
		if len(v) == 0 {
			t.Errorf("%s is empty in the full record", path)
			return
		}
		sameFields(t, path+"[]", s.Items, v[0])
	}
}

func TestSchemasRefuse(t *testing.T) {
	for what, spoil := range map[string]func(*ClaimRecord){
		"another schema": func(c *ClaimRecord) { c.Schema = "newsclaims/claim/2" },
		"no such action": func(c *ClaimRecord) { c.Action.Type = "bann" },
		"no such status": func(c *ClaimRecord) { c.Status = "done" },
		"no such kind":   func(c *ClaimRecord) { c.Actor.Kind = "company" },
	} {
		c := Claims(written(), Origin{})[0]
		spoil(&c)
		if err := validate(t, "claim", c); err == nil {
			t.Errorf("%s: valid", what)
		}
	}
	if err := validate(t, "document", Article(&written().Article, Origin{})); err == nil {
		t.Error("an article is valid as a document")
	}
}

func TestAppendLineRefusesAYearThatJSONCannotSay(t *testing.T) {
	d := written()
	d.Article.Published = time.Date(12024, 1, 1, 0, 0, 0, 0, time.UTC)
	b, err := AppendLine([]byte("kept"), Article(&d.Article, Origin{}))
	if err == nil || string(b) != "kept" {
		t.Errorf("%q, %v", b, err)
	}
}

func TestAnArticleRecordIsAnInput(t *testing.T) {
	d := written()
	want := Article(&d.Article, Origin{ID: "d1"})
	line, err := AppendLine(nil, want)
	if err != nil {
		t.Fatal(err)
	}
	in, err := ParseInput(line)
	if err != nil {
		t.Fatal(err)
	}
	a, err := in.Article()
	if err != nil {
		t.Fatal(err)
	}
	got := Article(a, in.Origin)
	if got.ID != want.ID || got.Text != want.Text || got.Title != want.Title || got.URL != want.URL || got.Site != want.Site ||
		!got.Published.Equal(want.Published) || got.Published.Format(time.RFC3339) != want.Published.Format(time.RFC3339) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func BenchmarkAppendLine(b *testing.B) {
	d := written()
	var line []byte
	for b.Loop() {
		line = line[:0]
		for _, c := range Claims(d, Origin{}) {
			var err error
			if line, err = AppendLine(line, c); err != nil {
				b.Fatal(err)
			}
		}
	}
}
