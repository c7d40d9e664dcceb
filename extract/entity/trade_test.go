package entity

import (
	"testing"

	"newsclaims/extract/lexicon"
)

// TestTradesOfLists holds that every noun that the lists say a company is called by tells a line of business, so that "the carrier" can be told from "the lender".
func TestTradesOfLists(t *testing.T) {
	entries := lexicon.DefaultEntries()
	nouns := 0
	for k := range entries {
		if e := &entries[k]; e.Nouns != "" {
			nouns++
			if tradesOf(e.Nouns) == 0 {
				t.Errorf("%s: %q tells nothing", e.ID, e.Nouns)
			}
		}
	}
	if nouns < 500 {
		t.Errorf("%d entries with nouns", nouns)
	}
}

// TestTradeOf holds what words tell of a line of business, and which have it in common.
func TestTradeOf(t *testing.T) {
	for _, c := range []struct {
		noun, name string
		want       uint32
	}{
		{"hospital", "St. Brigid Medical Center", alike},
		{"library", "Ferndale Library", alike},
		{"lender", "Nordvik Savings", alike},
		{"airline", "Nordvik Savings", different},
		{"ransomware gang", "Rhysida", unknown},
		{"company", "Nordvik Savings", untold},
		{"retailers", "Marlow Stores", alike},
	} {
		q := party{Entity: Entity{Name: c.name}}
		if got := q.deals(tradeOf(c.noun)); got != c.want {
			t.Errorf("%q of %q: %d, want %d", c.noun, c.name, got, c.want)
		}
	}
}
