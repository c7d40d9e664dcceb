package lexicon

import (
	"iter"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Lexicon finds names and words. It is made once, by New, and safe for concurrent use. The names are in one open table of
// walks: a name of three words is in it with the walks of its first word, its first two and all three, so that a
// reader can stop at the first word that no name goes on with. Each kind of words has a table of its own: what a text has is near one another in a small one.
type Lexicon struct {
	names     table
	words     [4]words // common nouns, titles, first names, and demonyms a second time
	entries   []*Entry
	byID      map[string]named    // no words
	spellings map[string][]string // of countries, by id
	small     [1 << 10]uint64     // a bit for each first word of a name that is written small, by its ends
	spelled   []Name              // of names, whose table has their places in it
	ends      filter              // what a common noun may end with, of one word or more
}

// Words are an open hash table of words of one kind. Half of it or more is empty, so that most words that are not in it meet an empty place first.
type words struct {
	filter
	slots []word
	mask  uint64
}

// A word is the first entry of a kind whose spelling ends at a walk.
type word struct {
	walk  uint64
	entry *Entry // nil of an empty place
}

// grow makes room for n words, and a filter with eight bits or more for each.
func (t *words) grow(n int) {
	size := bits.Len(uint(2*n + 16))
	t.slots, t.mask = make([]word, 1<<size), 1<<size-1
	t.filter = filterFor(n)
}

// at returns the place of a walk, an empty one if the walk is not in the table.
func (t *words) at(w Walk) *word {
	for i := (w.hash ^ w.hash>>29) & t.mask; ; i = (i + 1) & t.mask {
		if s := &t.slots[i]; s.walk == w.hash || s.entry == nil {
			return s
		}
	}
}

// A filter has a bit for each of many walks, by its upper bits. It is asked before a table is, which is too large for the caches: most words of a text are no title and no first
// name. It says no where a walk is not in the table, but for one in eight or fewer.
type filter struct {
	bits  []uint64
	shift uint8
}

// filterFor returns a filter with eight bits or more for each of n walks.
func filterFor(n int) filter {
	size := bits.Len(uint(8*n + 64))
	return filter{make([]uint64, 1<<(size-6)), uint8(64 - size)}
}

func (f *filter) put(w Walk) {
	i := w.hash >> f.shift
	f.bits[i>>6] |= 1 << (i & 63)
}

func (f *filter) has(w Walk) bool {
	i := w.hash >> f.shift
	return f.bits[i>>6]&(1<<(i&63)) != 0
}

// A named is what has an id.
type named struct {
	entry *Entry
	kinds uint16 // a bit for each kind that an entry with the id has
}

// A table is an open hash table of walks.
type table struct {
	slots []slot
	mask  uint64
}

// A slot holds one walk, in 8 bytes: with 24 as many look-ups again would miss the caches. The check and the place of a slot tell a walk from all but
// one in a thousand million others.
type slot struct {
	check uint32 // the upper half of the walk and a set bit, 0 of an empty slot
	name  uint32 // place in spelled and one more of the first of the entries that end there, 0 where names only pass; the upper bit where some name goes on
}

// goesOn is the bit of a slot where some name goes on.
const goesOn = 1 << 31

func checkOf(walk uint64) uint32 { return uint32(walk>>32) | 1 }

// name returns the first of the entries that end at a slot, nil if none does.
func (l *Lexicon) name(s slot) *Name {
	if i := s.name &^ goesOn; i > 0 {
		return &l.spelled[i-1]
	}
	return nil
}

// New returns a lexicon of the lists. A later entry takes the place of an earlier one with the same id and kind, and its names
// come before others of the same spelling.
func New(lists ...[]Entry) *Lexicon {
	all, ids, spellings, walks, ends := 0, 0, 0, 0, 0
	var spelled [numKinds]int
	for _, list := range lists {
		all += len(list)
		for i := range list {
			e := &list[i]
			n := countWords(e.Name)
			for _, a := range e.Aliases {
				n += countWords(a)
			}
			spelled[e.Kind] += 1 + len(e.Aliases)
			switch {
			case e.Kind < Head:
				ids++
				spellings += 1 + len(e.Aliases)
				walks += n
			case e.Kind == Head:
				ends += n
			}
		}
	}
	l := &Lexicon{
		entries: make([]*Entry, 0, all), byID: make(map[string]named, ids), spellings: make(map[string][]string),
		spelled: make([]Name, 0, spellings),
	}
	l.names.grow(walks)
	l.ends = filterFor(ends)
	for _, k := range [...]Kind{Head, Title, First, Demonym} {
		l.wordsOf(k).grow(spelled[k])
	}
	for i := len(lists) - 1; i >= 0; i-- {
		for j := range lists[i] {
			l.add(&lists[i][j])
		}
	}
	return l
}

// Entry returns the party or thing with the id, nil if there is none. Of an id that a country and its demonym share it is the country.
func (l *Lexicon) Entry(id string) *Entry { return l.byID[id].entry }

// Spellings yields the names of the country or region with the id, and the adjectives of it.
func (l *Lexicon) Spellings(id string) iter.Seq[string] {
	return slices.Values(l.spellings[id])
}

// Len returns the number of entries.
func (l *Lexicon) Len() int { return len(l.entries) }

// Names yields every spelling of every entry, in an order that depends on the lists alone.
func (l *Lexicon) Names() iter.Seq[*Name] {
	return func(yield func(*Name) bool) {
		for _, e := range l.entries {
			for n := range e.names {
				if !yield(&n) {
					return
				}
			}
		}
	}
}

// At returns the name that ends at the walk, nil if none does, and whether a longer one may follow. Words are not names: Word has them.
func (l *Lexicon) At(w Walk) (n *Name, more bool) {
	s := *l.names.slot(w.hash)
	return l.name(s), s.name&goesOn != 0
}

// Word returns the first entry of the kind, a common noun, a demonym, a title or a first name, that has a spelling which ends at the walk, nil if none does.
func (l *Lexicon) Word(w Walk, kind Kind) *Entry {
	t := l.wordsOf(kind)
	if !t.has(w) {
		return nil
	}
	return t.at(w).entry
}

// Knows reports whether a name or a word of any kind ends at the walk.
func (l *Lexicon) Knows(w Walk) bool {
	for k := range l.words {
		if l.words[k].at(w).entry != nil {
			return true
		}
	}
	return l.names.slot(w.hash).name&^goesOn != 0
}

// wordsOf returns the words of a kind.
func (l *Lexicon) wordsOf(kind Kind) *words {
	switch kind {
	case First:
		return &l.words[0]
	case Title:
		return &l.words[1]
	case Demonym:
		return &l.words[2]
	}
	return &l.words[3]
}

// OpensSmall reports whether a name that begins with a small letter may begin with the word: "noyb", "eBay". It is no where none
// does, and seldom yes where none does.
func (l *Lexicon) OpensSmall(word string) bool {
	h := Ends(word)
	return l.small[h>>6]&(1<<(h&63)) != 0
}

func (l *Lexicon) opensSmall(word string) {
	h := Ends(word)
	l.small[h>>6] |= 1 << (h & 63)
}

// Ends is a number below 1<<16 from the first, the third and the last letter of a word and its length: most words that differ differ in one of them.
func Ends[T string | []byte](w T) uint32 {
	n := len(w)
	if n == 0 {
		return 0
	}
	return (uint32(w[0])<<24 | uint32(w[min(2, n-1)])<<16 | uint32(w[n-1])<<8 | uint32(n)) * 0x9E3779B1 >> 16
}

// EndsHead reports whether a common noun for a kind of party may end with the one word of the walk: "social network". It is no where none
// does, and seldom yes where none does.
func (l *Lexicon) EndsHead(w Walk) bool { return l.ends.has(w) }

// grow makes room for n walks, so that at most half of the table is in use.
func (l *table) grow(n int) {
	size := 1 << bits.Len(uint(2*n+16))
	l.slots, l.mask = make([]slot, size), uint64(size-1)
}

// slot returns the slot of a walk, an empty one if the walk is not in the table.
func (l *table) slot(h uint64) *slot {
	for i := (h ^ h>>29) & l.mask; ; i = (i + 1) & l.mask {
		if s := &l.slots[i]; s.check == checkOf(h) || s.check == 0 {
			return s
		}
	}
}

func (l *Lexicon) add(e *Entry) {
	if e.Kind < Head {
		o, bit := l.byID[e.ID], uint16(1)<<e.Kind
		if o.kinds&bit != 0 {
			return
		}
		o.kinds |= bit
		if o.entry == nil || o.entry.Kind == Demonym {
			o.entry = e
		}
		l.byID[e.ID] = o
	} else if l.has(e) {
		return
	}
	l.entries = append(l.entries, e)
	for n := range e.names {
		if e.Kind < Head {
			l.put(n)
		}
		if e.Kind >= Head || e.Kind == Demonym {
			l.putWord(n)
		}
		if e.Kind == Country || e.Kind == Demonym {
			l.spellings[e.ID] = append(l.spellings[e.ID], n.Text)
		}
	}
}

// has reports whether an entry of a word has come already, with its class.
func (l *Lexicon) has(e *Entry) bool {
	o := l.wordsOf(e.Kind).at(Walk{}.Add(e.Name)).entry
	return o != nil && o.ID == e.ID && o.Name == e.Name
}

// names yields the spellings of e: the aliases, and then its name, which is common where an alias says so.
func (e *Entry) names(yield func(Name) bool) {
	common := false
	for _, a := range e.Aliases {
		text, marked := trimCommon(a)
		if marked && text == e.Name {
			common = true
		} else if !yield(Name{Entry: e, Text: text, Common: marked, Acronym: acronym(text) && e.Kind < Head}) {
			return
		}
	}
	yield(Name{Entry: e, Text: e.Name, Common: common, Acronym: acronym(e.Name) && e.Kind < Head})
}

func trimCommon(alias string) (text string, common bool) {
	if alias != "" && alias[0] == '~' {
		return alias[1:], true
	}
	return alias, false
}

// putWord adds a spelling of a word to the table of its kind. The first entry that has it keeps it.
func (l *Lexicon) putWord(n Name) {
	w := Walk{}.Add(n.Text)
	if w.Empty() {
		return
	}
	if n.Entry.Kind == Head {
		for start := 0; start < len(n.Text); start = wordEnd(n.Text, start) {
			l.ends.put(Walk{}.Add(n.Text[start:])) // a token of the text may be "network", or "start-up"
		}
	}
	t := l.wordsOf(n.Entry.Kind)
	t.put(w)
	if s := t.at(w); s.entry == nil {
		*s = word{w.hash, n.Entry}
	}
}

// put adds a name and the walks that lead to it. Words end where letters and digits do.
func (l *Lexicon) put(n Name) {
	w, start := Walk{}, 0
	r, _ := utf8.DecodeRuneInString(n.Text)
	if unicode.IsLower(r) {
		word, _, _ := strings.Cut(n.Text, " ")
		l.opensSmall(word)
		l.opensSmall(strings.TrimRight(word[:wordEnd(word, 0)], "-.'")) // "e" of "e-CNY"
	}
	for start < len(n.Text) {
		end := wordEnd(n.Text, start)
		w = w.Add(n.Text[start:end])
		start = end
		if w.Empty() {
			continue
		}
		s := l.names.slot(w.hash)
		s.check = checkOf(w.hash)
		if start < len(n.Text) {
			s.name |= goesOn
			continue
		}
		l.spelled = append(l.spelled, n) // there is room: New counted them
		last := l.name(*s)
		if last == nil {
			s.name |= uint32(len(l.spelled))
			continue
		}
		for last.Next != nil {
			last = last.Next
		}
		last.Next = &l.spelled[len(l.spelled)-1]
	}
}

// countWords returns how many words a name has, as put counts them.
func countWords(s string) (n int) {
	for i := 0; i < len(s); n++ {
		i = wordEnd(s, i)
	}
	return n
}

// wordEnd returns the end of the word of s that starts at i, with the blanks and marks behind it.
func wordEnd(s string, i int) int {
	for i < len(s) && wordByte(s[i]) {
		i++
	}
	for i < len(s) && !wordByte(s[i]) {
		i++
	}
	return i
}

func wordByte(c byte) bool {
	return c >= 0x80 || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '&' || c == '+'
}
