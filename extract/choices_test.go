package extract_test

import (
	"slices"
	"testing"
	"time"

	"newsclaims/extract"
	"newsclaims/extract/article"
	"newsclaims/extract/claim"
)

// TestChoicesLast holds that the choices of an article stay as they are while others are read: whoever trains a model keeps them.
func TestChoicesLast(t *testing.T) {
	read := func(s string) *extract.Document { return new(extract.Extractor).Read(article.FromText("", s)) }
	first := read("The FTC sued Meta in May. It was fined in June, the agency said. Apple was not fined.")
	second := read("Kaspersky software was banned. It denied the charges. The European Commission ordered Google to change its search, and it refused.")
	var f claim.Finder
	choices := func(d *extract.Document) []claim.Choice {
		return f.Choices(d.Article.Text, d.Sentences, &d.Entities, time.Time{})
	}
	parties := func(choices []claim.Choice) (list []*claim.Party) {
		for _, c := range choices {
			for _, o := range c.Options {
				list = append(list, o.Party)
			}
		}
		return list
	}
	kept := choices(first)
	before := parties(kept)
	if !slices.ContainsFunc(kept, func(c claim.Choice) bool { return c.Task == claim.ActorReference }) {
		t.Fatal("no choice of whom a claim means")
	}
	for range 20 {
		f.Find(second.Article.Text, second.Sentences, &second.Entities, time.Time{})
	}
	if !slices.Equal(before, parties(kept)) {
		t.Error("the choices of the first article changed")
	}
}
