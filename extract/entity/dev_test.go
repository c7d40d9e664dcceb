package entity_test

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"newsclaims/extract/entity"
	"newsclaims/extract/text"
)

// devClaims is the development set of claims, which is not part of the project; the test is skipped without it.
const devClaims = "../../../shared/claims/dev.jsonl"

// TestResolvedNames measures, over the actors and targets of the development claims that are given both as a pronoun or
// description in the sentence and as a name, how often that mention is joined to a party of that name. Even-numbered articles
// are the development part; the odd-numbered ones are not looked at.
func TestResolvedNames(t *testing.T) {
	f, err := os.Open(devClaims)
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	var right, wrong, open [2]int
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<22)
	for n := 0; lines.Scan(); n++ {
		var a devArticle
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		set := new(entity.Finder).Find(a.Text, text.Default().Sentences(a.Text))
		for _, c := range a.Claims {
			at := strings.Index(a.Text, c.Quote)
			for _, names := range [][]string{c.Actor, c.Target} {
				m := written(a.Text, set, at, len(c.Quote), names)
				switch {
				case m < 0:
				case set.Mentions[m].Entity < 0:
					open[n%2]++
				case agrees(set.Entities[set.Mentions[m].Entity].Name, names):
					right[n%2]++
				default:
					wrong[n%2]++
					if n%2 == 0 {
						t.Logf("%s: %q is %s, want one of %q", a.ID, a.Text[set.Mentions[m].Start:set.Mentions[m].End], set.Entities[set.Mentions[m].Entity].Name, names)
					}
				}
			}
		}
	}
	for part, name := range []string{"development", "unseen"} {
		t.Logf("%s: %d right, %d wrong, %d not decided", name, right[part], wrong[part], open[part])
	}
	if right[0]+right[1] == 0 {
		t.Error("nothing is resolved")
	}
}

type devArticle struct {
	ID, Text string
	Claims   []struct {
		Quote         string
		Actor, Target []string
	}
}

// written returns the pronoun or description near the quote that the gold gives as one of the ways to name the party, where
// the gold has a name for it too; -1 if there is none.
func written(src string, set *entity.Set, at, length int, names []string) int {
	if at < 0 || len(names) < 2 {
		return -1
	}
	for i, m := range set.Mentions {
		if m.Form == entity.Name || m.Start < at-160 || m.End > at+length+160 {
			continue
		}
		for _, n := range names {
			if strings.EqualFold(trim(n), trim(src[m.Start:m.End])) && len(names) > 1 {
				return i
			}
		}
	}
	return -1
}

func trim(s string) string { return strings.TrimPrefix(strings.ToLower(s), "the ") }

// agrees reports whether a name is one of the gold's, or the one holds the other.
func agrees(name string, names []string) bool {
	for _, n := range names {
		a, b := trim(n), trim(name)
		if a == b || len(a) > 3 && strings.Contains(b, a) || len(b) > 3 && strings.Contains(a, b) {
			return true
		}
	}
	return countryAlias(name, names)
}

func countryAlias(name string, names []string) bool {
	for _, n := range names {
		switch name {
		case "United States":
			if strings.HasPrefix(n, "US") || strings.HasPrefix(n, "U.S.") {
				return true
			}
		case "European Union":
			if strings.HasPrefix(n, "EU") {
				return true
			}
		}
	}
	return false
}
