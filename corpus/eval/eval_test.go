package eval

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"newsclaims/corpus"
)

func TestNameWords(t *testing.T) {
	for name, want := range map[string]string{
		"the U.S. government":      "us government",
		"U.S.A.":                   "us",
		"United States":            "us",
		"Kestrel Corp.":            "kestrel",
		"Acme Inc.’s phones":       "acme phones",
		"Mr. E. Quay":              "e quay",
		"Dept. of Harbours (DoH)":  "dept harbours doh",
		"Straße_12 & Söhne":        "straße 12 söhne",
		"St.Gallen":                "stgallen",
		"European Union":           "eu eu",
		"its company":              "",
		"ab.c.d":                   "abc d",
		"1ab.cd.e":                 "1ab cde",
		"A.B.C. v. Kite Ltd.":      "abc v kite",
		"ИНН Общество":             "инн общество",
		"½ Mile":                   "½ mile",
		"  \u00a0Kite\u2009Works ": "kite works",
	} {
		if got := strings.Join(nameWords(name), " "); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestSameName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Acme", "Acme chargers", true},
		{"Acme", "Acme phone chargers", false},
		{"Acme phones", "Acme phones and older chargers", true},
		{"Acme phones", "Acme phones and six older chargers", false},
		{"Acme phones", "Acme tablets", false},
		{"Acme smart phones", "Acme smart tablets", true},
		{"the company", "company", false},
		{"Beijing", "Chinese government", true},
		{"Kite", "Quay", false},
	} {
		if sameName(c.a, c.b) != c.same || sameName(c.b, c.a) != c.same {
			t.Errorf("%q and %q: want same %v", c.a, c.b, c.same)
		}
	}
}

func TestAnswers(t *testing.T) {
	for _, c := range []struct {
		gold, predicted []string
		mayBeEmpty      bool
		right           bool
	}{
		{nil, nil, false, true},
		{nil, []string{"Kite"}, false, false},
		{nil, []string{"", ""}, false, true},
		{[]string{"Kite"}, nil, false, false},
		{[]string{"Kite"}, nil, true, true},
		{[]string{"Kite"}, []string{"Quay"}, true, false},
		{[]string{"it", "Kite"}, []string{"it"}, false, false},
		{[]string{"it", "Kite"}, []string{"it"}, true, true},
		{[]string{"It", "Kite"}, []string{"it", "Kite"}, false, true},
		{[]string{"it"}, []string{"it"}, false, true},
		{[]string{"they"}, []string{"Kite"}, false, false},
	} {
		if got := answers(c.gold, c.predicted, c.mayBeEmpty); got != c.right {
			t.Errorf("gold %q, predicted %q, may be empty %v: %v", c.gold, c.predicted, c.mayBeEmpty, got)
		}
	}
}

func TestSentenceSpans(t *testing.T) {
	text := "The quay closed. “It is shut,” he said.  (More soon.)\n\nBy 5 p.m. it rained! no one came? Yes"
	r := []rune(text)
	var got []string
	for _, s := range sentenceSpans(text) {
		got = append(got, string(r[s.start:s.end]))
	}
	want := []string{"The quay closed.", "“It is shut,” he said.", "(More soon.)", "By 5 p.m. it rained! no one came?", "Yes"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// gold is a small gold set with each of the cases that scoring tells apart.
const gold = `{"id":"a","date":"2024-03-05","text":"“Ferries are safe,” said the Quay Board.\nThe Board banned Kite drones on Monday. It fined Kite Works Ltd., and the union denied a cover-up. The ban may be lifted. Rain fell.","claims":[
{"quote":"The Board banned Kite","trigger":"banned","type":["ban","block"],"actor":["The Board","Quay Board"],"target":["Kite drones"],"source":[],"status":["actual"],"negated":[false],"optional":false},
{"quote":"It fined","trigger":"fined","type":"penalize","actor":["It","Quay Board"],"target":["Kite Works"],"source":[],"status":"actual","negated":false,"optional":false},
{"quote":"union denied","trigger":"denied","type":["deny"],"actor":["the union"],"target":["cover-up"],"source":[],"status":["actual"],"negated":[false],"optional":true},
{"quote":"ban may be lifted","trigger":"ban","type":["ban"],"actor":["Quay Board"],"target":["Kite drones"],"source":[],"status":["actual"],"negated":[false],"optional":false,"actor_may_be_empty":true,"target_may_be_empty":true},
{"quote":"may be lifted","trigger":"lifted","type":["lift"],"actor":["Quay Board"],"target":["ban"],"source":[],"status":["possible"],"negated":[false],"optional":false,"actor_may_be_empty":true}]}
{"id":"b","text":"Nothing happened.","claims":[]}
`

func readTestGold(t *testing.T) []Text {
	t.Helper()
	texts, err := ReadGold(strings.NewReader(oneLine(gold)))
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// oneLine joins the lines of a record: a claim begins on a line of its own above, to be read by people.
func oneLine(s string) string {
	s = strings.ReplaceAll(s, "[\n", "[")
	return strings.ReplaceAll(s, ",\n", ",")
}

// found makes a claim on the n-th place of a word in the text.
func found(text, word string, n int, kind, actor, target, status string) corpus.ClaimRecord {
	at := 0
	for range n {
		at += strings.Index(text[at:], word) + len(word)
	}
	start := len([]rune(text[:at+strings.Index(text[at:], word)]))
	c := corpus.ClaimRecord{Doc: "a"}
	c.Action = corpus.Action{Type: corpus.ActionName(kind), Text: word, Span: corpus.Span{Start: start, End: start + len([]rune(word))}}
	c.Status = corpus.StatusName(status)
	if actor != "" {
		c.Actor = &corpus.Party{Text: actor}
	}
	if target != "" {
		c.Target = &corpus.Party{Text: target}
	}
	return c
}

func TestScore(t *testing.T) {
	texts := readTestGold(t)
	text := texts[0].Text
	predicted := []corpus.ClaimRecord{
		found(text, "banned", 0, "block", "Board", "Kite drones", "planned"), // right but for the status
		found(text, "fined", 0, "penalize", "It", "Kite Works", "actual"),    // a pronoun is no answer
		found(text, "cover-up", 0, "accuse", "", "union", "actual"),          // nothing there
		found(text, "denied", 0, "deny", "the union", "", "actual"),          // optional
		found(text, "lifted", 0, "restrict", "", "ban", "possible"),          // wrong type
		found(text, "may be", 0, "ban", "", "Kite drones", "actual"),         // beside the trigger, in its sentence
		found(text, "Rain", 0, "ban", "Quay Board", "Kite drones", "actual"), // in another sentence
	}
	var s Score
	s.Add(texts[0], predicted)
	s.Add(texts[1], nil)
	want := [numLevels]Count{
		LevelAction: {3, 6, 4}, LevelActor: {2, 6, 4}, LevelTarget: {3, 6, 4}, LevelClaim: {2, 6, 4}, LevelFull: {1, 6, 4},
	}
	if diff := cmp.Diff(want, s.Levels); diff != "" {
		t.Error(diff)
	}
	var mistakes []string
	for _, m := range s.Mistakes {
		mistakes = append(mistakes, m.What+" "+m.Type)
	}
	wantMistakes := []string{"spurious accuse", "spurious ban", "wrong actor penalize", "wrong type lift"}
	if diff := cmp.Diff(wantMistakes, mistakes); diff != "" {
		t.Error(diff)
	}
}

func TestReadGoldNamesTheFault(t *testing.T) {
	for line, want := range map[string]string{
		`{"id":"a","text":"x","claims":[{"quote":"y","trigger":"y","type":"ban"}]}`:   `gold line 1 ("a"): quote "y" is not in the text`,
		`{"id":"a","text":"xy","claims":[{"quote":"xy","trigger":"z","type":"ban"}]}`: `gold line 1 ("a"): trigger "z" is not in the quote "xy"`,
		`{"id":"a","text":"x","claims":[{"quote":"x","trigger":"x","type":[]}]}`:      `gold line 1 ("a"): quote "x" has no type`,
		`{"text":"x"}`: `gold line 1 (""): no id`,
		"{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"a\",\"text\":\"x\"}": `gold line 2 ("a"): the same id again`,
	} {
		_, err := ReadGold(strings.NewReader(line))
		if err == nil || err.Error() != want {
			t.Errorf("%s: error %v, want %s", line, err, want)
		}
	}
}

// scorePy finds the scorer that the gold sets came with, and skips the test where it is not on the machine.
func scorePy(t *testing.T) (script, dev string) {
	t.Helper()
	shared := os.Getenv("NEWSCLAIMS_SHARED")
	if shared == "" {
		t.Skip("NEWSCLAIMS_SHARED does not name the folder of the gold sets")
	}
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("no python3")
	}
	return filepath.Join(shared, "claims", "score.py"), filepath.Join(shared, "claims", "dev.jsonl")
}

// TestScoreAgreesWithScorePy makes claims at random out of the gold set and scores them both ways.
func TestScoreAgreesWithScorePy(t *testing.T) {
	script, dev := scorePy(t)
	f, err := os.Open(dev)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	texts, err := ReadGold(f)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "predicted.jsonl")
	check := func(rt *rapid.T) {
		var lines bytes.Buffer
		var ours Score
		for _, text := range texts {
			predicted := disturbed(rt, text)
			ours.Add(text, predicted)
			for _, c := range predicted {
				writeForScorePy(t, &lines, c)
			}
		}
		if err := os.WriteFile(path, lines.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("python3", script, dev, path).CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if diff := cmp.Diff(string(out), ours.String()); diff != "" {
			rt.Fatal(diff)
		}
	}
	for seed := range 5 {
		rapid.Custom(func(rt *rapid.T) bool { check(rt); return true }).Example(seed)
	}
}

// disturbed makes claims of the gold claims of a text, some as they are, some with something wrong.
func disturbed(rt *rapid.T, text Text) []corpus.ClaimRecord {
	types := []corpus.ActionName{"ban", "order", "sue", "accuse"}
	length := len([]rune(text.Text))
	var claims []corpus.ClaimRecord
	for _, g := range text.Claims {
		if rapid.IntRange(0, 9).Draw(rt, "missed") == 0 {
			continue
		}
		c := corpus.ClaimRecord{Doc: text.ID}
		c.Action.Type, c.Action.Span = corpus.ActionName(g.Type[0]), g.Span
		switch rapid.IntRange(0, 7).Draw(rt, "fault") {
		case 0:
			c.Action.Type = rapid.SampledFrom(types).Draw(rt, "type")
		case 1:
			shift := rapid.IntRange(-60, 60).Draw(rt, "shift")
			c.Action.Start = min(max(c.Action.Start+shift, 0), length)
			c.Action.End = min(max(c.Action.End+shift, c.Action.Start), length)
		}
		c.Actor, c.Target, c.Source = someone(rt, g.Actor), someone(rt, g.Target), someone(rt, g.Source)
		c.Status = corpus.StatusName(rapid.SampledFrom([]string{"actual", "planned", "possible"}).Draw(rt, "status"))
		c.Negated = rapid.IntRange(0, 9).Draw(rt, "negated") == 0
		claims = append(claims, c)
	}
	return claims
}

// someone is one of the names, or a pronoun, or somebody else, or nobody.
func someone(rt *rapid.T, names []string) *corpus.Party {
	choices := append([]string{"", "it", "They", "the U.S. Dept. of Quays", "Kite Inc."}, names...)
	choices = append(choices, names...)
	p := &corpus.Party{Text: rapid.SampledFrom(choices).Draw(rt, "text"), Name: rapid.SampledFrom(choices).Draw(rt, "name")}
	if p.Text == "" && p.Name == "" {
		return nil
	}
	return p
}

// writeForScorePy writes the claim as score.py reads it.
func writeForScorePy(t *testing.T, w *bytes.Buffer, c corpus.ClaimRecord) {
	t.Helper()
	names := func(p *corpus.Party) []string { return append([]string{}, partyNames(p)...) }
	err := json.NewEncoder(w).Encode(map[string]any{
		"doc": c.Doc, "type": c.Action.Type, "start": c.Action.Start, "end": c.Action.End, "status": c.Status, "negated": c.Negated,
		"actor": names(c.Actor), "target": names(c.Target), "source": names(c.Source),
	})
	if err != nil {
		t.Fatal(err)
	}
}

func FuzzReadGold(f *testing.F) {
	f.Add([]byte(oneLine(gold)))
	f.Add([]byte(`{"id":"a","text":"x","claims":[{"quote":"","trigger":"","type":"ban","negated":null}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		texts, err := ReadGold(bytes.NewReader(b))
		if err != nil {
			return
		}
		for _, text := range texts {
			n := len([]rune(text.Text))
			for _, g := range text.Claims {
				if g.Start < 0 || g.End < g.Start || g.End > n {
					t.Errorf("trigger %d to %d in a text of %d", g.Start, g.End, n)
				}
			}
			var s Score
			s.Add(text, nil)
			_ = s.String()
		}
	})
}
