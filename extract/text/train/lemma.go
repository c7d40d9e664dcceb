package train

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"newsclaims/extract/text"
	"newsclaims/extract/text/conllu"
)

// Lemmas writes the table of dictionary forms that the text package embeds: the verbs of the treebank (class "b"), and every
// form whose most frequent lemma the rules do not give. The same sentences give the same bytes.
func Lemmas(w io.Writer, treebank iter.Seq2[conllu.Sentence, error]) error {
	count := map[lemmaKey]map[string]int{}
	verbs, seen := map[string]string{}, map[string]int{}
	for s, err := range treebank {
		if err != nil {
			return err
		}
		for i := range s.Words {
			countLemma(&s.Words[i], count, verbs, seen)
		}
	}
	var lines []string
	for v := range verbs {
		if seen[v] < 2 { // a slip of the treebank, or too rare to settle the form of another verb
			delete(verbs, v)
			continue
		}
		lines = append(lines, "b\t"+v)
	}
	for k, lemma := range count {
		best := mostFrequent(lemma)
		if text.RegularLemma(k.form, k.tag, verbs) != best {
			lines = append(lines, fmt.Sprintf("%c\t%s\t%s", lemmaClass(k.tag), k.form, best))
		}
	}
	slices.Sort(lines)
	lines = slices.Compact(lines)
	_, err := fmt.Fprintf(w, "# Dictionary forms that the rules of lemma.go do not give (class, form, lemma; v verb, n plural, r comparative,\n"+
		"# w other) and verbs (b). Made by \"newsclaims train lemmas\" from UD English EWT (CC BY-SA 4.0) and GUM (CC BY 4.0).\n%s\n",
		strings.Join(lines, "\n"))
	return err
}

type lemmaKey struct {
	form string
	tag  text.Tag
}

func countLemma(w *conllu.Word, count map[lemmaKey]map[string]int, verbs map[string]string, seen map[string]int) {
	tag := text.ParseTag(w.XPOS)
	form, lemma := strings.ToLower(w.Form), strings.ToLower(w.Lemma)
	if !alphabetic(form) || !alphabetic(lemma) || w.Feats != "_" && strings.Contains(w.Feats, "Typo=Yes") {
		return
	}
	switch tag {
	case text.VB, text.VBD, text.VBG, text.VBN, text.VBP, text.VBZ:
		verbs[lemma] = lemma
		seen[lemma]++
	case text.MD, text.NNS, text.JJR, text.JJS, text.RBR, text.RBS:
	default:
		return
	}
	k := lemmaKey{form, tag}
	if count[k] == nil {
		count[k] = map[string]int{}
	}
	count[k][lemma]++
}

func alphabetic(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz-'’") == "" && s != "_"
}

func lemmaClass(t text.Tag) byte {
	switch t {
	case text.NNS:
		return 'n'
	case text.JJR, text.JJS, text.RBR, text.RBS:
		return 'r'
	}
	return 'v'
}

// mostFrequent returns the lemma seen most often, the first in the alphabet among equals.
func mostFrequent(m map[string]int) string {
	best := ""
	for l, n := range m {
		if best == "" || n > m[best] || n == m[best] && l < best {
			best = l
		}
	}
	return best
}
