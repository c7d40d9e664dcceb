package corpus

// stride is how many bytes lie between two marks of codePoints: small enough that the rest of a look-up
// stays within one cache line, large enough that the marks of a text take a sixteenth of its size.
const stride = 64

// codePoints tells how many Unicode code points of a text lie before a byte of it. A code point is counted
// where it begins, so that a byte inside one belongs to the count after it.
type codePoints struct {
	text  string
	marks []int32 // marks[i] code points begin before text[i*stride]
}

// newCodePoints reads text once.
func newCodePoints(text string) codePoints {
	marks := make([]int32, 0, len(text)/stride+1)
	n := int32(0)
	for i := range len(text) {
		if i%stride == 0 {
			marks = append(marks, n)
		}
		if begins(text[i]) {
			n++
		}
	}
	if len(text)%stride == 0 {
		marks = append(marks, n)
	}
	return codePoints{text, marks}
}

// at returns the number of code points before text[offset:]. Offset may be len(text).
func (c codePoints) at(offset int) int {
	n := int(c.marks[offset/stride])
	for i := offset - offset%stride; i < offset; i++ {
		if begins(c.text[i]) {
			n++
		}
	}
	return n
}

// span returns text[start:end] in code points.
func (c codePoints) span(start, end int) Span { return Span{c.at(start), c.at(end)} }

// begins says whether b is the first byte of a code point: all but 10xxxxxx are.
func begins(b byte) bool { return b&0xC0 != 0x80 }
