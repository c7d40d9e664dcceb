package corpus

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// told puts claims into a store, one article each: "2019-03-01 Site actor type target", with _ for a space and - for none.
func told(t *testing.T, lines string) *Store {
	t.Helper()
	s := newStore(t)
	var documents []*DocumentRecord
	for i, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		f := strings.Fields(line)
		date, err := time.Parse(time.DateOnly, f[0])
		if err != nil {
			t.Fatal(err)
		}
		party := func(name string, kind KindName) *Party {
			if name == "-" {
				return nil
			}
			if strings.HasPrefix(name, "the_") {
				kind = "other"
			}
			return &Party{Text: name, Name: strings.ReplaceAll(name, "_", " "), Kind: kind}
		}
		id := fmt.Sprintf("a%02d", i)
		documents = append(documents, &DocumentRecord{
			ArticleRecord: ArticleRecord{ID: id, Text: line, Meta: Meta{Site: f[1], Published: date}},
			Claims: []DocumentClaim{{"c" + id, Claim{Action: Action{Type: ActionName(f[3])}, Status: "actual",
				Actor: party(f[2], "government"), Target: party(f[4], "organization")}}},
		})
	}
	writeTo(t, s, testRun, documents...)
	return s
}

// summary is the events in a short form.
func summary(t *testing.T, s *Store, window int) string {
	t.Helper()
	events, err := s.Events(context.Background(), window)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, e := range events {
		names[e.ID] = e.Claims[0]
	}
	var b strings.Builder
	for _, e := range events {
		fmt.Fprintf(&b, "%s %s..%s %s %s", e.Type, e.First, e.Last, strings.Join(e.Articles, ","), strings.Join(e.Sites, ","))
		for _, l := range e.Links {
			fmt.Fprintf(&b, " %s %s", l.Relation, names[l.Event])
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestEvents(t *testing.T) {
	tests := []struct{ name, claims, want string }{
		{"one act over articles", `
2019-03-01 Post Australia ban Huawei
2019-03-04 Times Australia ban Huawei
2019-03-10 Post Australia ban Huawei
2019-03-30 Post Australia ban Huawei
2019-03-04 Post Japan ban Huawei`, `
ban 2019-03-01..2019-03-10 a00,a01,a02 Post,Times
ban 2019-03-04..2019-03-04 a04 Post
ban 2019-03-30..2019-03-30 a03 Post`},
		{"ban and lift", `
2019-03-01 Post Australia ban Huawei
2019-05-01 Post Australia lift Huawei
2019-06-01 Post Australia ban Huawei
2019-05-01 Post Japan lift ZTE`, `
ban 2019-03-01..2019-03-01 a00 Post lifted_by ca01
lift 2019-05-01..2019-05-01 a01 Post lifts ca00
lift 2019-05-01..2019-05-01 a03 Post
ban 2019-06-01..2019-06-01 a02 Post`},
		{"order overturned by a court", `
2019-03-01 Post FTC order Google
2019-05-01 Post Court lift Google`, `
order 2019-03-01..2019-03-01 a00 Post lifted_by ca01
lift 2019-05-01..2019-05-01 a01 Post lifts ca00`},
		{"two orders, a court, and no telling which", `
2019-03-01 Post FTC order Google
2019-03-01 Post EU order Google
2019-05-01 Post Court lift Google`, `
order 2019-03-01..2019-03-01 a00 Post
order 2019-03-01..2019-03-01 a01 Post
lift 2019-05-01..2019-05-01 a02 Post`},
		{"accusation and denial", `
2019-03-01 Post Estonia accuse Kaspersky
2019-03-02 Post Kaspersky deny the_claims
2019-03-01 Post Latvia accuse Huawei
2019-03-02 Post Huawei deny Norway`, `
accuse 2019-03-01..2019-03-01 a00 Post denied_by ca01
accuse 2019-03-01..2019-03-01 a02 Post
deny 2019-03-02..2019-03-02 a01 Post denies ca00
deny 2019-03-02..2019-03-02 a03 Post`},
	}
	for _, test := range tests {
		got := strings.Split(strings.TrimSpace(summary(t, told(t, test.claims), 0)), "\n")
		want := strings.Split(strings.TrimSpace(test.want), "\n")
		count := map[string]int{}
		for _, l := range want {
			count[l]++
		}
		for _, l := range got {
			count[l]--
		}
		for l, n := range count {
			if n != 0 {
				t.Errorf("%s: %+d %s\n%s", test.name, n, l, cmp.Diff(want, got))
			}
		}
	}
}
