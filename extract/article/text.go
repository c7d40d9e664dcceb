package article

import (
	"strings"
	"unicode"
)

// FromText makes an Article of text that is given without a page. The text is used byte for byte where it
// is valid UTF-8, so that offsets into the Article are offsets into what was given; broken bytes become
// U+FFFD. Every line that is not blank is one Paragraph, without the white space around it.
//
// Example: "Ban lifted\n\nThe ministry said so on Monday.\r\n" has the paragraphs "Ban lifted" and "The
// ministry said so on Monday.".
func FromText(title, text string) *Article {
	a := &Article{Title: strings.TrimSpace(validText(title)), Text: validText(text)}
	for start := 0; start < len(a.Text); {
		end := start + lineEnd(a.Text[start:])
		if b, ok := trimBlock(a.Text, start, end); ok {
			a.Blocks = append(a.Blocks, b)
		}
		start = end + 1
	}
	a.Language = language("", a.Text)
	return a
}

// lineEnd returns the offset of the first line break in s, or its length. Form feed, line and paragraph
// separator do not end a line: files with them inside sentences are as common as files with them between.
func lineEnd(s string) int {
	if i := strings.IndexAny(s, "\n\r"); i >= 0 {
		return i
	}
	return len(s)
}

func trimBlock(text string, start, end int) (Block, bool) {
	line := text[start:end]
	start += len(line) - len(strings.TrimLeftFunc(line, unicode.IsSpace))
	end -= len(line) - len(strings.TrimRightFunc(line, unicode.IsSpace))
	return Block{Kind: Paragraph, Start: start, End: end}, start < end
}
