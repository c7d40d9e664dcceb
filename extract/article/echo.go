package article

// words tells how much of what a block says is also said elsewhere on the page: in its headline, and in the
// paragraphs that are most likely the body. A teaser of another story speaks of other things. Words are known by
// the hash of their lower case.
//
// Example: under "Energy board approves fjord cable" the paragraph "The cable will carry power from the fjord to
// the grid, the board said" has four words of the headline; "Ten soups for cold evenings" has none.
type words struct {
	lower   []byte
	names   [2][]byte
	authors [][]byte
	title   map[uint64]bool
	sieve   sieve             // of title
	heard   [echoSlots]uint16 // by slot, in how many paragraphs of the container a long word is
	last    [echoSlots]int32  // the last block that was counted there
}

// echoSlots is how many slots long words share. A page has about a thousand different ones.
const echoSlots = 1 << 13

// wordFacts are what the words of a block say.
type wordFacts struct {
	tell
	words, long, echoed int32
	author, title       int32 // different words of the headline
}

const (
	longWord  = 6 // bytes that a word has at least that says what a text is about
	titleWord = 4 // the same in the headline
)

// newWords hears the paragraphs of the container.
func (f *features) newWords(k *known) *words {
	w := &words{names: k.names, authors: k.authors, title: map[uint64]bool{}}
	for t := range k.title {
		if len(t) >= titleWord {
			h := hashWord([]byte(t))
			w.title[h] = true
			w.sieve.put(h)
		}
	}
	for i := range w.last {
		w.last[i] = -1
	}
	for i := range f.blocks {
		if !f.isParagraph(i) {
			continue
		}
		b := &f.blocks[i]
		w.each(f.text[b.start:b.end], func(h uint64, n int) {
			if s := h & (echoSlots - 1); n >= longWord && w.last[s] != int32(i) {
				w.last[s] = int32(i)
				w.heard[s]++
			}
		})
	}
	for i := range w.last {
		w.last[i] = -1
	}
	return w
}

// readWords reads all blocks.
func (f *features) readWords(k *known) []wordFacts {
	w := f.newWords(k)
	said := make([]wordFacts, len(f.blocks))
	for i := range said {
		said[i] = w.read(f, i)
	}
	return said
}

// each calls f with the hash and the length of every word of s.
func (w *words) each(s []byte, f func(h uint64, n int)) {
	w.lower = appendLower(w.lower[:0], s)
	h, n := hashBasis, 0
	for _, c := range w.lower {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 0x80 {
			h = (h ^ uint64(c)) * hashPrime
			n++
			continue
		}
		if n > 0 {
			f(h, n)
			h, n = hashBasis, 0
		}
	}
	if n > 0 {
		f(h, n)
	}
}

// read counts the words of block i.
func (w *words) read(f *features, i int) (c wordFacts) {
	b := &f.blocks[i]
	own := uint16(truth(f.isParagraph(i)))
	table, likely := tells(), tellSieve()
	var seen [16]uint64
	w.each(f.text[b.start:b.end], func(h uint64, n int) {
		c.words++
		if likely.has(h) {
			k := table[h]
			c.address += truth(k&tellAddress != 0)
			c.upkeep += truth(k&tellUpkeep != 0)
		}
		if n >= titleWord && w.sieve.has(h) && w.title[h] && c.title < int32(len(seen)) {
			known := false
			for _, s := range seen[:c.title] {
				known = known || s == h
			}
			if !known {
				seen[c.title] = h
				c.title++
			}
		}
		if n >= longWord {
			c.long++
			c.echoed += truth(w.heard[h&(echoSlots-1)] > own)
		}
	})
	c.site = says(w.lower, w.names)
	c.author = named(w.lower, w.authors)
	return c
}

// placeByWords writes what the words of block i, and of the blocks beside it, say.
func (f *features) placeByWords(i int, out []int32) {
	s := &f.said[i]
	out[fHasStated] = min(permille(f.stated, max(f.sums[len(f.blocks)], 1)), 3000)
	out[fAddress], out[fUpkeep] = permille(s.address, s.words), f.upkeep(i)
	out[fSite], out[fAuthor], out[fTitleHits] = s.site, s.author, s.title
	out[fEcho], out[fPrevEcho], out[fNextEcho] = f.echo(i), f.echo(i-1), f.echo(i+1)
	out[fPrevUpkeep], out[fNextUpkeep] = f.upkeep(i-1), f.upkeep(i+1)
}

// echo is the share of the long words of block i that other paragraphs have, -1 where there are few.
func (f *features) echo(i int) int32 {
	if i < 0 || i >= len(f.said) || f.said[i].long < 3 {
		return -1
	}
	return permille(f.said[i].echoed, f.said[i].long)
}

func (f *features) upkeep(i int) int32 {
	if i < 0 || i >= len(f.said) {
		return -1
	}
	return permille(f.said[i].upkeep, f.said[i].words)
}
