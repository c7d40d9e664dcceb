package export

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"newsclaims/corpus"
)

const sampleText = "“Größte” ban: Oslo barred\nFerry Works from docks.\n\n=SUM(1) said Ola. 🚢 It may sue."

// spanOf is where words stand in the sample text.
func spanOf(t *testing.T, words string) corpus.Span {
	t.Helper()
	i := strings.Index(sampleText, words)
	if i < 0 {
		t.Fatalf("%q is not in the text", words)
	}
	start := len([]rune(sampleText[:i]))
	return corpus.Span{Start: start, End: start + len([]rune(words))}
}

func sampleDocuments(t *testing.T) []*corpus.DocumentRecord {
	party := func(words, name string, kind corpus.KindName, id, country string) *corpus.Party {
		return &corpus.Party{Text: words, Name: name, Kind: kind, ID: id, Country: country, Span: spanOf(t, words)}
	}
	evidence := func(words string) corpus.Evidence { return corpus.Evidence{Text: words, Span: spanOf(t, words)} }
	first, second := "“Größte” ban: Oslo barred\nFerry Works from docks.", "🚢 It may sue."
	d := &corpus.DocumentRecord{
		ArticleRecord: corpus.ArticleRecord{
			Schema: corpus.DocumentSchema, ID: "news/1?a", Text: sampleText, Blocks: []corpus.Block{{Kind: "paragraph", Span: corpus.Span{Start: 0, End: 50}}},
			Meta: corpus.Meta{URL: "https://quay.example/1", Title: "=HYPERLINK(\"x\")", Site: "Quay", Authors: []string{"Ola, the \"scribe\""}, Tags: []string{}, Language: "en",
				Published: time.Date(2019, 4, 5, 6, 7, 8, 0, time.FixedZone("", 7200)), Kind: "article"},
		},
		Sentences: []corpus.Span{}, Entities: []corpus.DocumentEntity{},
		Claims: []corpus.DocumentClaim{
			{ID: "c1", Claim: corpus.Claim{
				Action: corpus.Action{Type: "ban", Text: "barred", Lemma: "bar", Span: spanOf(t, "barred")},
				Actor:  party("Oslo", "Norway", "government", "gov/no", "NO"), Target: party("barred\nFerry Works", "", "organization", "", ""),
				Status: "actual", Evidence: evidence(first), Confidence: 0.5,
				When: &corpus.Time{Text: "docks", From: "2019-04-01", To: "2019-04-03", Span: spanOf(t, "docks")}}},
			{ID: "c2", Claim: corpus.Claim{
				Action: corpus.Action{Type: "sue", Text: "sue", Span: spanOf(t, "sue")}, Actor: party("It", "+Ferry Works", "organization", "", ""),
				Source: party("Ola", "@Ola", "person", "", ""), Status: "possible", Negated: true, Evidence: evidence(second), Confidence: 0.25}},
		},
	}
	plain := &corpus.DocumentRecord{ArticleRecord: corpus.ArticleRecord{Schema: corpus.DocumentSchema, ID: "2", Text: "Nothing.",
		Blocks: []corpus.Block{}, Meta: corpus.Meta{Authors: []string{}, Tags: []string{}, Kind: "article"}},
		Sentences: []corpus.Span{}, Entities: []corpus.DocumentEntity{}, Claims: []corpus.DocumentClaim{}}
	return []*corpus.DocumentRecord{d, plain}
}

// exported writes the sample in a format and returns its directory and what the store has.
func exported(t *testing.T, formats ...string) (string, []*corpus.DocumentRecord) {
	t.Helper()
	ctx := context.Background()
	dir := t.TempDir()
	s, err := corpus.CreateStore(ctx, filepath.Join(dir, "news.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	w, err := s.Write(ctx, corpus.Run{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range sampleDocuments(t) {
		if err := w.Add(d.ID, d); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	var documents []*corpus.DocumentRecord
	for d, err := range s.Documents(ctx, corpus.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		documents = append(documents, d)
	}
	out := filepath.Join(dir, "out")
	if err := Write(ctx, s, out, formats, corpus.Query{}); err != nil {
		t.Fatal(err)
	}
	return out, documents
}

func read(t *testing.T, parts ...string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(parts...))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// lines reads JSON lines, in which no field may be unknown.
func lines[T any](t *testing.T, parts ...string) (list []T) {
	t.Helper()
	in := bufio.NewScanner(bytes.NewReader(read(t, parts...)))
	for in.Scan() {
		var v T
		d := json.NewDecoder(bytes.NewReader(in.Bytes()))
		d.DisallowUnknownFields()
		if err := d.Decode(&v); err != nil {
			t.Fatalf("%v: %s", err, in.Bytes())
		}
		list = append(list, v)
	}
	return list
}

func TestJSONLRoundTrip(t *testing.T) {
	dir, documents := exported(t, "jsonl")
	if d := cmp.Diff(documents, lines[*corpus.DocumentRecord](t, dir, "documents.jsonl")); d != "" {
		t.Error(d)
	}
	var want []corpus.ClaimRecord
	for _, d := range documents {
		want = append(want, d.ClaimRecords()...)
	}
	if d := cmp.Diff(want, lines[corpus.ClaimRecord](t, dir, "claims.jsonl")); d != "" {
		t.Error(d)
	}
}

func TestCSVIsSafeAndWhole(t *testing.T) {
	dir, _ := exported(t, "csv")
	rows, err := csv.NewReader(bytes.NewReader(read(t, dir, "claims.csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := func(row int, name string) string { return rows[row][slices.Index(rows[0], name)] }
	if len(rows) != 3 || column(1, "actor") != "Norway" || column(1, "target") != "barred\nFerry Works" || column(2, "negated") != "true" {
		t.Errorf("%q", rows)
	}
	if column(1, "title") != "'=HYPERLINK(\"x\")" || column(2, "actor") != "'+Ferry Works" || column(2, "source") != "'@Ola" {
		t.Errorf("a formula gets through: %q", rows)
	}
	for _, row := range rows[1:] {
		for _, cell := range row {
			if strings.IndexAny(cell, "=+-@\t\r") == 0 {
				t.Errorf("cell %q", cell)
			}
		}
	}
}

func TestParquetRoundTrip(t *testing.T) {
	dir, documents := exported(t, "parquet")
	claims, err := parquet.ReadFile[claimRow](filepath.Join(dir, "claims.parquet"))
	if err != nil {
		t.Fatal(err)
	}
	var want []claimRow
	for _, d := range documents {
		for _, c := range d.ClaimRecords() {
			want = append(want, claimRowOf(&c))
		}
	}
	if d := cmp.Diff(want, claims); d != "" {
		t.Error(d)
	}
	articles, err := parquet.ReadFile[articleRow](filepath.Join(dir, "articles.parquet"))
	if err != nil || len(articles) != len(documents) {
		t.Fatal(len(articles), err)
	}
	for i, a := range articles {
		if a.ID != documents[i].ID || a.Text != documents[i].Text || !slices.Equal(a.Authors, documents[i].Authors) {
			t.Errorf("%+v", a)
		}
	}
	card := string(read(t, dir, "README.md"))
	if !strings.HasPrefix(card, "---\n") || strings.Count(card, "\n---\n") != 1 || !strings.Contains(card, "2 claims from 2 news articles") {
		t.Error(card)
	}
}

var (
	bratText      = regexp.MustCompile(`^(T\d+)\t([A-Z][a-z]+) (\d+ \d+(?:;\d+ \d+)*)\t(.+)$`)
	bratEvent     = regexp.MustCompile(`^E\d+\t[A-Z][a-z]+:T\d+( (Actor|Target|Source):T\d+)*$`)
	bratAttribute = regexp.MustCompile(`^A\d+\t(Status E\d+ (actual|planned|possible)|Negated E\d+)$`)
)

// Every line is one of the three that are written, every text-bound annotation names the words at its place, every
// reference leads to one.
func TestBratLines(t *testing.T) {
	dir, _ := exported(t, "brat")
	base := filepath.Join(dir, fileName("news/1?a"))
	text := []rune(string(read(t, base+".txt")))
	defined := map[string]bool{}
	var references []string
	for line := range strings.Lines(string(read(t, base+".ann"))) {
		line = strings.TrimSuffix(line, "\n")
		m := bratText.FindStringSubmatch(line)
		switch {
		case m != nil:
			var words []string
			for part := range strings.SplitSeq(m[3], ";") {
				var from, to int
				fmt.Sscanf(part, "%d %d", &from, &to)
				words = append(words, string(text[from:to]))
			}
			if strings.Join(words, " ") != m[4] {
				t.Errorf("%q at %s is %q", m[4], m[3], words)
			}
			defined[m[1]] = true
		case bratEvent.MatchString(line) || bratAttribute.MatchString(line):
			references = append(references, regexp.MustCompile(`T\d+`).FindAllString(line, -1)...)
		default:
			t.Errorf("line %q", line)
		}
	}
	for _, r := range references {
		if !defined[r] {
			t.Errorf("%s is not defined", r)
		}
	}
	if len(references) != 6 {
		t.Errorf("%d references, want 6", len(references))
	}
}

func TestAnnotationsSelectTheEvidence(t *testing.T) {
	dir, documents := exported(t, "annotation")
	type selector struct {
		Type, Exact, Prefix, Suffix string
		Start, End                  int
	}
	type anno struct {
		Context              string `json:"@context"`
		ID, Type, Motivation string
		Body                 []struct{ Type, Purpose, Format, Value string }
		Target               struct {
			Source   string
			Selector []selector
		}
	}
	text := []rune(sampleText)
	all := lines[anno](t, dir, "annotations.jsonl")
	for i, a := range all {
		place, quote := a.Target.Selector[0], a.Target.Selector[1]
		if a.Context != "http://www.w3.org/ns/anno.jsonld" || a.Type != "Annotation" || place.Type != "TextPositionSelector" || quote.Type != "TextQuoteSelector" {
			t.Errorf("%+v", a)
		}
		if string(text[place.Start:place.End]) != quote.Exact || !strings.Contains(sampleText, quote.Prefix+quote.Exact+quote.Suffix) {
			t.Errorf("%+v", a.Target)
		}
		var c corpus.Claim
		if err := json.Unmarshal([]byte(a.Body[1].Value), &c); err != nil {
			t.Error(err)
		}
		for _, d := range documents {
			if len(d.Claims) > 0 && cmp.Diff(d.Claims[i].Claim, c) != "" {
				t.Errorf("body %d is another claim", i)
			}
		}
	}
	if len(all) != 2 {
		t.Errorf("%d annotations", len(all))
	}
}

// ftmProperties are the properties that the schemas of FollowTheMoney have, of those that are written.
var ftmProperties = map[string][]string{
	"Article":      {"title", "sourceUrl", "publisher", "publishedAt", "language", "bodyText", "author"},
	"Event":        {"name", "summary", "keywords", "sourceUrl", "proof", "startDate", "endDate", "date", "organizer", "involved"},
	"PublicBody":   {"name", "country"},
	"Organization": {"name", "country"},
	"Person":       {"name", "country"},
}

func TestFTMEntitiesAreWellFormed(t *testing.T) {
	dir, _ := exported(t, "ftm")
	all := lines[ftmEntity](t, dir, "entities.ftm.json")
	schemas := map[string]string{}
	for _, e := range all {
		schemas[e.ID] = e.Schema
	}
	for _, e := range all {
		for property, values := range e.Properties {
			if !slices.Contains(ftmProperties[e.Schema], property) || len(values) == 0 || slices.Contains(values, "") {
				t.Errorf("%s has %s %q", e.Schema, property, values)
			}
		}
		for _, property := range []string{"organizer", "involved", "proof"} {
			for _, id := range e.Properties[property] {
				if s := schemas[id]; s == "" || (s == "Article") != (property == "proof") {
					t.Errorf("%s leads to a %q", property, s)
				}
			}
		}
		if e.Schema == "Event" && len(e.Properties["name"]) != 1 {
			t.Errorf("event %+v", e)
		}
	}
	if len(all) != 7 { // two articles, two events, three parties
		t.Errorf("%d entities", len(all))
	}
}

func TestPLOVERKnowsEveryAction(t *testing.T) {
	dir, _ := exported(t, "plover")
	all := lines[ploverEvent](t, dir, "events.plover.jsonl")
	if len(all) != 2 || all[0].Type != "COERCE" || all[0].Actor.Country != "NO" || all[0].Actor.Sector != "GOV" || all[0].Date != "2019-04-05" {
		t.Errorf("%+v", all)
	}
	types := strings.Fields("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT")
	for _, name := range corpus.Schema("claim").Properties["action"].Properties["type"].Enum {
		if got := ploverTypes[corpus.ActionName(name.(string))]; !slices.Contains(types, got) {
			t.Errorf("%v is %q", name, got)
		}
	}
	for _, kind := range bratTypes {
		if ploverTypes[corpus.ActionName(strings.ToLower(kind))] == "" {
			t.Errorf("brat has %s, which is no action", kind)
		}
	}
}

func TestSpansAreWordsOfTheSentence(t *testing.T) {
	dir, _ := exported(t, "spans")
	var got []string
	for _, task := range lines[spanTask](t, dir, "spans.jsonl") {
		for _, s := range task.Spans {
			got = append(got, s.Label+" "+string([]rune(task.Text)[s.Start:s.End]))
		}
	}
	want := []string{"ACTOR Oslo", "TARGET barred\nFerry Works", "ban barred", "ACTOR It", "sue sue"}
	slices.Sort(got)
	slices.Sort(want)
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestExportsAreTheSameEveryTime(t *testing.T) {
	first, _ := exported(t, Names()...)
	second, _ := exported(t, Names()...)
	files, _ := filepath.Glob(first + "/*")
	if len(files) < 12 {
		t.Errorf("%d files", len(files))
	}
	for _, f := range files {
		if !bytes.Equal(read(t, f), read(t, second, filepath.Base(f))) {
			t.Errorf("%s differs", filepath.Base(f))
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	if err := Write(context.Background(), nil, t.TempDir(), []string{"xlsx"}, corpus.Query{}); err == nil {
		t.Error("no error")
	}
}
