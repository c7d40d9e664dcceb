// Package boundary tells where sentences end where the marks do not say: a linear model over the words on both sides of a gap.
//
//	Dear all Please find the minutes attached Regards Ana   <- three, without a mark
//	It sued Yahoo! in March.                                <- one, whatever the mark
package boundary

import "strings"

// A Word is what the model looks at in a token.
type Word struct {
	Lower  uint32 // hash of the form in small letters
	Suffix uint32 // hash of its last three bytes in small letters
	Shape  Shape
	Space  Space // before it
	Rule   bool  // whether the rules start a sentence here
}

// A Shape is what a token looks like.
type Shape uint8

// Shapes. A form of one letter is a shape of its own: "A", "I".
const (
	Outside Shape = iota // before the first or after the last token
	Small
	Capital
	Capitals
	Letter
	Mixed
	Number
	Numbered // letters and digits
	Dotted   // abbreviation
	Stop
	Ask
	Exclaim
	Ellipsis
	Comma
	Colon
	Semicolon
	Dash
	Quote
	QuoteOpen
	QuoteClose
	Open
	Close
	Bullet
	Address
	Face // ":)"
	Other
)

// A Space is what stands between two tokens.
type Space uint8

// Spaces.
const (
	None Space = iota
	One
	Wide // two or more
	Line // with a line end
)

// Look returns what the model looks at in a form that the text gap goes before. All quotation marks that open are one to it,
// and all that close; a straight one opens after a space. The first form of a text has a space before it.
func Look(form, gap string) Word {
	w := Word{Shape: shapeOf(form)}
	switch {
	case w.Shape == Quote && gap == "" || w.Shape == QuoteClose:
		form, w.Shape = "”", QuoteClose
	case w.Shape == Quote || w.Shape == QuoteOpen:
		form, w.Shape = "“", QuoteOpen
	}
	h := uint32(2166136261)
	for i := range len(form) {
		h = (h ^ uint32(small(form[i]))) * 16777619
	}
	w.Lower = h
	h = 2166136261
	for i := max(0, len(form)-3); i < len(form); i++ {
		h = (h ^ uint32(small(form[i]))) * 16777619
	}
	w.Suffix = h
	switch {
	case gap == "":
	case strings.IndexByte(gap, '\n') >= 0:
		w.Space = Line
	case len(gap) > 1:
		w.Space = Wide
	default:
		w.Space = One
	}
	return w
}

func small(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c | 0x20
	}
	return c
}

// markShape returns the shape of a form that is one mark, Outside of any other.
func markShape(form string) Shape {
	switch form {
	case ".":
		return Stop
	case "?":
		return Ask
	case "!":
		return Exclaim
	case "…":
		return Ellipsis
	case ",":
		return Comma
	case ":":
		return Colon
	case ";":
		return Semicolon
	case "-", "--", "–", "—":
		return Dash
	case `"`, "'":
		return Quote
	case "“", "‘", "``":
		return QuoteOpen
	case "”", "’", "''":
		return QuoteClose
	case "(", "[":
		return Open
	case ")", "]":
		return Close
	case "•", "*", "·", ">":
		return Bullet
	}
	return Outside
}

func shapeOf(form string) Shape {
	if len(form) <= 3 {
		if s := markShape(form); s != Outside {
			return s
		}
	}
	var upper, lower, digit, dot, other int
	for i := range len(form) {
		switch c := form[i]; {
		case c >= 'a' && c <= 'z' || c >= 0x80:
			lower++
		case c >= 'A' && c <= 'Z':
			upper++
		case c >= '0' && c <= '9':
			digit++
		case c == '.':
			dot++
		case c == '-' || c == '\'' || c == ',' || c == '/':
		default:
			other++
		}
	}
	if other == 0 && digit+dot == 0 && upper+lower > 0 {
		return wordShape(form, upper, lower)
	}
	if upper+lower == 0 {
		return markRun(form, digit, dot, other)
	}
	switch {
	case strings.Contains(form, "://") || strings.IndexByte(form, '@') >= 0 || strings.HasPrefix(form, "www."):
		return Address
	case other > 0 && len(form) <= 4:
		return Face
	case digit > 0:
		return Numbered
	case dot > 0:
		return Dotted
	}
	return wordShape(form, upper, lower)
}

// wordShape returns the shape of a form of letters.
func wordShape(form string, upper, lower int) Shape {
	switch {
	case upper+lower == 1:
		return Letter
	case upper == 0:
		return Small
	case lower == 0:
		return Capitals
	case upper == 1 && form[0] >= 'A' && form[0] <= 'Z':
		return Capital
	}
	return Mixed
}

// markRun returns the shape of a form without letters.
func markRun(form string, digit, dot, other int) Shape {
	switch {
	case digit > 0:
		return Number
	case dot > 1 && other == 0:
		return Ellipsis
	case strings.Trim(form, "?!") == "":
		return mark(form[len(form)-1])
	case strings.Trim(form, "-_=*~#") == "":
		return Bullet
	case len(form) <= 4:
		return Face
	}
	return Other
}

// mark returns the shape of "?!" and the like by its last mark.
func mark(c byte) Shape {
	if c == '?' {
		return Ask
	}
	return Exclaim
}

// tableBits is the logarithm to the base two of the number of weights.
const tableBits = 18

// numFeatures is how many features a gap has.
const numFeatures = 30

// A Gap is one place where a sentence could end: before word I of Words, Since words after the last sentence began.
type Gap struct {
	Words []Word
	I     int
	Since int
	Quote bool // whether a quotation is open
	Next  int  // words to the next one that is a stop, question or exclamation mark, this one included
}

var outside Word

// Step goes on to word i, Since and Next being told.
func (g *Gap) Step(i, since int, next int32) {
	switch g.Words[i-1].Shape {
	case QuoteOpen:
		g.Quote = true
	case QuoteClose:
		g.Quote = false
	}
	g.I, g.Since, g.Next = i, since, int(next)
}

// at returns word i, one without a shape where there is none.
func (g *Gap) at(i int) *Word {
	if i < 0 || i >= len(g.Words) {
		return &outside
	}
	return &g.Words[i]
}

// features writes the places of the features in the table.
func (g *Gap) features(to *[numFeatures]uint32) {
	p3, p2, p, n, n2, n3 := g.at(g.I-3), g.at(g.I-2), g.at(g.I-1), g.at(g.I), g.at(g.I+1), g.at(g.I+2)
	rule := uint32(n.Space) << 1
	if n.Rule {
		rule |= 1
	}
	quote := uint32(0)
	if g.Quote {
		quote = 1
	}
	since, next, left := bucket(g.Since), bucket(g.Next), bucket(len(g.Words)-g.I)
	sp3, sp2, sp, sn, sn2, sn3 := uint32(p3.Shape), uint32(p2.Shape), uint32(p.Shape), uint32(n.Shape), uint32(n2.Shape), uint32(n3.Shape)
	near := sp<<8 | sn
	first := g.at(g.I - g.Since)
	k := uint32(0)
	add := func(a, b, c uint32) {
		h := (k + 1) * 0x9E3779B1
		h = (h ^ a) * 0x85EBCA6B
		h ^= h >> 15
		h = (h ^ b) * 0xC2B2AE35
		h ^= h >> 13
		h = (h ^ c) * 0x27D4EB2F
		h ^= h >> 16
		to[k] = h >> (32 - tableBits)
		k++
	}
	add(rule, 0, 0)
	add(rule, p.Lower, 0)
	add(rule, n.Lower, 0)
	add(rule, p.Lower, n.Lower)
	add(rule, near, 0)
	add(rule, near, sp2)
	add(rule, near, sn2)
	add(rule, near, sp2<<8|sn2)
	add(rule, near, sn2<<8|sn3)
	add(rule, near, sp3<<8|sp2)
	add(rule, p2.Lower, p.Lower)
	add(rule, n.Lower, n2.Lower)
	add(rule, p.Lower, sn)
	add(rule, n.Lower, sp)
	add(rule, p.Suffix, sn)
	add(rule, n.Suffix, sp)
	add(rule, since, 0)
	add(rule, since, near)
	add(rule, since, left)
	add(rule, next, near)
	add(rule, left, near)
	add(rule, quote, near)
	add(rule, p2.Lower, sp<<8|sn)
	add(rule, n2.Lower, near)
	add(rule, next, since)
	add(rule, first.Lower, since)
	add(rule, uint32(first.Shape)<<8|since, near)
	add(rule, p.Lower, since)
	add(rule, n.Lower, since)
	add(rule, p.Lower, sn<<8|sn2)
}

// bucket puts lengths in steps: exact to five, then wider.
func bucket(n int) uint32 {
	switch {
	case n <= 5:
		return uint32(max(n, 0))
	case n <= 8:
		return 6
	case n <= 12:
		return 7
	case n <= 20:
		return 8
	case n <= 40:
		return 9
	}
	return 10
}
