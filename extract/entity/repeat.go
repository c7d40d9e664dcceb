package entity

import (
	"slices"
	"strings"

	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// repeat finds the names that the tagger saw at one place of the article and not at another. A name that was seen, the first
// word of a name of several words that is no person's ("Orbex" for "Orbex Energy"), the last of a person's, and an acronym that a bracket gives
// stand for the same wherever they are written large and no other name covers them.
func (d *document) repeat() {
	d.runs()
	d.acronyms()
	d.shortForms()
	known := &d.byWord
	known.clear()
	for k := range d.names {
		d.remember(known, k)
	}
	for k := range d.names {
		c := &d.names[k]
		if c.last-c.first > 1 || c.kind == Person {
			continue
		}
		if m, ok := known.name(d.word(c.sentence, c.first)); ok && d.bracket(d.names[m].sentence, d.names[m].last) == d.word(c.sentence, c.first) {
			if o := &d.names[m]; o.fact.entry == nil && c.fact.entry != nil {
				if c.kind == o.kind && (c.kind == Government || c.kind == Organization && initials(d.textOf(o), d.word(c.sentence, c.first))) || lettersOnly(c.fact.entry) && c.kind != Place {
					o.kind, o.fact.entry = c.kind, c.fact.entry // "the Superior Court of Justice (STJ)", "the South African Broadcasting Corporation (SABC)"
				}
			}
			c.kind, c.fact.entry, c.fact.sure = d.names[m].kind, d.names[m].fact.entry, d.names[m].fact.sure
		}
	}
	n := len(d.names)
	k := 0
	for s := range d.sentences {
		t, after := d.sentences[s].Tokens, 0 // the name before
		for _, i := range d.bigs(s) {
			if i < after {
				continue
			}
			for k < n && (d.names[k].sentence < s || d.names[k].sentence == s && d.names[k].last <= i) {
				k++
			}
			if k < n && d.names[k].sentence == s && d.names[k].first <= i {
				continue
			}
			m, ok := known.name(d.word(s, i))
			if !ok && d.lone(s, i) {
				d.names = append(d.names, candidate{sentence: s, first: i, last: i + 1, kind: Other, form: Name, fact: fact{gender: 'n'}})
				continue
			}
			if !ok || !d.free(s, i) || calendar(d.word(s, i)) && (d.dated(s, i) || i+1 < len(t) && t[i+1].Tag == text.CD) {
				continue
			}
			last := d.extent(s, i, m)
			if k < n && d.names[k].sentence == s && d.names[k].first < last {
				last = i + 1
			}
			c := d.names[m]
			c.sentence, c.first, c.last = s, i, last
			c.fact.role = span{}
			d.names = append(d.names, c)
			after = last
		}
	}
	if len(d.names) > n {
		d.sortNames()
	}
}

// WordNames are names by the word that stands for them. Most words of an article stand for none.
type wordNames struct {
	names map[string]int
	words filter
}

func (n *wordNames) clear() {
	clear(n.names)
	n.words = filter{}
}

func (n *wordNames) name(w string) (int, bool) {
	if !n.words.has(keyOf(w)) {
		return 0, false
	}
	k, ok := n.names[w]
	return k, ok
}

func (n *wordNames) put(w string, k int) {
	if n.names == nil {
		n.names = make(map[string]int)
	}
	n.words.put(keyOf(w))
	n.names[w] = k
}

// putFirst is put where the word does not stand for a name before.
func (n *wordNames) putFirst(w string, k int) {
	if _, ok := n.name(w); !ok {
		n.put(w, k)
	}
}

// lettersOnly reports whether the lists have nothing but an acronym for the entry, so that no full name of theirs can be another.
func lettersOnly(e *lexicon.Entry) bool {
	for _, a := range e.Aliases {
		if strings.IndexByte(a, ' ') > 0 {
			return false
		}
	}
	return acronymic(e.Name) && strings.IndexByte(e.Name, ' ') < 0
}

// remember notes the words that stand for name k: the first word of the whole, and where that is several the short form.
func (d *document) remember(known *wordNames, k int) {
	c := &d.names[k]
	first := d.word(c.sentence, c.first)
	if a := d.bracket(c.sentence, c.last); a != "" && c.last-c.first > 1 && c.kind != Place {
		known.put(a, k)
	}
	e := c.fact.entry
	if e != nil && e.Kind == lexicon.Government {
		if w := d.portfolioOf(c); w != "" {
			known.put(w, k)
		}
	}
	// a surname, and "Flock" of "Flock Safety"
	shortened := e != nil && c.last-c.first > 1 && (e.Kind == lexicon.Person || e.Kind == lexicon.Organization && d.alias(first, e))
	if e != nil && !shortened {
		if c.last-c.first == 1 && c.kind != Place && !located(e.Kind) && d.big(c.sentence, c.first) {
			known.putFirst(first, k)
		}
		return
	}
	if c.kind == Person {
		first = d.word(c.sentence, c.last-1)
	}
	if c.kind == Law || len(first) < 4 && c.last-c.first > 1 || !startsLarge(first) {
		return
	}
	if c.last-c.first > 1 && d.generic(first) {
		return
	}
	known.putFirst(first, k)
}

// portfolioOf returns the word that alone stands for a department of the US: "Commerce" for "the Department of Commerce" and "the Commerce Department"; "" for other names.
func (d *document) portfolioOf(c *candidate) string {
	if !strings.HasPrefix(c.fact.entry.ID, "gov/us/") {
		return ""
	}
	switch n := c.last - c.first; {
	case n == 2 && d.word(c.sentence, c.last-1) == "Department":
		return d.word(c.sentence, c.first)
	case n == 3 && d.word(c.sentence, c.first) == "Department" && d.word(c.sentence, c.first+1) == "of":
		return d.word(c.sentence, c.last-1)
	}
	return ""
}

// generic reports whether the first word of a name does not stand for the whole: "Royal", "National", "Bank", a country, a
// first name.
func (d *document) generic(w string) bool {
	if _, ok := wordKind(w); ok {
		return true
	}
	walk := lexicon.Walk{}.Add(w)
	n, _ := d.lex.At(walk)
	for ; n != nil; n = n.Next {
		switch n.Entry.Kind {
		case lexicon.Country, lexicon.Region, lexicon.Seat, lexicon.Place, lexicon.Demonym, lexicon.Government:
			return true
		}
	}
	if d.lex.Word(walk, lexicon.Head) != nil || d.lex.Word(walk, lexicon.Title) != nil {
		return true
	}
	switch w {
	case "Royal", "National", "International", "Federal", "United", "American", "General", "Public", "Human", "Digital", "Central", "Open", "Free", "Great", "High", "Supreme",
		"First", "North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Saint", "World", "Global", "Social", "Economic", "Financial", "Citizens", "Consumer":
		return true
	}
	return false
}

// lone reports whether a large word is a name that neither the tagger nor the lexicon knows: tagged as one, large inside a sentence of small
// words and with no large word beside it, and neither a title nor a word of the calendar. Most of them are firms: "Kiabi escapes the levy".
func (d *document) lone(s, i int) bool {
	t := d.sentences[s].Tokens
	w := d.word(s, i)
	if t[i].Tag != text.NNP && (i == 0 || t[i].Tag == text.NNPS || t[i].Tag == text.NNS || !d.largeInside(s, i)) || len(w) < 4 || large(w) || calendar(w) || d.money(s, i) || i+1 >= len(t) || d.big(s, i+1) {
		return false
	}
	if i == 0 {
		if !verbTag(t[1].Tag) && t[1].Tag != text.Possessive && (d.word(s, 1) != "," || len(t) < 4 || t[2].Tag != text.DT && t[2].Tag != text.WDT) {
			return false
		}
	} else if d.big(s, i-1) || opens(d.word(s, i-1)) {
		return false
	}
	return d.plain(s) && !d.lex.Knows(lexicon.Walk{}.Add(w)) && t[i+1].Tag != text.NN && t[i+1].Tag != text.NNS && t[i+1].Tag != text.HYPH
}

// runs adds the names of several words that neither the tagger nor the lexicon knows.
func (d *document) runs() {
	n, k := len(d.names), 0
	for s := range d.sentences {
		if !d.plain(s) {
			continue
		}
		after := 0 // the run before
		for _, i := range d.bigs(s) {
			if i < after {
				continue
			}
			for k < n && (d.names[k].sentence < s || d.names[k].sentence == s && d.names[k].last <= i) {
				k++
			}
			next := len(d.sentences[s].Tokens)
			if k < n && d.names[k].sentence == s {
				next = d.names[k].first
			}
			if next <= i {
				continue
			}
			if last := d.run(s, i, next); last > i {
				c := candidate{sentence: s, first: i, last: last, kind: Other, form: Name, fact: fact{gender: 'n'}}
				if k, ok := d.endingKind(s, i, last); ok {
					c.kind, c.fact.sure = k, true
				}
				d.numbered(&c)
				d.names = append(d.names, c)
				after = c.last
			}
		}
	}
	if len(d.names) > n {
		d.sortNames()
	}
}

// run returns the end of a name of two words or more that neither the tagger nor the lexicon knows, i where there is none: every word is
// written large in a sentence of small words, and no title and no other name is beside them: "it hired Dragon Sector", "Privacy Matters,
// a charity, had asked".
func (d *document) run(s, i, next int) int {
	t := d.sentences[s].Tokens
	if next-i < 2 || !d.big(s, i+1) && d.word(s, i+1) != "&" && t[i+1].Tag != text.HYPH || i > 0 && (d.big(s, i-1) || opens(d.word(s, i-1))) {
		return i
	}
	j, end := i, i
	for j < next && j < i+5 {
		w := d.word(s, j)
		if (w == "&" || t[j].Tag == text.HYPH) && j > i && j+1 < next {
			j++
			continue // "Harrow & Finch", "Tri-County Life"
		}
		if !d.big(s, j) || j == i && !noun(t[j].Tag) && t[j].Tag != text.JJ && t[j].Tag != text.VBG || t[j].Tag == text.PRP || calendar(w) || d.money(s, j) {
			break
		}
		walk := lexicon.Walk{}.Add(w)
		if d.lex.Word(walk, lexicon.Title) != nil || d.demonym(walk) != nil {
			break
		}
		if e := d.headEntry(walk); e != nil && e.ID == "person" {
			return i
		}
		j++
		end = j
	}
	if end-i == 2 && d.demonym(lexicon.Walk{}.Add(d.word(s, i)).Add(d.word(s, i+1))) != nil {
		return i // "North Korean hackers"
	}
	if end-i < 2 || end == next || end < len(t) && d.big(s, end) || i == 0 && d.small(s, i) {
		return i
	}
	return end
}

// small reports whether a word that opens a sentence is written small elsewhere, or may be: it is no noun.
func (d *document) small(s, i int) bool {
	return !noun(d.sentences[s].Tokens[i].Tag)
}

func noun(tag text.Tag) bool {
	return tag == text.NN || tag == text.NNS || tag == text.NNP || tag == text.NNPS
}

// opens reports whether the mark starts a quotation, behind which every word is large.
func opens(mark string) bool {
	return mark == "\"" || mark == "“" || mark == "``" || mark == "‘" || mark == "'" || mark == ":"
}

// free reports whether a word written large can be a name: it is no word that only opens the sentence, and no other kind of word.
func (d *document) free(s, i int) bool {
	switch tag := d.sentences[s].Tokens[i].Tag; tag {
	case text.NNP, text.NNPS:
		return true
	case text.NN, text.NNS, text.JJ, text.FW, text.NoTag, text.VB, text.VBD, text.VBP, text.VBZ, text.VBN, text.CD, text.UH, text.RB, text.SYM, text.LS:
		t := d.sentences[s].Tokens
		return i > 0 || len(t) > 1 && (verbTag(t[1].Tag) || t[1].Tag == text.Possessive) // "Parchment said"
	}
	return false
}

// extent is the end of the name at i: as far as the words of name m go on.
func (d *document) extent(s, i, m int) int {
	c := &d.names[m]
	t := d.sentences[s].Tokens
	if c.kind == Person || d.word(s, i) != d.word(c.sentence, c.first) {
		return i + 1
	}
	j := 1
	for c.first+j < c.last && i+j < len(t) && d.word(s, i+j) == d.word(c.sentence, c.first+j) {
		j++
	}
	if c.first+j < c.last && !d.big(s, i+j-1) {
		return i + 1
	}
	return i + j
}

// bracket returns the acronym in brackets at token i.
func (d *document) bracket(s, i int) string {
	t := d.sentences[s].Tokens
	if i+2 >= len(t) || d.word(s, i) != "(" || d.word(s, i+2) != ")" {
		return ""
	}
	a := d.word(s, i+1)
	large := 0
	for k := range len(a) {
		if 'A' <= a[k] && a[k] <= 'Z' {
			large++
		}
	}
	if len(a) > 8 || large < 2 {
		return ""
	}
	return a
}

// sortNames puts the names back into the order of the text.
func (d *document) sortNames() {
	slices.SortFunc(d.names, func(a, b candidate) int {
		if a.sentence != b.sentence {
			return a.sentence - b.sentence
		}
		return a.first - b.first
	})
}
