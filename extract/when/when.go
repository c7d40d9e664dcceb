// Package when finds the date expressions of a text and reads them against the day it was published.
//
//	for _, d := range when.Find(a.Text, sentence, a.Published) {
//		fmt.Println(d.From, d.To) // "last week" in an article of 13 September 2017: 2017-09-04 2017-09-10
//	}
package when

import "time"

// A Day is a civil date, without time or zone: days since 1970-01-01. It orders and subtracts as a number.
type Day int32

// DayOf returns the civil date of t in its own zone.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Date(y, m, d)
}

// Date returns the given civil date, normalised as time.Date does.
func Date(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// Time returns the start of d in UTC.
func (d Day) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// String returns d as YYYY-MM-DD.
func (d Day) String() string { return d.Time().Format("2006-01-02") }

// An Expr is one date expression, text[Start:End], and the days that it names, From to To inclusive.
type Expr struct {
	Start, End int
	From, To   Day
}
