package entity_test

import (
	"testing"

	"newsclaims/extract/entity"
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// TestLexiconOfItsOwn holds that a finder hears the nouns of its own lexicon and no other finder's, though they share scratch memory.
func TestLexiconOfItsOwn(t *testing.T) {
	const src = "On Monday the watchdog was published."
	_, more, err := lexicon.Extend("law\thead\twatchdog\n")
	if err != nil || more == nil {
		t.Fatal(err)
	}
	sentences := text.Default().Sentences(src)
	for range 3 {
		for _, f := range []struct {
			finder entity.Finder
			want   entity.Kind
		}{{entity.Finder{}, entity.Government}, {entity.Finder{Lexicon: more}, entity.Law}} {
			found := false
			for _, m := range f.finder.Find(src, sentences).Mentions {
				found = found || src[m.Start:m.End] == "the watchdog" && m.Kind == f.want
			}
			if !found {
				t.Errorf("%q is no description of kind %s", "the watchdog", f.want)
			}
		}
	}
}
