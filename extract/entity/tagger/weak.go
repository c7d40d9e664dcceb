package tagger

import (
	"strings"
	"sync"
)

// No open set tells governments from organizations, and few tell laws and events from other names. Their names do: "Federal
// Trade Commission", "Department of Justice", "Digital Services Act", "2006 Winter Olympics". The rules below read
// the training sets; what the model learns from it goes beyond them, since it sees the words around a name too.

// govHeads are words that only bodies of government have as their head: "European Commission", "Ministry of Defence",
// "UK Home Office", "U.S. Navy".
var govHeads = wordList(`ministry ministries department dept commission agency authority administration bureau directorate
	parliament senate congress assembly legislature court tribunal police army navy forces force guard marines treasury
	cabinet government inspectorate constabulary embassy consulate pentagon kremlin knesset duma bundestag nato un
	eu asean opec interpol europol unesco unicef who imf wto fbi cia nsa fda epa fcc ftc sec nasa doj dhs ofcom bafin cnil
	registry prefecture municipality secretariat militia gendarmerie judiciary taskforce regulator`)

// govMaybe are heads of both: "Security Council" and "World Gold Council", "Home Office" and "Box Office".
var govMaybe = wordList(`council committee board office service services institute center centre corps division union
	house command group mission fund bank`)

// firmHeads are heads of no government.
var firmHeads = wordList(`inc corp corporation ltd llc plc co company group university college school party club fc times post
	journal news band church records airlines motors systems software technologies partners holdings press association
	federation league team society foundation museum hospital studios entertainment pictures television radio`)

// govWhole are names that their words do not show.
var govWhole = wordList(`united_nations|european_union|white_house|downing_street|house_of_representatives|house_of_commons|house_of_lords|
	security_council|un_security_council|state_department|supreme_court|central_bank|federal_reserve|world_bank|air_force|secret_service|
	african_union|arab_league|coast_guard|world_health_organization|world_trade_organization|supreme_leader|national_guard|
	international_monetary_fund|home_office|foreign_office|bank_of_england|european_central_bank|scotland_yard`)

// bodyLabels returns what an organization may be.
func bodyLabels(tokens []string) []Label {
	low := lowered(tokens)
	if govWhole()[strings.Join(low, "_")] {
		return []Label{GOV}
	}
	head := headOf(low)
	switch {
	case govHeads()[head] || govHeads()[low[0]] && len(low) > 1 && (low[1] == "of" || low[1] == "for"):
		return []Label{GOV}
	case firmHeads()[head] || firmHeads()[low[len(low)-1]]:
		return []Label{ORG}
	case govMaybe()[head]:
		return []Label{ORG, GOV}
	}
	return []Label{ORG}
}

// headOf returns the head of a name: the word before the first "of", "for", "on" or "and" that has one, else the last.
func headOf(low []string) string {
	for i, s := range low[1:] {
		switch s {
		case "of", "for", "on", "in", "to":
			return low[i]
		}
	}
	return low[len(low)-1]
}

// titles stand before the name of a person and are not part of it, though some sets have them in: "Prime Minister Nuri
// al-Maliki", "Mr. Annan", "Foreign Secretary Boris Johnson".
var titles = wordList(`mr mrs ms miss dr prof professor president vice prime minister premier chancellor secretary deputy foreign defense
	defence finance interior rep representative sen senator gov governor mayor gen general lt lieutenant col colonel
	maj major capt captain sgt sergeant adm admiral chief judge justice ambassador chairman director he hon honourable
	former us u.s speaker congressman congresswoman marshal attorney envoy special coach state of homeland security`)

// leadingTitles returns how many of the first tokens are titles. Words such as "of" and "US" only count before a title.
func leadingTitles(tokens []string) int {
	n := 0
	for i, s := range lowered(tokens) {
		if !titles()[s] && s != "-" {
			break
		}
		if s != "of" && s != "us" && s != "u.s" && s != "-" {
			n = i + 1
		}
	}
	return n
}

// lawHeads, eventHeads and productHeads end the names of laws, events and products, or stand before "of".
var (
	lawHeads = wordList(`act bill law directive regulation treaty convention constitution amendment protocol accord accords agreement pact
		charter code statute decree resolution ordinance rule declaration gdpr covenant`)
	eventHeads = wordList(`war wars battle olympics championship championships cup games election elections festival conference summit revolution
		crisis hurricane earthquake tournament open marathon prix rebellion uprising massacre siege campaign operation referendum
		attacks riots congress fair expo convention invasion famine holocaust season bowl conflict incident offensive race rally
		tour paralympics`)
	workHeads = wordList(`award awards prize album song novel medal magazine journal theory language religion bible show`)
)

// thingLabels returns what a name of the rest may be.
func thingLabels(tokens []string) []Label {
	low := lowered(tokens)
	head, last := headOf(low), low[len(low)-1]
	switch {
	case lawHeads()[head] && len(low) > 1 || last == "act" || last == "treaty":
		return []Label{LAW}
	case (eventHeads()[head] || eventHeads()[last]) && len(low) > 1 || last == "olympics":
		return []Label{EVENT}
	case workHeads()[head] || workHeads()[last]:
		return []Label{misc}
	}
	return []Label{misc, PRODUCT, EVENT}
}

// demonymEnds and demonyms tell the words for people and languages.
var demonyms = wordList(`french dutch greek czech thai swiss welsh british irish scottish arab jews christian christians muslim muslims catholic
	german germans russian russians latin islam christianity hindu buddhist sunni shiite shia soviet roman romans slavic
	hispanic latino afro-american yiddish hebrew arabic urdu persian anglo greeks arabs turks scots poles danes swedes
	finns czechs serbs croats kurds kurdish filipino filipinos democrat democrats republican republicans bengali hindi tamil
	sinhala sinhalese punjabi iraqi iraqis israeli israelis pakistani pakistanis afghan afghans saudi saudis yemeni kuwaiti
	qatari emirati omani bahraini nazi nazis communist jewish catholics protestant somali tajik uzbek kazakh kyrgyz turkmen`)

var demonymEnds = []string{"ese", "ish", "ian", "ians", "ean", "eans", "ican", "icans", "indian", "american"}

func isDemonym(tokens []string) bool {
	low := lowered(tokens)
	s := low[len(low)-1]
	if demonyms()[s] {
		return true
	}
	if len(low) > 1 || len(s) < 6 {
		return false
	}
	for _, e := range demonymEnds {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

func lowered(tokens []string) []string {
	out := make([]string, len(tokens))
	for i, s := range tokens {
		out[i] = strings.TrimSuffix(strings.ToLower(s), ".")
	}
	return out
}

// wordList returns the set of the words of a text, made when it is first asked for.
func wordList(words string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		m := map[string]bool{}
		for _, s := range strings.FieldsFunc(words, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '|' }) {
			m[s] = true
		}
		return m
	})
}
