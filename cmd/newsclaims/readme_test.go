package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func readREADME(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// sharedGold is the development set of claims, which is not part of the project.
func sharedGold(t *testing.T) string {
	t.Helper()
	shared := os.Getenv("NEWSCLAIMS_SHARED")
	if shared == "" {
		t.Skip("NEWSCLAIMS_SHARED does not name the folder of the gold sets")
	}
	return filepath.Join(shared, "claims", "dev.jsonl")
}

// figureRow is a row of the table of figures that this test measures: its key, in code, and the last number of the row.
var figureRow = regexp.MustCompile("(?m)^\\| `(claims/[a-z/+_]+)` \\|.*\\| ([0-9.]+) \\|$")

// TestFiguresOfTheREADME measures again what README.md says of claims, on each article with a model that did not see it: no figure
// may be more than one point below.
func TestFiguresOfTheREADME(t *testing.T) {
	shared := sharedGold(t)
	names := []string{"dev", "own", "feeds", "written", "real"}
	paths := []string{shared, "../../testdata/gold/claims.jsonl", "../../testdata/gold/third.jsonl", "../../testdata/gold/fourth.jsonl", "../../testdata/gold/real.jsonl"}
	_, table, ok := strings.Cut(readREADME(t), "<!-- figures -->")
	table, _, ended := strings.Cut(table, "<!-- end of figures -->")
	if !ok || !ended {
		t.Fatal("README.md has no table between <!-- figures --> and <!-- end of figures -->")
	}
	lessons, err := readLessons(paths, filepath.Join(filepath.Dir(shared), "..", "body"))
	if err != nil {
		t.Fatal(err)
	}
	scores := crossValidate(lessons, len(paths), 4).learnt
	measured := map[string]float64{}
	for set, name := range names {
		f := scores[set].Figures()
		for figure, v := range map[string]float64{
			"action": f.Action.F1, "actor": f.Actor.F1, "target": f.Target.F1,
			"claim": f.Claim.F1, "full": f.Full.F1, "source": f.SourceAccuracy,
		} {
			measured["claims/"+name+"/"+figure] = v
		}
	}
	rows := figureRow.FindAllStringSubmatch(table, -1)
	if len(rows) != len(measured) {
		t.Fatalf("%d figures of claims in README.md, want %d", len(rows), len(measured))
	}
	for _, row := range rows {
		said, err := strconv.ParseFloat(row[2], 64)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := measured[row[1]]
		if !ok {
			t.Errorf("nothing measures %s", row[1])
		}
		t.Logf("figure %s %.3f, README says %.3f", row[1], got, said)
		if got < said-0.01 {
			t.Errorf("%s is %.3f, more than a point below the %.3f of README.md", row[1], got, said)
		}
	}
}

// adapter is the filter of README.md that turns claims into what the gold set's own scorer reads.
func adapter(t *testing.T) string {
	t.Helper()
	m := regexp.MustCompile(`(?s)jq -c '([^']*)'`).FindStringSubmatch(readREADME(t))
	if m == nil {
		t.Fatal("README.md shows no adapter")
	}
	return m[1]
}

func runJQ(t *testing.T, filter, lines string) string {
	t.Helper()
	if _, err := exec.LookPath("jq"); err != nil {
		t.Skip("no jq")
	}
	jq := exec.Command("jq", "-c", filter)
	jq.Stdin = strings.NewReader(lines)
	out, err := jq.Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestAdapterOfTheREADME(t *testing.T) {
	claim := `{"doc":"d","action":{"type":"ban","text":"banned","start":3,"end":9},"actor":{"text":"it","name":"Kenya","kind":"government","start":0,"end":2},"status":"actual","negated":false,"evidence":{"text":"x","start":0,"end":1},"confidence":1}`
	want := `{"doc":"d","type":"ban","start":3,"end":9,"actor":["it","Kenya"],"target":[],"source":[],"status":"actual","negated":false}` + "\n"
	if diff := cmp.Diff(want, runJQ(t, adapter(t), claim)); diff != "" {
		t.Error(diff)
	}
}

// TestAdapterAndScorePyAgreeWithEval scores what newsclaims finds with the gold set's own scorer and with ours.
func TestAdapterAndScorePyAgreeWithEval(t *testing.T) {
	gold := sharedGold(t)
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("no python3")
	}
	claims, _ := command(t, exitDone, "extract", "--from", "jsonl", gold)
	predicted := filepath.Join(t.TempDir(), "predicted.jsonl")
	if err := os.WriteFile(predicted, []byte(runJQ(t, adapter(t), claims)), 0o644); err != nil {
		t.Fatal(err)
	}
	var theirs bytes.Buffer
	python := exec.Command("python3", filepath.Join(filepath.Dir(gold), "score.py"), gold, predicted)
	python.Stdout, python.Stderr = &theirs, os.Stderr
	if err := python.Run(); err != nil {
		t.Fatal(err)
	}
	ours, _ := command(t, exitDone, "eval", gold)
	if diff := cmp.Diff(theirs.String(), ours); diff != "" {
		t.Errorf("score.py (-) and newsclaims eval (+): %s", diff)
	}
}

// TestTranscriptOfTheREADME runs the first command of README.md. Confidence and rule may change with the models.
func TestTranscriptOfTheREADME(t *testing.T) {
	m := regexp.MustCompile(`(?s)\$ echo '([^']+)' \| newsclaims extract\n(\{.*?\n\})`).FindStringSubmatch(readREADME(t))
	if m == nil {
		t.Fatal("README.md has no transcript")
	}
	var out bytes.Buffer
	if code := run(t.Context(), []string{"extract"}, strings.NewReader(m[1]+"\n"), &out, os.Stderr); code != exitDone {
		t.Fatalf("exit code %d", code)
	}
	var want, got map[string]any
	if err := json.Unmarshal([]byte(m[2]), &want); err != nil {
		t.Fatal(err)
	}
	first, _, _ := bytes.Cut(out.Bytes(), []byte("\n"))
	if err := json.Unmarshal(first, &got); err != nil {
		t.Fatalf("%v in %s", err, first)
	}
	for _, changing := range []string{"confidence", "rule"} {
		delete(want, changing)
		delete(got, changing)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
