package feeds

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Feeds write dates in the format of mail (RFC 822), of the web (W3CDTF, ISO 8601), of C's asctime, of databases, and in
// whatever a template makes of the local language. They are read by what their parts look like rather than by a list
// of layouts:
//
//   - 10:14 or 10:14:55.25 is the time, am and pm beside it included.
//   - What follows the time with a sign, or is the name of a zone, is the zone: +0200, GMT-01:00, EST, Z. No zone is UTC.
//   - A word is the name of a month or of a day of the week in one of the languages of month.go; any other word makes the
//     whole no date.
//   - Of the numbers that are left, one of four digits is the year. With the month named, the other one is the day.
//     All in numbers they are year, month and day; or day, month and year where the year stands last, or month, day and
//     year with am or pm.
//
// A date that cannot be is refused: 31 June, 25:00, a zone of 99 hours.

// ParseDate reads a date in any of the formats that feeds use. false is returned for what is none or cannot be.
func ParseDate(s string) (time.Time, bool) {
	s = strings.TrimSpace(s)
	if len(s) < 4 || len(s) > 120 {
		return time.Time{}, false
	}
	layout := time.RFC3339
	if s[0] > '9' {
		layout = time.RFC1123Z
	}
	if t, err := time.Parse(layout, s); err == nil {
		return t.UTC(), sane(t)
	}
	var d dateParser
	d.split(s)
	if d.failed || !d.takeTime() || !d.takeWords() || !d.takeNumbers() {
		return time.Time{}, false
	}
	return d.date()
}

// sane reports whether the zone of t exists somewhere and its year is one that can be written.
func sane(t time.Time) bool {
	_, offset := t.Zone()
	return offset > -25*3600 && offset < 25*3600 && t.UTC().Year() > 0 && t.UTC().Year() < 10000
}

// A datePart is a number, a word, or one sign.
type datePart struct {
	text   string
	digits bool
	word   bool
	spaced bool // white space stands before it
}

type dateParser struct {
	parts                     []datePart
	year, month, day, yearDay int
	hour, minute, second      int
	nano                      int
	offset                    int // seconds east of Greenwich
	clock, zoned, half        bool
	pm                        bool
	doubtful                  bool // the name of the month may be that of a day
	failed                    bool
}

// split cuts s into parts. Comments in parentheses go, and so do commas.
func (d *dateParser) split(s string) {
	depth, spaced := 0, false
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case depth > 0:
		case unicode.IsSpace(r) || r == ',':
			spaced = true
		case r >= '0' && r <= '9':
			n = span(s, func(r rune) bool { return r >= '0' && r <= '9' })
			d.add(datePart{text: s[:n], digits: true, spaced: spaced})
			spaced = false
		case unicode.IsLetter(r):
			n = span(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) })
			d.add(datePart{text: s[:n], word: true, spaced: spaced})
			spaced = false
		default:
			d.add(datePart{text: s[:n], spaced: spaced})
			spaced = false
		}
		s = s[n:]
	}
}

func span(s string, in func(rune) bool) int {
	if n := strings.IndexFunc(s, func(r rune) bool { return !in(r) }); n >= 0 {
		return n
	}
	return len(s)
}

func (d *dateParser) add(p datePart) {
	if d.failed = d.failed || len(d.parts) >= 40; !d.failed {
		d.parts = append(d.parts, p)
	}
}

// at returns the part at i, an empty one beyond the ends.
func (d *dateParser) at(i int) datePart {
	if i < 0 || i >= len(d.parts) {
		return datePart{}
	}
	return d.parts[i]
}

// takeTime takes out the time of day with the zone behind it. It reports false for one that cannot be.
func (d *dateParser) takeTime() bool {
	for i := range d.parts {
		if d.at(i).digits && d.at(i+1).text == ":" && d.at(i+2).digits {
			return d.takeClock(i)
		}
		if strings.EqualFold(d.at(i).text, "t") && d.at(i+1).digits && i > 0 && d.at(i-1).digits && d.at(i+2).text != ":" {
			return d.takeBasicClock(i)
		}
	}
	return true
}

// takeClock takes out h:m or h:m:s that begins at i.
func (d *dateParser) takeClock(i int) bool {
	d.clock = true
	d.hour, d.minute = number(d.at(i).text), number(d.at(i+2).text)
	end := i + 3
	if d.at(end).text == ":" && d.at(end+1).digits {
		d.second = number(d.at(end + 1).text)
		end += 2
	}
	if (d.at(end).text == "." || d.at(end).text == ",") && d.at(end+1).digits {
		d.nano = fraction(d.at(end + 1).text)
		end += 2
	}
	if d.at(end).text == ":" {
		return false
	}
	if i > 0 && strings.EqualFold(d.at(i-1).text, "t") {
		i--
	}
	end, ok := d.takeZone(end)
	d.parts = append(d.parts[:i:i], d.parts[end:]...)
	return ok
}

// takeBasicClock takes out T101455 that begins at i.
func (d *dateParser) takeBasicClock(i int) bool {
	d.clock = true
	digits := d.at(i + 1).text
	switch len(digits) {
	case 6:
		d.second = number(digits[4:])
		fallthrough
	case 4:
		d.minute = number(digits[2:4])
		fallthrough
	case 2:
		d.hour = number(digits[:2])
	default:
		return false
	}
	end, ok := d.takeZone(i + 2)
	d.parts = append(d.parts[:i:i], d.parts[end:]...)
	return ok
}

// takeZone reads the half of the day and the zone that begin at i and returns where they end.
func (d *dateParser) takeZone(i int) (end int, ok bool) {
	i = d.takeHalf(i)
	if p := d.at(i); p.word {
		if seconds, known := zones[strings.ToUpper(p.text)]; known {
			d.offset, d.zoned = seconds, true
			i++
		} else if zoneLike(p.text) && d.at(i+1).text != "-" && d.at(i+1).text != "/" {
			d.zoned = true // a zone that nobody knows is UTC
			i++
		} else if d.at(i+1).text == "/" && d.at(i+2).word {
			seconds := zones[strings.ToUpper(d.at(i+2).text)] // Etc/GMT
			d.offset, d.zoned = seconds, true
			i += 3
		}
	}
	for d.at(i).text == "-" && d.at(i+1).text == "-" || d.at(i).text == ":" && d.at(i+1).text == "-" {
		i++
	}
	sign := d.at(i).text
	if sign != "+" && sign != "-" {
		return i, true
	}
	if !d.at(i + 1).digits {
		return i, false
	}
	hours, minutes, end := d.at(i+1).text, "", i+2
	if d.at(end).text == ":" {
		if !d.at(end + 1).digits {
			return i, false
		}
		minutes, end = d.at(end+1).text, end+2
	} else if len(hours) > 2 {
		minutes, hours = hours[len(hours)-2:], hours[:len(hours)-2]
	}
	h, m := number(hours), number(minutes)
	if h > 15 || m > 59 || len(hours) > 2 {
		return i, false
	}
	d.offset, d.zoned = h*3600+m*60, true
	if sign == "-" {
		d.offset = -d.offset
	}
	if zones[strings.ToUpper(d.at(end).text)] != 0 || strings.EqualFold(d.at(end).text, "GMT") || strings.EqualFold(d.at(end).text, "UTC") {
		end++ // the name of the zone said again
	}
	return end, true
}

// takeHalf reads am and pm, dotted or not, at i.
func (d *dateParser) takeHalf(i int) int {
	word := strings.ToLower(d.at(i).text)
	end := i + 1
	if (word == "a" || word == "p") && d.at(i+1).text == "." && strings.EqualFold(d.at(i+2).text, "m") {
		word, end = word+"m", i+3
		if d.at(end).text == "." {
			end++
		}
	}
	if word != "am" && word != "pm" {
		return i
	}
	d.half, d.pm = true, word == "pm"
	return end
}

// zoneLike reports whether a word may be the name of a zone.
func zoneLike(s string) bool {
	return len(s) <= 5 && s == strings.ToUpper(s) && s[0] < utf8.RuneSelf && months[strings.ToLower(s)] == 0
}

// takeWords takes out the names of days and of the month. It reports false for words that have no place in a date.
func (d *dateParser) takeWords() bool {
	kept := d.parts[:0]
	for _, p := range d.parts {
		if !p.word {
			kept = append(kept, p)
			continue
		}
		word := strings.ToLower(p.text)
		seconds, zone := zones[strings.ToUpper(p.text)]
		switch m := months[word]; {
		case m > 0 && (d.month == 0 || d.doubtful):
			d.month, d.doubtful = m, word == "mar" // March, or Tuesday in French, Spanish and Italian
		case weekdays[word] || fillers[word]:
		case word == "오전" || word == "오후":
			d.half, d.pm = true, word == "오후"
			d.korean()
		case word == "년" || word == "월" || word == "일":
			d.korean()
		case zone && !d.zoned:
			d.offset, d.zoned = seconds, true
		default:
			return false
		}
	}
	d.parts = kept
	return true
}

// korean sets the zone of dates written in Korean, which never name it.
func (d *dateParser) korean() {
	if !d.zoned {
		d.offset, d.zoned = 9*3600, true
	}
}

// number returns the value of digits, a large one for those that are too many.
func number(digits string) int {
	if len(digits) > 9 {
		return 1 << 30
	}
	n := 0
	for _, c := range []byte(digits) {
		n = n*10 + int(c-'0')
	}
	return n
}

// fraction returns nanoseconds from the digits behind the point.
func fraction(digits string) int {
	return number((digits + "000000000")[:9])
}

// date puts the parts together and refuses what cannot be.
func (d *dateParser) date() (time.Time, bool) {
	if d.half {
		if d.hour < 1 || d.hour > 12 {
			if d.hour > 23 {
				return time.Time{}, false
			}
		} else if d.hour %= 12; d.pm {
			d.hour += 12
		}
	}
	if d.second == 60 {
		d.second = 59 // a leap second
	}
	midnight := d.hour == 24 && d.minute == 0 && d.second == 0
	if d.hour > 23 && !midnight || d.minute > 59 || d.second > 59 || d.year < 1 || d.year > 9999 {
		return time.Time{}, false
	}
	if d.yearDay > 0 {
		d.month, d.day = 1, d.yearDay
		if d.yearDay > 366 {
			return time.Time{}, false
		}
	} else if d.month < 1 || d.month > 12 || d.day < 1 || d.day > daysIn(d.year, d.month) {
		return time.Time{}, false
	}
	t := time.Date(d.year, time.Month(d.month), d.day, d.hour, d.minute, d.second, d.nano, time.FixedZone("", d.offset))
	return t.UTC(), sane(t)
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
