package article

import (
	"strings"
	"sync"
	"time"
)

// parseDate reads one date as pages write them, alone or inside a short line: ISO 8601 in its shapes,
// seconds since 1970, RFC 1123, and dates in words or numbers in the languages of monthNames.
//
//	"2021-11-12T09:30:00+01:00", "20211112", "1636705800"
//	"Fri, 12 Nov 2021 08:30:00 GMT", "November 12, 2021 at 8:30 am EST"
//	"12. November 2021, 9.30 Uhr", "12 de noviembre de 2021", "12.11.2021", "11/12/2021"
//
// A number in the middle of two is the month where the first is above 12 or monthFirst is false.
// The time has the zone that is stated, UTC where none is. ok is false for a day before 1990 or after 2100.
func parseDate(s string, monthFirst bool) (t time.Time, ok bool) {
	s = strings.TrimSpace(s)
	if len(s) < 6 || len(s) > 400 {
		return t, false
	}
	if t, ok = parseISO(s); ok {
		return t, inRange(t)
	}
	if t, ok = parseEpoch(s); ok {
		return t, inRange(t)
	}
	d := dateScan{monthFirst: monthFirst}
	d.read(s)
	t, ok = d.time()
	return t, ok && inRange(t)
}

func inRange(t time.Time) bool { return t.Year() >= 1990 && t.Year() <= 2100 }

// parseISO reads YYYY-MM-DD, YYYY/MM/DD, YYYY.MM.DD or YYYYMMDD at the start of s, then a clock and a zone.
func parseISO(s string) (t time.Time, ok bool) {
	y, n := number(s, 4)
	if n != 4 {
		return t, false
	}
	rest, sep := s[4:], byte(0)
	if rest != "" && (rest[0] == '-' || rest[0] == '/' || rest[0] == '.') {
		sep, rest = rest[0], rest[1:]
	}
	m, n := number(rest, 2)
	if n == 0 || sep == 0 && n != 2 {
		return t, false
	}
	rest = rest[n:]
	if sep != 0 {
		if rest == "" || rest[0] != sep {
			return t, false
		}
		rest = rest[1:]
	}
	d, n := number(rest, 2)
	if n == 0 || sep == 0 && n != 2 || n < len(rest) && isDigit(rest[n]) || !validDay(y, m, d) {
		return t, false
	}
	rest = strings.TrimLeft(rest[n:], "T ,")
	c, rest := readClock(rest)
	return time.Date(y, time.Month(m), d, c.hour, c.minute, c.second, 0, readZone(rest)), true
}

// parseEpoch reads ten digits of seconds or thirteen of milliseconds.
func parseEpoch(s string) (time.Time, bool) {
	if len(s) != 10 && len(s) != 13 {
		return time.Time{}, false
	}
	var n int64
	for i := range len(s) {
		if !isDigit(s[i]) {
			return time.Time{}, false
		}
		n = n*10 + int64(s[i]-'0')
	}
	if len(s) == 13 {
		n /= 1000
	}
	return time.Unix(n, 0).UTC(), true
}

type clock struct {
	hour, minute, second int
	known                bool
}

// readClock reads "9:30", "09:30:15.123", "9.30", "0930", "9:30 pm", "9 a.m." at the start of s and
// returns the rest.
func readClock(s string) (c clock, rest string) {
	h, n := number(s, 2)
	if n == 0 || h > 24 {
		return clock{}, s
	}
	rest = s[n:]
	c.hour = h
	if len(rest) >= 2 && (rest[0] == ':' || rest[0] == '.' || rest[0] == 'h' || isDigit(rest[0])) {
		if !isDigit(rest[0]) {
			rest = rest[1:]
		}
		m, n := number(rest, 2)
		if n == 2 && m < 60 {
			c.minute, c.known, rest = m, true, rest[n:]
		}
		if len(rest) > 2 && (rest[0] == ':' || isDigit(rest[0])) {
			sec, n := number(strings.TrimPrefix(rest, ":"), 2)
			if n == 2 && sec < 60 {
				c.second, rest = sec, strings.TrimPrefix(rest, ":")[2:]
			}
		}
		if len(rest) > 1 && rest[0] == '.' && isDigit(rest[1]) {
			rest = strings.TrimLeft(rest[1:], "0123456789")
		}
	}
	c.half(&rest)
	if !c.known || c.hour > 23 {
		return clock{}, rest
	}
	return c, rest
}

// half applies am and pm.
func (c *clock) half(rest *string) {
	s := strings.TrimLeft(*rest, " \u00a0\u202f")
	if len(s) < 2 {
		return
	}
	mark := strings.ToLower(s[:min(4, len(s))])
	for _, form := range [...]string{"a.m.", "p.m.", "am", "pm"} {
		if !strings.HasPrefix(mark, form) {
			continue
		}
		c.known = c.hour <= 12
		if form[0] == 'p' && c.hour < 12 {
			c.hour += 12
		} else if form[0] == 'a' && c.hour == 12 {
			c.hour = 0
		}
		*rest = s[len(form):]
		return
	}
}

// readZone reads "Z", "+01:00", "-0500", "+01" or a name such as "EST" at the start of s, UTC if none.
func readZone(s string) *time.Location {
	s = strings.TrimLeft(s, " (,")
	if s == "" {
		return time.UTC
	}
	if s[0] == '+' || s[0] == '-' {
		h, n := number(s[1:], 2)
		if n == 0 || h > 14 {
			return time.UTC
		}
		m, _ := number(strings.TrimPrefix(s[1+n:], ":"), 2)
		offset := (h*60 + m%60) * 60
		if s[0] == '-' {
			offset = -offset
		}
		return fixedZone("", offset)
	}
	end := 0
	for end < len(s) && s[end] >= 'A' && s[end] <= 'Z' {
		end++
	}
	if offset, ok := zoneNames()[s[:end]]; ok {
		return fixedZone(s[:end], offset*60)
	}
	return time.UTC
}

func fixedZone(name string, offset int) *time.Location {
	if offset == 0 {
		return time.UTC
	}
	return time.FixedZone(name, offset)
}

// zoneNames gives the minutes east of Greenwich of the zone names that news pages print. IST is India's,
// CST the American one.
var zoneNames = sync.OnceValue(func() map[string]int {
	return map[string]int{
		"EST": -300, "EDT": -240, "ET": -300, "CST": -360, "CDT": -300, "CT": -360, "MST": -420, "MDT": -360,
		"PST": -480, "PDT": -420, "PT": -480, "AKST": -540, "HST": -600, "BST": 60, "CET": 60, "CEST": 120,
		"MEZ": 60, "MESZ": 120, "EET": 120, "EEST": 180, "MSK": 180, "IST": 330, "PKT": 300, "SGT": 480, "HKT": 480,
		"PHT": 480, "WIB": 420, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "SAST": 120,
		"WAT": 60, "EAT": 180, "GST": 240,
	}
})

// A dateScan collects the parts of a date in words or numbers from a line.
type dateScan struct {
	monthFirst bool
	day        int
	month      int
	year       int
	clock      clock
	zone       *time.Location
	rest       string
}

// read goes through the line word by word until day, month and year are known.
func (d *dateScan) read(s string) {
	for i := 0; i < len(s) && !d.complete(); {
		switch {
		case isDigit(s[i]):
			i += d.digits(s[i:])
		case isWordByte(s[i]):
			j := i
			for j < len(s) && isWordByte(s[j]) && !isDigit(s[j]) {
				j++
			}
			d.word(s[i:j])
			i = j
		default:
			i++
		}
		d.rest = s[min(i, len(s)):]
	}
}

func (d *dateScan) complete() bool { return d.day > 0 && d.month > 0 && d.year > 0 }

func (d *dateScan) word(w string) {
	m := monthNames()[strings.ToLower(w)]
	switch {
	case m == 0:
		// A word other than "de", "of", "th" between day and month breaks them apart: "5 things, May 2020".
		if d.month == 0 && d.year == 0 && len(w) > 3 {
			d.day = 0
		}
	case d.month == 0:
		d.month = m
	}
}

// digits reads the number or numeric date that s starts with, and returns its length.
func (d *dateScan) digits(s string) int {
	if n := d.numeric(s); n > 0 {
		return n
	}
	v, n := number(s, 9)
	switch {
	case n == 4 && v >= 1990 && v <= 2100:
		if d.month > 0 {
			d.year = v
		}
	case n <= 2 && len(s) > n+1 && s[n] == ':' && isDigit(s[n+1]):
		c, rest := readClock(s)
		if c.known {
			d.clock = c
			d.zone = readZone(rest)
			return len(s) - len(rest)
		}
	case n <= 2 && v >= 1 && v <= 31 && (d.day == 0 || d.month == 0):
		d.day = v
	}
	return n
}

// numeric reads 12.11.2021, 12/11/21, 2021-11-12.
func (d *dateScan) numeric(s string) int {
	if t, ok := parseISO(s); ok {
		d.year, d.month, d.day = t.Year(), int(t.Month()), t.Day()
		n := 0
		for n < len(s) && (isDigit(s[n]) || strings.IndexByte("-/.", s[n]) >= 0) {
			n++
		}
		return n
	}
	a, n := number(s, 2)
	if n == 0 || n+1 >= len(s) || strings.IndexByte("./-", s[n]) < 0 {
		return 0
	}
	sep, at := s[n], n+1
	for at < len(s) && s[at] == ' ' {
		at++
	}
	b, n := number(s[at:], 2)
	at += n
	if n == 0 || at >= len(s) || s[at] != sep {
		return 0
	}
	at++
	for at < len(s) && s[at] == ' ' {
		at++
	}
	y, n := number(s[at:], 4)
	at += n
	if n != 2 && n != 4 || at < len(s) && isDigit(s[at]) {
		return 0
	}
	if n == 2 {
		y += 2000
	}
	day, month := a, b
	if sep == '/' && d.monthFirst && a <= 12 || b > 12 {
		day, month = b, a
	}
	if !validDay(y, month, day) {
		return 0
	}
	d.year, d.month, d.day = y, month, day
	return at
}

func (d *dateScan) time() (t time.Time, ok bool) {
	if !d.complete() || !validDay(d.year, d.month, d.day) {
		return t, false
	}
	if !d.clock.known {
		d.clockAfter()
	}
	if d.zone == nil {
		d.zone = time.UTC
	}
	return time.Date(d.year, time.Month(d.month), d.day, d.clock.hour, d.clock.minute, d.clock.second, 0, d.zone), true
}

// clockAfter looks for a clock in the thirty bytes after the date: "12 May 2021 at 9.30 pm".
func (d *dateScan) clockAfter() {
	s := d.rest[:min(len(d.rest), 30)]
	i := strings.IndexAny(s, "0123456789")
	if i < 0 {
		return
	}
	if c, rest := readClock(d.rest[i:]); c.known {
		d.clock, d.zone = c, readZone(rest)
	}
}

func validDay(y, m, d int) bool {
	return y > 0 && m >= 1 && m <= 12 && d >= 1 && d <= 31 && time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Day() == d
}

// number reads at most limit digits at the start of s.
func number(s string, limit int) (v, n int) {
	for n < len(s) && n < limit && isDigit(s[n]) {
		v = v*10 + int(s[n]-'0')
		n++
	}
	return v, n
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// monthNames lists the months by name, whole and cut short, in lower case.
var monthNames = sync.OnceValue(func() map[string]int {
	names := map[string]int{}
	for _, list := range [...]string{
		"january february march april may june july august september october november december", // English
		"jan feb mar apr may jun jul aug sep oct nov dec",
		"januar februar märz april mai juni juli august september oktober november dezember", // German
		"jän feb mär apr mai jun jul aug sept okt nov dez",
		"jänner feber maerz apr mai jun jul aug sep okt nov dez",
		"janvier février mars avril mai juin juillet août septembre octobre novembre décembre", // French
		"janv févr mars avr mai juin juil août sept oct nov déc",
		"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre", // Spanish
		"ene feb mar abr may jun jul ago set oct nov dic",
		"gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre", // Italian
		"gen feb mar apr mag giu lug ago set ott nov dic",
		"janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro", // Portuguese
		"jan fev mar abr mai jun jul ago set out nov dez",
		"januari februari maart april mei juni juli augustus september oktober november december", // Dutch
		"jan feb mrt apr mei jun jul aug sep okt nov dec",
		"januari februari mars april maj juni juli augusti september oktober november december",                                            // Swedish
		"januar februar marts april maj juni juli august september oktober november december",                                              // Danish
		"januar februar mars april mai juni juli august september oktober november desember",                                               // Norwegian
		"stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",                               // Polish
		"ledna února března dubna května června července srpna září října listopadu prosince",                                              // Czech
		"января февраля марта апреля мая июня июля августа сентября октября ноября декабря",                                                // Russian
		"січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",                                           // Ukrainian
		"ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",                                                       // Turkish
		"tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta", // Finnish
	} {
		for i, w := range strings.Fields(list) {
			if names[w] == 0 {
				names[w] = i + 1
			}
		}
	}
	names["sept"] = 9
	return names
})
