package eval

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
)

// Names are compared as sets of words, without the words that say nothing ("the", "Inc.", "Mr") and with the
// common names of a state as one: "the U.S. government" and "United States government" are the same name. Two
// names agree where half of all their words are common to both, or where one has all words of the other and
// those are more than a third of its own: "Acme phones" is "Acme phones of older makes", but "Acme" is not.

var emptyWords = set("the a an inc corp co ltd llc plc company its their his her mr ms mrs of s said s.")

var sameWords = map[string]string{
	"usa": "us", "american": "us", "america": "us", "states": "us", "united": "", "britain": "uk", "british": "uk",
	"kingdom": "uk", "chinese": "china", "beijing": "china", "russian": "russia", "moscow": "russia", "kremlin": "russia",
	"indian": "india", "european": "eu", "union": "eu", "washington": "us",
}

var pronouns = set("it its itself they them their themselves he him his himself she her herself we us our i you your " +
	"who whom whose which that this these those")

// shouted are the pronouns that are none of a name even at the start of a sentence or in capitals.
var shouted = set("it they he she we")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// answers says whether one of the predicted names is one of gold's. A pronoun is no answer where the gold
// has a name. Naming nobody is right where the gold names nobody, or where mayBeEmpty.
func answers(gold, predicted []string, mayBeEmpty bool) bool {
	gold, predicted = without(gold, isBlank), without(predicted, isBlank)
	if named := without(gold, isGoldPronoun); len(named) > 0 {
		gold, predicted = named, without(predicted, isPronoun)
	}
	switch {
	case len(predicted) == 0:
		return mayBeEmpty || len(gold) == 0
	case len(gold) == 0:
		return false
	}
	return slices.ContainsFunc(gold, func(g string) bool {
		return slices.ContainsFunc(predicted, func(p string) bool { return sameName(g, p) })
	})
}

func without(names []string, drop func(string) bool) []string {
	return slices.DeleteFunc(slices.Clone(names), drop)
}

func isBlank(name string) bool { return name == "" }

func isPronoun(name string) bool { return pronouns[strings.TrimFunc(name, isSpace)] }

func isGoldPronoun(name string) bool {
	return isPronoun(name) || shouted[strings.ToLower(strings.TrimFunc(name, isSpace))]
}

func sameName(a, b string) bool {
	wa, wb := nameWords(a), nameWords(b)
	if len(wa) == 0 || len(wb) == 0 {
		return false
	}
	if slices.Equal(wa, wb) {
		return true
	}
	sa, sb := set(strings.Join(wa, " ")), set(strings.Join(wb, " "))
	common := 0
	for w := range sa {
		if sb[w] {
			common++
		}
	}
	all, most := len(sa)+len(sb)-common, max(len(sa), len(sb))
	if float64(common)/float64(all) >= 0.5 {
		return true
	}
	return common > 0 && common == min(len(sa), len(sb)) && float64(common)/float64(most) >= 0.34
}

// nameWords returns the words of a name that count, in lower case.
func nameWords(name string) []string {
	lower := cases.Lower(language.Und).String(strings.ReplaceAll(name, "’", "'"))
	words := strings.FieldsFunc(undot(lower), func(r rune) bool { return !isAlphanumeric(r) })
	kept := words[:0]
	for _, w := range words {
		if emptyWords[w] {
			continue
		}
		if same, ok := sameWords[w]; ok {
			w = same
		}
		if w != "" {
			kept = append(kept, w)
		}
	}
	return kept
}

// undot takes out the dots that do not separate words: first those between initials ("u.s." to "us."), then
// those after abbreviations of two or more letters ("inc.", "us.").
func undot(name string) string {
	return string(dropDots(dropDots([]rune(name), isInitialDot), endsAbbreviation))
}

func dropDots(r []rune, drop func(r []rune, i int) bool) []rune {
	kept := make([]rune, 0, len(r))
	for i, c := range r {
		if c != '.' || !drop(r, i) {
			kept = append(kept, c)
		}
	}
	return kept
}

// isInitialDot says whether r[i] is a dot between two initials: one letter before it that begins a word, one
// letter and another dot after it.
func isInitialDot(r []rune, i int) bool {
	return i >= 1 && isLatin(r[i-1]) && (i == 1 || !isWord(r[i-2])) && i+2 < len(r) && isLatin(r[i+1]) && r[i+2] == '.'
}

// endsAbbreviation says whether r[:i] ends in a word of two or more plain letters.
func endsAbbreviation(r []rune, i int) bool {
	first := i
	for first > 0 && isLatin(r[first-1]) {
		first--
	}
	return i-first >= 2 && (first == 0 || !isWord(r[first-1]))
}

func isLatin(r rune) bool { return 'a' <= r && r <= 'z' }

func isAlphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

func isWord(r rune) bool { return r == '_' || isAlphanumeric(r) }

// isSpace is unicode.IsSpace with the four separators of ASCII, which Python's scorer takes for space too.
func isSpace(r rune) bool { return unicode.IsSpace(r) || 0x1c <= r && r <= 0x1f }
