package entity_test

import (
	"slices"
	"strings"
	"testing"
)

// TestSense checks words that are names here and words, months or other names there. A case lists what must be among the mentions, as
// "words/kind=name", and behind "!" what must not.
func TestSense(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"Apple pulled the app from its store in China on Friday.", "Apple/organization=Apple"},
		{"Apple pie is cheaper this year, the bakers said on Monday.", "!Apple"},
		{"Farmers in Kent picked their apples late because of the rain.", "!apples"},
		{"Meta was fined 90 million euros on Monday.", "Meta/organization=Meta"},
		{"The meta question is who may ask the others.", "!meta"},
		{"Lawmakers in Tbilisi passed the bill. Georgia said it would sign the law.", "Georgia/government=Georgia"},
		{"ATLANTA - The attorney general of Georgia sued a vape maker in Fulton County, Georgia. The U.S. Senate praised Georgia.", "Georgia/government=Georgia"},
		{"Turkey blocked the app after a blast in Ankara.", "Turkey/government=Turkey"},
		{"Turkey sandwiches were served to the visitors at noon.", "!Turkey"},
		{"Amazon said it would appeal the fine.", "Amazon/organization=Amazon; it/organization=Amazon"},
		{"Dolphins died in the Amazon when the water fell.", "Amazon/place=Amazon"},
		{"The Amazon rainforest lost trees again last year.", "Amazon rainforest/place=Amazon rainforest"},
		{"Theresa May resigned. In June May said she would write a book.", "Theresa May/person=Theresa May"},
		{"The rule takes effect in May, the ministry said.", "!May"},
		{"Prices may rise again this year.", "!may"},
		{"Bill Gates said he would give more money.", "Bill Gates/person=Bill Gates; he/person=Bill Gates"},
		{"Bill payers will feel the change in winter.", "!Bill"},
		{"He told us that it was late.", "!us"},
		{"The US told it to stop.", "US/government=United States"},
		{"IT managers were told to patch their servers.", "!IT"},
		{"We work late in winter and nobody minds.", "!We work"},
		{"The Supreme Court in New Delhi will hear the case on Monday. India said the Supreme Court was right.", "Supreme Court/government=Supreme Court of India"},
	} {
		got := who(t, c.src)
		for _, w := range strings.Split(c.want, "; ") {
			if name, not := strings.CutPrefix(w, "!"); not {
				if slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, name+"/") }) {
					t.Errorf("%s\n%q is taken for a name in %q", c.src, name, got)
				}
			} else if !slices.Contains(got, w) {
				t.Errorf("%s\nno %q in %q", c.src, w, got)
			}
		}
	}
}
