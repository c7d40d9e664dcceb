package text

import "strings"

// A stretch is text[start:end] that no sentence crosses: a paragraph, or one of its lines where the
// lines are headings or items of a list.
type stretch struct {
	start, end int
	paragraph  int
}

// stretches cuts text at blank lines, and at line ends where a heading or bullet makes one.
//
//	KEY POINTS           <- heading: short, no stop at its end, and the next line starts anew
//	- The ban is lifted  <- bullets
//	- Sales resume
func stretches(text string, out []stretch) []stretch {
	number, blank, open := -1, true, -1
	for a := 0; a < len(text); {
		b := a + len(text[a:])
		if i := strings.IndexByte(text[a:], '\n'); i >= 0 {
			b = a + i
		}
		switch {
		case strings.TrimSpace(text[a:b]) == "":
			blank, open = true, -1
		case blank:
			number++
			out = append(out, stretch{a, b, number})
			blank, open = false, a
		case breaks(text[open:a-1], text[a:b]):
			out = append(out, stretch{a, b, number})
			open = a
		default:
			out[len(out)-1].end = b
			open = a
		}
		a = b + 1
	}
	return out
}

// breaks reports whether a new stretch starts with the line next, which follows the line last.
func breaks(last, next string) bool {
	last, next = strings.TrimSpace(last), strings.TrimSpace(next)
	return bullet(next) || bullet(last) && startsAnew(next) || heading(last) && startsAnew(next)
}

// heading reports whether line could be a heading: too short to have been wrapped, without a stop.
func heading(line string) bool {
	return len(line) <= 60 && line != "" && strings.IndexByte(".,;:-!?", line[len(line)-1]) < 0
}

func startsAnew(line string) bool {
	return line != "" && !lowerAt(line, 0) && strings.IndexByte(",;.)", line[0]) < 0
}

// bullet reports whether line starts like an item of a list: "- x", "* x", "• x", "1. x", "(a) x".
func bullet(line string) bool {
	for _, mark := range [...]string{"- ", "* ", "• ", "– ", "— ", "· ", "▪ ", "● ", "◦ "} {
		if strings.HasPrefix(line, mark) {
			return true
		}
	}
	n := digits(line, 0, min(len(line), 3))
	return n > 0 && n+1 < len(line) && (line[n] == '.' || line[n] == ')') && line[n+1] == ' '
}
