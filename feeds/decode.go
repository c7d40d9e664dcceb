package feeds

import (
	"bytes"
	"mime"
	"strings"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// A feed may name its encoding three times, in the Content-Type of the answer, in a byte order mark and in the
// XML declaration, and often none of them is right. What the bytes themselves show comes first:
//
//  1. A byte order mark decides.
//  2. Zero bytes around the first "<" show UTF-16 or UTF-32 without a mark; "<?xm" in EBCDIC shows that.
//  3. Bytes that are valid UTF-8 with at least one character past ASCII are UTF-8, whatever is declared:
//     other encodings do not look like that by chance.
//  4. Else the Content-Type, then the XML declaration, where they name an encoding other than UTF-8 in which
//     the bytes are text.
//  5. Mostly valid UTF-8 with some bad bytes is UTF-8; each bad byte is read as windows-1252, which is what a
//     careless template pastes in.
//  6. Else statistics over the bytes guess, and windows-1252 is the last resort.

// toUTF8 returns data as UTF-8 without byte order mark, and the reason if it was not what it said it was.
func toUTF8(data []byte, contentType string) (text []byte, reason string) {
	if e, skip := sniffWide(data); e != nil {
		return decodeWith(e, data[skip:]), ""
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	declared := declaredCharset(data, contentType)
	valid, bad, wide := countUTF8(data)
	if bad == 0 && (wide || !sevenBit(data)) {
		if valid > 0 && (!multiByte(declared) || valid >= 4) && !isUTF8(declared) {
			return data, "encoding is not the declared one"
		}
		if valid == 0 || isUTF8(declared) {
			return data, ""
		}
	}
	if text := decodeNamed(declared, data); text != nil {
		return text, ""
	}
	if bad == 0 {
		return data, ""
	}
	return decodeUndeclared(data, valid, bad), "encoding is not the declared one"
}

// declaredCharset returns the first encoding other than UTF-8 that the answer or the document names and we know,
// else "utf-8" if that is named, else "".
func declaredCharset(data []byte, contentType string) string {
	first := ""
	for _, name := range []string{contentTypeCharset(contentType), xmlCharset(data)} {
		if e, known := charset.Lookup(name); e != nil && !isUTF8(known) {
			return name
		} else if e != nil || isExotic(name) {
			first = name
		}
	}
	return first
}

func contentTypeCharset(contentType string) string {
	if _, params, err := mime.ParseMediaType(contentType); err == nil {
		return strings.ToLower(params["charset"])
	}
	_, after, ok := strings.Cut(strings.ToLower(contentType), "charset=")
	if !ok {
		return ""
	}
	return strings.Trim(strings.TrimSpace(after), `"';`)
}

// xmlCharset returns the encoding named in the XML declaration, lower case, "" if there is none.
func xmlCharset(data []byte) string {
	head := data[:min(len(data), 1024)]
	start := bytes.Index(head, []byte("<?xml"))
	if start < 0 {
		return ""
	}
	head = head[start:]
	if end := bytes.Index(head, []byte("?>")); end >= 0 {
		head = head[:end]
	}
	_, after, ok := bytes.Cut(head, []byte("encoding"))
	if !ok {
		return ""
	}
	after = bytes.TrimLeft(after, " \t\r\n=")
	if len(after) == 0 || after[0] != '"' && after[0] != '\'' {
		return ""
	}
	name, _, _ := bytes.Cut(after[1:], after[:1])
	return strings.ToLower(strings.TrimSpace(string(name)))
}

// sniffWide recognises encodings that do not contain ASCII: by their byte order mark, whose length is skip, or by
// what the first "<" looks like in them.
func sniffWide(data []byte) (e encoding.Encoding, skip int) {
	has := func(s string) bool { return bytes.HasPrefix(data, []byte(s)) }
	switch {
	case has("\x00\x00\xfe\xff"):
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), 4
	case has("\xff\xfe\x00\x00"):
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), 4
	case has("\x00\x00\x00<"):
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), 0
	case has("<\x00\x00\x00"):
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), 0
	case has("\xfe\xff"):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), 2
	case has("\xff\xfe"):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), 2
	case has("\x4c\x6f\xa7\x94"):
		return charmap.CodePage037, 0
	}
	return sniffUTF16(data), 0
}

// sniffUTF16 recognises UTF-16 without a mark: in markup nearly every second byte is then zero.
func sniffUTF16(data []byte) encoding.Encoding {
	head := data[:min(len(data), 256)&^1]
	if len(head) < 4 {
		return nil
	}
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i&1]++
		}
	}
	half := len(head) / 2
	switch {
	case zeros[0] > half*3/4 && zeros[1] < half/8:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case zeros[1] > half*3/4 && zeros[0] < half/8:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	}
	return nil
}

// countUTF8 counts the valid characters past ASCII and the bytes that are no UTF-8; wide is whether a
// character of three or four bytes is among the valid ones.
func countUTF8(data []byte) (valid, bad int, wide bool) {
	for len(data) > 0 {
		if data[0] < utf8.RuneSelf {
			data = data[1:]
			continue
		}
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			valid++
			wide = wide || n > 2
		}
		data = data[n:]
	}
	return valid, bad, wide
}

// sevenBit reports whether data looks like an encoding that shifts between character sets with escapes.
func sevenBit(data []byte) bool {
	return bytes.IndexByte(data, 0x1b) >= 0 || bytes.Contains(data, []byte("~{"))
}

func isUTF8(name string) bool {
	return name == "" || name == "utf-8" || name == "utf8" || name == "us-ascii" || name == "ascii"
}

func multiByte(name string) bool {
	_, known := charset.Lookup(name)
	switch known {
	case "gbk", "gb18030", "big5", "euc-jp", "euc-kr", "shift_jis", "iso-2022-jp", "hz-gb-2312":
		return true
	}
	return false
}

// exotic holds encodings that feeds have been seen in and browsers no longer read.
var exotic = map[string]encoding.Encoding{
	"cp037": charmap.CodePage037, "ibm037": charmap.CodePage037, "ebcdic-cp-us": charmap.CodePage037,
	"cp437": charmap.CodePage437, "ibm437": charmap.CodePage437,
	"cp850": charmap.CodePage850, "ibm850": charmap.CodePage850,
	"cp852": charmap.CodePage852, "ibm852": charmap.CodePage852,
	"cp855": charmap.CodePage855, "cp858": charmap.CodePage858, "cp860": charmap.CodePage860,
	"cp862": charmap.CodePage862, "cp863": charmap.CodePage863, "cp865": charmap.CodePage865,
	"cp1047": charmap.CodePage1047, "cp1140": charmap.CodePage1140,
}

func isExotic(name string) bool {
	_, ok := exotic[name]
	return ok
}

// decodeNamed returns data decoded from the named encoding, nil if it is not known or data is no text in it.
func decodeNamed(name string, data []byte) []byte {
	e := exotic[name]
	if e == nil {
		e, _ = charset.Lookup(name)
	}
	if e == nil || isUTF8(name) {
		return nil
	}
	text := decodeWith(e, data)
	if n := bytes.Count(text, []byte("\ufffd")); n > 3 && n*50 > utf8.RuneCount(text) {
		return nil
	}
	return text
}

func decodeWith(e encoding.Encoding, data []byte) []byte {
	text, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return nil
	}
	return bytes.TrimPrefix(text, []byte("\ufeff"))
}

func decodeUndeclared(data []byte, valid, bad int) []byte {
	if valid < bad {
		if r := chardet.Detect(data[:min(len(data), 1<<16)]); r.Confidence > 0.5 {
			if text := decodeNamed(strings.ToLower(r.Encoding), data); text != nil {
				return text
			}
		}
	}
	return mendUTF8(data)
}

// mendUTF8 reads each byte that is no UTF-8 as windows-1252.
func mendUTF8(data []byte) []byte {
	out := make([]byte, 0, len(data)+len(data)/16)
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n == 1 {
			out = utf8.AppendRune(out, charmap.Windows1252.DecodeByte(data[0]))
		} else {
			out = append(out, data[:n]...)
		}
		data = data[n:]
	}
	return out
}
