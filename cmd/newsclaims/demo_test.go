package main

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"newsclaims/corpus"
)

// command runs newsclaims inside the test and returns what it writes; its exit code must be want.
func command(t *testing.T, want int, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, messages bytes.Buffer
	if got := run(t.Context(), args, strings.NewReader(""), &out, &messages); got != want {
		t.Fatalf("newsclaims %s: exit code %d, want %d\n%s", strings.Join(args, " "), got, want, &messages)
	}
	return out.String(), messages.String()
}

func TestDemoFindsTheClaimsOfItsPages(t *testing.T) {
	stdout, _ := command(t, exitDone, "demo", "-q")
	var claims []corpus.ClaimRecord
	for line := range strings.Lines(stdout) {
		var c corpus.ClaimRecord
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		claims = append(claims, c)
	}
	right := 0
	for _, w := range readWanted(t, "../../testdata/demo.txt") {
		found := false
		for i := range claims {
			found = found || w.is(&claims[i])
		}
		switch {
		case found && w.known != "":
			t.Errorf("no failure any more: %s (%s)", w.line, w.known)
		case !found && w.known == "":
			t.Errorf("not found: %s", w.line)
		case found:
			right++
		}
	}
	t.Logf("%d wanted claims found, %d claims in all", right, len(claims))
}

// A wanted is a line of demo.txt.
type wanted struct {
	line, kind, actor, target, status string
	negated                           bool
	known                             string // reason of a known failure, "" if there is none
}

func readWanted(t *testing.T, path string) []wanted {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var all []wanted
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		fields, reason, _ := strings.Cut(line, " #")
		known, isKnown := strings.CutPrefix(fields, "?")
		f := strings.Split(known, "|")
		if len(f) != 4 || isKnown != (reason != "") {
			t.Fatalf("%s: bad line %q", path, line)
		}
		status, negated, _ := strings.Cut(strings.TrimSpace(f[3]), " ")
		all = append(all, wanted{
			line: strings.TrimSpace(known), kind: strings.TrimSpace(f[0]), actor: strings.TrimSpace(f[1]), target: strings.TrimSpace(f[2]),
			status: status, negated: negated == "negated", known: strings.TrimSpace(reason),
		})
	}
	return all
}

func (w *wanted) is(c *corpus.ClaimRecord) bool {
	return string(c.Action.Type) == w.kind && holds(c.Actor, w.actor) && holds(c.Target, w.target) &&
		string(c.Status) == w.status && c.Negated == w.negated
}

// holds says whether the party, as written or by name, has the words in it.
func holds(p *corpus.Party, words string) bool {
	if words == "-" || p == nil {
		return words == "-"
	}
	return strings.Contains(p.Text, words) || strings.Contains(p.Name, words)
}

func TestDemoSaysWhatHappensToEachItem(t *testing.T) {
	_, stderr := command(t, exitDone, "demo")
	for _, want := range []string{
		`/courier/feed.xml decision=new`, `title="Marlow & Finch pulls talking doll from shelves" claims=`,
		`/courier/election.html`, `status 404`, `page has no text`, `not a feed: a web page`, `msg="feed mended"`,
		`/courier/feed.xml decision=unchanged`, `/ledger/atom.xml decision=unchanged`, `/signal/feed.json decision=unchanged`,
	} {
		if !strings.Contains(stderr, want) {
			t.Errorf("%q is not said", want)
		}
	}
}

func TestRecordsOfTheDemoKeepTheirSchemas(t *testing.T) {
	kinds := map[string]string{"claims": "claim", "articles": "article", "documents": "document", "entities": "entity"}
	for emit, kind := range kinds {
		schema, err := corpus.Schema(kind).Resolve(nil)
		if err != nil {
			t.Fatal(err)
		}
		stdout, _ := command(t, exitDone, "demo", "-q", "--emit", emit)
		n := 0
		for line := range strings.Lines(stdout) {
			var record any
			if err := json.Unmarshal([]byte(line), &record); err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(record); err != nil {
				t.Errorf("%s: %v\n%s", kind, err, line)
			}
			n++
		}
		if n < 10 {
			t.Errorf("only %d %s", n, emit)
		}
	}
}

// TestOffsetsOfTheDemoAreCodePoints cuts every span of the documents out of their texts, as a reader in Python would.
func TestOffsetsOfTheDemoAreCodePoints(t *testing.T) {
	stdout, _ := command(t, exitDone, "demo", "-q", "--emit", "documents")
	spans := 0
	for line := range strings.Lines(stdout) {
		var d corpus.DocumentRecord
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			t.Fatal(err)
		}
		text := []rune(d.Text)
		check := func(what, words string, s corpus.Span) {
			spans++
			if got := string(text[s.Start:s.End]); got != words {
				t.Errorf("%s: %s at %d to %d is %q, want %q", d.URL, what, s.Start, s.End, got, words)
			}
		}
		for _, c := range d.Claims {
			check("action", c.Action.Text, c.Action.Span)
			check("evidence", c.Evidence.Text, c.Evidence.Span)
			for _, p := range []*corpus.Party{c.Actor, c.Target, c.Source, c.Where} {
				if p != nil {
					check("party", p.Text, p.Span)
				}
			}
			if c.When != nil {
				check("date", c.When.Text, c.When.Span)
			}
		}
		for _, e := range d.Entities {
			for _, m := range e.Mentions {
				check("mention", m.Text, m.Span)
			}
		}
	}
	if spans < 100 {
		t.Errorf("only %d spans", spans)
	}
}
