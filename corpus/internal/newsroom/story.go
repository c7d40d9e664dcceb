// Package newsroom invents news for tests and measurements: any number of stories, each the same whenever it is asked
// for, some of them copies of earlier ones as news agencies and their customers make them, as pages of several layouts
// and as a web archive.
package newsroom

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

// A Story is one article.
type Story struct {
	Number     int
	CopyOf     int    // number of the story that it is a copy of, -1 for none
	Edit       string // how the copy was made
	URL        string
	Title      string
	Site       string
	Author     string
	Published  time.Time
	Paragraphs []string
}

// A Room is a newsroom. Its zero value makes originals only.
type Room struct {
	Seed   uint64
	Copies float64 // part of the stories that are copies, from 0 to 1
}

// Edits are the ways in which copies are made.
var Edits = []string{"reprint", "dateline", "insertion", "cut", "spin"}

var first = time.Date(2019, 1, 1, 6, 0, 0, 0, time.UTC)

// Story returns story number i.
func (r Room) Story(i int) Story {
	if j := r.original(i); j != i {
		return r.copied(i, j)
	}
	rng := rand.New(rand.NewPCG(r.Seed, uint64(i)))
	s := Story{Number: i, CopyOf: -1, Site: pick(rng, sites), Author: pick(rng, people)}
	s.Published = first.Add(time.Duration(i) * 17 * time.Minute)
	w := writer{rng, pick(rng, agencies), pick(rng, companies)}
	s.Title = capital(strings.TrimSuffix(w.action(), "."))
	for range 6 + rng.IntN(9) {
		s.Paragraphs = append(s.Paragraphs, w.paragraph())
	}
	s.URL = fmt.Sprintf("https://%s.example/%d/%s-%d", slug(s.Site), s.Published.Year(), slug(s.Title), i)
	return s
}

// original returns the number of the story of which i is a copy, i itself for an original.
func (r Room) original(i int) int {
	if !r.isCopy(i) {
		return i
	}
	rng := rand.New(rand.NewPCG(r.Seed^0x5eed, uint64(i)))
	j := i - 1 - rng.IntN(min(i, 3000))
	for j >= 0 && r.isCopy(j) {
		j--
	}
	if j < 0 {
		return i
	}
	return j
}

func (r Room) isCopy(i int) bool {
	return i > 0 && rand.New(rand.NewPCG(r.Seed^0xc09e, uint64(i))).Float64() < r.Copies
}

func (r Room) copied(i, j int) Story {
	rng := rand.New(rand.NewPCG(r.Seed^0xed17, uint64(i)))
	s := r.Story(j)
	s.Number, s.CopyOf, s.Edit = i, j, pick(rng, Edits)
	s.Published = s.Published.Add(time.Duration(1+rng.IntN(72)) * time.Hour)
	for site := s.Site; s.Site == site; {
		s.Site = pick(rng, sites)
	}
	s.Paragraphs = Copy(rng, s.Edit, s.Paragraphs)
	s.URL = fmt.Sprintf("https://%s.example/wire/%d", slug(s.Site), i)
	return s
}

// Copy returns the paragraphs of a copy that is made by the given edit.
//
//	reprint    the same words in other typography
//	dateline   a place and an agency in front, a note of the source behind, one word in forty another
//	insertion  one to three paragraphs of the copier's own
//	cut        the last fifth to a half of the paragraphs left out
//	spin       one word in fifteen another, two paragraphs in the place of each other
func Copy(rng *rand.Rand, edit string, original []string) []string {
	p := slices.Clone(original)
	w := writer{rng, pick(rng, agencies), pick(rng, companies)}
	switch edit {
	case "reprint":
		for i := range p {
			p[i] = strings.NewReplacer(`"`, "”", "'", "’", " - ", " – ").Replace(p[i])
		}
	case "dateline":
		p = w.replaceWords(p, 40)
		p[0] = strings.ToUpper(pick(rng, places)) + " (Northwire) - " + p[0]
		p = append(p, "This story was first published by Northwire and is used here by agreement.")
	case "insertion":
		for range 1 + rng.IntN(3) {
			p = slices.Insert(p, rng.IntN(len(p)+1), w.paragraph())
		}
	case "cut":
		p = p[:max(1, len(p)-len(p)*(20+rng.IntN(31))/100)]
	case "spin":
		p = w.replaceWords(p, 15)
		if len(p) > 2 {
			i := 1 + rng.IntN(len(p)-2)
			p[i], p[i+1] = p[i+1], p[i]
		}
	}
	return p
}

// replaceWords puts another word in the place of one in every n.
func (w writer) replaceWords(paragraphs []string, n int) []string {
	for i, p := range paragraphs {
		words := strings.Fields(p)
		for j := range words {
			if w.rng.IntN(n) == 0 {
				words[j] = pick(w.rng, adjectives)
			}
		}
		paragraphs[i] = strings.Join(words, " ")
	}
	return paragraphs
}

// Text is the story as plain text.
func (s *Story) Text() string { return strings.Join(s.Paragraphs, "\n\n") }

func pick[T any](rng *rand.Rand, list []T) T { return list[rng.IntN(len(list))] }

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func slug(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r < '0' || r > '9' && r < 'a' || r > 'z' }), "-")
}
