package when

import (
	"strings"
	"sync"
	"time"

	"newsclaims/extract/text"
)

// Find returns the date expressions of a sentence in text order, without overlap. Those that say how far off they are ("last week",
// "Tuesday", "in September") are read against the day of published; where that is zero only full dates and years are found.
//
// A weekday or month without a year is the latest that is not after the day of publication where the sentence tells of the past, and the next one after words such as
// "next", "coming" and "by": "on Tuesday" in an article of Wednesday is the day before.
func Find(src string, s *text.Sentence, published time.Time) []Expr {
	r := reader{src: src, t: s.Tokens}
	if !published.IsZero() {
		r.known, r.day = true, DayOf(published)
	}
	var found []Expr
	for i := 0; i < len(r.t); {
		first, last, from, to := r.at(i)
		if last <= i || from > to {
			i++
			continue
		}
		found = append(found, Expr{Start: r.t[first].Start, End: r.t[last-1].End, From: from, To: to})
		i = last
	}
	return found
}

// A reader reads the date expressions of one sentence.
type reader struct {
	src   string
	t     []text.Token
	known bool // the day of publication is known
	day   Day
}

// word returns token i in small letters without a final full stop, "" past the ends.
func (r *reader) word(i int) string {
	if i < 0 || i >= len(r.t) {
		return ""
	}
	return strings.TrimSuffix(strings.ToLower(r.src[r.t[i].Start:r.t[i].End]), ".")
}

// at reads the expression that begins at token i: tokens first up to last, last being i or less where there is none.
func (r *reader) at(i int) (first, last int, from, to Day) {
	if !begins(r.word(i)) {
		return i, i, 0, 0
	}
	for _, rule := range rules {
		if last, from, to = rule(r, i); last > i {
			return i, last, from, to
		}
	}
	return i, i, 0, 0
}

// rules read an expression that begins at a token, in the order in which they are tried.
var rules = [...]func(*reader, int) (int, Day, Day){
	(*reader).iso, (*reader).calendar, (*reader).quarter, (*reader).relative, (*reader).ago, (*reader).near, (*reader).weekday, (*reader).year,
}

// begins reports whether a rule may read something that begins with the word: most words begin nothing.
func begins(w string) bool {
	return w != "" && (w[0] >= '0' && w[0] <= '9' || beginnings()[w])
}

// beginnings are the words without a digit in front that rules read first.
var beginnings = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for w := range months {
		words[w] = true
	}
	for w := range weekdays {
		words[w] = true
	}
	for w := range smallNumbers {
		words[w] = true
	}
	for _, w := range [...]string{
		"q1", "q2", "q3", "q4", "first", "second", "third", "fourth", "last", "past", "previous", "this", "current", "next", "coming", "in", "within",
		"today", "tonight", "yesterday", "tomorrow",
	} {
		words[w] = true
	}
	return words
})

// number reads a whole number of up to four digits or a small one in letters; ok is false for anything else.
func number(w string) (n int, ok bool) {
	if n, ok = smallNumbers[w]; ok {
		return n, true
	}
	if len(w) == 0 || len(w) > 4 {
		return 0, false
	}
	for i := 0; i < len(w); i++ {
		if w[i] < '0' || w[i] > '9' {
			return 0, false
		}
		n = 10*n + int(w[i]-'0')
	}
	return n, true
}

var smallNumbers = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12,
}

// ordinal reads the day of a month: "13", "13th", "1st".
func ordinal(w string) (int, bool) {
	for _, end := range [...]string{"st", "nd", "rd", "th"} {
		w = strings.TrimSuffix(w, end)
	}
	if w == "" || w[0] < '0' || w[0] > '9' {
		return 0, false
	}
	n, ok := number(w)
	return n, ok && n >= 1 && n <= 31
}

// month reads the name of a month, short or long. "May", "March" and "mar" are months only where they are written large and no verb.
func (r *reader) month(i int) (time.Month, bool) {
	m, ok := months[r.word(i)]
	if !ok || m == 0 {
		return 0, false
	}
	c := r.src[r.t[i].Start]
	if c < 'A' || c > 'Z' || r.t[i].Tag == text.MD || r.t[i].Tag == text.VB || r.t[i].Tag == text.VBP {
		return 0, false
	}
	return m, true
}

var months = map[string]time.Month{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
	"october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
	"sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

// fullYear reads a year of the calendar: 1800 to 2199.
func (r *reader) fullYear(i int) (int, bool) {
	w := r.word(i)
	if len(w) != 4 {
		return 0, false
	}
	n, ok := number(w)
	return n, ok && n >= 1800 && n < 2200
}

func monthSpan(y int, m time.Month) (from, to Day) { return Date(y, m, 1), Date(y, m+1, 1) - 1 }

func yearSpan(y int) (from, to Day) { return Date(y, 1, 1), Date(y, 12, 31) }
