package when

import "time"

// iso reads 2017-09-13.
func (r *reader) iso(i int) (last int, from, to Day) {
	w := r.src[r.t[i].Start:r.t[i].End]
	if last = i + 1; len(w) != 10 {
		// some engines part the numbers at the hyphens
		if i+5 > len(r.t) || r.t[i+4].End-r.t[i].Start != 10 {
			return i, 0, 0
		}
		w, last = r.src[r.t[i].Start:r.t[i+4].End], i+5
	}
	t, err := time.Parse(time.DateOnly, w)
	if err != nil {
		return i, 0, 0
	}
	d := DayOf(t)
	return last, d, d
}

// calendar reads days and months by name: "September 13, 2017", "13 September 2017", "Sept. 13", "the 13th of September", "in September 2017",
// "September".
func (r *reader) calendar(i int) (last int, from, to Day) {
	if d, ok := ordinal(r.word(i)); ok {
		j := i + 1
		if r.word(j) == "of" {
			j++
		}
		if m, ok := r.monthAt(j); ok {
			return r.date(j+1, m, d)
		}
		return i, 0, 0
	}
	m, ok := r.monthAt(i)
	if !ok {
		return i, 0, 0
	}
	if d, ok := ordinal(r.word(i + 1)); ok {
		return r.date(i+2, m, d)
	}
	j := i + 1
	if r.word(j) == "," || r.word(j) == "of" {
		j++
	}
	if y, ok := r.fullYear(j); ok {
		from, to = monthSpan(y, m)
		return j + 1, from, to
	}
	if _, day := ordinal(r.word(i - 1)); day || !r.known {
		return i, 0, 0 // "31 September" is no date, and not the month either
	}
	from, to = monthSpan(r.yearOf(i, m), m)
	return i + 1, from, to
}

func (r *reader) monthAt(i int) (time.Month, bool) {
	if i >= len(r.t) {
		return 0, false
	}
	return r.month(i)
}

// date ends a date of a month and day with the year at token j or behind a comma, else with the year nearest to publication.
func (r *reader) date(j int, m time.Month, d int) (last int, from, to Day) {
	k := j
	if r.word(k) == "," {
		k++
	}
	y, ok := r.fullYear(k)
	if ok {
		j = k + 1
	} else if !r.known {
		return 0, 0, 0
	} else {
		y = r.nearest(m, d)
	}
	day := Date(y, m, d)
	if day.Time().Day() != d {
		return 0, 0, 0 // 31 September
	}
	return j, day, day
}

// nearest returns the year in which the day of the month is least far from publication: 28 December in an article of
// 3 January is of the year before.
func (r *reader) nearest(m time.Month, d int) int {
	y := r.day.Time().Year()
	best := y
	for _, c := range [...]int{y - 1, y + 1} {
		if abs(Date(c, m, d)-r.day) < abs(Date(best, m, d)-r.day) {
			best = c
		}
	}
	return best
}

// yearOf returns the year of a month that stands alone: after "next" or "by" the coming one, after "last" the one before this month, else the nearest.
func (r *reader) yearOf(i int, m time.Month) int {
	now := r.day.Time()
	switch r.word(i - 1) {
	case "last":
		if m >= now.Month() {
			return now.Year() - 1
		}
		return now.Year()
	case "next", "by", "until", "coming":
		if m < now.Month() {
			return now.Year() + 1
		}
		return now.Year()
	}
	return r.nearest(m, 15)
}

func abs(d Day) Day {
	if d < 0 {
		return -d
	}
	return d
}

// quarter reads "the first quarter of 2026", "Q3 2025" and "the second half of this year".
func (r *reader) quarter(i int) (last int, from, to Day) {
	n, size, j := 0, 3, i+1
	switch w := r.word(i); {
	case len(w) == 2 && w[0] == 'q' && w[1] >= '1' && w[1] <= '4':
		n = int(w[1] - '0')
	case w == "first" || w == "second" || w == "third" || w == "fourth":
		n = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4}[w]
		switch r.word(j) {
		case "quarter":
		case "half":
			size = 6
		default:
			return i, 0, 0
		}
		j++
	default:
		return i, 0, 0
	}
	if r.word(j) == "of" {
		j++
	}
	y, ok := r.fullYear(j)
	switch {
	case ok:
		j++
	case r.known && (r.word(j) == "this" || r.word(j) == "next" || r.word(j) == "last") && r.word(j+1) == "year":
		y = r.day.Time().Year() + map[string]int{"last": -1, "next": 1}[r.word(j)]
		j += 2
	default:
		return i, 0, 0
	}
	if n*size > 12 {
		return i, 0, 0
	}
	first := time.Month((n-1)*size + 1)
	return j, Date(y, first, 1), Date(y, first+time.Month(size), 1) - 1
}

// year reads a year that stands alone after a word of time: "in 2015", "by 2027", "since 2019", "from 2021", "early 2024".
func (r *reader) year(i int) (last int, from, to Day) {
	y, ok := r.fullYear(i)
	if !ok {
		return i, 0, 0
	}
	switch r.word(i - 1) {
	case "in", "by", "since", "until", "till", "from", "during", "of", "early", "late", "mid", "through", "to", "after", "before", "for", "year", "-", "(":
		from, to = yearSpan(y)
		return i + 1, from, to
	}
	return i, 0, 0
}
