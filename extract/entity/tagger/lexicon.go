package tagger

// An entry is what the lexicon knows of a word, or of a run of words.
type entry struct {
	lists  lists
	fine   uint16 // cluster of similar words among 512, 0 where unknown
	coarse uint8  // the same among 64
	casing casing
}

// lists is a set of name lists.
type lists uint16

const (
	inCountry lists = 1 << iota
	inRegion
	inCity
	inCompany
	inGov
	inFirst    // first names
	inLast     // surnames
	inDemonym  // Russian, Americans
	inFirstTop // the hundred most frequent first names
	inLastTop
	inPrefix   // more words may follow
	inKnown    // organizations of package lexicon whose name is one word, see addKnown
	inBulletin // words that bulletins are fond of, see addBulletin
)

// unlearnt are the lists that no feature of a word tells of.
const unlearnt = inPrefix | inKnown | inBulletin

// listNames are the names under which a trainer is given the lists.
var listNames = map[string]lists{
	"country": inCountry, "region": inRegion, "city": inCity, "company": inCompany, "gov": inGov,
	"firstname": inFirst, "surname": inLast, "demonym": inDemonym,
	"firstname_top": inFirstTop, "surname_top": inLastTop,
}

// casing says how a word is mostly written where a capital means something, that is inside a sentence.
type casing uint8

const (
	unseen      casing = iota
	alwaysSmall        // under 2 % with a capital
	mostlySmall        // under 30 %
	either             // under 70 %
	mostlyBig          // under 98 %
	alwaysBig          // more
	rareSmall          // fewer than four times, small
	rareBig            // fewer than four times, capital
)

// A lexicon is a hash table from words and runs of words to entries, keyed by 32 bits of their hash: of 10,000
// words that are not in it, about one is taken for one that is. The upper bits of a key choose its slot, so that keys in
// their order fill the table from front to back.
type lexicon struct {
	slots []slot
	shift int
}

type slot struct {
	key uint32
	entry
}

// newLexicon returns an empty lexicon with room for n entries.
func newLexicon(n int) *lexicon {
	b := 1
	for 1<<b < n+n/3 {
		b++
	}
	return &lexicon{slots: make([]slot, 1<<b), shift: 32 - b}
}

// at returns the slot of key: the one that holds it, or the free one where it belongs.
func (x *lexicon) at(key uint32) *slot {
	for i := key >> x.shift; ; i = (i + 1) & uint32(len(x.slots)-1) {
		if s := &x.slots[i]; s.key == key || s.key == 0 {
			return s
		}
	}
}

// find returns what is known of the words with hash h.
func (x *lexicon) find(h uint64) entry {
	return x.at(keyOf(h)).entry
}

// keyOf cuts a hash down to a key, which is never 0.
func keyOf(h uint64) uint32 { return uint32(h>>32) | 1 }

// join returns the hash of a run of words that is longer by w.
func join(run uint64, w *word) uint64 { return mix(run*hashPrime ^ w.lower) }

// longest is how many words of a name the lists are searched for.
const longest = 8

// matches writes to found, for each word, the lists that have a name of two or more words over it and the place in that
// name: a code of 0 for none. Longer names win over shorter ones that they overlap.
func (x *lexicon) matches(words []word, found []uint16) {
	clear(found)
	for i := range words {
		if words[i].entry.lists&inPrefix == 0 || !words[i].caps.capital() {
			continue
		}
		n, l := x.longestFrom(words[i:])
		if n == 0 || found[i] != 0 {
			continue
		}
		for k := range n {
			found[i+k] = uint16(l&^unlearnt)<<2 | place(k, n)
		}
	}
}

// longestFrom returns the length of the longest name in the lists that begins words, and its lists.
func (x *lexicon) longestFrom(words []word) (n int, l lists) {
	run := words[0].lower
	known := words[0].entry.lists
	for k := 1; k < min(len(words), longest) && known&inPrefix != 0; k++ {
		if words[k].caps == other {
			continue
		}
		run = join(run, &words[k])
		e := x.find(run)
		known = e.lists
		if known&^unlearnt != 0 {
			n, l = k+1, known
		}
	}
	return n, l
}

// isGov tells whether the words are the whole name of a body of government and of nothing else in the lists. The model
// knows "FTC" for an organization by its place in the sentence; that it is no company only a list can tell.
func (x *lexicon) isGov(words []word) bool {
	return x.whole(words)&(inGov|inCompany|inCity|inRegion|inCountry) == inGov
}

// listsOf returns the lists that have the words as a whole, the first of them and the last.
func (x *lexicon) listsOf(words []word) [3]uint16 {
	first, last := words[0].entry.lists, words[len(words)-1].entry.lists
	return [3]uint16{uint16(x.whole(words) &^ unlearnt), uint16(first &^ unlearnt), uint16(last &^ unlearnt)}
}

// whole returns the lists that have the words, marks left out, for one name.
func (x *lexicon) whole(words []word) lists {
	run, n := uint64(0), 0
	for i := range words {
		switch {
		case words[i].caps == other:
			continue
		case n == 0:
			run = words[i].lower
		default:
			run = join(run, &words[i])
		}
		n++
	}
	if n == 0 {
		return 0
	}
	return x.find(run).lists
}

// place is 1 at the beginning of a name, 2 inside and 3 at the end.
func place(k, n int) uint16 {
	switch k {
	case 0:
		return 1
	case n - 1:
		return 3
	}
	return 2
}
