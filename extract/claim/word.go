package claim

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"newsclaims/extract/entity"
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// No list of action words is whole. What annotated articles call an action and the lexicon does not ("the regulator rapped the bank")
// is learnt with the model: the word, its type, and how often it named that action among all the times that it was met. Its parties
// stand where those of most words stand, and the model decides each time whether it is a claim.

// word is a dictionary form and its part of speech: 'v', 'n' or 'a'.
type word struct {
	lemma string
	pos   byte
}

// learntWord is what a Model knows of a word in one type.
type learntWord struct {
	sense *lexicon.Sense
	share uint32
}

// A Word is an action word that the lexicon does not have in a type.
type Word struct {
	Lemma string
	POS   byte // 'v', 'n' or 'a'
	Type  Type
	Seen  int // how often the word was met
	Meant int // how often it named the action
}

// share puts how often the word names the action into one of a few steps: seldom to always, seen once or more often.
func (w *Word) share() uint32 {
	return uint32(min(4*w.Meant/w.Seen, 4))*4 + uint32(min(w.Seen, 4)-1)
}

// leastShare is how often a word must name an action to be learnt: less than that, and most of what it proposes is none.
const leastShare = 0.2

// A Trigger is the words src[Start:End] that annotators say name an action of one of the types.
type Trigger struct {
	Start, End int
	Types      []Type // the best first
	Optional   bool   // readers would differ on whether they do
}

// A Vocabulary counts which words name actions. Its zero value is empty.
type Vocabulary struct {
	seen  map[word]int
	meant map[Word]int // by Lemma, POS and Type
}

// Add counts the words of an article. A trigger of several words that carry meaning ("pulled the plug") is left to the lexicon.
func (v *Vocabulary) Add(src string, sentences []text.Sentence, set *entity.Set, triggers []Trigger) {
	if v.seen == nil {
		v.seen, v.meant = map[word]int{}, map[Word]int{}
	}
	d := documents.Get().(*document)
	defer documents.Put(d)
	d.reset(src, sentences, set, lexicon.DefaultActions(), time.Time{})
	for i := range sentences {
		g := &d.trees[i]
		for k := range g.t {
			pos := g.wordClass(k)
			if pos == 0 {
				continue
			}
			w := word{g.headlineLemma(set, k), pos}
			t := triggerAt(triggers, g.t[k].Start, g.t[k].End)
			switch {
			case t == nil:
				v.seen[w]++
			case !t.Optional && len(t.Types) > 0 && g.alone(k, t):
				v.seen[w]++
				v.meant[Word{Lemma: w.lemma, POS: pos, Type: t.Types[0]}]++
			}
		}
	}
	d.set = nil
}

func triggerAt(triggers []Trigger, start, end int) *Trigger {
	for i := range triggers {
		if triggers[i].Start < end && start < triggers[i].End {
			return &triggers[i]
		}
	}
	return nil
}

// alone reports whether no other verb, noun or adjective stands in the trigger.
func (g *tree) alone(k int, t *Trigger) bool {
	for i := range g.t {
		if i != k && g.t[i].Start >= t.Start && g.t[i].End <= t.End && g.wordClass(i) != 0 {
			return false
		}
	}
	return true
}

// Words returns the words that the lexicon lacks in a type and that name such actions often enough, in alphabetical order.
func (v *Vocabulary) Words() []Word {
	var words []Word
	lex := lexicon.DefaultActions()
	for w, n := range v.meant {
		w.Seen, w.Meant = v.seen[word{w.Lemma, w.POS}], n
		if float64(n) < leastShare*float64(w.Seen) || slices.ContainsFunc(lex.Senses(w.Lemma, w.POS), func(s lexicon.Sense) bool { return s.Type == w.Type.String() }) {
			continue
		}
		words = append(words, w)
	}
	slices.SortFunc(words, func(a, b Word) int {
		return cmp.Or(cmp.Compare(a.Lemma, b.Lemma), cmp.Compare(a.POS, b.POS), cmp.Compare(a.Type, b.Type))
	})
	return words
}

// know makes the model propose the words.
func (m *Model) know(words []Word) {
	m.vocabulary, m.words = words, make(map[word][]learntWord, len(words))
	for _, w := range words {
		k := word{w.Lemma, w.POS}
		m.words[k] = append(m.words[k], learntWord{&lexicon.Sense{Word: w.Lemma, Type: w.Type.String()}, w.share()})
	}
}

// appendWords writes the words, one a line: dictionary form, part of speech, type, how often seen and how often meant, parted by tabs.
func appendWords(b []byte, words []Word) []byte {
	for _, w := range words {
		b = fmt.Appendf(b, "%s\t%c\t%s\t%d\t%d\n", w.Lemma, w.POS, w.Type, w.Seen, w.Meant)
	}
	return b
}

func parseWords(s string) ([]Word, error) {
	var words []Word
	for line := range strings.Lines(s) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 5 || len(f[1]) != 1 {
			return nil, fmt.Errorf("word %q", line)
		}
		w := Word{Lemma: f[0], POS: f[1][0], Type: typeByName()[f[2]]}
		seen, err := strconv.Atoi(f[3])
		meant, err2 := strconv.Atoi(f[4])
		if w.Seen, w.Meant = seen, meant; err != nil || err2 != nil || w.Type == NoType || seen < 1 || meant > seen {
			return nil, fmt.Errorf("word %q", line)
		}
		words = append(words, w)
	}
	return words, nil
}
