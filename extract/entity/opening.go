package entity

import (
	"strings"

	"newsclaims/extract/lexicon"
)

// opens reports whether description i, which means none of the parties before, may be the first mention of another: "The finance ministry said it was
// in no hurry", where only the central bank was spoken of. A thing or a law that means none is mostly one of many ("the software", "the rules").
func (d *document) opens(i int) bool {
	m, f := &d.set.Mentions[i], &d.facts[i]
	if m.Form != Description || f.noun == nil || f.entry != nil && f.entry.Kind != lexicon.Seat && f.entry.Kind != lexicon.Place {
		return false
	}
	return m.Kind == Government || m.Kind == Organization || m.Kind == Person
}

// open makes description i a party, which what comes after may mean.
func (d *document) open(i int) {
	m, f := &d.set.Mentions[i], &d.facts[i]
	d.found1(i, party{Entity: Entity{Kind: m.Kind, Name: d.described(m)}, noun: f.noun, plural: f.plural, opened: true, from: i})
}

// withdraw takes the parties back that a description opened and that nothing else means: the description is left open. One that can be nothing but a body of a
// government stays: "the interior ministry".
func (d *document) withdraw() {
	for i := range d.set.Mentions {
		if m := &d.set.Mentions[i]; m.Entity >= 0 && d.parties[m.Entity].opened && d.parties[m.Entity].from == d.parties[m.Entity].last && (d.facts[i].calls != callsBody || d.facts[i].plural) {
			m.Entity = -1
		}
	}
}

// described returns the words of a description without the article or demonstrative before them.
func (d *document) described(m *Mention) string {
	words := squeeze(d.src[m.Start:m.End])
	if first, rest, several := strings.Cut(words, " "); several {
		switch lower(first) {
		case "the", "this", "that", "these", "those":
			return rest
		}
	}
	return words
}
