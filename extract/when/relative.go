package when

import "time"

// A unit is a length of time.
type unit uint8

const (
	noUnit unit = iota
	unitDay
	unitWeek
	unitMonth
	unitYear
	unitDecade
)

func unitOf(w string) (u unit, plural bool) {
	switch w {
	case "day":
		return unitDay, false
	case "days":
		return unitDay, true
	case "week":
		return unitWeek, false
	case "weeks":
		return unitWeek, true
	case "month":
		return unitMonth, false
	case "months":
		return unitMonth, true
	case "year":
		return unitYear, false
	case "years":
		return unitYear, true
	case "decade":
		return unitDecade, false
	case "decades":
		return unitDecade, true
	}
	return noUnit, false
}

// most is the largest number of units that is read: beyond it a number is no distance in time that news speak of.
const most = 200

// around returns the days of the unit n units from d: the week from Monday to Sunday, the month, the year.
func around(d Day, u unit, n int) (from, to Day) {
	t := d.Time()
	switch u {
	case unitDay:
		return d + Day(n), d + Day(n)
	case unitWeek:
		monday := d - Day((int(t.Weekday())+6)%7)
		return monday + Day(7*n), monday + Day(7*n+6)
	case unitMonth:
		return monthSpan(t.Year(), t.Month()+time.Month(n))
	case unitYear:
		return yearSpan(t.Year() + n)
	}
	y := t.Year() - t.Year()%10 + 10*n
	return Date(y, 1, 1), Date(y+9, 12, 31)
}

// relative reads a unit after "last", "this" or "next": "last week" is Monday to Sunday of the week before that of publication, "this month" the
// month of publication. "The last three months" is the three months up to that day.
func (r *reader) relative(i int) (last int, from, to Day) {
	if !r.known {
		return i, 0, 0
	}
	n := 0
	switch r.word(i) {
	case "last", "past", "previous":
		n = -1
	case "this", "current":
	case "next", "coming":
		n = 1
	default:
		return i, 0, 0
	}
	if u, plural := unitOf(r.word(i + 1)); u != noUnit && !plural {
		from, to = around(r.day, u, n)
		return i + 2, from, to
	}
	if k, ok := number(r.word(i + 1)); ok && n != 0 && k >= 1 && k <= most {
		if u, _ := unitOf(r.word(i + 2)); u != noUnit {
			if n < 0 {
				return i + 3, shift(r.day, u, -k), r.day
			}
			return i + 3, r.day, shift(r.day, u, k)
		}
	}
	if m, ok := r.monthAt(i + 1); ok {
		if _, day := ordinal(r.word(i + 2)); !day {
			from, to = monthSpan(r.yearOf(i+1, m), m)
			return i + 2, from, to
		}
	}
	if d, ok := weekdays[r.word(i+1)]; ok {
		day := r.weekdayNear(d, n)
		return i + 2, day, day
	}
	return i, 0, 0
}

// shift returns the day n units from d.
func shift(d Day, u unit, n int) Day {
	t := d.Time()
	switch u {
	case unitDay:
		return d + Day(n)
	case unitWeek:
		return d + Day(7*n)
	case unitMonth:
		return Date(t.Year(), t.Month()+time.Month(n), t.Day())
	case unitYear:
		return Date(t.Year()+n, t.Month(), t.Day())
	}
	return Date(t.Year()+10*n, t.Month(), t.Day())
}

// ago reads a distance before or after publication: "two years ago" is the year two before, "three days ago" and "in 30 days" a day, "two months earlier" is
// left alone, for it counts from something else.
func (r *reader) ago(i int) (last int, from, to Day) {
	if !r.known {
		return i, 0, 0
	}
	j, future := i, false
	if (r.word(i) == "in" || r.word(i) == "within") && i+1 < len(r.t) {
		j, future = i+1, true
	}
	n, ok := number(r.word(j))
	if !ok || n > most {
		return i, 0, 0
	}
	u, _ := unitOf(r.word(j + 1))
	if u == noUnit {
		return i, 0, 0
	}
	switch {
	case future && r.word(i) == "within":
		return j + 2, r.day, shift(r.day, u, n)
	case future && r.word(j) != "a" && r.word(j+2) != "ago":
		from, to = around(shift(r.day, u, n), u, 0)
		return j + 2, from, to
	case !future && r.word(j+2) == "ago":
		from, to = around(shift(r.day, u, -n), u, 0)
		return j + 3, from, to
	}
	return i, 0, 0
}

// near reads single words: "yesterday", "today", "tonight", "tomorrow".
func (r *reader) near(i int) (last int, from, to Day) {
	if !r.known {
		return i, 0, 0
	}
	d := r.day
	switch r.word(i) {
	case "today", "tonight":
	case "yesterday":
		d--
	case "tomorrow":
		d++
	default:
		return i, 0, 0
	}
	return i + 1, d, d
}

var weekdays = map[string]time.Weekday{
	"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 0,
}

// weekday reads the name of a day: the latest that is not after publication, the next one after "by", "until", "starting" and "from". "Tuesday"
// in an article of a Tuesday is that day.
func (r *reader) weekday(i int) (last int, from, to Day) {
	d, ok := weekdays[r.word(i)]
	if !ok || !r.known {
		return i, 0, 0
	}
	n := 0
	switch r.word(i - 1) {
	case "by", "until", "starting", "from":
		n = 1
	}
	day := r.day - Day((int(r.day.Time().Weekday())-int(d)+7)%7)
	if n == 1 && day < r.day {
		day += 7
	}
	return i + 1, day, day
}

// weekdayNear returns the weekday after "last" (before publication), "this" (in its week) and "next" (in the week after it).
func (r *reader) weekdayNear(d time.Weekday, n int) Day {
	monday, _ := around(r.day, unitWeek, 0)
	day := monday + Day((int(d)+6)%7)
	switch {
	case n > 0:
		return day + 7
	case n < 0 && day >= r.day:
		return day - 7
	}
	return day
}
