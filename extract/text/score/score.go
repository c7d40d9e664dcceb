// Package score compares the output of the language stage with a treebank, by the measures of the CoNLL
// 2018 shared task (universaldependencies.org/conll18/evaluation.html).
//
//	r, err := score.Compare(gold, system)
//	fmt.Printf("%.2f %.2f\n", r.UAS.F1(), r.LAS.F1())
package score

import (
	"fmt"
	"strings"

	"newsclaims/extract/text/conllu"
)

// A Count is what one measure found: words of the gold file, of the system, and correct ones.
type Count struct{ Gold, System, Correct int }

// F1 returns the harmonic mean of precision and recall in percent, 0 if there is nothing to count.
func (c Count) F1() float64 {
	if c.Gold+c.System == 0 {
		return 0
	}
	return 200 * float64(c.Correct) / float64(c.Gold+c.System)
}

// A Result holds every measure. Tokens and Sentences compare spans; the others compare words that have
// the same span in both.
type Result struct {
	Tokens, Sentences, Words Count
	UPOS, XPOS               Count
	UAS                      Count            // right head
	LAS                      Count            // right head and relation, without the relation's subtype
	Rel                      map[string]Count // right head and relation with its subtype, by relation
}

// word is a word of a whole file: its span in the text without spaces, and its head's number in the file.
type word struct {
	start, end int
	head       int // -1 for the root
	w          *conllu.Word
}

type file struct {
	text      strings.Builder
	words     []word
	tokens    [][2]int
	sentences [][2]int
}

// Compare scores system against gold. It fails if they are not about the same characters, spaces aside.
func Compare(gold, system []conllu.Sentence) (Result, error) {
	g, s := load(gold), load(system)
	if g.text.String() != s.text.String() {
		return Result{}, fmt.Errorf("the texts differ: %s", difference(g.text.String(), s.text.String()))
	}
	r := Result{Rel: map[string]Count{}}
	r.Tokens = spans(g.tokens, s.tokens)
	r.Sentences = spans(g.sentences, s.sentences)
	r.words(g, s, match(g.words, s.words))
	return r, nil
}

func difference(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	return fmt.Sprintf("at byte %d: %.30q and %.30q", i, a[i:], b[i:])
}

func load(sentences []conllu.Sentence) *file {
	f := &file{}
	for i := range sentences {
		s := &sentences[i]
		start, first := f.text.Len(), len(f.words)
		text := s.Text()
		at := squeeze(text, &f.text)
		for k, span := range s.Spans() {
			w := &s.Words[k]
			f.words = append(f.words, word{start + at[span[0]], start + at[span[1]], first + w.Head - 1, w})
			if w.Head <= 0 {
				f.words[len(f.words)-1].head = -1
			}
		}
		f.addTokens(s, start)
		f.sentences = append(f.sentences, [2]int{start, f.text.Len()})
	}
	return f
}

// squeeze writes text without its spaces and returns the new place of each byte.
func squeeze(text string, out *strings.Builder) []int {
	at := make([]int, len(text)+1)
	n := 0
	for i, r := range text {
		for k := i; k < min(len(text), i+4); k++ {
			at[k] = n + k - i
		}
		if r != ' ' && r != '\u00a0' {
			c := len(string(r))
			out.WriteString(text[i : i+c])
			n += c
		}
	}
	at[len(text)] = n
	return at
}

func (f *file) addTokens(s *conllu.Sentence, start int) {
	at, r := start, 0
	for i := 0; i < len(s.Words); {
		form, next := s.Words[i].Form, i+1
		if r < len(s.Ranges) && s.Ranges[r].First == i+1 {
			form, next = s.Ranges[r].Form, s.Ranges[r].Last
			r++
		}
		n := len(strings.NewReplacer(" ", "", "\u00a0", "").Replace(form))
		f.tokens = append(f.tokens, [2]int{at, at + n})
		at, i = at+n, next
	}
}

func spans(gold, system [][2]int) Count {
	c := Count{Gold: len(gold), System: len(system)}
	for i, j := 0, 0; i < len(gold) && j < len(system); {
		switch {
		case gold[i] == system[j]:
			c.Correct++
			i, j = i+1, j+1
		case gold[i][0] < system[j][0] || gold[i][0] == system[j][0] && gold[i][1] < system[j][1]:
			i++
		default:
			j++
		}
	}
	return c
}

// match returns for each word of gold the number of the word of system with the same span and, where
// the words of one token share its span, the same form; -1 if there is none.
func match(gold, system []word) []int {
	out := make([]int, len(gold))
	j := 0
	for i, g := range gold {
		out[i] = -1
		for j < len(system) && system[j].start < g.start {
			j++
		}
		for k := j; k < len(system) && system[k].start == g.start; k++ {
			if system[k].end == g.end && strings.EqualFold(system[k].w.Form, g.w.Form) {
				out[i] = k
				break
			}
		}
	}
	return out
}

func (r *Result) words(g, s *file, pair []int) {
	r.Words = Count{Gold: len(g.words), System: len(s.words)}
	r.UPOS, r.XPOS, r.UAS, r.LAS = r.Words, r.Words, r.Words, r.Words
	back := make([]int, len(s.words))
	for i := range back {
		back[i] = -1
	}
	for i, j := range pair {
		if j >= 0 {
			back[j] = i
		}
		r.add(g.words[i].w.Rel, Count{Gold: 1})
	}
	for j := range s.words {
		r.add(s.words[j].w.Rel, Count{System: 1})
	}
	for i, j := range pair {
		if j >= 0 {
			r.pair(&g.words[i], &s.words[j], back)
		}
	}
}

func (r *Result) pair(g, s *word, back []int) {
	r.Words.Correct++
	r.UPOS.Correct += same(g.w.UPOS, s.w.UPOS)
	r.XPOS.Correct += same(g.w.XPOS, s.w.XPOS)
	head := s.head
	if head >= 0 {
		if head = back[head]; head < 0 {
			return
		}
	}
	if head != g.head {
		return
	}
	r.UAS.Correct++
	r.LAS.Correct += same(base(g.w.Rel), base(s.w.Rel))
	if g.w.Rel == s.w.Rel {
		r.add(g.w.Rel, Count{Correct: 1})
	}
}

func same(a, b string) int {
	if a == b {
		return 1
	}
	return 0
}

func base(rel string) string {
	b, _, _ := strings.Cut(rel, ":")
	return b
}

func (r *Result) add(rel string, d Count) {
	c := r.Rel[rel]
	r.Rel[rel] = Count{c.Gold + d.Gold, c.System + d.System, c.Correct + d.Correct}
}
