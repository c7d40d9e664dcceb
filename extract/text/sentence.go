package text

import (
	"strings"
)

// maxSentence bounds the tokens of a sentence; a longer run is cut. The longest sentences of news have
// about 150, so only lists and tables without any stop are hit.
const maxSentence = 300

// A splitter ends sentences among the tokens of one stretch.
type splitter struct {
	text   string
	toks   []Token
	quotes int // straight quotation marks seen in the stretch
}

// next returns the index after the last token of the sentence that starts at token i.
//
// A sentence ends after a full stop, a question mark or an exclamation mark and the brackets and
// quotation marks that close after it, if the next token can start a sentence:
//
//	"We will appeal." The court agreed.   <- two
//	"Will you appeal?" he asked.          <- one
//	It sued Apple Inc. in March.          <- one: the stop belongs to the abbreviation
//	It sued Apple Inc. The case is old.   <- two: "The" starts sentences
func (s *splitter) next(i int) int {
	for first := i; i < len(s.toks); i++ {
		s.count(i)
		if i-first >= maxSentence {
			return i
		}
		if !s.terminal(i) {
			continue
		}
		j := s.closers(i + 1)
		if j >= len(s.toks) || s.boundary(i, j) {
			for i++; i < j; i++ {
				s.count(i)
			}
			return j
		}
	}
	return len(s.toks)
}

func (s *splitter) form(i int) string { return s.text[s.toks[i].Start:s.toks[i].End] }

func (s *splitter) count(i int) {
	if s.form(i) == `"` {
		s.quotes++
	}
}

// terminal reports whether token i could be the last word of a sentence.
func (s *splitter) terminal(i int) bool {
	w := s.form(i)
	return strings.IndexByte(".!?", w[len(w)-1]) >= 0 || w == "…" || w == "。"
}

// closers returns the index after the closing marks at i. A straight quotation mark closes if an odd
// number of them went before, and if no space does.
func (s *splitter) closers(i int) int {
	open := s.quotes%2 == 1
	for ; i < len(s.toks); i++ {
		switch s.form(i) {
		case ")", "]", "”", "’", "''", "»":
		case `"`, "'":
			if !open && s.toks[i].Start > s.toks[i-1].End {
				return i
			}
			open = false
		default:
			return i
		}
	}
	return i
}

// boundary reports whether a sentence ends between token i, which could end one, and token j, the first
// after it that does not close something.
func (s *splitter) boundary(i, j int) bool {
	w, n := s.form(i), s.form(j)
	closed := j > i+1
	switch {
	case strings.IndexByte(",;:-–—", n[0]) >= 0 && len(n) <= 3 && n != "--":
		return false
	case len(w) > 1 && w[len(w)-1] == '.' && w[0] != '.': // abbreviation
		return s.starter(j) && !s.titleBefore(i)
	case w == "…" || w[0] == '.' && len(w) > 1: // ellipsis
		return upperAt(n, 0) && !isI(n) || quoteOpens(n)
	case lowerAt(n, 0):
		return !closed && w == "." && s.toks[j].Start > s.toks[i].End
	case w == "." && s.toks[j].Start == s.toks[i].End && !closed:
		return upperAt(n, 0) || quoteOpens(n)
	}
	return true
}

func isI(w string) bool { return w == "I" }

func quoteOpens(w string) bool { return w == `"` || w == "“" || w == "‘" || w == "``" }

// titleBefore reports whether token i is an abbreviation that a name follows.
func (s *splitter) titleBefore(i int) bool {
	w := s.form(i)
	return abbreviations()[w[:len(w)-1]] == title
}

// starter reports whether token i often starts a sentence and seldom goes on with a name.
func (s *splitter) starter(i int) bool {
	w := s.form(i)
	if quoteOpens(w) && i+1 < len(s.toks) {
		return upperAt(s.form(i+1), 0)
	}
	if !upperAt(w, 0) || len(w) > 9 {
		return false
	}
	var low [9]byte
	for i := range len(w) {
		low[i] = lowerByte(w[i])
	}
	return starters[string(low[:len(w)])]
}

var starters = map[string]bool{
	"the": true, "a": true, "an": true, "in": true, "on": true, "at": true, "it": true, "he": true, "she": true,
	"they": true, "we": true, "i": true, "you": true, "this": true, "that": true, "these": true, "those": true,
	"but": true, "and": true, "if": true, "when": true, "while": true, "as": true, "for": true, "after": true,
	"before": true, "since": true, "with": true, "what": true, "who": true, "how": true, "why": true, "where": true,
	"there": true, "here": true, "his": true, "her": true, "their": true, "our": true, "my": true, "its": true,
	"not": true, "no": true, "yes": true, "so": true, "then": true, "however": true, "also": true, "although": true,
	"though": true, "because": true, "by": true, "from": true, "to": true, "some": true, "many": true, "most": true,
	"both": true, "last": true, "during": true, "under": true, "until": true, "is": true, "are": true, "was": true,
	"do": true, "did": true, "does": true, "will": true, "now": true, "all": true, "each": true, "every": true,
	"one": true, "two": true, "more": true, "such": true, "other": true, "please": true, "meanwhile": true,
}
