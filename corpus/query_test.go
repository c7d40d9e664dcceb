package corpus

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A query gives just the claims that meet its conditions, as a plain look at all of them finds.
func TestQueryAgainstPlainSearch(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	writeTo(t, s, testRun, samples(300)...)
	if _, err := s.Mark(ctx); err != nil {
		t.Fatal(err)
	}
	var all []ClaimRecord
	for c, err := range s.Claims(ctx, Query{Copies: true, Versions: true}) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
	named := func(p *Party, word string) bool {
		if p == nil {
			return false
		}
		name := p.Name
		if name == "" {
			name = p.Text
		}
		return slices.Contains(strings.Fields(strings.ToLower(name)), word)
	}
	from := func(p *Party, country string) bool { return p != nil && p.Country == country }
	tests := []struct {
		q    Query
		want func(*ClaimRecord) bool
	}{
		{Query{}, func(c *ClaimRecord) bool { return true }},
		{Query{Actor: "HUAWEI"}, func(c *ClaimRecord) bool { return named(c.Actor, "huawei") }},
		{Query{Actor: "cafe owner"}, func(c *ClaimRecord) bool { return named(c.Actor, "owner") }},
		{Query{Actor: "gov/us", Target: "tiktok"}, func(c *ClaimRecord) bool { return c.Actor.ID == "gov/us" && named(c.Target, "tiktok") }},
		{Query{Party: "org/huawei"}, func(c *ClaimRecord) bool {
			return c.Actor.ID == "org/huawei" || c.Target != nil && c.Target.ID == "org/huawei"
		}},
		{Query{Source: "Germany"}, func(c *ClaimRecord) bool { return named(c.Source, "germany") }},
		{Query{Types: []string{"ban", "lift"}, Statuses: []string{"planned"}}, func(c *ClaimRecord) bool {
			return (c.Action.Type == "ban" || c.Action.Type == "lift") && c.Status == "planned"
		}},
		{Query{Country: "de"}, func(c *ClaimRecord) bool { return from(c.Actor, "DE") || from(c.Target, "DE") }},
		{Query{From: "2019-01-02", To: "2019-01-03"}, func(c *ClaimRecord) bool {
			d := day(c.Published)
			return d >= "2019-01-02" && d <= "2019-01-03"
		}},
		{Query{Country: "US", From: "2019-01-02", MinConfidence: 0.5, Types: []string{"order"}}, func(c *ClaimRecord) bool {
			return (from(c.Actor, "US") || from(c.Target, "US")) && day(c.Published) >= "2019-01-02" && c.Confidence >= 0.5 && c.Action.Type == "order"
		}},
		{Query{Site: "inland gazette"}, func(c *ClaimRecord) bool { return c.Site == "Inland Gazette" }},
		{Query{Doc: "doc00007"}, func(c *ClaimRecord) bool { return c.Doc == "doc00007" }},
		{Query{Words: "harbour"}, func(c *ClaimRecord) bool { return strings.Contains(strings.ToLower(c.Evidence.Text), "harbour") }},
		{Query{Words: `"the city"`}, func(c *ClaimRecord) bool { return strings.Contains(strings.ToLower(c.Evidence.Text), "the city ") }},
		{Query{Words: "ban -zte"}, func(c *ClaimRecord) bool {
			w := strings.FieldsFunc(strings.ToLower(c.Evidence.Text), func(r rune) bool { return !wordRune(r) })
			return (slices.Contains(w, "ban") || slices.Contains(w, "banned")) && !slices.Contains(w, "zte")
		}},
		{Query{Actor: "nobody of that name"}, func(c *ClaimRecord) bool { return false }},
		{Query{Words: `"`}, func(c *ClaimRecord) bool { return false }},
	}
	for _, test := range tests {
		for _, copies := range []bool{false, true} {
			test.q.Copies, test.q.Versions = copies, copies
			var want, got []string
			for i := range all {
				if (copies || all[i].CopyOf == "") && test.want(&all[i]) {
					want = append(want, all[i].ID)
				}
			}
			for c, err := range s.Claims(ctx, test.q) {
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, c.ID)
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("%+v: %s", test.q, d)
			}
			if n, err := s.Count(ctx, test.q); n != len(want) || err != nil {
				t.Errorf("%+v: count %d, want %d, %v", test.q, n, len(want), err)
			}
		}
	}
}

func TestLimitAndOffsetPage(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	writeTo(t, s, testRun, samples(60)...)
	ids := func(q Query) (ids []string) {
		for c, err := range s.Claims(ctx, q) {
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, c.ID)
		}
		return ids
	}
	var paged []string
	for q := (Query{Limit: 7}); ; q.Offset += 7 {
		page := ids(q)
		paged = append(paged, page...)
		if len(page) < 7 {
			break
		}
	}
	if d := cmp.Diff(ids(Query{}), paged); d != "" {
		t.Error(d)
	}
}

func TestMatchWords(t *testing.T) {
	for words, want := range map[string]string{
		`"national security" huawei* -5G`: `("national security" AND "huawei"*) NOT "5G"`,
		`a OR b`:                          `("a" AND "OR" AND "b")`,
		`NEAR(x) col:y`:                   `("NEAR(x)" AND "col:y")`,
		`"unclosed phrase`:                `("unclosed phrase")`,
		`  `:                              ``,
		`-only`:                           ``,
		`* " "`:                           ``,
	} {
		if got := matchWords(words); got != want {
			t.Errorf("%s: %s, want %s", words, got, want)
		}
	}
}

func FuzzWords(f *testing.F) {
	s := newStore(f)
	writeTo(f, s, testRun, samples(5)...)
	for _, words := range []string{`ban`, `"a b" -c*`, `" - * ' ; NEAR(`, "\x00", `-"x"y"`} {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		if _, err := s.Count(context.Background(), Query{Words: words, Actor: words}); err != nil {
			t.Fatal(err)
		}
	})
}
