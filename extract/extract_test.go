package extract

import (
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsclaims/extract/article"
	"newsclaims/extract/claim"
	"newsclaims/extract/text"
)

// stories are texts that share names and differ in what they say, so that anything kept from one article to
// the next would show.
func stories() []*article.Article {
	texts := []string{
		"The Canadian government banned Kestrel drones on Monday. Kestrel denied that they are unsafe.\n\nIt sued the ministry.",
		"Brightwell pulled its Kestrel app from the store. “We had no choice,” the company said.",
		"France fined Brightwell 3 million euros last week. The firm will appeal.",
		"Kestrel is a small falcon. It hunts over the motorway.",
		"",
	}
	var all []*article.Article
	for i, s := range texts {
		a := article.FromText("", s)
		a.Language = "en"
		a.Published = time.Date(2024, 5, 14+i, 0, 0, 0, 0, time.UTC)
		all = append(all, a)
	}
	return all
}

func TestTheZeroExtractorFindsClaims(t *testing.T) {
	d := new(Extractor).Extract(stories()[0])
	if len(d.Sentences) != 3 {
		t.Errorf("%d sentences", len(d.Sentences))
	}
	if len(d.Claims) == 0 || d.Claims[0].Action.Type != claim.Ban {
		t.Fatalf("claims %+v", d.Claims)
	}
	target := d.Claims[0].Target
	if target == nil || !strings.Contains(d.Article.Text[target.Start:target.End], "Kestrel drones") {
		t.Errorf("target %+v", target)
	}
}

// inside lets cmp look into the fields that the stages keep to themselves.
var inside = cmp.Exporter(func(reflect.Type) bool { return true })

func TestExtractGivesTheSameBesideOtherArticles(t *testing.T) {
	for name, engine := range map[string]text.Engine{"default": nil, "prose": text.Prose{}} {
		x := Extractor{Engine: engine}
		var want []*Document
		for _, a := range stories() {
			want = append(want, x.Extract(a))
		}
		var wg sync.WaitGroup
		for worker := range 4 {
			wg.Go(func() {
				all := stories()
				for n := range 5 * len(all) {
					i := (n + worker) % len(all)
					if diff := cmp.Diff(want[i], x.Extract(all[i]), inside); diff != "" {
						t.Errorf("%s: article %d beside others: %s", name, i, diff)
						return
					}
				}
			})
		}
		wg.Wait()
	}
}

func TestExtractLeavesOtherLanguagesAlone(t *testing.T) {
	a := stories()[0]
	a.Language = "fr"
	if d := new(Extractor).Extract(a); d.Sentences != nil || d.Claims != nil || d.Article.Text != a.Text {
		t.Errorf("%+v", d)
	}
}

func FuzzExtract(f *testing.F) {
	for _, a := range stories() {
		f.Add(a.Text)
	}
	f.Add("“The ban,” it said\u00a0—\r\n\u2028U.S.’s")
	f.Add("Rivals of Georgia & Sons sued U.S & Bosun on Monday.") // names that countries share, and what "&" makes of them
	x := new(Extractor)
	f.Fuzz(func(t *testing.T, s string) {
		a := article.FromText("", s)
		a.Language = ""
		d := x.Extract(a)
		size := len(a.Text)
		for _, c := range d.Claims {
			if c.Action.Start < c.Start || c.Action.End > c.End || c.Start < 0 || c.End > size || c.Action.Start >= c.Action.End {
				t.Errorf("action %d to %d in the sentence %d to %d of %d bytes", c.Action.Start, c.Action.End, c.Start, c.End, size)
			}
			for _, p := range []*claim.Party{c.Actor, c.Target, c.Source, c.Where} {
				if p != nil && (p.Start < 0 || p.Start > p.End || p.End > size) {
					t.Errorf("party %d to %d in %d bytes", p.Start, p.End, size)
				}
			}
		}
	})
}

func BenchmarkExtract(b *testing.B) {
	a := stories()[0]
	a.Text = strings.Repeat(a.Text+"\n\n", 20)
	b.SetBytes(int64(len(a.Text)))
	x := new(Extractor)
	for b.Loop() {
		x.Extract(a)
	}
}
