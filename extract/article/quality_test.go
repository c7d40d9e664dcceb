package article

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"newsclaims/extract/article/gold"
)

// Floors below which a figure must not fall, of all pages of a set. They lie a little under what was
// measured when the model was trained.
var floors = map[string]quality{
	"naeb":             {body: 0.945, title: 0.93, date: 0.84, author: 0.80},
	"fundus":           {body: 0.955, title: 0.77, date: 0.97, author: 0.83},
	"wcxb-article-dev": {body: 0.950, title: 0.87, date: 0.83, author: 0.69},
	"trafilatura":      {snippets: 0.935, title: 0.83, date: 0.84, author: 0.59},
}

// A quality sums up one set: F1 of the body by runs of four words, F1 of snippets, and the shares of pages
// with exactly the title, the day and the set of authors that the gold has.
type quality struct{ body, snippets, title, date, author float64 }

// TestQuality scores Parse on the development sets in $NEWSCLAIMS_SHARED, the pages that the model was
// trained on and the quarter that it was not, and fails where a figure has fallen.
func TestQuality(t *testing.T) {
	for _, name := range TrainingSets {
		pages := readSet(t, name)
		found := make([]*Article, len(pages))
		for i, g := range pages {
			if found[i], _ = Parse(g.HTML, g.URL); found[i] == nil {
				found[i] = &Article{}
			}
		}
		for _, part := range []struct {
			name string
			in   func(*gold.Page) bool
		}{
			{"tuned on", func(g *gold.Page) bool { return !g.Unseen() }},
			{"unseen", (*gold.Page).Unseen},
			{"English", func(g *gold.Page) bool { return g.Lang == "en" }},
			{"all", func(*gold.Page) bool { return true }},
		} {
			q := measure(pages, found, part.in)
			t.Logf("%-16s %-8s body %.3f snippets %.3f title %.3f date %.3f author %.3f",
				name, part.name, q.body, q.snippets, q.title, q.date, q.author)
			if part.name == "all" {
				q.compare(t, name, floors[name])
			}
		}
	}
}

func (q quality) compare(t *testing.T, set string, floor quality) {
	t.Helper()
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"body", q.body, floor.body}, {"snippets", q.snippets, floor.snippets}, {"title", q.title, floor.title},
		{"date", q.date, floor.date}, {"author", q.author, floor.author},
	} {
		if c.got < c.want {
			t.Errorf("%s: %s has fallen to %.4f, below %.3f", set, c.name, c.got, c.want)
		}
	}
}

func measure(pages []*gold.Page, found []*Article, in func(*gold.Page) bool) (q quality) {
	var bodies []shingleScore
	var title, date, author share
	var tp, fp, fn float64
	for i, g := range pages {
		if !in(g) {
			continue
		}
		a := found[i]
		if g.Body != "" {
			bodies = append(bodies, scoreShingles(g.Body, a.Text))
		}
		text := gold.Flat(a.Text)
		for _, s := range g.With {
			if strings.Contains(text, gold.Flat(s)) {
				tp++
			} else {
				fn++
			}
		}
		for _, s := range g.Without {
			if len(g.With) > 0 && strings.Contains(text, gold.Flat(s)) {
				fp++
			}
		}
		title.add(g.Title != "", plain(g.Title) == plain(a.Title))
		date.add(g.Date != "", !a.Published.IsZero() && g.Date == a.Published.Format("2006-01-02"))
		author.add(len(g.Author) > 0, sameNames(g.Author, a.Authors))
	}
	q.body, _, _ = meanShingles(bodies)
	q.snippets = 2 * tp / max(2*tp+fp+fn, 1)
	q.title, q.date, q.author = title.value(), date.value(), author.value()
	return q
}

type share struct{ hits, all int }

func (s *share) add(counts, hit bool) {
	if counts {
		s.all++
		if hit {
			s.hits++
		}
	}
}

func (s *share) value() float64 { return float64(s.hits) / float64(max(s.all, 1)) }

var (
	notWordRE  = regexp.MustCompile(`[^\pL\pN_]+`)
	splitNameR = regexp.MustCompile(`[;,|&]|\band\b|\bund\b`)
	byRE       = regexp.MustCompile(`^(by|von|par) `)
)

// plain reduces a text to its words in lower case.
func plain(s string) string {
	return strings.TrimSpace(notWordRE.ReplaceAllString(strings.ToLower(norm.NFKC.String(s)), " "))
}

func sameNames(want, found []string) bool {
	g, f := nameSet(want), nameSet(found)
	if len(g) != len(f) {
		return false
	}
	for n := range g {
		if !f[n] {
			return false
		}
	}
	return true
}

func nameSet(names []string) map[string]bool {
	set := map[string]bool{}
	for _, n := range names {
		for _, part := range splitNameR.Split(n, -1) {
			if p := byRE.ReplaceAllString(plain(part), ""); p != "" {
				set[p] = true
			}
		}
	}
	return set
}

// BenchmarkExtraction reads the naeb pages of $NEWSCLAIMS_SHARED: "tree" builds their trees, "parse" does
// all of Parse. The target is parse within 1.8 times tree.
func BenchmarkExtraction(b *testing.B) {
	pages := readSet(b, "naeb")
	var size int64
	for _, g := range pages {
		size += int64(len(g.HTML))
	}
	for name, f := range map[string]func(*gold.Page){
		"tree":  func(g *gold.Page) { parseTree(g.HTML) },
		"parse": func(g *gold.Page) { Parse(g.HTML, g.URL) },
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				for _, g := range pages {
					f(g)
				}
			}
		})
	}
}
