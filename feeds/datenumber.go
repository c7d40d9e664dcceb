package feeds

import "time"

// takeNumbers reads year, month and day from the numbers that are left. It reports false where they do not make a day.
func (d *dateParser) takeNumbers() bool {
	var numbers []string
	sign, leading := "", false
	for i, p := range d.parts {
		switch {
		case p.digits:
			numbers = append(numbers, p.text)
		case i == 0 && p.text == "-":
			leading = true
		case p.text == "-" || p.text == "/" || p.text == "." || p.text == "'":
			if sign == "" {
				sign = p.text
			}
		default:
			return false
		}
	}
	switch {
	case d.month > 0:
		return d.named(numbers)
	case len(numbers) == 3:
		return d.three(numbers, sign)
	case len(numbers) == 2:
		return d.two(numbers, leading)
	case len(numbers) == 1:
		return d.one(numbers[0], leading)
	}
	return false
}

// named reads day and year beside the name of a month: the longer of the two is the year, of equals the second.
func (d *dateParser) named(numbers []string) bool {
	switch {
	case len(numbers) == 1 && len(numbers[0]) == 4:
		d.day = 1
		d.year = number(numbers[0])
		return !d.clock
	case len(numbers) != 2:
		return false
	}
	day, year := numbers[0], numbers[1]
	if len(day) > 2 {
		day, year = year, day
	}
	d.day = number(day)
	return d.setYear(year) && len(day) <= 2
}

// three reads year, month and day in one of their orders.
func (d *dateParser) three(n []string, sign string) bool {
	first, second, third := n[0], n[1], n[2]
	switch {
	case len(first) == 4, len(first) == 2 && len(third) == 2 && sign == "-":
		d.month, d.day = number(second), number(third)
		return d.setYear(first) && len(second) <= 3 && len(third) <= 2
	case len(first) > 2 || len(second) > 2:
		return false
	}
	d.day, d.month = number(first), number(second)
	if d.month > 12 || d.half && d.day <= 12 && sign == "/" {
		d.day, d.month = d.month, d.day
	}
	return d.setYear(third)
}

// two reads 2003-12, -03-12 and the ordinal 2003-335.
func (d *dateParser) two(n []string, leading bool) bool {
	switch {
	case len(n[0]) == 4 && len(n[1]) == 3:
		d.yearDay = number(n[1])
	case len(n[0]) == 4 && len(n[1]) <= 2, leading && len(n[0]) == 2 && len(n[1]) == 2:
		d.month, d.day = number(n[1]), 1
	default:
		return false
	}
	return d.setYear(n[0])
}

// one reads what is written without signs: 20031231, 2003335, 031231, 03335, 2003, -0312, 20031231101455 and the
// seconds or milliseconds since 1970.
func (d *dateParser) one(s string, leading bool) bool {
	switch len(s) {
	case 14:
		if d.clock {
			return false
		}
		d.hour, d.minute, d.second = number(s[8:10]), number(s[10:12]), number(s[12:])
		fallthrough
	case 8:
		d.month, d.day = number(s[4:6]), number(s[6:8])
		return d.setYear(s[:4])
	case 7:
		d.yearDay = number(s[4:])
		return d.setYear(s[:4]) && d.yearDay > 0
	case 6:
		d.month, d.day = number(s[2:4]), number(s[4:])
		return d.setYear(s[:2])
	case 5:
		d.yearDay = number(s[2:])
		return d.setYear(s[:2]) && d.yearDay > 0
	case 4:
		if leading {
			d.month, d.day = number(s[2:]), 1
			return d.setYear(s[:2])
		}
		d.month, d.day = 1, 1
		return d.setYear(s) && !d.clock
	case 10, 13:
		return !d.clock && d.unix(s[:10])
	}
	return false
}

func (d *dateParser) unix(s string) bool {
	t := time.Unix(int64(number(s[:9]))*10+int64(s[9]-'0'), 0).UTC()
	d.year, d.month, d.day = t.Year(), int(t.Month()), t.Day()
	d.hour, d.minute, d.second = t.Clock()
	return true
}

// setYear takes a year of four digits, or one of two, which lies between 1970 and 2069.
func (d *dateParser) setYear(s string) bool {
	d.year = number(s)
	if len(s) == 2 {
		if d.year += 1900; d.year < 1970 {
			d.year += 100
		}
	}
	return len(s) == 4 || len(s) == 2
}
