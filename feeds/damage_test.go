package feeds

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// A sample is a sound feed with what its entries say and where they stand.
type sample struct {
	data    []byte
	title   []string
	link    []string
	entries [][2]int
}

var (
	subjects = []string{"Harbour council", "Ministère Côtier", "Norðland Telecom", "Judge Ibáñez", "Quarrel Systems", "Überwald Regulator", "Tarn Valley schools", "Ferry union"}
	verbs    = []string{"bans", "fines", "pulls", "sues", "clears", "orders", "delays", "reviews"}
	objects  = []string{"drones", "face scanners", "cheap routers", "smart meters", "a chat app", "loot boxes", "ad trackers", "robot taxis"}
)

// layouts are templates of publishers. %[1]d is the number, %[2]s the headline, %[3]s the text as HTML, escaped, %[4]s the
// same not escaped, %[5]s the address.
var layouts = []struct{ head, entry, tail string }{
	{`<?xml version="1.0" encoding="UTF-8"?>` + "\n<rss version=\"2.0\">\n<channel>\n<title>Plain Post</title>\n<link>https://plain.example/</link>\n",
		"<item>\n<title>%[2]s</title>\n<link>%[5]s</link>\n<guid isPermaLink=\"true\">%[5]s</guid>\n<description>%[3]s</description>\n<pubDate>Mon, 02 Mar 2026 10:%02[1]d:00 GMT</pubDate>\n</item>\n", "</channel>\n</rss>\n"},
	{`<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Dense Daily</title><link>https://dense.example/</link>`,
		`<item><title><![CDATA[%[2]s]]></title><link>%[5]s</link><description><![CDATA[%[4]s]]></description><pubDate>Mon, 02 Mar 2026 10:%02[1]d:00 +0100</pubDate></item>`, `</channel></rss>`},
	{"<?xml version='1.0' encoding='UTF-8'?>\r\n<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/'>\r\n  <channel>\r\n    <title>Full Text Gazette</title>\r\n",
		"    <item>\r\n      <title>%[2]s</title>\r\n      <link>%[5]s</link>\r\n      <dc:creator>Ann Gray</dc:creator>\r\n      <description>Short.</description>\r\n      <content:encoded><![CDATA[%[4]s]]></content:encoded>\r\n      <guid>g%[1]d</guid>\r\n    </item>\r\n", "  </channel>\r\n</rss>"},
	{`<?xml version="1.0" encoding="UTF-8"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://rdf.example/"><title>Triple News</title><link>https://rdf.example/</link></channel>` + "\n",
		"<item rdf:about=\"%[5]s\">\n <title>%[2]s</title>\n <link>%[5]s</link>\n <description>%[3]s</description>\n <dc:date>2026-03-02T10:%02[1]d:00Z</dc:date>\n</item>\n", "</rdf:RDF>"},
	{`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Atomic Courier</title><id>tag:atomic.example,2026:f</id><updated>2026-03-02T10:00:00Z</updated>` + "\n",
		"<entry>\n<title type=\"html\">%[2]s</title>\n<link rel=\"alternate\" type=\"text/html\" href=\"%[5]s\"/>\n<id>tag:atomic.example,2026:%[1]d</id>\n<updated>2026-03-02T10:%02[1]d:00Z</updated>\n<content type=\"html\">%[3]s</content>\n</entry>\n", "</feed>\n"},
	{`<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Inline Herald</title>` + "\n",
		`<entry><title>%[2]s</title><link href="%[5]s"/><id>urn:x:%[1]d</id><updated>2026-03-02T10:%02[1]d:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">%[4]s</div></content></entry>` + "\n", "</feed>"},
	{`<?xml version="1.0" encoding="UTF-8"?><a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Prefixed Times</a:title>` + "\n",
		`<a:entry><a:title>%[2]s</a:title><a:link href="%[5]s" rel="alternate"/><a:id>urn:p:%[1]d</a:id><a:published>2026-03-02T10:%02[1]d:00Z</a:published><a:summary type="html">%[3]s</a:summary></a:entry>` + "\n", "</a:feed>"},
	{`<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Picture Press</title>`,
		"\n<item><media:content url=\"https://pics.example/%[1]d.jpg\" type=\"image/jpeg\"><media:description>A photo</media:description></media:content><title>%[2]s</title><link>%[5]s</link><description>%[3]s</description><category domain=\"x\">Tech</category></item>", "\n</channel></rss>"},
	{`<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY nbsp "&#160;">]><rss version="0.92"><channel><title>Old School</title>`,
		"\n<item>\n<link>%[5]s</link>\n<title>%[2]s</title>\n<description>%[3]s</description>\n</item>", "\n</channel></rss>"},
	{`<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Tech Hour</title><itunes:author>Tarn Radio</itunes:author>`,
		"\n<item><title>%[2]s</title><link>%[5]s</link><enclosure url=\"https://radio.example/%[1]d.mp3\" type=\"audio/mpeg\" length=\"1000\"/><itunes:summary>%[3]s</itunes:summary><guid isPermaLink=\"false\">ep%[1]d</guid></item>", "\n</channel></rss>"},
}

// samples are twenty feeds of fourteen entries, two for each layout.
func samples() (all []sample) {
	for n := range 20 {
		l := layouts[n%len(layouts)]
		s := sample{}
		var b bytes.Buffer
		b.WriteString(l.head)
		for i := range 14 {
			k := n*14 + i
			title := fmt.Sprintf("%s %s %s, item %d-%d", subjects[k%8], verbs[(k/8+n)%8], objects[(k*3+n)%8], n, i)
			link := fmt.Sprintf("https://site%d.example/2026/03/%d.html", n, i)
			text := fmt.Sprintf("<p>The décision concerns <b>%s</b> and takes effect in %d days.</p><p>Nobody at %s would comment – yet.</p>", objects[k%8], k+3, subjects[(k+1)%8])
			start := b.Len()
			fmt.Fprintf(&b, l.entry, i, title, escapeHTML.Replace(text), text, link)
			s.title, s.link, s.entries = append(s.title, title), append(s.link, link), append(s.entries, [2]int{start, b.Len()})
		}
		b.WriteString(l.tail)
		s.data = clean(b.Bytes())
		all = append(all, s)
	}
	return all
}

// clean drops what Sprintf says about arguments that a layout does not use.
func clean(data []byte) []byte {
	if i := bytes.Index(data, []byte("%!(EXTRA")); i >= 0 {
		panic("layout: " + string(data[i:i+60]))
	}
	return data
}

// A damage returns a damaged copy of a feed and which places of the sound one it has touched; whole is for damage that
// leaves every entry whole.
type damage func(s *sample, r *rand.Rand) (data []byte, touched [][2]int)

// everywhere replaces all over the feed and harms no entry.
func everywhere(f func([]byte) []byte) damage {
	return func(s *sample, _ *rand.Rand) ([]byte, [][2]int) { return f(bytes.Clone(s.data)), nil }
}

// inEntry changes one entry by a pattern; the entry may be lost, its neighbours may not.
func inEntry(pattern, with string) damage {
	re := regexp.MustCompile(pattern)
	return func(s *sample, r *rand.Rand) ([]byte, [][2]int) {
		e := s.entries[r.IntN(len(s.entries))]
		entry := s.data[e[0]:e[1]]
		m := re.FindSubmatchIndex(entry)
		if m == nil {
			return bytes.Clone(s.data), nil
		}
		changed := re.Expand(bytes.Clone(entry[:m[0]]), []byte(with), entry, m)
		changed = append(changed, entry[m[1]:]...)
		return slices.Concat(s.data[:e[0]], changed, s.data[e[1]:]), [][2]int{{e[0] + m[0], e[0] + m[1]}}
	}
}

func latin(s string) string {
	return strings.Map(func(r rune) rune {
		if _, ok := charmap.Windows1252.EncodeRune(r); !ok {
			return '-'
		}
		return r
	}, s)
}

func flips(n int) damage {
	return func(s *sample, r *rand.Rand) ([]byte, [][2]int) {
		data, touched := bytes.Clone(s.data), [][2]int{}
		for range n {
			i := r.IntN(len(data))
			data[i] ^= 1 << r.IntN(7)
			touched = append(touched, [2]int{i, i + 1})
		}
		return data, touched
	}
}

func cut(from func(s *sample, r *rand.Rand) (int, int)) damage {
	return func(s *sample, r *rand.Rand) ([]byte, [][2]int) {
		a, b := from(s, r)
		return slices.Concat(s.data[:a], s.data[b:]), [][2]int{{a, b}}
	}
}

func mapped(pattern, with string) damage {
	re := regexp.MustCompile(pattern)
	return everywhere(func(d []byte) []byte { return re.ReplaceAll(d, []byte(with)) })
}

var damages = map[string]damage{
	"byte order mark":        everywhere(func(d []byte) []byte { return append([]byte("\xef\xbb\xbf"), d...) }),
	"two byte order marks":   everywhere(func(d []byte) []byte { return append([]byte("\xef\xbb\xbf\xef\xbb\xbf"), d...) }),
	"UTF-16 with mark":       everywhere(func(d []byte) []byte { return encode(d, unicode.LittleEndian, unicode.UseBOM) }),
	"UTF-16 without mark":    everywhere(func(d []byte) []byte { return encode(d, unicode.BigEndian, unicode.IgnoreBOM) }),
	"says Latin-1, is UTF-8": mapped(`(?i)encoding=.utf-8.`, `encoding="iso-8859-1"`),
	"says UTF-8, is Latin-1": everywhere(toLatin),
	"unknown encoding":       mapped(`(?i)encoding=.utf-8.`, `encoding="x-harbour"`),
	"warning before": everywhere(func(d []byte) []byte {
		return append([]byte("<br />\n<b>Warning</b>: Cannot modify header in <b>/var/www/feed.php</b> on line <b>7</b><br />\n"), d...)
	}),
	"blank lines before":     everywhere(func(d []byte) []byte { return append([]byte("\n \n\n"), d...) }),
	"script after":           everywhere(func(d []byte) []byte { return append(d, "<!-- 0.3 s --><script>var a = 1 < 2 && 3;</script>"...) }),
	"two declarations":       everywhere(func(d []byte) []byte { return append([]byte(`<?xml version="1.0"?>`), d...) }),
	"cut off anywhere":       cut(func(s *sample, r *rand.Rand) (int, int) { return len(s.data)/3 + r.IntN(len(s.data)/2), len(s.data) }),
	"cut off after an entry": cut(func(s *sample, r *rand.Rand) (int, int) { return s.entries[2+r.IntN(10)][1], len(s.data) }),
	"root not closed":        cut(func(s *sample, _ *rand.Rand) (int, int) { return s.entries[13][1], len(s.data) }),
	"head lost":              cut(func(s *sample, _ *rand.Rand) (int, int) { return 0, s.entries[0][0] }),
	"200 bytes lost": cut(func(s *sample, r *rand.Rand) (int, int) {
		i := s.entries[1][0] + r.IntN(len(s.data)/2)
		return i, i + 200
	}),
	"undeclared entities":     mapped(`(décision|d&eacute;cision)`, `d&eacute;cision&nbsp;&hellip;&bogus;`),
	"bare ampersands":         mapped(`(takes effect)`, `takes & gives effect at AT&T?a=1&b=2`),
	"bare less-than":          mapped(`(takes effect)`, `takes < 5 effect, 3<4`),
	"control characters":      mapped(`(takes effect)`, "takes\x00\x08\x0b \x1feffect"),
	"description not closed":  inEntry(`</(a:)?(description|summary|content)>`, ""),
	"title not closed":        inEntry(`</(a:)?title>`, ""),
	"entry not closed":        inEntry(`</(a:)?(item|entry)>`, ""),
	"entry not opened":        inEntry(`<(a:)?(item|entry)[^>]*>`, ""),
	"one byte flipped":        flips(1),
	"ten bytes flipped":       flips(10),
	"section in another":      inEntry(`<((?:a:)?(?:description|summary))([^>]*)>`, `<$1$2><![CDATA[ <pre>one <![CDATA[ two ]]> three</pre> ]]>`),
	"section not closed":      inEntry(`<((?:a:)?(?:description|summary))([^>]*)>`, `<$1$2><![CDATA[ lost `),
	"attributes not quoted":   mapped(`(isPermaLink|rel|type|length|domain)=["']([a-z0-9/]+)["']`, `$1=$2 `),
	"quote not closed":        inEntry(`(href|url|domain|isPermaLink|rdf:about)=["']([^"']*)["']`, `$1="$2`),
	"namespaces not declared": mapped(` xmlns:\w+=["'][^"']*["']`, ``),
	"tags in capitals": everywhere(func(d []byte) []byte {
		return regexp.MustCompile(`</?(title|link|description|item|pubDate|guid)\b`).ReplaceAllFunc(d, bytes.ToUpper)
	}),
	"end tags in capitals": mapped(`</title>`, `</TITLE>`),
	"comment not closed":   inEntry(`^`, `<!-- advert begins here `),
	"HTML not escaped":     inEntry(`<((?:a:)?(?:description|summary))([^>]*)>`, `<$1$2>See <a href=x>this<br><p>and <b>that <i>now</b></i> <img src="a.gif">`),
	"entry twice nested":   inEntry(`<((?:a:)?(?:item|entry))`, `<$1><$1`),
	"zero bytes between":   mapped(`\n`, "\x00\n"),
	"lines broken":         mapped(`><`, ">\r\r\n<"),
}

func encode(d []byte, e unicode.Endianness, b unicode.BOMPolicy) []byte {
	out, err := unicode.UTF16(e, b).NewEncoder().Bytes(d)
	if err != nil {
		panic(err)
	}
	return out
}

func toLatin(d []byte) []byte {
	out, err := charmap.Windows1252.NewEncoder().String(latin(string(d)))
	if err != nil {
		panic(err)
	}
	return []byte(out)
}

// TestDamageMatrix damages twenty feeds in each way, three times over, and counts the entries that are whole in the
// damaged feed and come out with their headline and address. README quotes the figures.
func TestDamageMatrix(t *testing.T) {
	sumWhole, sumGot, sumAlone := 0, 0, 0
	for _, name := range slices.Sorted(maps.Keys(damages)) {
		whole, got, alone := 0, 0, 0
		for n, s := range samples() {
			for round := range 2 {
				r := rand.New(rand.NewPCG(uint64(n), uint64(round)))
				data, touched := damages[name](&s, r)
				w, g := recovered(&s, parsed(data), touched)
				_, a := recovered(&s, gofeedAlone(data), touched)
				whole, got, alone = whole+w, got+g, alone+a
			}
		}
		share := float64(got) / float64(whole)
		t.Logf("%-26s %5.1f %%  of %d (gofeed alone %.1f %%)", name, 100*share, whole, 100*float64(alone)/float64(whole))
		if share < 0.6 {
			t.Errorf("%s: %.1f %% of whole entries recovered, want 60 %%", name, 100*share)
		}
		sumWhole, sumGot, sumAlone = sumWhole+whole, sumGot+got, sumAlone+alone
	}
	share := float64(sumGot) / float64(sumWhole)
	t.Logf("all %d kinds: %.2f %% of %d (gofeed alone %.2f %%)", len(damages), 100*share, sumWhole, 100*float64(sumAlone)/float64(sumWhole))
	if share < 0.97 {
		t.Errorf("%.2f %% of whole entries recovered, want 97 %%", 100*share)
	}
}

// parsed returns the headlines that Parse finds by their addresses.
func parsed(data []byte) map[string]string {
	found := map[string]string{}
	if f, err := Parse(data, "", "https://feed.example/"); err == nil {
		for _, it := range f.Items {
			found[it.URL] = it.Title
		}
	}
	return found
}

// gofeedAlone returns those that gofeed finds by itself.
func gofeedAlone(data []byte) map[string]string {
	found := map[string]string{}
	if f, err := gofeed.NewParser().Parse(bytes.NewReader(data)); err == nil {
		for _, it := range f.Items {
			found[it.Link] = it.Title
		}
	}
	return found
}

// recovered counts the entries that no damage has touched, and those of them that have been found.
func recovered(s *sample, found map[string]string, touched [][2]int) (whole, got int) {
	for i, e := range s.entries {
		if slices.ContainsFunc(touched, func(d [2]int) bool { return d[0] < e[1] && d[1] > e[0] || d[0] == d[1] && d[0] == e[0] }) {
			continue
		}
		whole++
		if title, ok := found[s.link[i]]; ok && (title == s.title[i] || title == latin(s.title[i])) {
			got++
		}
	}
	return whole, got
}
