package text

import "testing"

func TestAttach(t *testing.T) {
	src := "India banned TikTok. It gave no reason."
	s := Prose{}.Sentences(src)
	tags := s[0].Tokens[1].Tag
	Attach(src, s)
	roots := 0
	for _, tok := range s[0].Tokens {
		if tok.Head == NoHead || tok.Rel == NoRel {
			t.Errorf("%q has no head", src[tok.Start:tok.End])
		}
		if tok.Head == Root {
			roots++
		}
	}
	if roots != 1 || s[0].Tokens[1].Tag != tags {
		t.Errorf("%d roots, tag %v, want one root and the tag of prose, %v", roots, s[0].Tokens[1].Tag, tags)
	}
}
