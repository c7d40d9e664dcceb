package newsroom

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A writer writes about what one agency and one company do.
type writer struct {
	rng             *rand.Rand
	agency, company string
}

// paragraph is two to four sentences, one in three of which says who did what to whom.
func (w writer) paragraph() string {
	sentences := make([]string, 2+w.rng.IntN(3))
	for i := range sentences {
		switch w.rng.IntN(6) {
		case 0, 1:
			sentences[i] = capital(w.action())
		case 2:
			sentences[i] = fmt.Sprintf(`"%s," said %s, a %s at the %s.`, capital(w.clause()), pick(w.rng, people), pick(w.rng, offices), pick(w.rng, nouns))
		default:
			sentences[i] = capital(w.clause()) + "."
		}
	}
	return strings.Join(sentences, " ")
}

// action is a sentence with a claim in it.
func (w writer) action() string {
	agency, company := w.agency, w.company
	if w.rng.IntN(4) == 0 {
		agency = pick(w.rng, agencies)
	}
	if w.rng.IntN(4) == 0 {
		company = pick(w.rng, companies)
	}
	return strings.NewReplacer(
		"AGENCY", agency, "COMPANY", company, "PERSON", pick(w.rng, people), "PLACE", pick(w.rng, places), "WHAT", w.thing(),
		"N", fmt.Sprint(2+w.rng.IntN(900)),
	).Replace(pick(w.rng, actions))
}

// clause is a sentence about nothing much.
func (w writer) clause() string {
	s := fmt.Sprintf("%s %s %s", w.thing(), pick(w.rng, verbs), w.thing())
	switch w.rng.IntN(4) {
	case 0:
		s += fmt.Sprintf(" before %s %s it", w.thing(), pick(w.rng, verbs))
	case 1:
		s += " in " + pick(w.rng, places)
	case 2:
		s += fmt.Sprintf(" for %d %s", 2+w.rng.IntN(90), pick(w.rng, spans))
	}
	return s
}

func (w writer) thing() string {
	s := "the " + pick(w.rng, nouns)
	if w.rng.IntN(2) == 0 {
		s = "the " + pick(w.rng, adjectives) + " " + pick(w.rng, nouns)
	}
	if w.rng.IntN(4) == 0 {
		s += " of the " + pick(w.rng, nouns)
	}
	return s
}

var actions = []string{
	"AGENCY banned COMPANY from selling WHAT in PLACE.",
	"AGENCY fined COMPANY N million dollars over WHAT.",
	"COMPANY sued AGENCY over WHAT.",
	"AGENCY lifted a ban on COMPANY after N days.",
	"AGENCY ordered COMPANY to remove WHAT from its stores.",
	"a court in PLACE overturned the order against COMPANY.",
	"PERSON accused COMPANY of spying on WHAT.",
	"COMPANY denied the accusations by PERSON.",
	"AGENCY opened an investigation into COMPANY.",
	"COMPANY said it was pulling WHAT from shops in PLACE.",
	"lawmakers in PLACE urged AGENCY to block COMPANY.",
	"AGENCY approved a deal between COMPANY and the PLACE government.",
	"COMPANY was sanctioned by AGENCY because of WHAT.",
	"PERSON warned that COMPANY could suspend WHAT.",
	"AGENCY may restrict the use of COMPANY equipment in PLACE.",
	"COMPANY settled with AGENCY for N million dollars.",
}

var sites = []string{"The Harbour Courier", "Inland Gazette", "Morning Ledger", "Wire and Circuit", "North Quay Post", "The Signal Box", "Tidewater Times"}

var agencies = []string{
	"the Federal Trade Commission", "the European Commission", "the Commerce Department", "Ofcom", "the Indian government", "the US government",
	"the Department of Homeland Security", "the Justice Department", "the Australian government", "Germany", "Russia", "China", "the Pentagon",
}

var companies = []string{
	"Huawei", "Kaspersky Lab", "TikTok", "Google", "Apple", "ZTE", "Microsoft", "Meta", "Amazon", "Telegram", "Tesla", "Samsung", "Best Buy",
	"Qualcomm", "Nvidia", "Hikvision", "DJI", "Ericsson", "Nokia", "Twitter",
}

var people = []string{
	"Mary Ellison", "Peter Okafor", "Anna Lindqvist", "Tomas Herrera", "Ruth Abara", "Daniel Weiss", "Carla Mendes", "Oliver Grant", "Hana Sato",
	"Igor Petrov", "Nadia Karim", "Samuel Boyd", "Elena Rossi", "Viktor Hansen",
}

var places = []string{
	"Brussels", "London", "Beijing", "Moscow", "Canberra", "New Delhi", "Berlin", "Ottawa", "Tokyo", "Paris", "Seoul", "Warsaw", "Madrid", "Oslo",
}

var offices = []string{"spokeswoman", "lawyer", "researcher", "director", "clerk", "planner", "steward", "teacher"}

var spans = []string{"days", "weeks", "months", "years", "hours", "seasons"}

var verbs = strings.Fields(`changed moved carried filled opened shaped covered followed crossed turned lifted joined passed shared showed
	counted traced marked wrapped guided mended tested painted sorted watched weighed bridged feared praised supplied surrounded echoed replaced
	delayed outgrew rescued measured imitated described divided doubled favoured finished gathered handled hosted improved invited`)

var nouns = strings.Fields(`network market harbour phone factory window engine bridge printer licence library signal camera garden customer server
	contract vessel archive battery teacher railway ticket valley battle mirror ladder kettle orchard passport museum satellite tunnel hospital
	voter farmer budget meadow chimney keyboard lantern parcel radio river saddle school screen shelter singer spring station stadium street
	student summer supplier survey tablet tenant theatre timber tower tractor treaty village visitor wagon warehouse winter worker anchor basket
	blanket bottle branch breeze bucket candle canvas carpet castle cellar circle cloud coast column cotton county cousin curtain desert doctor`)

var adjectives = strings.Fields(`quiet narrow bright early broken distant common heavy hollow honest idle local lonely modern northern patient plain
	proud public rapid rare remote rough rural rusty secret shallow silent simple slender small solid southern steady steep strange sturdy sudden
	tall tender thick thin tidy tiny urban useful vacant vast warm weary western white wide wild wooden young ancient bold calm clean`)
