package corpus

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// read collects what Inputs yields, an input as its id and a bad line as its error.
func read(t *testing.T, r io.Reader, limit int) []string {
	t.Helper()
	var got []string
	for in, err := range Inputs(r, limit) {
		if err != nil {
			got = append(got, err.Error())
		} else {
			got = append(got, in.ID)
		}
	}
	return got
}

func TestInputsGoesOnAfterABadLine(t *testing.T) {
	lines := strings.Join([]string{
		"\ufeff" + `{"id":"first","text":"One."}`,
		`{"id":"cut","text":"Tw`,
		``,
		`{"id":"neither","title":"Three"}`,
		`{"id":"both","text":"a","html":"b"}`,
		`{"id":"blank","text":" \n"}`,
		`{"id":"list","text":["a"]}`,
		`["a"]`,
		`{"id":"date","text":"a","published":"last Tuesday"}`,
		"{\"id\":\"bytes\",\"text\":\"\xff\"}",
		`{"id":12,"html":"<p>x</p>"}`,
		`{"text":"no id"}`,
		`{"id":"last","text":"z"}`,
	}, "\n")
	want := []string{
		"first",
		"line 2: not JSON: unexpected end of JSON input",
		`line 4: neither "text" nor "html"`,
		`line 5: both "text" and "html": give one`,
		"line 6: empty text",
		`line 7: field "text" is JSON array where a string is wanted`,
		"line 8: a JSON array where an object is wanted",
		`line 9: date "last Tuesday" is not in a form like 2017-09-13T10:00:00Z or 2017-09-13`,
		"line 10: not UTF-8",
		"12",
		"",
		"last",
	}
	if diff := cmp.Diff(want, read(t, strings.NewReader(lines), MaxLine)); diff != "" {
		t.Error(diff)
	}
}

func TestInputsPassesOverALongLine(t *testing.T) {
	long := `{"id":"long","text":"` + strings.Repeat("x", 200_000) + `"}`
	lines := `{"id":"a","text":"x"}` + "\n" + long + "\r\n" + `{"id":"b","text":"y"}` + "\r\n" + long
	want := []string{"a", "line 2: line is too long", "b", "line 4: line is too long"}
	if diff := cmp.Diff(want, read(t, strings.NewReader(lines), 100_000)); diff != "" {
		t.Error(diff)
	}
}

func TestInputsEndsWithTheReader(t *testing.T) {
	r := io.MultiReader(strings.NewReader(`{"id":"a","text":"x"}`+"\n"), iotest.ErrReader(errors.New("disk on fire")))
	want := []string{"a", "reading line 2: disk on fire"}
	if diff := cmp.Diff(want, read(t, r, MaxLine)); diff != "" {
		t.Error(diff)
	}
}

func TestParseInputKeepsTheIDOfABadLine(t *testing.T) {
	in, err := ParseInput([]byte(`{"id":"a7","text":"x","date":"soon"}`))
	if in.ID != "a7" || err == nil {
		t.Errorf("id %q, error %v", in.ID, err)
	}
}

func TestParseDate(t *testing.T) {
	east := time.FixedZone("", 5*3600+1800)
	for s, want := range map[string]time.Time{
		"":                          {},
		"2017-09-13T10:00:00Z":      time.Date(2017, 9, 13, 10, 0, 0, 0, time.UTC),
		"2017-09-13T10:00:00+05:30": time.Date(2017, 9, 13, 10, 0, 0, 0, east),
		"2017-09-13T10:00:00+0530":  time.Date(2017, 9, 13, 10, 0, 0, 0, east),
		"2017-09-13 10:00":          time.Date(2017, 9, 13, 10, 0, 0, 0, time.UTC),
		" 2017-09-13 ":              time.Date(2017, 9, 13, 0, 0, 0, 0, time.UTC),
		"2017":                      time.Date(2017, 1, 1, 0, 0, 0, 0, time.UTC),
		"2017-09":                   time.Date(2017, 9, 1, 0, 0, 0, 0, time.UTC),
	} {
		if got, err := parseDate(s); err != nil || !got.Equal(want) {
			t.Errorf("parseDate(%q) = %v, %v; want %v", s, got, err, want)
		}
	}
	for _, s := range []string{"2017-13-01", "13.9.2017", "2017-02-30", "0"} {
		if got, err := parseDate(s); err == nil {
			t.Errorf("parseDate(%q) = %v, want an error", s, got)
		}
	}
}

func TestGivenMetadataGoesBeforeThePage(t *testing.T) {
	page := `<html lang="en"><head><title>From the page</title></head><body><article><h1>From the page</h1>` +
		strings.Repeat("<p>The harbour board closed the eastern quay to container ships on Monday, and said it would say why.</p>", 5) +
		`</article></body></html>`
	in := Input{URL: "https://a.example/1", Title: "As given", Site: "The Giver", HTML: page}
	a, err := in.Article()
	if err != nil {
		t.Fatal(err)
	}
	if a.Title != "As given" || a.Site != "The Giver" || a.URL != "https://a.example/1" {
		t.Errorf("title %q, site %q, url %q", a.Title, a.Site, a.URL)
	}
}

func FuzzParseInput(f *testing.F) {
	f.Add([]byte(`{"id":"a","url":"https://a.example","published":"2020-01-01","text":"x"}`))
	f.Add([]byte(`{"id":1e9,"html":"<p>\ud800</p>"}`))
	f.Add([]byte(`[{}]`))
	f.Fuzz(func(t *testing.T, line []byte) {
		in, err := ParseInput(line)
		if err != nil {
			return
		}
		if (in.Text == "") == (in.HTML == "") {
			t.Errorf("text %q and html %q", in.Text, in.HTML)
		}
	})
}
