package feeds

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"
)

// bigRSS writes a clean feed of n entries as a newspaper's template would.
func bigRSS(n int) []byte {
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>The Harbour Post</title><link>https://harbour.example/</link><description>News from the coast</description><language>en-GB</language>`)
	for i := range n {
		fmt.Fprintf(&b, `
<item><title>Council bans drones over the old harbour, case %d</title><link>https://harbour.example/news/%d</link>
<guid isPermaLink="false">harbour-%d</guid><pubDate>Mon, 02 Mar 2026 %02d:%02d:00 +0000</pubDate><dc:creator><![CDATA[Ann Gray]]></dc:creator>
<category>Technology</category><media:thumbnail url="https://harbour.example/i/%d.jpg"/>
<description><![CDATA[<p>The council has banned &amp; fined operators of drones.</p>]]></description></item>`, i, i, i, i/60%24, i%60, i)
	}
	b.WriteString("\n</channel></rss>")
	return b.Bytes()
}

func BenchmarkParse(b *testing.B) {
	data := bigRSS(1000)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if f, err := Parse(data, "application/rss+xml", "https://harbour.example/feed"); err != nil || len(f.Items) != 1000 || f.Repairs != nil {
			b.Fatal(err, f.Repairs)
		}
	}
}

// BenchmarkGofeed is gofeed alone on the same feed, for comparison.
func BenchmarkGofeed(b *testing.B) {
	data := bigRSS(1000)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := gofeed.NewParser().Parse(bytes.NewReader(data)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParseDamaged(b *testing.B) {
	data := []byte(strings.ReplaceAll(string(bigRSS(1000)), "</title>", ""))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if f, err := Parse(data, "", ""); err != nil || len(f.Items) != 1000 {
			b.Fatal(err)
		}
	}
}

func BenchmarkParseDate(b *testing.B) {
	for _, s := range []string{"Mon, 02 Mar 2026 08:05:00 +0000", "2026-03-02T08:05:00Z", "Mon, 02 March 2026 08:05 EST", "2026/03/02 08:05"} {
		b.Run(s, func(b *testing.B) {
			for b.Loop() {
				ParseDate(s)
			}
		})
	}
}
