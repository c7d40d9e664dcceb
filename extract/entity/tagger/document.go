package tagger

import "sync"

// What the rest of a document says of a word is gathered before any sentence is labelled. A word that is also written
// small is no name in a headline ("Ban Hits Chip Makers" ... "the ban"); one that has a capital inside a sentence is one
// at its beginning too ("Kaspersky denied it." ... "products of Kaspersky"); one that "Inc." follows once is an
// organization everywhere, one that follows "Mr" or a first name is a person.
const (
	seenSmall  = 1 << iota // written small somewhere
	seenBig                // with a capital inside a plain sentence
	seenOrg                // in a run of capitals that ends like a company's
	seenPerson             // after a title or a first name
	seenPlace              // after "in", "at" or "near"
)

// A history is a small hash table from words to what has been seen of them.
type history struct {
	keys []uint64
	bits []uint8
}

func (h *history) reset(n int) {
	size := 256
	for size < 2*n {
		size *= 2
	}
	if len(h.keys) < size {
		h.keys, h.bits = make([]uint64, size), make([]uint8, size)
		return
	}
	clear(h.keys)
	clear(h.bits)
}

func (h *history) at(key uint64) *uint8 { return &h.bits[h.slot(key)] }

// slot returns the place of key in the table.
func (h *history) slot(key uint64) int {
	key |= 1
	mask := uint64(len(h.keys) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		if h.keys[i] == key {
			return int(i)
		}
		if h.keys[i] == 0 {
			h.keys[i] = key
			return int(i)
		}
	}
}

// gather fills the seen bits of all lines of a document, and whether it is a bulletin.
func (h *history) gather(lines []line) {
	n := 0
	for i := range lines {
		n += len(lines[i].words)
	}
	h.reset(n)
	for i := range lines {
		h.look(&lines[i])
	}
	bulletin := isBulletin(lines)
	for i := range lines {
		l := &lines[i]
		l.bulletin = bulletin
		for k := range l.words {
			l.seen[k] = 0
			if l.words[k].wordy() {
				l.seen[k] = *h.at(l.words[k].lower)
			}
		}
	}
}

func (h *history) look(l *line) {
	if l.casing == upperLine || l.casing == smallLine {
		return
	}
	cue := cues()
	for i := range l.words {
		w := &l.words[i]
		switch {
		case w.caps == small:
			*h.at(w.lower) |= seenSmall
			continue
		case !w.caps.capital() || w.caps == one:
			continue
		}
		var b uint8
		p := l.word(i - 1)
		if l.casing == plainLine && i > 0 && p.caps != other {
			b |= seenBig
		}
		if i > 0 && p.caps.capital() && (p.entry.lists&inFirst != 0 && w.entry.lists&inFirst == 0 || has(cue.titles, p)) {
			b |= seenPerson
		}
		if i > 0 && has(cue.places, p) {
			b |= seenPlace
		}
		if to := int(l.runTo[i]); has(cue.firms, l.word(to)) && to > i || has(cue.firms, l.word(i+2)) && l.word(i+1).caps == other {
			b |= seenOrg
		}
		if b != 0 {
			*h.at(w.lower) |= b
		}
	}
}

// A cueSet holds the words, by their hash, that tell something of a word near them.
type cueSet struct {
	titles  map[uint64]bool // before persons
	places  map[uint64]bool // before places
	firms   map[uint64]bool // at the end of companies
	forms   map[uint64]bool // legal forms of companies
	bridges map[uint64]bool // inside names
}

var cues = sync.OnceValue(func() *cueSet {
	return &cueSet{
		titles: hashes("Mr", "Mrs", "Ms", "Dr", "Sir", "President", "Senator", "Sen", "Rep", "Minister", "Judge", "Justice",
			"Chancellor", "Prof", "Professor", "Gov", "Secretary", "Commissioner", "Chairman", "Chairwoman"),
		places: hashes("in", "at", "near"),
		forms:  hashes("Inc", "Corp", "Ltd", "LLC", "plc", "Co", "GmbH"),
		firms: hashes("Inc", "Corp", "Corporation", "Ltd", "LLC", "plc", "Co", "GmbH", "AG", "SA", "NV", "Holdings", "Group",
			"Technologies"),
		bridges: hashes("of", "&", "-"),
	}
})

func hashes(words ...string) map[uint64]bool {
	m := make(map[uint64]bool, len(words))
	for _, s := range words {
		var w word
		w.read(s)
		m[w.lower] = true
	}
	return m
}

func has(set map[uint64]bool, w *word) bool { return set[w.lower] }
