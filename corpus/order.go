package corpus

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// Claims are handed out with those of the newest articles first, those of one day in the order of the content hashes of their
// documents, those of one document in the order of its text. The key of a claim in the store is a number that grows in this order,
// so that SQLite, whose indexes end with the key, gives the first hundred of any kind without reading the others:
//
//	17 bits  days from 131071 down: that of 1900-01-01 is 131070, an article without a date has 131071 and comes last
//	36 bits  the first of the content hash
//	10 bits  number of the claim in its document
//
// Days before 1900 count as 1900-01-01. Where a key is taken, by a document with the same 36 bits or one with more than 1024
// claims, a claim has the next free one.
const (
	dayShift = 46
	noDay    = 1<<17 - 1
)

var dayZero = time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)

// dayKey is the least key of the claims of a day, YYYY-MM-DD or "".
func dayKey(day string) int64 {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return noDay << dayShift
	}
	// The days of Unix times: a Duration ends with the year 2191.
	days := (t.Unix() - dayZero.Unix()) / 86400
	return (noDay - min(max(days, 1), noDay)) << dayShift
}

// orderKey is the least key of claim ord of the document at the given place, published on the given day.
func orderKey(day string, place int64, ord int) int64 {
	return dayKey(day) + place>>27<<10 + int64(ord)
}

// keysBetween are the first key and the last of the claims of the days from and to, "" for an open end. An end leaves out
// claims without a day.
func keysBetween(from, to string) (first, last int64) {
	first, last = 0, math.MaxInt64
	if to != "" {
		first, last = dayKey(to), noDay<<dayShift-1
	}
	if from != "" {
		last = dayKey(from) + 1<<dayShift - 1
	}
	return first, last
}

// A column is one of claims that can be asked for by its values. Among the words of a claim each value stands as a
// fact, a word of its own: "ban1", "actual2", "DE3", "a17" for the actor with key 17. Its digits keep it from being stemmed.
type column struct{ name, index, before, after string }

var (
	typeColumn   = column{"c.type", "claim_type", "", "1"}
	statusColumn = column{"c.status", "", "", "2"}
	actorColumn  = column{"c.actor", "claim_actor", "a", ""}
	targetColumn = column{"c.target", "claim_target", "t", ""}
	sourceColumn = column{"c.source", "claim_source", "s", ""}
	siteColumn   = column{"c.site", "claim_site", "p", ""}

	actorCountryColumn  = column{"c.actor_country", "claim_actor_country", "", "3"}
	targetCountryColumn = column{"c.target_country", "claim_target_country", "", "3"}
)

func (c column) fact(value string) string { return c.before + value + c.after }

// facts are the facts of a claim.
func facts(c *Claim, parties [3]int64, site int64) string {
	list := []string{typeColumn.fact(string(c.Action.Type)), statusColumn.fact(string(c.Status))}
	for _, p := range []*Party{c.Actor, c.Target} {
		if p != nil && p.Country != "" {
			list = append(list, actorCountryColumn.fact(p.Country))
		}
	}
	for i, column := range []column{actorColumn, targetColumn, sourceColumn} {
		list = append(list, column.fact(strconv.FormatInt(parties[i], 10)))
	}
	return strings.Join(append(list, siteColumn.fact(strconv.FormatInt(site, 10))), " ")
}
