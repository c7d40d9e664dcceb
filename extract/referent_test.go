package extract_test

import (
	"slices"
	"testing"
	"time"

	"newsclaims/extract"
	"newsclaims/extract/article"
	"newsclaims/extract/claim"
)

// TestReferents holds who is offered for a role that names nobody or has a pronoun: common nouns too, and nobody of another kind.
func TestReferents(t *testing.T) {
	for _, c := range []struct{ name, src, with, without string }{
		{"noun of another claim", "Publishers blocked crawlers in May. The block was lifted.", "crawlers", ""},
		{"no company for he", "Tim Cook met officials of Huawei. He criticized Nokia on Monday.", "", "Huawei"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := new(extract.Extractor).Read(article.FromText("", c.src))
			var f claim.Finder
			var names []string
			for _, ch := range f.Choices(d.Article.Text, d.Sentences, &d.Entities, time.Time{}) {
				if ch.Task != claim.ActorReference && ch.Task != claim.TargetReference {
					continue
				}
				for _, o := range ch.Options {
					if o.Party != nil {
						names = append(names, o.Party.Name, c.src[o.Party.Start:o.Party.End])
					}
				}
			}
			if c.with != "" && !slices.Contains(names, c.with) {
				t.Errorf("%q is not offered, only %q", c.with, names)
			}
			if len(names) == 0 || c.without != "" && slices.Contains(names, c.without) {
				t.Errorf("%q is offered: %q", c.without, names)
			}
		})
	}
}
