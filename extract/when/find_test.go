package when

import (
	"strings"
	"testing"
	"time"

	"newsclaims/extract/text"
)

// TestFind reads sentences of an article of Wednesday, 13 September 2017.
func TestFind(t *testing.T) {
	published := time.Date(2017, 9, 13, 8, 0, 0, 0, time.UTC)
	for in, want := range map[string]string{
		"Last week Best Buy pulled the products.":          "Last week 2017-09-04 2017-09-10",
		"The ban was announced on Tuesday.":                "Tuesday 2017-09-12 2017-09-12",
		"It has until Friday to reply.":                    "Friday 2017-09-15 2017-09-15",
		"The court ruled on 13 September 2017.":            "13 September 2017 2017-09-13 2017-09-13",
		"Sept. 5 was the deadline.":                        "Sept. 5 2017-09-05 2017-09-05",
		"On December 28 it was still on sale.":             "December 28 2017-12-28 2017-12-28",
		"The fine of March 3, 2015, was upheld.":           "March 3, 2015 2015-03-03 2015-03-03",
		"In August the agency said no.":                    "August 2017-08-01 2017-08-31",
		"It was banned in July 2016.":                      "July 2016 2016-07-01 2016-07-31",
		"Yesterday it denied the report.":                  "Yesterday 2017-09-12 2017-09-12",
		"Two years ago it paid.":                           "Two years ago 2015-01-01 2015-12-31",
		"It will phase out the model by 2027.":             "2027 2027-01-01 2027-12-31",
		"This month it will appeal.":                       "This month 2017-09-01 2017-09-30",
		"The rule takes effect next year.":                 "next year 2018-01-01 2018-12-31",
		"It has shipped 2000 phones.":                      "",
		"The bill may pass.":                               "",
		"Troops march on.":                                 "",
		"It must comply within 90 days.":                   "within 90 days 2017-09-13 2017-12-12",
		"Sales start in the second quarter of 2018.":       "second quarter of 2018 2018-04-01 2018-06-30",
		"On 31 September nothing happens.":                 "",
		"The note is dated 2017-08-31.":                    "2017-08-31 2017-08-31 2017-08-31",
		"Three days ago, and again on Monday, it refused.": "Three days ago 2017-09-10 2017-09-10; Monday 2017-09-11 2017-09-11",
		"Over the past two months it has sued rivals.":     "past two months 2017-07-13 2017-09-13",
		"Next Monday the hearing begins.":                  "Next Monday 2017-09-18 2017-09-18",
	} {
		var got []string
		for _, s := range text.Default().Sentences(in) {
			for _, e := range Find(in, &s, published) {
				got = append(got, in[e.Start:e.End]+" "+e.From.String()+" "+e.To.String())
			}
		}
		if g := strings.Join(got, "; "); g != want {
			t.Errorf("%s\n got %s\nwant %s", in, g, want)
		}
	}
}

// TestNoDate finds full dates only where the day of publication is not known.
func TestNoDate(t *testing.T) {
	const in = "Last week and on Tuesday it said that 13 September 2017 was too late."
	s := text.Default().Sentences(in)
	if got := Find(in, &s[0], time.Time{}); len(got) != 1 || in[got[0].Start:got[0].End] != "13 September 2017" {
		t.Errorf("%+v", got)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("last week in September 13, 2017 two years ago Q3 2025", int64(1505289600))
	f.Fuzz(func(t *testing.T, src string, at int64) {
		if at < -1<<36 || at > 1<<36 {
			return
		}
		for _, s := range text.Default().Sentences(src) {
			end := s.Start
			for _, e := range Find(src, &s, time.Unix(at, 0).UTC()) {
				if e.Start < end || e.End > s.End || e.Start >= e.End || e.From > e.To {
					t.Fatalf("%q: %+v in %d:%d", src, e, s.Start, s.End)
				}
				end = e.End
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	const in = "Last week Best Buy pulled the products that the agency had banned on 13 September 2017, two years ago."
	s := text.Default().Sentences(in)
	day := time.Date(2017, 9, 13, 0, 0, 0, 0, time.UTC)
	b.ReportAllocs()
	for b.Loop() {
		Find(in, &s[0], day)
	}
	b.ReportMetric(float64(b.N*len(s[0].Tokens))/b.Elapsed().Seconds(), "tokens/s")
}
