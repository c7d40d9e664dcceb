package article

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
)

// decode returns the page as UTF-8.
//
// Bytes that are valid UTF-8 are kept as they are whatever the page or the server claims: the odds that
// text in another encoding is valid UTF-8 by chance are nil beyond a few accented letters, while pages
// that were converted and kept their old meta tag are common. A page cut off in the middle of a
// character, or with a few broken bytes in it, is UTF-8 with a flaw: the broken bytes become U+FFFD.
// Everything else follows the byte order mark, the server, the meta tag, and last the statistics of the
// bytes.
func decode(b []byte, label string) []byte {
	if enc, n := byteOrder(b); enc != nil {
		return transcode(enc, b[n:])
	}
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	if utf8.Valid(b) {
		return b
	}
	if nearlyUTF8(b) {
		return bytes.ToValidUTF8(b, []byte("\uFFFD"))
	}
	return transcode(guessEncoding(b, label), b)
}

// byteOrder finds the byte order mark of UTF-16, and its length.
func byteOrder(b []byte) (encoding.Encoding, int) {
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), 2
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), 2
	}
	return nil, 0
}

// nearlyUTF8 reports whether at least nine in ten of the sequences that start with a non-ASCII byte are
// valid UTF-8. One that is cut off by the end of the page does not count.
func nearlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for len(b) >= utf8.UTFMax {
		if b[0] < utf8.RuneSelf {
			b = b[1:]
			continue
		}
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		b = b[n:]
	}
	return good > 0 && good >= 9*bad
}

// detectLimit is how many bytes the statistics look at: they cost 30 times what parsing does.
const detectLimit = 64 << 10

// guessEncoding names the encoding of bytes that are not UTF-8. A meta tag that claims UTF-8 is known to
// be wrong by now and is passed over; windows-1252 is what a browser would assume.
func guessEncoding(b []byte, label string) encoding.Encoding {
	if enc, name := charset.Lookup(label); enc != nil && name != "utf-8" {
		return enc
	}
	if enc, name, certain := charset.DetermineEncoding(b, ""); certain && name != "utf-8" {
		return enc
	}
	found := chardet.Detect(firstNonASCII(b))
	if enc, name := charset.Lookup(found.Encoding); enc != nil && name != "utf-8" && found.Confidence > 0.5 {
		return enc
	}
	enc, _ := charset.Lookup("windows-1252")
	return enc
}

// firstNonASCII returns the part of b, of detectLimit bytes at most, that starts a little before the
// first byte that is not ASCII: the head of a page is often a hundred kilobytes of scripts.
func firstNonASCII(b []byte) []byte {
	i := bytes.IndexFunc(b, func(r rune) bool { return r >= utf8.RuneSelf })
	b = b[max(0, i-256):]
	return b[:min(len(b), detectLimit)]
}

func transcode(enc encoding.Encoding, b []byte) []byte {
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return bytes.ToValidUTF8(b, []byte("\uFFFD"))
	}
	return out
}

// validText returns s with broken bytes replaced, and s itself where nothing is broken.
func validText(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }
