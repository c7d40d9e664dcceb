package tagger

// A line is one sentence on its way through the model.
type line struct {
	words   []word
	found   []uint16 // what lexicon.matches says
	seen    []uint8  // what the rest of the document says, see document.go
	runFrom []int32  // of a word in a run of capitals (see runs): first and last word of that run
	runTo   []int32
	casing  lineCase

	bulletin bool // the document is one, see bulletin.go
}

// lineCase says how the words of a sentence are written: in a headline a capital means little.
type lineCase uint8

const (
	plainLine lineCase = iota
	titleLine          // Best Buy Pulls Kaspersky Products From Shelves
	upperLine          // BEST BUY PULLS KASPERSKY PRODUCTS FROM SHELVES
	smallLine          // best buy pulls kaspersky products from shelves
)

// grow makes room for n words.
func (l *line) grow(n int) {
	if cap(l.words) < n {
		n2 := n + n/2
		l.words, l.found, l.seen = make([]word, n2), make([]uint16, n2), make([]uint8, n2)
		l.runFrom, l.runTo = make([]int32, n2), make([]int32, n2)
	}
	l.words, l.found, l.seen = l.words[:n], l.found[:n], l.seen[:n]
	l.runFrom, l.runTo = l.runFrom[:n], l.runTo[:n]
}

// finish fills what follows from the words.
func (l *line) finish(x *lexicon) {
	for i := range l.words {
		l.words[i].entry = x.find(l.words[i].lower)
	}
	x.matches(l.words, l.found)
	l.runs()
	l.casing = casingOf(l.words)
}

// casingOf tells headlines by the words that have letters: all capitals; or nearly all of the longer words with a
// capital; or none.
func casingOf(words []word) lineCase {
	var low, up, big, long, longSmall int
	for i := range words {
		switch c := words[i].caps; {
		case c == small:
			low++
			if words[i].entry.casing == alwaysSmall || words[i].entry.casing == mostlySmall || words[i].suffix>>24 != 0 {
				long++
				longSmall++
			}
		case c == upper:
			up++
			long++
		case c.capital():
			big++
			long++
		}
	}
	switch {
	case up >= 3 && low == 0 && up > 2*big:
		return upperLine
	case up+big == 0:
		return smallLine
	case big+up >= 4 && longSmall*5 <= long:
		return titleLine
	}
	return plainLine
}

// runs finds the runs of words with capitals, over the small words and marks that names hold inside them: "Department
// of Homeland Security" and "AT & T" are runs, with their first and last word telling what they name.
func (l *line) runs() {
	n := len(l.words)
	cue := cues()
	for i := 0; i < n; {
		if !l.words[i].caps.capital() {
			l.runFrom[i], l.runTo[i] = -1, -1
			i++
			continue
		}
		end := i + 1
		for end < n {
			if l.words[end].caps.capital() {
				end++
			} else if end+1 < n && has(cue.bridges, &l.words[end]) && l.words[end+1].caps.capital() {
				end += 2
			} else {
				break
			}
		}
		for k := i; k < end; k++ {
			l.runFrom[k], l.runTo[k] = int32(i), int32(end-1)
		}
		i = end
	}
}

// edge stands for what is before the first word of a sentence and after the last.
var edge = word{lower: 0x51ed270b0a1f39c1, exact: 0x51ed270b0a1f39c1, shape: 0x2545f4914f6cdd1d}

func (l *line) word(i int) *word {
	if i < 0 || i >= len(l.words) {
		return &edge
	}
	return &l.words[i]
}

// feature hashes template number t with value v.
func feature(t, v uint64) uint64 {
	h := (v ^ t*0xd6e8feb86659fd93) * 0x9e3779b97f4a7c15
	h ^= h >> 31
	h *= 0xbf58476d1ce4e5b9
	return h ^ h>>30
}

func feature2(t, a, b uint64) uint64 { return feature(t, a^(b+0x7f4a7c15)*0xff51afd7ed558ccd) }

// parts appends the features of word i to dst. What a feature is can be read off its line; the numbers only
// have to differ. It says where in dst the features that tell what the word is end, and where those that tell which lists
// it is in. What follows are features of what is around it.
func (l *line) parts(dst []uint64, i int) (_ []uint64, own, listed int) {
	p2, p1, w, n1, n2 := l.word(i-2), l.word(i-1), l.word(i), l.word(i+1), l.word(i+2)
	capital := w.caps.capital()
	dst = l.ownFeatures(dst, p1, w, n1)
	if capital {
		dst = l.runOwnFeatures(dst, i)
	}
	own = len(dst)
	dst = l.listFeatures(dst, i, p1, w, n1)
	if capital {
		dst = l.runListFeatures(dst, i, w)
	}
	listed = len(dst)
	dst = l.aroundFeatures(dst, i, p1, w, n1)
	dst = l.clusterFeatures(dst, p2, p1, w, n1, n2)
	if capital {
		dst = l.runFeatures(dst, i)
	}
	return dst, own, listed
}

func (l *line) ownFeatures(dst []uint64, p1, w, n1 *word) []uint64 {
	c := uint64(w.caps)
	return append(dst,
		feature(1, w.lower), feature(6, w.exact), feature2(7, p1.lower, w.lower), feature2(8, w.lower, n1.lower),
		feature(11, uint64(w.suffix)), feature(12, uint64(w.suffix&0xffffff)), feature(13, uint64(w.suffix&0xffff)),
		feature(14, uint64(w.prefix)), feature(15, uint64(w.prefix>>8)),
		feature2(22, uint64(w.suffix&0xffffff), c|uint64(l.casing)<<4),
		feature(30, uint64(w.entry.fine)), feature(35, uint64(w.entry.coarse)<<4|c),
		feature2(38, uint64(p1.entry.coarse)<<8|uint64(w.entry.coarse), c), feature2(39, uint64(w.entry.coarse)<<8|uint64(n1.entry.coarse), c),
	)
}

func (l *line) aroundFeatures(dst []uint64, i int, p1, w, n1 *word) []uint64 {
	p2, n2 := l.word(i-2), l.word(i+2)
	c, lc := uint64(w.caps), uint64(l.casing)
	return append(dst,
		feature(2, p1.lower), feature(3, n1.lower), feature(4, p2.lower), feature(5, n2.lower),
		feature2(9, p2.lower, p1.lower), feature2(10, n1.lower, n2.lower),
		feature2(16, w.shape, lc), feature2(17, p1.shape, w.shape), feature2(18, w.shape, n1.shape),
		feature(19, uint64(p1.caps)<<8|c<<4|uint64(n1.caps)|lc<<12),
		feature2(20, c, p1.lower), feature2(21, c, n1.lower),
		feature(23, uint64(p1.suffix&0xffffff)), feature(24, uint64(n1.suffix&0xffffff)),
		feature(25, lc), // always there
		feature2(41, uint64(w.entry.casing)<<4|c, lc<<1|b2u(i == 0)),
		feature2(42, uint64(w.entry.casing)<<8|uint64(p1.entry.casing)<<4|uint64(n1.entry.casing), c),
		feature2(60, uint64(l.seen[i]), c), feature2(61, uint64(l.seen[i]), lc<<4|uint64(w.entry.casing)),
	)
}

func (l *line) clusterFeatures(dst []uint64, p2, p1, w, n1, n2 *word) []uint64 {
	c := uint64(w.caps)
	return append(dst,
		feature(31, uint64(p1.entry.fine)), feature(32, uint64(n1.entry.fine)),
		feature(33, uint64(p2.entry.fine)), feature(34, uint64(n2.entry.fine)),
		feature(36, uint64(p1.entry.coarse)<<4|c), feature(37, uint64(n1.entry.coarse)<<4|c),
		feature2(40, uint64(p1.entry.fine), uint64(n1.entry.fine)),
	)
}

func (l *line) listFeatures(dst []uint64, i int, p1, w, n1 *word) []uint64 {
	c := uint64(w.caps)
	at := func(k int) uint64 {
		if k < 0 || k >= len(l.found) {
			return 0
		}
		return uint64(l.found[k])
	}
	own := uint64(w.entry.lists &^ unlearnt)
	dst = append(dst,
		feature2(50, own, c),
		feature2(51, uint64(p1.entry.lists&^unlearnt), own),
		feature2(52, own, uint64(n1.entry.lists&^unlearnt)),
		feature2(53, own, uint64(w.entry.casing)<<4|c),
		feature2(54, uint64(p1.entry.lists&(inFirst|inFirstTop|inCountry|inCity|inGov))<<4|uint64(p1.caps), c),
		feature2(55, uint64(n1.entry.lists&(inLast|inLastTop|inCountry|inRegion|inGov))<<4|uint64(n1.caps), c),
	)
	for bits := w.entry.lists &^ unlearnt; bits != 0 && w.caps.capital(); bits &= bits - 1 {
		dst = append(dst, feature2(56, uint64(bits&-bits), uint64(l.casing)))
	}
	if at(i) != 0 {
		dst = append(dst, feature(57, at(i)))
		for bits := l.found[i] >> 2; bits != 0; bits &= bits - 1 {
			dst = append(dst, feature2(58, uint64(bits&-bits)<<2|at(i)&3, uint64(l.casing)))
		}
	}
	if at(i-1) != 0 || at(i+1) != 0 {
		dst = append(dst, feature2(59, at(i-1), at(i+1)))
	}
	return dst
}

// runAt says where in its run of capitals word i is.
func (l *line) runAt(i int) uint64 {
	return uint64(min(i-int(l.runFrom[i]), 3))<<2 | uint64(min(int(l.runTo[i])-i, 3))
}

// runOwnFeatures are the first and last word of the run of capitals that word i is in: they often tell what it names.
func (l *line) runOwnFeatures(dst []uint64, i int) []uint64 {
	from, to := int(l.runFrom[i]), int(l.runTo[i])
	first, last, at := l.word(from), l.word(to), l.runAt(i)
	return append(dst,
		feature2(72, last.lower, b2u(i == to)), feature2(73, first.lower, b2u(i == from)),
		feature2(75, uint64(last.entry.fine), b2u(i == to)),
		feature2(78, uint64(last.entry.coarse), at), feature2(79, uint64(first.entry.coarse), at),
		feature2(82, uint64(last.suffix&0xffffff), b2u(i == to)),
	)
}

func (l *line) runListFeatures(dst []uint64, i int, w *word) []uint64 {
	from, at := int(l.runFrom[i]), l.runAt(i)
	first, last := l.word(from), l.word(int(l.runTo[i]))
	dst = append(dst, feature2(81, uint64(first.entry.lists&(inFirst|inFirstTop))<<16|uint64(last.entry.lists&(inLast|inLastTop)), at))
	if l.casing == plainLine && from > 0 {
		dst = append(dst, feature2(83, at, uint64(w.entry.lists&^unlearnt)))
	}
	return dst
}

// runFeatures are about what stands before and after the run of capitals that word i is in, how long it is and where in it the
// word is.
func (l *line) runFeatures(dst []uint64, i int) []uint64 {
	from, to := int(l.runFrom[i]), int(l.runTo[i])
	before, after, at := l.word(from-1), l.word(to+1), l.runAt(i)
	return append(dst,
		feature2(70, before.lower, b2u(i == from)), feature2(71, after.lower, b2u(i == to)),
		feature2(74, at, uint64(l.casing)),
		feature2(76, uint64(before.entry.fine), at), feature2(77, uint64(after.entry.fine), at),
		feature2(80, before.lower, after.lower),
	)
}

func b2u(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}
