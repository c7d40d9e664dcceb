package when

import (
	"math/rand/v2"
	"testing"
	"time"

	"newsclaims/extract/text"
)

// TestBegins holds that no rule reads anything at a word that begins nothing, in sentences of words that dates are made of and of others.
func TestBegins(t *testing.T) {
	vocabulary := []string{
		"In", "within", "the", "Past", "previous", "last", "this", "current", "next", "coming", "First", "fourth", "quarter", "half", "of", "Q3", "today",
		"Tonight", "yesterday", "tomorrow", "Monday", "Sunday", "May", "Sept.", "March", "13", "13th", "1st", "2015", "2017-09-13", "a", "an", "Twelve",
		"days", "week", "year", "ago", "by", "until", "since", ",", ".", "-", "", "firm", "\u212aing", "’s", "I",
	}
	random := rand.New(rand.NewPCG(1, 2))
	read := map[string]bool{}
	for range 20000 {
		r := reader{known: random.IntN(4) > 0, day: DayOf(time.Date(2017, 9, 13, 0, 0, 0, 0, time.UTC))}
		for range 6 {
			w := vocabulary[random.IntN(len(vocabulary))]
			r.t = append(r.t, text.Token{Start: len(r.src), End: len(r.src) + len(w)})
			if r.src += w; random.IntN(2) == 0 {
				r.src += " "
			}
		}
		for i := range r.t {
			for _, rule := range rules {
				if last, _, _ := rule(&r, i); last <= i {
					continue
				}
				if read[r.word(i)] = true; !begins(r.word(i)) {
					t.Fatalf("%q begins a date in %q, and begins says no", r.word(i), r.src)
				}
			}
		}
	}
	if len(read) < 25 || begins("firm") {
		t.Errorf("%d words begin a date, want more: %v", len(read), read)
	}
}
