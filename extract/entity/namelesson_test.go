package entity

import (
	"fmt"
	"slices"
	"testing"

	"newsclaims/extract/text"
)

// TestNameLesson holds which words the tagger is told to be names, by the forms that marks come in.
func TestNameLesson(t *testing.T) {
	for _, c := range []struct {
		marked string
		want   []string // words and labels; none: nothing is known
	}{
		{"[Loanly|r|loanly] lost [its|r|loanly] users.", []string{"Loanly [PRODUCT]"}},
		{"[The Parking Act|l|act] binds [the council|g|council].", []string{"Parking Act [LAW]"}},
		{"[Galaxy Z Fold 6|r|fold] is sold in [Norway|c|place/no].", []string{"Galaxy Z Fold 6 [PRODUCT]", "Norway [LOC]"}},
		{"[Norway|g|gov/no] fined [Harrow Foods|o|harrow].", []string{"Norway [LOC]", "Harrow Foods [ORG GOV]"}},
		{"[CRAN|g|cran] met [Emma Theofelus|p|theofelus].", []string{"CRAN [ORG GOV]", "Emma Theofelus [PER]"}},
		{"[Chinese authorities|g|gov/cn] fined [the Oslo-based firm|o|firm].", []string{"Chinese []", "Oslo []"}},
		{"A pro-[Loanly|r|loanly] crowd waited.", []string{"pro-Loanly []"}},
	} {
		a, err := ReadMarked(c.marked)
		if err != nil {
			t.Fatal(err)
		}
		l := nameLesson(&a, text.Default().Sentences(a.Text))
		var got []string
		for _, n := range l.Names {
			words := ""
			for _, w := range l.Sentences[n.Sentence][n.First:n.Last] {
				words += w + " "
			}
			got = append(got, words+fmt.Sprint(n.Labels))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.marked, got, c.want)
		}
	}
}
