package eval

import (
	"crypto/md5"
	"encoding/hex"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const standOffLine = `{"id": "s/1#0", "article": "s/1", "start": 6, "end": 30, "md5": "MD5", "date": "2024-01-07", "claims": ` +
	`[{"trigger": [3, 9], "type": ["ban"], "actor": [[0, 2]], "target": [[10, 16]]}, {"trigger": [17, 20], "type": ["urge"], "optional": true}]}`

// TestReadStandOff holds that triggers and names are cut out of the article, and that an article which is another one is refused.
func TestReadStandOff(t *testing.T) {
	const article = "Über: EU banned Rukia€ and more. More."
	line := strings.Replace(standOffLine, "MD5", "0e0ea8b7d2a0d3b3d1d7cb0a0d1e2f3a", 1)
	read := func(line, article string) ([]Text, error) {
		return ReadStandOff(strings.NewReader(line), func(string) string { return article })
	}
	if _, err := read(line, article); err == nil || !strings.Contains(err.Error(), "another one") {
		t.Fatalf("an article with another sum: %v", err)
	}
	if _, err := read(line, "short"); err == nil || !strings.Contains(err.Error(), "5 code points") {
		t.Fatalf("an article that is too short: %v", err)
	}
	texts, err := read(strings.Replace(standOffLine, "MD5", sum(article[len("Über: "):][:26]), 1), article)
	if err != nil {
		t.Fatal(err)
	}
	got := texts[0].Claims
	if diff := cmp.Diff([]string{"banned", "EU", "Rukia€", "actual"}, []string{got[0].Trigger, got[0].Actor[0], got[0].Target[0], got[0].Status[0]}); diff != "" {
		t.Error(diff)
	}
	if tr := texts[0].Triggers(); texts[0].Text[tr[1].Start:tr[1].End] != "and" || !tr[1].Optional {
		t.Errorf("triggers %+v", tr)
	}
	if _, err := read(strings.Replace(line, "[3, 9]", "[3, 99]", 1), article); err == nil {
		t.Error("no error for a trigger outside the text")
	}
}

func sum(s string) string {
	m := md5.Sum([]byte(s))
	return hex.EncodeToString(m[:])
}
