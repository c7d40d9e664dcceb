package newsroom

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"html"
	"io"
	"math/rand/v2"
	"strings"
	"time"
)

// HTML is the story as a page in the layout of its site.
func (s *Story) HTML() string {
	var body strings.Builder
	for i, p := range s.Paragraphs {
		fmt.Fprintf(&body, "<p>%s</p>\n", html.EscapeString(p))
		if i == 2 {
			body.WriteString(`<aside class="related"><h3>Read also</h3><ul><li><a href="/more">Ten kettles compared</a></li></ul></aside>` + "\n")
		}
	}
	r := strings.NewReplacer("TITLE", html.EscapeString(s.Title), "SITE", html.EscapeString(s.Site), "AUTHOR", html.EscapeString(s.Author),
		"DATE", s.Published.Format(time.RFC3339), "URL", s.URL, "BODY", body.String(), "NAV", navigation, "FOOT", footer)
	return r.Replace(layouts[len(s.Site)%len(layouts)])
}

var layouts = []string{
	`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>TITLE | SITE</title><link rel="canonical" href="URL">
<meta property="og:title" content="TITLE"><meta property="og:site_name" content="SITE"><meta property="article:published_time" content="DATE"></head>
<body>NAV<main><article><h1>TITLE</h1><div class="byline">By AUTHOR</div><div class="article-body">
BODY</div></article></main>FOOT</body></html>`,
	`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>TITLE - SITE</title><script type="application/ld+json">{"@context":"https://schema.org",
"@type":"NewsArticle","headline":"TITLE","datePublished":"DATE","author":{"@type":"Person","name":"AUTHOR"},"publisher":{"@type":"Organization","name":"SITE"}}</script>
</head><body>NAV<div id="wrap"><div class="col"><h1 class="headline">TITLE</h1><time datetime="DATE">DATE</time>
<div class="story">BODY</div></div><div class="sidebar"><p>Most read</p><ul><li><a href="/1">A long walk by the canal and what it taught us</a></li></ul></div></div>FOOT</body></html>`,
	`<html><head><title>SITE: TITLE</title><meta name="author" content="AUTHOR"><meta name="date" content="DATE"></head><body>
<table><tr><td>NAV</td></tr><tr><td class="text"><h2>TITLE</h2><i>AUTHOR</i>
BODY</td></tr></table>FOOT</body></html>`,
}

var navigation = `<nav><ul>` + strings.Repeat(`<li><a href="/section">Section of the paper</a></li>`, 25) + `</ul></nav>`

var footer = `<footer><p>All rights reserved by the owners of this paper.</p><ul>` + strings.Repeat(`<li><a href="/help">Help and contact</a></li>`, 30) + `</ul></footer>`

// An Archive is a web archive of the stories of a newsroom.
type Archive struct {
	Room
	Stories int
	Damaged float64 // part of the records that are cut, overwritten or lost in the middle, from 0 to 1
}

// Write writes the archive as .warc.gz, a gzip member for each record.
func (a Archive) Write(w io.Writer) error {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	for i := range a.Stories {
		s := a.Story(i)
		b.Reset()
		z.Reset(&b)
		if _, err := z.Write(s.record()); err != nil {
			return err
		}
		if err := z.Close(); err != nil {
			return err
		}
		member := b.Bytes()
		if a.IsDamaged(i) {
			member = damaged(rand.New(rand.NewPCG(a.Seed, uint64(i))), member)
		}
		if _, err := w.Write(member); err != nil {
			return err
		}
	}
	return nil
}

// IsDamaged says whether the record of story i is damaged.
func (a Archive) IsDamaged(i int) bool {
	return rand.New(rand.NewPCG(a.Seed^0xdead, uint64(i))).Float64() < a.Damaged
}

// record is the story as a response record.
func (s *Story) record() []byte {
	page := s.HTML()
	answer := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s", len(page), page)
	return fmt.Appendf(nil, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:%08d>\r\nWARC-Date: %s\r\nWARC-Target-URI: %s\r\n"+
		"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		s.Number, s.Published.Add(time.Hour).Format(time.RFC3339), s.URL, len(answer), answer)
}

func damaged(rng *rand.Rand, member []byte) []byte {
	at := len(member)/4 + rng.IntN(len(member)/2)
	switch rng.IntN(3) {
	case 0:
		return member[:at]
	case 1:
		return append(member[:at:at], member[at+min(40, len(member)-at):]...)
	}
	for i := at; i < min(at+30, len(member)); i++ {
		member[i] = byte(rng.Uint32())
	}
	return member
}
