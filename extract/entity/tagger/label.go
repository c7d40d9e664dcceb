package tagger

// Label says what a name names.
type Label uint8

// The labels. O is no name.
const (
	O       Label = iota
	PER           // persons
	ORG           // companies, media, parties, teams, bands, universities, bodies that are no government's
	GOV           // ministries, agencies, regulators, legislatures, courts, police, armed forces, international bodies
	LOC           // countries, regions, cities, streets, buildings, waters
	PRODUCT       // software, devices, services, vehicles, weapons
	LAW           // acts, bills, directives, treaties
	EVENT         // elections, wars, storms, championships, conferences
	misc          // other names (nationalities, works, prizes); told apart inside the model, never returned
	numLabels
)

var labelNames = [numLabels]string{
	O: "O", PER: "PER", ORG: "ORG", GOV: "GOV", LOC: "LOC", PRODUCT: "PRODUCT", LAW: "LAW", EVENT: "EVENT", misc: "MISC",
}

func (l Label) String() string { return labelNames[l] }

// NumLabels is how many labels the model tells apart, those that are never returned with the rest.
const NumLabels = int(numLabels)

// A state is what the sequence model gives to a token: outside, or one place in a name of one label.
// A name of one token is a unit; a longer one has a beginning, insides and an end.
//
//	The/O Federal/B-GOV Trade/I-GOV Commission/L-GOV sued/O Kaspersky/U-ORG ./O
type state uint8

const (
	numTypes  = int(numLabels) - 1 // labels other than O
	begin     = 0                  // states begin+t, inside+t, end+t and unit+t, where t is a label less one
	inside    = numTypes
	end       = 2 * numTypes
	unit      = 3 * numTypes
	numStates = 4*numTypes + 1
	outside   = state(numStates - 1)
)

// span returns the label of s and whether a name begins and ends there.
func (s state) span() (l Label, first, last bool) {
	if s == outside {
		return O, false, false
	}
	place := int(s) / numTypes * numTypes
	return Label(int(s)%numTypes + 1), place == begin || place == unit, place == end || place == unit
}
