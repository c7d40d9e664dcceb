package extract_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"newsclaims/extract"
	"newsclaims/extract/article"
	"newsclaims/extract/claim"
)

var update = flag.Bool("update", false, "rewrite the claims of testdata/claim")

// TestClaims runs the cases of testdata/claim: each file is one phenomenon, with its rule in the comment and pairs of
// NAME.txt (an article, published on 15 March 2024) and NAME.claims (its claims, one a line in the form of line).
// A case that is known to fail is listed in known_failures.tsv with its reason; one listed there that passes is an error.
func TestClaims(t *testing.T) {
	dir := filepath.Join("..", "testdata", "claim")
	known := knownFailures(t, filepath.Join(dir, "known_failures.tsv"))
	files, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in %s (%v)", dir, err)
	}
	n := 0
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		base := strings.TrimSuffix(filepath.Base(file), ".txtar")
		for i := 0; i+1 < len(ar.Files); i += 2 {
			in, want := ar.Files[i], &ar.Files[i+1]
			name := base + "/" + strings.TrimSuffix(in.Name, ".txt")
			n++
			got := claimsOf(string(in.Data))
			diff := cmp.Diff(strings.TrimSpace(string(want.Data)), strings.TrimSpace(got))
			reason, listed := known[name]
			delete(known, name)
			switch {
			case *update:
				if !listed {
					want.Data = []byte(got)
				}
			case diff == "" && listed:
				t.Errorf("%s passes now: take it off known_failures.tsv", name)
			case diff != "" && !listed:
				t.Errorf("%s (-want +got):\n%s", name, diff)
			case listed:
				t.Logf("%s fails as known: %s", name, reason)
			}
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(ar), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name := range known {
		t.Errorf("known_failures.tsv lists %s, which is no case", name)
	}
	t.Logf("%d cases", n)
}

func knownFailures(t *testing.T, file string) map[string]string {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	m := map[string]string{}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		name, reason, ok := strings.Cut(line, "\t")
		if !ok {
			t.Fatalf("%s: no reason for %s", file, name)
		}
		m[name] = reason
	}
	return m
}

func claimsOf(in string) string {
	a := article.FromText("", strings.TrimSpace(in))
	a.Published = time.Date(2024, 3, 15, 12, 0, 0, 0, time.UTC)
	doc := new(extract.Extractor).Extract(a)
	var b strings.Builder
	for i := range doc.Claims {
		b.WriteString(line(doc.Article.Text, &doc.Claims[i]))
	}
	return b.String()
}

// line writes a claim as "ban [banned] India -> TikTok, planned, not, in May, says Reuters": what is absent is left out, "?" is
// nobody, and the parties are their resolved names.
func line(text string, c *claim.Claim) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s [%s] %s -> %s", c.Action.Type, text[c.Action.Start:c.Action.End], who(text, c.Actor), who(text, c.Target))
	if c.Status != claim.Actual {
		fmt.Fprintf(&b, ", %s", c.Status)
	}
	if c.Negated {
		b.WriteString(", not")
	}
	if c.When != nil {
		fmt.Fprintf(&b, ", %s", c.When.From)
		if c.When.To != c.When.From {
			fmt.Fprintf(&b, " to %s", c.When.To)
		}
	}
	if c.Source != nil {
		fmt.Fprintf(&b, ", says %s", who(text, c.Source))
	}
	return b.String() + "\n"
}

func who(text string, p *claim.Party) string {
	switch {
	case p == nil:
		return "?"
	case p.Name != "":
		return p.Name
	}
	return text[p.Start:p.End]
}
