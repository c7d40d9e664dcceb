package article

import (
	"bytes"
	"hash/maphash"
	"math/bits"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// known is what the metadata says that helps to tell the body.
type known struct {
	title   map[string]bool // words of the headline in lower case
	deck    []byte          // letters of the description
	stated  []byte          // letters of the articleBody that JSON-LD states
	names   [2][]byte       // of the publisher, in lower case
	authors [][]byte        // in lower case
}

func (m *metaPage) known(a *Article) *known {
	deck := m.tags.first("og:description", "description", "twitter:description")
	return &known{
		title:  titleWords(a.Title),
		deck:   appendLetters(nil, []byte(deck), 48),
		stated: appendLetters(make([]byte, 0, len(m.said.body)), []byte(m.said.body), len(m.said.body)),
		names:  siteNames(a.Site, hostName(m.url)), authors: authorNames(a.Authors),
	}
}

// fillLocal writes what block i is by itself.
func (f *features) fillLocal(i int, k *known) {
	b := &f.blocks[i]
	s := f.text[b.start:b.end]
	out := f.local[i][:]
	size := int32(b.size())
	out[fSize] = coarse(size)
	out[fLinked], out[fStrong] = permille(b.linked, size), permille(b.strong, size)
	out[fLinks] = min(int32(b.links), 50)
	out[fTag], out[fLevel], out[fKind] = tagOrder(b.tag), int32(b.level), int32(b.kind)
	f.countLetters(s, out)
	out[fEnd], out[fStart] = lastSort(s), firstSort(s)
	fillCues(readCues(s), out)
	out[fTwin] = min(f.twins[maphash.Bytes(f.seed, s)]-1, 5)
	fillKnown(s, k, out)
	fillMarks(b.mark, f.boxes[b.box].mark&^f.boxes[f.parent(b.box)].mark, out)
}

// tagOrder numbers the tags that blocks have, alike ones next to each other.
func tagOrder(a atom.Atom) int32 {
	switch a {
	case atom.P:
		return 1
	case atom.Div:
		return 3
	case atom.Section, atom.Article, atom.Main:
		return 4
	case atom.Blockquote:
		return 2
	case atom.Li:
		return 6
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return 8
	case atom.Td, atom.Th, atom.Tr, atom.Table:
		return 9
	case atom.Figcaption, atom.Figure:
		return 10
	case atom.Pre:
		return 5
	case atom.Span, atom.A:
		return 11
	case atom.Dd, atom.Dt:
		return 7
	}
	return 12
}

// countLetters counts words, sentence ends, commas, digits, capitals and quotation marks.
func (f *features) countLetters(s []byte, out []int32) {
	var words, stops, commas, digits, upper, letters, quotes int32
	inWord := false
	for i, c := range s {
		switch {
		case c >= 'a' && c <= 'z' || c >= utf8.RuneSelf:
			letters++
		case c >= 'A' && c <= 'Z':
			letters++
			upper++
		case c >= '0' && c <= '9':
			digits++
		case c == ',':
			commas++
		case c == '"':
			quotes++
		case (c == '.' || c == '!' || c == '?') && (i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '"' || s[i+1] == 0xe2):
			stops++
		}
		if c == 0xe2 && i+2 < len(s) && s[i+1] == 0x80 && (s[i+2] == 0x9c || s[i+2] == 0x9d || s[i+2] == 0x9e) {
			quotes++
		}
		space := c == ' ' || c == '\n'
		if !space && !inWord {
			words++
		}
		inWord = !space
	}
	out[fWords], out[fStops], out[fCommas] = coarse(words), min(stops, 30), min(commas, 30)
	out[fDigits], out[fUpper], out[fQuotes] = permille(digits, int32(len(s))), permille(upper, letters), min(quotes, 8)
}

// lastSort tells how a block ends: 0 with a letter, 1 a digit, 2 a full stop and the like, 3 a closing
// quotation mark, 4 a colon, 5 a comma or dash, 6 a bracket, 7 an ellipsis, 8 other.
func lastSort(s []byte) int32 {
	r, _ := utf8.DecodeLastRune(s)
	switch {
	case r == '.' && bytes.HasSuffix(s, []byte("..")) || r == '…':
		return 7
	case r == '.' || r == '!' || r == '?' || r == '。' || r == '।' || r == '؟':
		return 2
	case r == '"' || r == '”' || r == '“' || r == '’' || r == '»' || r == '\'' || r == '」':
		return 3
	case r == ':':
		return 4
	case r == ',' || r == '-' || r == '–' || r == '—' || r == ';':
		return 5
	case r == ')' || r == ']':
		return 6
	case r >= '0' && r <= '9':
		return 1
	case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xc0 && r < 0x2000 || r > 0x3040:
		return 0
	}
	return 8
}

// firstSort tells how a block starts: 0 with a small letter, 1 a capital, 2 a digit, 3 an opening
// quotation mark, 4 a bracket, 5 a dash or bullet, 6 another script, 7 other.
func firstSort(s []byte) int32 {
	r, _ := utf8.DecodeRune(s)
	switch {
	case r >= 'a' && r <= 'z':
		return 0
	case r >= 'A' && r <= 'Z' || r >= 0xc0 && r <= 0xde:
		return 1
	case r >= '0' && r <= '9':
		return 2
	case r == '"' || r == '“' || r == '‘' || r == '„' || r == '«' || r == '»' || r == '\'':
		return 3
	case r == '(' || r == '[':
		return 4
	case r == '-' || r == '–' || r == '—' || r == '•' || r == '*' || r == '·':
		return 5
	case r >= 0xdf && r < 0x2000 || r > 0x3040:
		return 6
	}
	return 7
}

func fillCues(c cues, out []int32) {
	out[fOpening] = int32(bits.Len16(uint16(c.opening)))
	out[fOpenRelated] = truth(c.opening&(cueRelated|cueAd) != 0)
	out[fOpenPromo] = truth(c.opening&(cuePromo|cueShare|cueTalk) != 0)
	out[fOpenByline] = truth(c.opening&(cueByline|cueAbout) != 0)
	out[fOpenPhoto] = truth(c.opening&cuePhoto != 0)
	out[fOpenLegal] = truth(c.opening&cueLegal != 0)
	out[fInPromo] = truth(c.inside&cuePromo != 0)
	out[fInByline] = truth(c.inside&cueByline != 0)
	out[fInDate] = truth(c.inside&cueDate != 0)
	out[fInPhoto] = truth(c.inside&cuePhoto != 0)
	out[fInLegal] = truth(c.inside&cueLegal != 0)
	out[fInTalk] = truth(c.inside&cueTalk != 0)
	out[fInShare] = truth(c.inside&cueShare != 0)
	out[fInAbout] = truth(c.inside&cueAbout != 0)
	out[fInAd] = truth(c.inside&cueAd != 0)
}

func fillMarks(m, own mark, out []int32) {
	for i, x := range [...]mark{
		markHidden, markChrome, markComment, markRelated, markPromo, markByline, markDate, markCaption, markTeaser,
		markTags, markBio, markControl, markSummary, markBody, markInfo, markEmbed, markShare, markLegal,
	} {
		out[fHidden+i] = truth(m&x != 0) + truth(own&x != 0)
	}
	out[fOwnMark] = truth(m&markBad != 0) + truth(own&markBad != 0)
}

func truth(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

// fillKnown compares a block with the headline, the description and the stated body.
func fillKnown(s []byte, k *known, out []int32) {
	if len(s) <= 300 {
		out[fTitle] = titleShare(s, k.title)
	}
	var buf [96]byte
	letters := appendLetters(buf[:0], s, 48)
	if len(letters) < 12 {
		return
	}
	if len(k.deck) > 0 {
		n := min(len(letters), len(k.deck))
		out[fDeck] = truth(bytes.Equal(letters[:n], k.deck[:n]))
	}
	if len(k.stated) > 0 {
		out[fStated] = truth(bytes.Contains(k.stated, letters))
	}
}

// titleShare returns how much of s is words of the headline.
func titleShare(s []byte, title map[string]bool) int32 {
	var in, all int32
	var buf [640]byte
	line := appendLower(buf[:0], s)
	for start, i := 0, 0; i <= len(line); i++ {
		if i < len(line) && isWordByte(line[i]) {
			continue
		}
		if i-start > 2 {
			all++
			in += truth(title[string(line[start:i])])
		}
		start = i + 1
	}
	return permille(in, all)
}

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
}

// appendLetters appends the letters and digits of s in lower case, at most limit bytes.
func appendLetters(to, s []byte, limit int) []byte {
	for i := 0; i < len(s) && len(to) < limit; i++ {
		switch c := s[i]; {
		case c == 0xe2 && i+2 < len(s) && s[i+1] == 0x80:
			i += 2
		case c == 0xc2 && i+1 < len(s):
			i++
		case c >= 'A' && c <= 'Z':
			to = append(to, c|0x20)
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 0x80:
			to = append(to, c)
		}
	}
	return to
}
