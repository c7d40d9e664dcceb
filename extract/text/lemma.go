package text

import (
	_ "embed"
	"strings"
	"sync"
)

// Dictionary forms come from rules of English inflection ("pulling" is "pull", "companies" is "company") and from a table of
// what the rules get wrong, learnt from the treebanks ("withdrew", "children") together with the verbs they know: these settle
// whether "banned" doubles its consonant and "fined" loses an e.

// Lemma returns the dictionary form of a word with the given tag, in lower case: "ban" for "Banned" as a VBN. Names
// (NNP) keep their number. It allocates only for words in capitals and for verbs that it does not know.
func Lemma(form string, tag Tag) string {
	l := lemmas()
	var buf [40]byte
	low, folded := lower(form, buf[:])
	if s, ok := l.irregular[tagged{paradigm(tag), string(low)}]; ok {
		return s
	}
	return l.regular(form, low, folded, tag)
}

// RegularLemma returns what the rules alone give for a word in lower case, with the given verbs (each to itself) known.
func RegularLemma(form string, tag Tag, verbs map[string]string) string {
	l := lemmaTable{verbs: verbs}
	return l.regular(form, []byte(form), false, tag)
}

func (l *lemmaTable) regular(form string, low []byte, folded bool, tag Tag) string {
	n, add := 0, ""
	switch paradigm(tag) {
	case 'n':
		n, add = singular(low)
	case 'v':
		if s, ok := l.verb(low, tag); ok {
			return s
		}
		n, add = stem(low, tag)
	case 'r':
		n, add = positive(low)
	}
	switch {
	case add != "":
		return string(low[:n]) + add
	case folded:
		return string(low[:len(low)-cut(n, low)])
	case n > 0:
		return form[:n]
	}
	return form
}

// cut returns how many bytes go when n are kept; n of 0 keeps all.
func cut(n int, low []byte) int {
	if n == 0 {
		return 0
	}
	return len(low) - n
}

// lower returns the word in lower case, in buf where it is ASCII and fits, and whether that changed it.
func lower(form string, buf []byte) (low []byte, folded bool) {
	if len(form) > len(buf) {
		s := strings.ToLower(form)
		return []byte(s), s != form
	}
	for i := 0; i < len(form); i++ {
		c := form[i]
		if c >= 0x80 {
			s := strings.ToLower(form)
			return []byte(s), s != form
		}
		if 'A' <= c && c <= 'Z' {
			c, folded = c+'a'-'A', true
		}
		buf[i] = c
	}
	return buf[:len(form)], folded
}

// paradigm returns the part of the paradigm that a tag stands for: 'v' an inflected verb, 'n' a plural noun, 'r' a comparative or
// superlative, 'w' anything else.
func paradigm(t Tag) byte {
	switch t {
	case VBD, VBN, VBG, VBZ, VBP, VB, MD:
		return 'v'
	case NNS:
		return 'n'
	case JJR, JJS, RBR, RBS:
		return 'r'
	}
	return 'w'
}

// singular cuts the ending of a regular plural: "bans", "companies", "taxes", "watches".
func singular(w []byte) (n int, add string) {
	switch {
	case hasSuffix(w, "ies") && len(w) > 4:
		return len(w) - 3, "y"
	case hasSuffix(w, "sses"), hasSuffix(w, "ches"), hasSuffix(w, "shes"), hasSuffix(w, "xes"), hasSuffix(w, "zzes"):
		return len(w) - 2, ""
	case hasSuffix(w, "s") && !hasSuffix(w, "ss") && !hasSuffix(w, "us") && !hasSuffix(w, "is") && len(w) > 2:
		return len(w) - 1, ""
	}
	return 0, ""
}

// verb returns the known verb that the form belongs to.
func (l *lemmaTable) verb(w []byte, t Tag) (string, bool) {
	var buf [44]byte
	for _, end := range endings(t) {
		if !hasSuffix(w, end) || len(w) <= len(end)+1 || len(w) > 40 {
			continue
		}
		base := w[:len(w)-len(end)]
		if s, ok := l.verbs[string(base)]; ok && !(doubled(base) && l.has(base[:len(base)-1])) {
			return s, true
		}
		if s, ok := l.verbs[string(append(append(buf[:0], base...), 'e'))]; ok {
			return s, true
		}
		if doubled(base) {
			if s, ok := l.verbs[string(base[:len(base)-1])]; ok {
				return s, true
			}
		}
		if base[len(base)-1] == 'i' {
			if s, ok := l.verbs[string(append(append(buf[:0], base[:len(base)-1]...), 'y'))]; ok {
				return s, true
			}
		}
	}
	return "", false
}

func (l *lemmaTable) has(w []byte) bool { _, ok := l.verbs[string(w)]; return ok }

func doubled(w []byte) bool { return len(w) > 2 && w[len(w)-1] == w[len(w)-2] }

func endings(t Tag) []string {
	switch t {
	case VBD, VBN:
		return edEndings
	case VBG:
		return ingEndings
	case VBZ:
		return sEndings
	}
	return nil
}

var edEndings, ingEndings, sEndings = []string{"ed"}, []string{"ing"}, []string{"es", "s"}

// stem guesses the base of a verb that is not known: "phished" is "phish", "doxxed" is "doxx", "tweaking" is "tweak",
// "upsizing" is "upsize".
func stem(w []byte, t Tag) (n int, add string) {
	switch t {
	case VBZ:
		return singular(w)
	case VBD, VBN:
		if hasSuffix(w, "ied") {
			return len(w) - 3, "y"
		}
		if hasSuffix(w, "ed") && len(w) > 4 {
			return unmark(w[:len(w)-2])
		}
	case VBG:
		if hasSuffix(w, "ing") && len(w) > 5 {
			return unmark(w[:len(w)-3])
		}
	}
	return 0, ""
}

// unmark undoes the doubling of a final consonant and restores a dropped e where the spelling shows it.
func unmark(b []byte) (n int, add string) {
	last := b[len(b)-1]
	if doubled(b) && !strings.ContainsRune("lszf", rune(last)) && !vowel(last) {
		return len(b) - 1, ""
	}
	if len(b) > 2 && strings.ContainsRune("vzcu", rune(last)) || len(b) > 2 && last == 's' && vowel(b[len(b)-2]) ||
		len(b) > 3 && (last == 't' || last == 'g' || last == 'l') && vowelled(b) {
		return len(b), "e"
	}
	return len(b), ""
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// vowelled reports whether a word ends as "locat", "manag" and "enabl" do, which want an e.
func vowelled(b []byte) bool {
	return hasSuffix(b, "at") || hasSuffix(b, "ag") || hasSuffix(b, "dg") || hasSuffix(b, "rg") ||
		b[len(b)-1] == 'l' && strings.IndexByte("bcdfgkptz", b[len(b)-2]) >= 0
}

// positive cuts the ending of a comparative or superlative: "tougher", "earliest".
func positive(w []byte) (n int, add string) {
	for _, end := range [...]string{"er", "est"} {
		if !hasSuffix(w, end) || len(w) < len(end)+3 {
			continue
		}
		b := w[:len(w)-len(end)]
		switch {
		case b[len(b)-1] == 'i':
			return len(b) - 1, "y"
		case doubled(b) && b[len(b)-1] != 'l':
			return len(b) - 1, ""
		}
		return len(b), ""
	}
	return 0, ""
}

func hasSuffix(w []byte, s string) bool { return len(w) >= len(s) && string(w[len(w)-len(s):]) == s }

//go:embed zlemma.tsv
var lemmaTSV string

//go:embed verb.tsv
var verbTSV string

type tagged struct {
	class byte
	form  string
}

type lemmaTable struct {
	irregular map[tagged]string
	verbs     map[string]string // each verb to itself, so that no look-up makes a string
}

// lemmas loads the table: lines of class, form and lemma, where a verb that stands for itself is in class "b".
var lemmas = sync.OnceValue(func() *lemmaTable {
	l := &lemmaTable{irregular: make(map[tagged]string, 4096), verbs: make(map[string]string, 4096)}
	for line := range strings.Lines(lemmaTSV) {
		if line[0] == '#' {
			continue
		}
		line = strings.TrimSuffix(line, "\n")
		kind, rest, _ := strings.Cut(line, "\t")
		form, lemma, ok := strings.Cut(rest, "\t")
		if kind == "b" {
			l.verbs[form] = form
		} else if ok {
			l.irregular[tagged{kind[0], form}] = lemma
		}
	}
	for line := range strings.Lines(verbTSV) {
		if v := strings.TrimSuffix(line, "\n"); v[0] != '#' {
			l.verbs[v] = v
		}
	}
	return l
})
