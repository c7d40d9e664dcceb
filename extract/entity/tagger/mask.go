package tagger

import "math/rand/v2"

// Most names in the news of tomorrow are in no set and no list. A model that has learnt each name by heart does not look at
// what is around it; so some of the time a word is learnt from without what tells which word it is, or without what the
// lists say of it.
const (
	maskOwn  = 30 // of a hundred words so many are learnt from without themselves
	maskList = 20 // and so many without the lists
)

// The parts of the features of a word, see line.parts.
const (
	aroundPart = iota
	ownPart
	listPart
	noPart
)

// partShift is where the part stands in a number of learner.rows.
const partShift = 24

// mask draws the part that is hidden of a word.
func mask(rng *rand.Rand) uint8 {
	switch r := rng.IntN(100); {
	case r < maskOwn:
		return ownPart
	case r < maskOwn+maskList:
		return listPart
	}
	return noPart
}

// appendParts adds the parts of features up to n, given where the first two parts end.
func appendParts(parts []uint8, own, listed, n int) []uint8 {
	for k := len(parts); k < n; k++ {
		switch {
		case k < own:
			parts = append(parts, ownPart)
		case k < listed:
			parts = append(parts, listPart)
		default:
			parts = append(parts, aroundPart)
		}
	}
	return parts
}
