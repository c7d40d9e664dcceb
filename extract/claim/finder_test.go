package claim

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"newsclaims/extract/entity"
	"newsclaims/extract/text"
)

// Whatever the tags and trees, Find returns claims whose spans lie in the text and in their sentence, in text order.
func TestFindAnyTree(t *testing.T) {
	words := strings.Fields(`India banned ban imposed on by TikTok the it plans to refused fine with hit "said" who that
		according not will may if sued order ordered under investigation EU , and stop selling`)
	tags := []text.Tag{text.NN, text.NNP, text.VBD, text.VBN, text.VB, text.VBG, text.IN, text.DT, text.JJ, text.PRP, text.WDT, text.TO, text.MD}
	rels := []text.Rel{
		text.RelNsubj, text.RelNsubjPass, text.RelObj, text.RelObl, text.RelOblAgent, text.RelNmod, text.RelNmodPoss, text.RelCompound,
		text.RelConj, text.RelAcl, text.RelAclRelcl, text.RelAdvcl, text.RelCcomp, text.RelXcomp, text.RelCase, text.RelMark, text.RelAux,
		text.RelAuxPass, text.RelParataxis, text.RelAppos, text.RelAmod, text.RelDet, text.RelAdvmod, text.RelCompoundPrt,
	}
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		s := text.Sentence{}
		n := rapid.IntRange(1, 14).Draw(t, "n")
		root := rapid.IntRange(0, n-1).Draw(t, "root")
		for i := range n {
			w := rapid.SampledFrom(words).Draw(t, "word")
			if i > 0 {
				b.WriteByte(' ')
			}
			tok := text.Token{Start: b.Len(), Tag: rapid.SampledFrom(tags).Draw(t, "tag"), Rel: rapid.SampledFrom(rels).Draw(t, "rel")}
			b.WriteString(w)
			tok.End = b.Len()
			switch { // heads that lead to the root: away from it to either side
			case i == root:
				tok.Head, tok.Rel = text.Root, text.RelRoot
			case i < root:
				tok.Head = int32(rapid.IntRange(i+1, root).Draw(t, "head"))
			default:
				tok.Head = int32(rapid.IntRange(root, i-1).Draw(t, "head"))
			}
			s.Tokens = append(s.Tokens, tok)
		}
		src := b.String()
		s.End = len(src)
		last := 0
		for _, c := range new(Finder).Find(src, []text.Sentence{s}, new(entity.Set), time.Time{}) {
			if c.Action.Start < last || c.Action.End > len(src) || c.Action.Type == NoType {
				t.Fatalf("%q: action %+v after %d", src, c.Action, last)
			}
			last = c.Action.Start
			for _, p := range []*Party{c.Actor, c.Target, c.Source, c.Where} {
				if p != nil && (p.Start >= p.End || p.End > len(src)) {
					t.Fatalf("%q: party %+v of %+v", src, p, c)
				}
			}
			if c.Confidence < 0 || c.Confidence > 1 {
				t.Fatalf("confidence %v", c.Confidence)
			}
		}
	})
}
