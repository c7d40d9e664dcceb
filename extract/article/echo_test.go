package article

import (
	"slices"
	"testing"
)

// wordsOf returns what the paragraph that starts with open says, on a page with a site name and an author.
func wordsOf(t *testing.T, open string, page []byte) wordFacts {
	t.Helper()
	m := newMetaPage(parseTree(page), "https://www.fjordtimes.example/a")
	a := &Article{Site: "Fjord Times", Title: "Energy board approves cable", Authors: []string{"Mira Castell"}}
	f := newFeatures(m.page, m.container(), m.known(a))
	for i, s := range m.blockTexts() {
		if len(s) >= len(open) && s[:len(open)] == open {
			return f.said[i]
		}
	}
	t.Fatalf("no block starts with %q", open)
	return wordFacts{}
}

func TestWordsGiveAwayWhoSpeaks(t *testing.T) {
	page := pageOf(
		"The energy board approves of the cable under the fjord, and the ministry will publish the licence on Friday.",
		"The licence lets the company lay the cable under the fjord before the winter, the ministry said in a letter.",
		"At Fjord Times, we believe that everyone needs good journalism, and your contribution keeps our website free.",
		"Mira Castell is a reporter.")
	story := wordsOf(t, "The energy", page)
	if story.title != 4 || story.address != 0 || story.upkeep != 0 || story.site != 0 || story.author != 0 {
		t.Errorf("the story: %+v", story)
	}
	if story.echoed < 2 {
		t.Errorf("ministry and licence are not echoed: %+v", story)
	}
	plea := wordsOf(t, "At Fjord", page)
	if plea.address != 3 || plea.upkeep != 3 || plea.site != 2 || plea.title != 0 {
		t.Errorf("the plea: %+v", plea)
	}
	if bio := wordsOf(t, "Mira", page); bio.author != 2 {
		t.Errorf("the line about the author: %+v", bio)
	}
}

func TestCaptionIsNearItsPicture(t *testing.T) {
	page := pageOf("The ferry rammed the pier of Old Harbour on Monday morning, and nobody was hurt, the port authority said.</p><div><img src=p.jpg><div>The pier on Monday</div></div><p>" +
		"The authority closed the pier to all ships until a diver has looked at the piles below the water.")
	m := newMetaPage(parseTree(page), "")
	f := newFeatures(m.page, m.container(), m.known(&Article{}))
	row := make([]int32, featureCount)
	for i, s := range m.blockTexts() {
		f.row(i, row)
		near := row[localCount+fPictureNear]
		if caption := s == "The pier on Monday"; caption != (near > 0) {
			t.Errorf("%q is %d near to a picture", s, near)
		}
	}
}

func TestRowHoldsNothingOfTheRowBefore(t *testing.T) {
	m := newMetaPage(parseTree([]byte(story(4))), "")
	f := newFeatures(m.page, m.container(), m.known(&Article{}))
	used, fresh := make([]int32, featureCount), make([]int32, featureCount)
	for k := range used {
		used[k] = 7777
	}
	for i := range m.blocks {
		f.row(i, used)
		clear(fresh)
		f.row(i, fresh)
		if !slices.Equal(used, fresh) {
			t.Errorf("row %d depends on what the slice held", i)
		}
	}
}
