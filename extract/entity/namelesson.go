package entity

import (
	"slices"
	"strings"

	"newsclaims/extract/entity/tagger"
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// foreignParts is in how many parts the articles are dealt so that names in each can be learnt from the others.
const foreignParts = 3

// learnNames returns what the articles teach of names, and for each article what those of other parts do.
func learnNames(articles []Article, sentences [][]text.Sentence) (all *tagger.Overlay, foreign []*tagger.Overlay) {
	var marked []int // articles whose names are marked
	var names []tagger.Lesson
	for k := range articles {
		if !articles[k].Heads {
			marked, names = append(marked, k), append(names, nameLesson(&articles[k], sentences[k]))
		}
	}
	all = tagger.LearnOverlay(names)
	foreign = slices.Repeat([]*tagger.Overlay{all}, len(articles))
	for part := range foreignParts {
		var others []tagger.Lesson
		for n := range names {
			if n%foreignParts != part {
				others = append(others, names[n])
			}
		}
		learnt := tagger.LearnOverlay(others)
		for n := part; n < len(marked); n += foreignParts {
			foreign[marked[n]] = learnt
		}
	}
	return all, foreign
}

// nameLesson says which words of an annotated article are names, and of what. Pronouns are none; of a description ("Chinese authorities", "the
// Moscow-based firm") the marks do not say what in it is.
func nameLesson(a *Article, sentences []text.Sentence) tagger.Lesson {
	var l tagger.Lesson
	m := 0
	for i := range sentences {
		t := sentences[i].Tokens
		words := make([]string, len(t))
		for k := range t {
			words[k] = a.Text[t[k].Start:t[k].End]
		}
		l.Sentences = append(l.Sentences, words)
		for ; m < len(a.Marks) && len(t) > 0 && a.Marks[m].Start < t[len(t)-1].End; m++ {
			l.Names = append(l.Names, namesOf(&a.Marks[m], i, t, words)...)
		}
	}
	return l
}

// namesOf returns what a mark says of the words of sentence i: that they are a name, or that nothing is known of those with a capital.
func namesOf(m *Mark, i int, t []text.Token, words []string) []tagger.Name {
	first := 0
	for first < len(t) && t[first].End <= m.Start {
		first++
	}
	last := first
	for last < len(t) && t[last].Start < m.End {
		last++
	}
	if first == last || t[first].Tag == text.PRP || t[first].Tag == text.PRPS {
		return nil
	}
	if exact := t[first].Start == m.Start && t[last-1].End == m.End; exact && capitalized(words[first:last]) {
		return []tagger.Name{{Sentence: i, First: first, Last: last, Labels: labels(m, words[first:last])}}
	}
	var open []tagger.Name
	for k := first; k < last; k++ {
		if startsLarge(words[k]) || t[k].Start < m.Start || t[k].End > m.End {
			open = append(open, tagger.Name{Sentence: i, First: k, Last: k + 1})
		}
	}
	return open
}

// capitalized reports whether the words are written as a name is: its last has a capital or is a number, and so has its only one.
func capitalized(words []string) bool {
	last := words[len(words)-1]
	return startsLarge(last) || len(words) > 1 && '0' <= last[0] && last[0] <= '9'
}

// labels returns the labels that the tagger may give to a marked name. A country that acts is a place to it, and whether a body is a government's is left
// to it: which is which is told by package entity, and learnt there.
func labels(m *Mark, words []string) []tagger.Label {
	switch m.Kind {
	case Person:
		return []tagger.Label{tagger.PER}
	case Place:
		return []tagger.Label{tagger.LOC}
	case Product:
		return []tagger.Label{tagger.PRODUCT}
	case Law:
		return []tagger.Label{tagger.LAW}
	case Government:
		if placeName(words) {
			return []tagger.Label{tagger.LOC}
		}
		if strings.HasPrefix(m.Chain, "gov/") && strings.Count(m.Chain, "/") == 1 { // "Britain", "the Kremlin"
			return []tagger.Label{tagger.LOC, tagger.GOV}
		}
	}
	return []tagger.Label{tagger.ORG, tagger.GOV}
}

// placeName reports whether the words are the name of a country, a region, a seat of a government or another place that the lexicon knows.
func placeName(words []string) bool {
	var w lexicon.Walk
	for _, s := range words {
		w = w.Add(s)
	}
	n, _ := lexicon.Default().At(w)
	if n == nil {
		return false
	}
	switch n.Entry.Kind {
	case lexicon.Country, lexicon.Region, lexicon.Seat, lexicon.Place:
		return true
	}
	return false
}
