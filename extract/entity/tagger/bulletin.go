package tagger

// In the bulletins of armies and foreign ministries a country is one who acts and a people one to be helped. The one set that has
// such texts (re3d) marks them as organizations: "The UK is working with its allies", "support for the Syrian people".
// The sets of news and of encyclopaedias mark the same words as places, or not at all. So some features of a word are there a second
// time in a bulletin, and are learnt from bulletins alone (Daumé III 2007, "Frustratingly easy domain adaptation"), after the others, see
// bulletinlearn.go.
//
// What is a bulletin is told by its words, since nobody says it of a text that is to be labelled: at least bulletinLeast of them, and
// bulletinShare of a hundred, are words that such texts are fond of ("coalition", "airstrikes", "humanitarian"), see
// addBulletin. The documents of re3d whose words were not counted had 10 of a hundred or more, nine of ten of other sets' less than 6.
const (
	bulletinLeast = 3
	bulletinShare = 9
)

// isBulletin tells whether a document is one.
func isBulletin(lines []line) bool {
	words, fond := 0, 0
	for i := range lines {
		for k := range lines[i].words {
			if w := &lines[i].words[k]; w.wordy() {
				words++
				fond += int(b2u(w.entry.lists&inBulletin != 0))
			}
		}
	}
	return fond >= bulletinLeast && fond*100 >= bulletinShare*words
}

// The kinds of words that bulletins treat in their own way.
const (
	noActor = iota
	countryActor
	peopleActor
)

// actor tells whether word i is in the name of a country or names a people.
func (l *line) actor(i int) uint64 {
	switch in := l.words[i].entry.lists; {
	case (in|lists(l.found[i]>>2))&inCountry != 0:
		return countryActor
	case in&inDemonym != 0:
		return peopleActor
	}
	return noActor
}

// bulletinParts is parts for the features that word i has in a bulletin besides.
func (l *line) bulletinParts(dst []uint64, i int) (_ []uint64, own, listed int) {
	w := l.word(i)
	if !l.bulletin || !w.caps.capital() {
		return dst, len(dst), len(dst)
	}
	dst = l.bulletinOwn(dst, i, w)
	own = len(dst)
	dst = l.bulletinLists(dst, i, w)
	listed = len(dst)
	return l.bulletinAround(dst, i, l.word(i-2), l.word(i-1), w, l.word(i+1), l.word(i+2)), own, listed
}

// bulletinOwn are the features of word i of a bulletin that tell which word it is.
func (l *line) bulletinOwn(dst []uint64, i int, w *word) []uint64 {
	last := l.word(int(l.runTo[i]))
	return append(dst, feature(117, w.lower), feature(125, uint64(w.suffix&0xffffff)), feature2(126, last.lower, l.runAt(i)))
}

// bulletinLists are those that the lists tell.
func (l *line) bulletinLists(dst []uint64, i int, w *word) []uint64 {
	return append(dst, feature(110, l.actor(i)), feature(111, uint64(w.entry.lists&^unlearnt)))
}

// bulletinAround are those of what is around the word.
func (l *line) bulletinAround(dst []uint64, i int, p2, p1, w, n1, n2 *word) []uint64 {
	a, c := l.actor(i), uint64(w.caps)
	return append(dst,
		feature(112, c), feature2(113, a, p1.lower), feature2(114, a, n1.lower),
		feature2(115, a, uint64(p1.entry.fine)), feature2(116, a, uint64(n1.entry.fine)),
		feature2(118, a, n2.lower), feature2(119, a, uint64(n2.entry.fine)),
		feature2(120, a, uint64(p1.entry.coarse)<<8|uint64(n1.entry.coarse)), feature2(121, a, p2.lower),
		feature2(122, c<<4|uint64(n1.caps), uint64(p1.caps)), feature2(124, l.runAt(i), c),
	)
}
