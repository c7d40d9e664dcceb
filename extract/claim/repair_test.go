package claim

import (
	"testing"

	"newsclaims/extract/text"
)

func TestRooted(t *testing.T) {
	for _, c := range []struct {
		heads []int32
		want  bool
	}{
		{[]int32{1, text.Root, 1}, true},
		{[]int32{1, 0, 1}, false},
		{[]int32{text.Root, 2, 3, 1}, false},
		{nil, true},
	} {
		g := tree{t: make([]text.Token, len(c.heads))}
		for i, h := range c.heads {
			g.t[i].Head = h
		}
		if got := g.rooted(); got != c.want {
			t.Errorf("heads %v: %v", c.heads, got)
		}
	}
}
