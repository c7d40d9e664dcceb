package eval

import (
	"slices"
	"unicode/utf8"

	"newsclaims/extract/claim"
)

// Mark says of each choice which of its options the gold has, and returns those that there is something to learn from: the roles of
// words that the gold has as a claim of the same type, and all proposals but those that good readers would differ on. An empty
// role is right where the gold leaves it empty, and where nobody who could be chosen is right.
func (t *Text) Mark(choices []claim.Choice) []claim.Choice {
	var marked []claim.Choice
	for _, c := range choices {
		g := t.goldAt(&c.Action)
		switch {
		case c.Task == claim.Proposal && (g == nil || !g.Optional):
			c.Options[0].Right, c.Options[1].Right = g == nil, g != nil
		case c.Task != claim.Proposal && g != nil:
			t.markRole(&c, g)
		default:
			continue
		}
		marked = append(marked, c)
	}
	return marked
}

func (t *Text) markRole(c *claim.Choice, g *Gold) {
	right, mayBeEmpty := g.Actor, g.ActorMayBeEmpty
	if c.Task == claim.Target {
		right, mayBeEmpty = g.Target, g.TargetMayBeEmpty
	}
	found := false
	for i := range c.Options {
		if p := c.Options[i].Party; p != nil {
			c.Options[i].Right = answers(right, []string{t.Text[p.Start:p.End], p.Name}, mayBeEmpty)
			found = found || c.Options[i].Right
		}
	}
	c.Options[0].Right = !found || answers(right, nil, mayBeEmpty)
}

// goldAt returns the claim of the gold that the action word names, nil if there is none.
func (t *Text) goldAt(a *claim.Action) *Gold {
	start := utf8.RuneCountInString(t.Text[:a.Start])
	end := start + utf8.RuneCountInString(t.Text[a.Start:a.End])
	for i := range t.Claims {
		g := &t.Claims[i]
		if min(g.End, end) > max(g.Start, start) && slices.Contains(g.Type, a.Type.String()) {
			return g
		}
	}
	return nil
}
