package tagger

const (
	// beside is how far from a capital a word can be and still be part of a name: "Alliance for the Preservation".
	beside = 1

	// firmLean is what it counts for a word that the lists know for a company's name and nothing else: "Meta was fined." The sets
	// are older than many companies, and training hides the lists now and then. On the parts kept back nothing changes by it.
	firmLean = 1

	// knownLean is what it counts for a word that package lexicon knows for an organization's name, and that the sets do not know for
	// something else: "EU warns Shein of fines." That it is also somebody's surname does not count then. A longer name may begin with it
	// as well as not: "Adobe Systems".
	knownLean = 6

	never = -1 << 12 // the sum, in steps, of a state that is out of the question
)

// commonSums are the sums of a word that cannot be anything but outside.
var commonSums = func() (sums [numStates]int32) {
	for s := range sums {
		sums[s] = never
	}
	sums[outside] = 0
	return sums
}()

// common tells whether word i is no part of a name: it is written small as it mostly is, and neither word beside it has a
// capital: "has stopped selling security software by". In a line without capitals no word is common.
func (l *line) common(i int) bool {
	w := &l.words[i]
	switch {
	case l.casing == smallLine || w.caps != small && w.caps != other:
		return false
	case w.caps == small && w.entry.casing != alwaysSmall && w.entry.casing != mostlySmall:
		return false
	}
	for k := max(0, i-beside); k <= min(len(l.words)-1, i+beside); k++ {
		if l.words[k].caps.capital() {
			return false
		}
	}
	return true
}

// lean adds to the sums of word i what it is worth that the lists know it for an organization.
func (l *line) lean(m *Model, i int, sums *[numStates]int32) {
	const (
		others = inCountry | inRegion | inCity | inGov | inFirst | inLast | inDemonym
		placed = inCountry | inRegion | inGov | inDemonym
		org    = int(ORG) - 1
	)
	w := &l.words[i]
	switch {
	case !w.caps.capital():
	case w.entry.lists&inKnown != 0 && w.entry.lists&placed == 0:
		sums[unit+org] += int32(knownLean / m.step)
		sums[begin+org] += int32(knownLean / m.step)
	case w.entry.lists&inCompany != 0 && w.entry.lists&others == 0:
		sums[unit+org] += int32(firmLean / m.step)
	}
}
