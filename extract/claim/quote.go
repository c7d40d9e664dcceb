package claim

import (
	"strings"
	"unicode/utf8"
)

// A quotation is what stands between quotation marks: src[start:end], marks left out. One that runs over a paragraph
// is opened again at the start of the next, and closed once: it is one quotation for each paragraph, with one speaker.
type quotation struct {
	start, end int
	carried    bool // opened in the paragraph before
	speaker    site // who says it
}

// A site is a token of a sentence; sentence is -1 where there is none.
type site struct{ sentence, token int }

// quotations finds the quoted stretches of the text. A straight mark opens where it stands before a word and not
// after one (a 6" pipe opens nothing), and closes elsewhere; every paragraph starts anew.
func quotations(src string, dst []quotation) []quotation {
	open, carried := -1, false
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRuneInString(src[i:])
		switch {
		case r == '“' || r == '"' && open < 0 && opens(src, i):
			open = i + n
		case (r == '”' || r == '"') && open >= 0:
			dst = append(dst, quotation{start: open, end: i, carried: carried, speaker: site{-1, -1}})
			open, carried = -1, false
		case r == '\n' && strings.HasPrefix(src[i:], "\n\n"):
			if carried = open >= 0 && reopened(src[i:]); open >= 0 && carried {
				dst = append(dst, quotation{start: open, end: i, speaker: site{-1, -1}})
			}
			open = -1
		}
		i += n
	}
	return dst
}

// opens reports whether a straight mark at i can open a quotation.
func opens(src string, i int) bool {
	return (i == 0 || strings.IndexByte(" \n\t([-/", src[i-1]) >= 0 || src[i-1] >= utf8.RuneSelf) &&
		i+1 < len(src) && src[i+1] != ' ' && src[i+1] != '\n'
}

// reopened reports whether the next paragraph starts with a quotation mark.
func reopened(s string) bool {
	s = strings.TrimLeft(s, "\n\r\t ")
	return strings.HasPrefix(s, "“") || strings.HasPrefix(s, `"`)
}

// quoted returns the quotation that covers the byte, nil if none.
func (d *document) quoted(at int) *quotation {
	lo, hi := 0, len(d.quotes)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.quotes[mid].end <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(d.quotes) && d.quotes[lo].start <= at {
		return &d.quotes[lo]
	}
	return nil
}

// attribute finds the speaker of each quotation: the subject of the verb of saying that stands outside quotation marks
// in the same paragraph nearest to it, one that follows ("...," he said) before one that leads in (He said: "...").
// A quotation that fills its paragraph and follows another is said by the same speaker.
func (d *document) attribute() {
	for q := range d.quotes {
		quote := &d.quotes[q]
		best, cost := site{-1, -1}, 1<<30
		for k := range d.sayings {
			s := &d.sayings[k]
			if d.paragraphOf(s.at) != d.paragraphOf(quote.start) {
				continue
			}
			c := s.at - quote.end
			if c < 0 {
				c = quote.start - s.at + 8
			}
			if c < cost {
				best, cost = s.speaker, c
			}
		}
		if best.sentence < 0 && q > 0 && (quote.carried || d.paragraphOf(quote.start) == d.paragraphOf(d.quotes[q-1].start)+1 || d.paragraphOf(quote.start) == d.paragraphOf(d.quotes[q-1].start)) && d.fills(quote) {
			best = d.quotes[q-1].speaker
		}
		quote.speaker = best
	}
}

// fills reports whether the quotation starts its paragraph.
func (d *document) fills(q *quotation) bool {
	i := strings.LastIndex(d.src[:q.start], "\n")
	return len(strings.TrimSpace(d.src[i+1:q.start])) <= 3
}

// A saying is a verb of saying outside quotation marks and its subject.
type saying struct {
	at      int // byte where the verb starts
	speaker site
}

// collectSayings notes the verbs of saying of the sentence.
func (d *document) collectSayings(g *tree) {
	for i := range g.t {
		if g.open[i] || !g.verb(i) || !d.lex.Says(g.lemma[i]) {
			continue
		}
		if s := g.speaker(i); s >= 0 {
			d.sayings = append(d.sayings, saying{at: g.t[i].Start, speaker: site{g.index, s}})
		}
	}
}

func (d *document) paragraphOf(at int) int {
	lo, hi := 0, len(d.sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.sentences[mid].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == len(d.sentences) {
		lo--
	}
	if lo < 0 {
		return -1
	}
	return d.sentences[lo].Paragraph
}
