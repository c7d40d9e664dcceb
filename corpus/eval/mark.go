package eval

import (
	"slices"
	"unicode/utf8"

	"newsclaims/extract/claim"
)

// Mark says of each choice which of its options the gold has, and returns those that there is something to learn from: the roles of
// words that the gold has as a claim of the same type, and all proposals but those that good readers would differ on. An empty
// role is right where the gold leaves it empty, and, of those who stand in the sentence, where nobody who could be chosen is right.
func (t *Text) Mark(choices []claim.Choice) []claim.Choice {
	var marked []claim.Choice
	for _, c := range choices {
		if c.Task == claim.Proposal {
			if t.markProposal(&c) {
				marked = append(marked, c)
			}
		} else if g := t.gold(&c.Action, c.Action.Type); g != nil {
			t.markRole(&c, g)
			marked = append(marked, c)
		}
	}
	return marked
}

// gold returns the claim of the type whose trigger the action word overlaps, nil if there is none.
func (t *Text) gold(a *claim.Action, typ claim.Type) *Gold {
	start := utf8.RuneCountInString(t.Text[:a.Start])
	end := start + utf8.RuneCountInString(t.Text[a.Start:a.End])
	for i := range t.Claims {
		g := &t.Claims[i]
		if min(g.End, end) > max(g.Start, start) && slices.Contains(g.Type, typ.String()) {
			return g
		}
	}
	return nil
}

// markProposal marks the types that the gold has, else none; it reports false where readers would differ.
func (t *Text) markProposal(c *claim.Choice) bool {
	none := true
	for i := 1; i < len(c.Options); i++ {
		g := t.gold(&c.Action, c.Options[i].Type)
		if g == nil {
			continue
		}
		if g.Optional {
			return false
		}
		c.Options[i].Right, none = true, false
	}
	c.Options[0].Right = none
	return true
}

// Triggers returns the words that the gold says name actions.
func (t *Text) Triggers() []claim.Trigger {
	var triggers []claim.Trigger
	var at []int // byte of each code point
	for i := range t.Text {
		at = append(at, i)
	}
	at = append(at, len(t.Text))
	for i := range t.Claims {
		g := &t.Claims[i]
		tr := claim.Trigger{Start: at[g.Start], End: at[g.End], Optional: g.Optional}
		for _, name := range g.Type {
			if typ, ok := claim.TypeOf(name); ok {
				tr.Types = append(tr.Types, typ)
			}
		}
		triggers = append(triggers, tr)
	}
	return triggers
}

func (t *Text) markRole(c *claim.Choice, g *Gold) {
	right, mayBeEmpty := g.Actor, g.ActorMayBeEmpty
	if c.Task == claim.Target || c.Task == claim.TargetReference {
		right, mayBeEmpty = g.Target, g.TargetMayBeEmpty
	}
	found := false
	for i := range c.Options {
		if p := c.Options[i].Party; p != nil {
			c.Options[i].Right = answers(right, []string{t.Text[p.Start:p.End], p.Name}, mayBeEmpty)
			found = found || c.Options[i].Right
		}
	}
	if c.Options[0].Party == nil {
		c.Options[0].Right = !found && c.Task < claim.Proposal || answers(right, nil, mayBeEmpty)
	}
}
