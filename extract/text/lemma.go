package text

import (
	_ "embed"
	"strings"
	"sync"
)

// Lemma returns the dictionary form of a word with a tag, in lower case: "pulling" is "pull", "banned"
// "ban", "withdrew" "withdraw", "taken" "take", "authorities" "authority". Clitics are written out ("'ll"
// is "will", "n't" "not"). Names keep their form. Words that the tables do not have follow LemmaRule.
func Lemma(form string, tag Tag) string {
	switch tag {
	case NNP, NNPS:
		return form
	}
	low := form
	if !lowerWord(form) {
		low = strings.Map(straight, strings.ToLower(form))
	}
	k := lemmaClass(tag)
	if k == 0 {
		return low
	}
	if l, ok := lemmas()[k][low]; ok {
		return l
	}
	return lemmaRule(low, k)
}

func straight(r rune) rune {
	if r == '’' || r == '‘' {
		return '\''
	}
	return r
}

func lowerWord(s string) bool {
	for i := range len(s) {
		if !isLower(s[i]) {
			return false
		}
	}
	return true
}

// Classes of words that have forms of their own.
const (
	verbForm = 1 + iota
	pluralForm
	degreeForm
	otherForm
	numForms
)

func lemmaClass(tag Tag) int {
	switch tag {
	case VB, VBD, VBG, VBN, VBP, VBZ, MD:
		return verbForm
	case NNS:
		return pluralForm
	case JJR, JJS, RBR, RBS:
		return degreeForm
	case RB, PRP, DT, TO:
		return otherForm
	}
	return 0
}

//go:embed irregular.tsv
var irregularTSV string

//go:embed zlemma.tsv
var zlemmaTSV string

// lemmas holds the words whose lemma no rule gives, by class: first those that the treebanks have, then,
// where the two differ, our own.
var lemmas = sync.OnceValue(func() *[numForms]map[string]string {
	t := new([numForms]map[string]string)
	for k := range t {
		t[k] = map[string]string{}
	}
	class := map[string]int{"v": verbForm, "n": pluralForm, "a": degreeForm, "x": otherForm}
	for _, file := range []string{zlemmaTSV, irregularTSV} {
		for line := range strings.Lines(file) {
			if f := strings.Fields(line); line[0] != '#' && len(f) >= 3 {
				for _, form := range f[2:] {
					t[class[f[0]]][form] = f[1]
				}
			}
		}
	}
	return t
})
