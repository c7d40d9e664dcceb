package article

import (
	"strings"

	"golang.org/x/net/html"
)

// headline returns the title of the story without the name of the site.
//
// The page names its story up to five times: in <title>, og:title, twitter:title, the headline of its
// JSON-LD, and an h1. The h1 is what a reader sees, and the others are often cut or sharpened for their
// places; but pages also put their own name, a rubric or the headlines of other stories into h1. So the
// h1 counts that shares most words with one of the others; without such an h1 the og:title does.
//
// Example: with <title>Ban on sale of scooters lifted | The Example</title>, <h1>The Example</h1> and
// <h1>Ministry lifts the ban on sale of scooters</h1> the second h1 is the headline.
func (m *metaPage) headline(site string) string {
	var said []string
	for _, s := range []string{m.tags.first("og:title"), m.said.headline, m.tags.first("twitter:title"), m.titleElement(),
		m.tags.first("parsely-title", "sailthru.title", "dc.title", "title", "headline")} {
		if s = m.withoutSite(oneLine(s), site); s != "" {
			said = append(said, s)
		}
	}
	best, score := "", 0.0
	for _, h := range m.heads {
		text := m.headText(h)
		if text == "" || len(text) > 400 || sameLetters(text, site) {
			continue
		}
		for _, s := range said {
			if a := agreement(text, s); a > score {
				best, score = text, a
			}
		}
	}
	switch {
	case score >= 0.4:
		return withoutKicker(m.withoutSite(best, site), said)
	case len(said) > 0:
		return said[0]
	case len(m.heads) > 0:
		return m.headText(m.heads[0])
	}
	return ""
}

// withoutKicker cuts what an h1 has beside the headline that the other sources agree on: a rubric before it,
// a note in brackets after it.
//
// Example: <h1><span>Opinion</span> Why the ban failed [Video]</h1> with og:title "Why the ban failed".
func withoutKicker(h1 string, said []string) string {
	all := letters(h1)
	for _, s := range said {
		short := letters(s)
		if len(short) < 15 || len(short) >= len(all) {
			continue
		}
		before := strings.HasSuffix(all, short) && countWords(h1)-countWords(s) <= 5
		bracket := strings.HasPrefix(all, short) && (strings.HasSuffix(h1, ")") || strings.HasSuffix(h1, "]"))
		if before || bracket {
			return s
		}
	}
	return h1
}

func (m *metaPage) titleElement() string {
	if m.title == nil {
		return ""
	}
	return m.doc.FindNodes(m.title).Text()
}

// headText returns the visible text of an h1.
func (m *metaPage) headText(n *html.Node) string {
	var b strings.Builder
	appendVisible(&b, n)
	return oneLine(b.String())
}

func appendVisible(b *strings.Builder, n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			b.WriteString(c.Data)
		case html.ElementNode:
			role := roleOf(c.DataAtom)
			if role == roleSkip || markOf(c)&markGone != 0 {
				continue
			}
			if role != roleInline {
				b.WriteByte(' ')
			}
			appendVisible(b, c)
			if role == roleBlock {
				b.WriteByte(' ')
			}
		}
	}
}

// siteSeparators stand between a headline and the name of the site.
var siteSeparators = [...]string{" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " / ", " « ", " |", "| "}

// withoutSite cuts the name of the site from a title: the last part, or the first, that is the name or the
// host of the site. A last part after a bar is cut even if it is neither, when it is short: rubrics stand
// there ("Scooters banned | Transport | The Example").
func (m *metaPage) withoutSite(title, site string) string {
	host := hostName(m.url)
	if head, tail, ok := strings.Cut(title, ": "); ok && (sameLetters(head, site) || hostSays(head, host)) {
		title = tail
	}
	for {
		cut := ""
		for _, sep := range siteSeparators {
			if i := strings.LastIndex(title, sep); i > 0 {
				head, tail := title[:i], title[i+len(sep):]
				bar := strings.Contains(sep, "|") && countWords(tail) <= 4 && countWords(head) >= 3
				if isSiteName(tail, site, host) || bar {
					cut = head
					break
				}
			}
			if i := strings.Index(title, sep); i > 0 {
				head, tail := title[:i], title[i+len(sep):]
				bar := strings.Contains(sep, "|") && countWords(head) <= 2 && countWords(tail) >= 4
				if isSiteName(head, site, host) || bar {
					cut = tail
					break
				}
			}
		}
		if cut = strings.TrimSpace(cut); cut == "" {
			return title
		}
		title = cut
	}
}

// isSiteName reports whether part names the site: "BBC News" for "BBC", "example.org" or "The Example" for
// www.example.org.
func isSiteName(part, site, host string) bool {
	p := letters(part)
	if p == "" {
		return false
	}
	if s := letters(site); s != "" && (p == s || len(s) > 3 && len(p) < 40 && (strings.HasPrefix(p, s) || strings.HasSuffix(s, p) || strings.HasPrefix(s, p))) {
		return true
	}
	h := letters(host)
	if i := strings.IndexByte(host, '.'); i > 0 && (p == letters(host[:i]) || p == "the"+letters(host[:i])) {
		return true
	}
	return h != "" && (p == h || len(p) > 3 && len(p)*2 > len(h) && strings.HasPrefix(h, p))
}

// hostSays reports whether the host is the words of a name, of which "the" may be left out:
// www.millvale-courier.example says "The Millvale Courier".
func hostSays(name, host string) bool {
	h, _, _ := strings.Cut(host, ".")
	h = letters(h)
	return h != "" && strings.TrimPrefix(letters(name), "the") == strings.TrimPrefix(h, "the")
}

func letters(s string) string { return string(appendLetters(nil, []byte(s), len(s))) }

func sameLetters(a, b string) bool { return b != "" && letters(a) == letters(b) }

func countWords(s string) int { return len(strings.Fields(s)) }

// agreement returns the share of the words of the shorter title that the longer one has, 0 to 1, a little
// less the more the lengths differ.
func agreement(a, b string) float64 {
	wa, wb := titleWords(a), titleWords(b)
	both := 0
	for w := range wa {
		if wb[w] {
			both++
		}
	}
	short, long := min(len(wa), len(wb)), max(len(wa), len(wb))
	if short == 0 {
		return 0
	}
	return float64(both)/float64(short) - 0.2*float64(long-short)/float64(long)
}

// titleWords returns the words of a title, in lower case.
func titleWords(s string) map[string]bool {
	words := map[string]bool{}
	line := appendLower(nil, []byte(s))
	for start, i := 0, 0; i <= len(line); i++ {
		if i < len(line) && isWordByte(line[i]) {
			continue
		}
		if i > start {
			words[string(line[start:i])] = true
		}
		start = i + 1
	}
	return words
}
