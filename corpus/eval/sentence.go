package eval

import "strings"

// Sentences are cut for the scorer alone, so that its figures do not depend on the text stage: at white space
// after . ! ? or a closing quotation mark and before a capital letter, an opening quotation mark or bracket, and at
// line ends.

// sentenceSpans returns where the sentences of text lie, in code points.
func sentenceSpans(text string) []span {
	r := []rune(text)
	var spans []span
	start := 0
	for i := 0; i < len(r); i++ {
		end := breakEnd(r, i)
		if end == i {
			continue
		}
		spans = append(spans, span{start, i})
		start, i = end, end-1
	}
	return append(spans, span{start, len(r)})
}

// breakEnd returns where the break between sentences that begins at r[i] ends, i if none does.
func breakEnd(r []rune, i int) int {
	end := i
	if i > 0 && strings.ContainsRune(".!?”\"", r[i-1]) {
		for end < len(r) && isSpace(r[end]) {
			end++
		}
		if end > i && end < len(r) && opensSentence(r[end]) {
			return end
		}
		end = i
	}
	for end < len(r) && r[end] == '\n' {
		end++
	}
	return end
}

func opensSentence(r rune) bool {
	return 'A' <= r && r <= 'Z' || strings.ContainsRune("“\"'(‘", r)
}

type span struct{ start, end int }

// sentenceAt returns the number of the sentence that holds the code point, -1 between sentences.
func sentenceAt(spans []span, at int) int {
	for i, s := range spans {
		if s.start <= at && at <= s.end {
			return i
		}
	}
	return -1
}
