package text

import "strings"

// maxDateline bounds the tokens of a dateline, its dash included.
const maxDateline = 14

// dateline returns the number of tokens of the dateline that opens the stretch, 0 if none does. It is a sentence of its
// own, for it has no part in the one that follows: a town in capitals, with its state, the agency and the day, up to a dash.
//
//	WASHINGTON (Reuters) - The agency sued.
//	BERKELEY HEIGHTS, N.J. — President Trump said.
//	IBM - a computer maker - sued.                   <- none: a small letter follows the dash
func (s *splitter) dateline() int {
	if len(s.toks) < 4 || !allCapitals(s.form(0)) {
		return 0
	}
	for i := 1; i < len(s.toks)-1 && i < maxDateline; i++ {
		w := s.form(i)
		switch w {
		case "—", "–", "-", "--":
			next := s.form(i + 1)
			if s.toks[i+1].Start > s.toks[i].End && !lowerCase(next[0]) {
				return i + 1
			}
			return 0
		}
		if lowerCase(w[0]) {
			return 0
		}
	}
	return 0
}

func lowerCase(c byte) bool { return 'a' <= c && c <= 'z' }

// allCapitals reports whether a word of three letters or more has only capitals.
func allCapitals(w string) bool {
	return len(w) > 2 && strings.Trim(w, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}
