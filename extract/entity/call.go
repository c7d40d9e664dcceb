package entity

import (
	"strings"

	"newsclaims/extract/lexicon"
)

// A calling tells which parties of the lists a common noun can call.
type calling uint8

const (
	callsAny        calling = iota
	callsBody               // a body of a government: no company is "the finance ministry"
	callsLand               // also a country, a region or a town, which are no regulator and no council: "the government"
	callsGovernment         // a land, and no company
	callsCountry            // a country alone
	callsRegion             // a state or province alone
	callsBloc               // the European Union alone
)

// callingOf returns whom a noun calls.
func callingOf(noun string) calling {
	switch noun {
	case "country", "nation":
		return callsCountry
	case "state", "province":
		return callsRegion
	case "bloc":
		return callsBloc
	}
	switch noun[strings.LastIndexByte(noun, ' ')+1:] {
	case "ministry", "parliament", "senate", "court", "tribunal", "police", "army", "navy", "treasury", "legislature", "embassy", "inspectorate", "cabinet", "judiciary":
		return callsBody
	case "government", "municipality":
		return callsGovernment
	case "governments", "administration", "authorities", "officials", "regime", "country", "nation", "state", "bloc", "city-state", "island", "kingdom", "republic", "province", "territory",
		"region", "city", "town", "capital", "county", "neighbour", "neighbor", "ally", "member", "power", "superpower", "union", "federation", "emirate", "village", "district", "river", "lake":
		return callsLand
	}
	return callsAny
}

// callable reports whether a party that a list has may be called by the noun of a description, which is of a kind: no town is "the app", and no company is "the act".
func callable(f *fact, noun Kind, q *party) bool {
	switch f.calls {
	case callsCountry:
		return q.entry.Kind == lexicon.Country
	case callsRegion:
		return q.entry.Kind == lexicon.Region
	case callsBloc:
		return q.ID == "gov/eu"
	case callsBody:
		if q.entry.Kind == lexicon.Organization {
			return false
		}
	}
	if located(q.entry.Kind) && f.calls < callsLand {
		return false
	}
	switch q.Kind {
	case Place:
		return noun == Place || noun == Government
	case Law:
		return noun == Law
	case Government:
		return noun != Product && noun != Law
	case Product:
		return noun != Government && noun != Law
	case Organization:
		return noun != Law && f.calls != callsGovernment
	}
	return true
}
