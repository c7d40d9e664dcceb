package article

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"
)

func TestParseDate(t *testing.T) {
	for in, want := range map[string]string{
		"2021-11-12T09:30:00+01:00":                "2021-11-12T09:30:00+01:00",
		"2021-11-12T09:30:15.123Z":                 "2021-11-12T09:30:15Z",
		"2021-11-12 09:30":                         "2021-11-12T09:30:00Z",
		"2021-11-12":                               "2021-11-12T00:00:00Z",
		"2021/7/2":                                 "2021-07-02T00:00:00Z",
		"20211112":                                 "2021-11-12T00:00:00Z",
		"20211112T0930":                            "2021-11-12T09:30:00Z",
		"1636705800":                               "2021-11-12T08:30:00Z",
		"1636705800000":                            "2021-11-12T08:30:00Z",
		"Fri, 12 Nov 2021 08:30:00 GMT":            "2021-11-12T08:30:00Z",
		"Fri Nov 12 2021 08:30:00 -0500":           "2021-11-12T08:30:00-05:00",
		"November 12, 2021 at 8:30 am EST":         "2021-11-12T08:30:00-05:00",
		"Updated Nov. 12th, 2021, 10:05 p.m. PT":   "2021-11-12T22:05:00-08:00",
		"By Mira Castell | 12 November 2021":       "2021-11-12T00:00:00Z",
		"12. November 2021, 9.30 Uhr":              "2021-11-12T09:30:00Z",
		"12 de noviembre de 2021":                  "2021-11-12T00:00:00Z",
		"le 3 août 2020 à 14h05":                   "2020-08-03T14:05:00Z",
		"12.11.2021":                               "2021-11-12T00:00:00Z",
		"Stand: 3. 5. 2019":                        "2019-05-03T00:00:00Z",
		"11/12/2021":                               "2021-11-12T00:00:00Z",
		"25/12/2021":                               "2021-12-25T00:00:00Z",
		"Tanja Rehm3.11.2023":                      "2023-11-03T00:00:00Z",
		"2 декабря 2019":                           "2019-12-02T00:00:00Z",
		"31 February 2021":                         "",
		"5 things to know, May 2020":               "",
		"1821-11-12":                               "",
		"no date at all":                           "",
		"2021":                                     "",
		"99999999999999999999":                     "",
		"":                                         "",
		"call 555-1234 or 020 7946 0018 for more.": "",
	} {
		got := ""
		if d, ok := parseDate(in, true); ok {
			got = d.Format(time.RFC3339)
		}
		if got != want {
			t.Errorf("parseDate(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestParseDateReadsWhatItPrints(t *testing.T) {
	layouts := []string{time.RFC3339, time.RFC1123Z, "2 January 2006 15:04 -0700", "Jan 2, 2006 3:04 PM -0700", "2006-01-02T15:04:05-0700"}
	rapid.Check(t, func(t *rapid.T) {
		zone := time.FixedZone("", 900*rapid.IntRange(-48, 48).Draw(t, "zone"))
		want := time.Unix(rapid.Int64Range(700_000_000, 4_000_000_000).Draw(t, "seconds")/60*60, 0).In(zone)
		s := want.Format(rapid.SampledFrom(layouts).Draw(t, "layout"))
		if got, ok := parseDate(s, true); !ok || !got.Equal(want) {
			t.Fatalf("parseDate(%q) = %v, %v", s, got, ok)
		}
	})
}

func TestDecode(t *testing.T) {
	const german = "<html><body><p>Der Stadtrat von Lindau hat am Donnerstag über die Straßen und Plätze beraten, sagte Bürgermeister Müßig.</p>"
	latin, _ := charmap.Windows1252.NewEncoder().String(german)
	const russian = "<html><body><p>Суд отменил запрет на продажу самокатов, сообщила в понедельник пресс-служба министерства.</p>"
	cyrillic, _ := charmap.Windows1251.NewEncoder().String(russian)
	const japaneseText = "<html><body><p>裁判所は月曜日、配達ロボットの禁止を取り消したと発表した。市は控訴を検討している。</p>"
	sjis, _ := japanese.ShiftJIS.NewEncoder().String(japaneseText)
	wide, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(german)
	for _, c := range []struct{ name, in, label, want string }{
		{"valid UTF-8 under a wrong label", german, "iso-8859-1", german},
		{"valid UTF-8 with a wrong meta tag", `<meta charset="windows-1251">` + german, "", `<meta charset="windows-1251">` + german},
		{"byte order mark", "\xef\xbb\xbf" + german, "", german},
		{"UTF-16", wide, "", german},
		{"windows-1252 without a word", latin, "", german},
		{"windows-1252 that claims UTF-8", `<meta charset="utf-8">` + latin, "utf-8", `<meta charset="utf-8">` + german},
		{"windows-1251 by the server", cyrillic, "windows-1251", russian},
		{"windows-1251 by its letters", cyrillic, "", russian},
		{"Shift_JIS by its meta tag", `<meta charset="shift_jis">` + sjis, "", `<meta charset="shift_jis">` + japaneseText},
		{"cut inside a character", german + "Ma\xc3", "", german + "Ma\uFFFD"},
	} {
		if d := cmp.Diff(c.want, string(decode([]byte(c.in), c.label))); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
}

func TestFromText(t *testing.T) {
	const text = "Ban lifted\n\n  The ministry said so on Monday.\r\nShops reopen.\n \n"
	a := FromText(" Ban lifted ", text)
	checkBlocks(t, a)
	if a.Text != text || a.Title != "Ban lifted" || a.Kind != KindArticle {
		t.Errorf("FromText = %+v", a)
	}
	var got []string
	for _, b := range a.Blocks {
		got = append(got, a.Text[b.Start:b.End])
	}
	if d := cmp.Diff([]string{"Ban lifted", "The ministry said so on Monday.", "Shops reopen."}, got); d != "" {
		t.Error(d)
	}
}

func TestFromTextKeepsEveryByte(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		if a := FromText("", text); a.Text != text {
			t.Fatalf("%q became %q", text, a.Text)
		}
	})
}

func TestJSONForgives(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", `{"headline":"Ban lifted"}`, "Ban lifted"},
		{"line break in a string", "{\"headline\":\"Ban\n lifted\"}", "Ban\n lifted"},
		{"comma after the last", `{"a":[1,2,],"headline":"Ban lifted",}`, "Ban lifted"},
		{"escapes", `{"headline":"\u201cBan\u201d \/ lifted \ud83d\ude00"}`, "“Ban” / lifted 😀"},
		{"entities", `{"headline":"Ban &amp; levy"}`, "Ban & levy"},
		{"cut off", `{"headline":"Ban lif`, "Ban lif"},
		{"cut in an escape", `{"headline":"Ban \u20`, "Ban \uFFFD20"},
		{"brackets in strings", `{"a":"}]{","headline":"Ban lifted"}`, "Ban lifted"},
	} {
		if got := jsonValue(c.in).get("headline").text(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestCleanNames(t *testing.T) {
	for in, want := range map[string]string{
		"By Jane Roe and John Doe, Reuters": "Jane Roe; John Doe; Reuters",
		"Lauren Field, MS, RDN":             "Lauren Field",
		"Jane Roe November 26th":            "Jane Roe",
		"Jane Roe Published on July 18":     "Jane Roe",
		"https://example.org/staff/jane":    "",
		"admin":                             "",
		"4 comments":                        "",
		"Jane Roe (Image: J. Doe)":          "Jane Roe",
		"Harbour Ledger":                    "",
		"Von Jutta Rehm und Georg Mann":     "Jutta Rehm; Georg Mann",
		"Jane Roe is a reporter who covers the courts and the police of the whole county": "",
	} {
		if got := strings.Join(cleanNames([]string{in}, "Harbour Ledger"), "; "); got != want {
			t.Errorf("cleanNames(%q) = %q, want %q", in, got, want)
		}
	}
}
