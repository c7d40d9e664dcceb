package article

import (
	"strings"
	"testing"
)

const longParagraph = " The harbour council of Vessely said that no boat would be turned away this winter, whatever it carried, " +
	"and that the keeper of the pier had been told so in writing, in three languages and before two witnesses."

func TestPublishedWhereReadersSeeIt(t *testing.T) {
	for name, c := range map[string]struct{ page, url, want string }{
		"microdata on any element": {
			`<p>` + longParagraph + `</p><span itemprop="datePublished" content="2020-03-18T13:15:00+01:00">aired</span>`,
			"", "2020-03-18T13:15:00+01:00",
		},
		"dateline in the first paragraph": {
			`<h1>Boats</h1><p>Press release of 25 January 2022 |` + longParagraph + `</p><p>` + longParagraph + `</p>`,
			"", "2022-01-25T00:00:00Z",
		},
		"a year at the edge of the dateline is not cut": {
			`<h1>Boats</h1><p>` + strings.Repeat("x", 31) + ` 25.01.2022` + longParagraph + `</p><p>` + longParagraph + `</p>`,
			"", "0001-01-01T00:00:00Z",
		},
		"a date later in a paragraph is no dateline": {
			`<h1>Boats</h1><p>` + longParagraph + ` That was on 25 January 2022.</p><p>` + longParagraph + `</p>`,
			"", "0001-01-01T00:00:00Z",
		},
		"the address agrees with the machine": {
			`<meta property="article:published_time" content="2023-10-30T13:01:18+00:00"><h1>Boats</h1><p>31 October 2023</p><p>` + longParagraph + `</p>`,
			"https://example.org/2023/10/30/boats/", "2023-10-30T13:01:18Z",
		},
		"the line by the headline corrects the machine": {
			`<meta property="article:published_time" content="2023-10-30T23:01:18+00:00"><h1>Boats</h1><p>31 October 2023</p><p>` + longParagraph + `</p>`,
			"https://example.org/boats/", "2023-10-31T00:01:18+01:00",
		},
	} {
		a, err := Parse([]byte("<html lang=en><body>"+c.page), c.url)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := a.Published.Format("2006-01-02T15:04:05Z07:00"); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
