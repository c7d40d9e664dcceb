package entity

import (
	"fmt"
	"slices"
	"strings"

	"newsclaims/extract/entity/tagger"
	"newsclaims/extract/internal/choice"
	"newsclaims/extract/text"
)

// A Mark is a mention that an annotator marked: bytes Start up to End of the text, without a leading article.
type Mark struct {
	Start, End int
	Kind       Kind
	Chain      string // names the party: an id of the lexicon, or a word for one that has none
}

// An Article is an annotated article.
type Article struct {
	Text  string
	Marks []Mark
	Heads bool // the marks are those of head words, and kinds are not told: it teaches whom a mention means, and nothing of mentions that mean nobody
}

var markKinds = map[string]Kind{"g": Government, "o": Organization, "p": Person, "r": Product, "l": Law, "c": Place}

// ReadMarked reads an annotated article: a mention is "[words|kind|chain]", and the kind is g (government), o (organization),
// p (person), r (product), l (law) or c (place). An article inside the bracket is not part of the mention.
func ReadMarked(marked string) (Article, error) {
	var a Article
	var b strings.Builder
	for marked != "" {
		before, rest, ok := strings.Cut(marked, "[")
		b.WriteString(before)
		if !ok {
			break
		}
		inside, rest, ok := strings.Cut(rest, "]")
		part := strings.Split(inside, "|")
		if !ok || len(part) != 3 || markKinds[part[1]] == Other {
			return Article{}, fmt.Errorf("entity: bad mark %q", inside)
		}
		start := b.Len()
		if len(part[0]) > 4 && strings.EqualFold(part[0][:4], "the ") {
			start += 4
		}
		b.WriteString(part[0])
		a.Marks = append(a.Marks, Mark{start, b.Len(), markKinds[part[1]], part[2]})
		marked = rest
	}
	a.Text = b.String()
	return a, nil
}

// epochs is how often all choices are learnt from.
const epochs = 5

// Train returns the model that finds in the articles what is marked in them, the same one each time. The sentences are those of
// the text of each article. Names are learnt first. What the rest is learnt from are the names that were found in each article by what was learnt
// from others, mistakes and all: what is found in the articles of users is no better.
func Train(articles []Article, sentences [][]text.Sentence) *Model {
	all, foreign := learnNames(articles, sentences)
	var choices [][]choice.Option
	for k := range articles {
		taught := lessons(&articles[k], sentences[k], &tagger.Tagger{Overlay: foreign[k], All: true})
		if articles[k].Heads {
			taught = antecedents(taught)
		}
		choices = append(choices, taught...)
	}
	return newModel(*choice.Trainer{Epochs: epochs}.Train(choices, modelSize), all)
}

// lessons returns the choices that the marks of an article decide. It is read twice: kinds and first answers are learnt where the kinds are
// guessed, as they are when they are asked for, so that no later sign tells the kind that is to be learnt; last answers where they are known.
func lessons(a *Article, sentences []text.Sentence, names *tagger.Tagger) [][]choice.Option {
	l := newLesson(a)
	f := Finder{Model: new(Model), Tagger: names, lesson: l}
	f.Find(a.Text, sentences)
	k := newLesson(a)
	k.guess = true
	f.lesson = k
	f.Find(a.Text, sentences)
	return append(l.choices, k.choices...)
}

// antecedents leaves nobody out of the options of each choice, and choices in which no party is right.
func antecedents(choices [][]choice.Option) [][]choice.Option {
	kept := choices[:0]
	for _, c := range choices {
		if slices.ContainsFunc(c[1:], func(o choice.Option) bool { return o.Right }) {
			kept = append(kept, c[1:])
		}
	}
	return kept
}

// newLesson returns what the marks of an article tell.
func newLesson(a *Article) *lesson {
	l := &lesson{chain: make(map[[2]int]string), kind: make(map[string]Kind), heads: a.Heads}
	for _, m := range a.Marks {
		l.chain[[2]int{m.Start, m.End}] = m.Chain
		if !a.Heads {
			l.kind[m.Chain] = m.Kind
		}
	}
	return l
}

// A lesson is what an annotated article teaches while entities are found in it.
type lesson struct {
	chain   map[[2]int]string // by the bytes of a mark
	kind    map[string]Kind
	choices [][]choice.Option
	heads   bool // marks are those of head words
	guess   bool // kinds are learnt, and those of parties are guessed meanwhile; else references are
}

// marked returns the chain of mention i, "" where it is not marked.
func (l *lesson) marked(d *document, i int) string {
	m := &d.set.Mentions[i]
	if l.heads {
		return l.headed(d, m)
	}
	start := m.Start
	if m.End-start > 4 && strings.EqualFold(d.src[start:start+4], "the ") {
		start += 4
	}
	return l.chain[[2]int{start, m.End}]
}

// headed returns the chain of a mention whose head is marked; of a name any word may be.
func (l *lesson) headed(d *document, m *Mention) string {
	t, first, last := d.sentences[m.Sentence].Tokens, m.Head, m.Head+1
	if m.Form == Name {
		first, last = m.First, m.Last
	}
	for j := first; j < last; j++ {
		if c := l.chain[[2]int{t[j].Start, t[j].End}]; c != "" {
			return c
		}
	}
	return ""
}

// of returns the chain that most of the mentions of party p are marked with.
func (l *lesson) of(d *document, p int) string {
	count := make(map[string]int)
	best := ""
	for i := range d.set.Mentions {
		if d.set.Mentions[i].Entity != p {
			continue
		}
		if c := l.marked(d, i); c != "" {
			if d.set.Mentions[i].Form == Name {
				count[c] += 100
			}
			count[c]++
			if count[c] > count[best] {
				best = c
			}
		}
	}
	return best
}

// means reports whether mention i is marked as one of party p, of nobody where it is not marked.
func (l *lesson) means(d *document, i, p int) bool {
	c := l.marked(d, i)
	if p == nobody {
		return c == "" || d.task == references && d.opens(i) && !l.met(d, c, i)
	}
	return c != "" && l.names(d, p, c)
}

// names reports whether chain c names party p.
func (l *lesson) names(d *document, p int, c string) bool {
	return l.of(d, p) == c || d.parties[p].ID == c
}

// met reports whether a mention before i is joined to the party that chain c names.
func (l *lesson) met(d *document, c string, i int) bool {
	for k := range i {
		if p := d.set.Mentions[k].Entity; p >= 0 && l.names(d, p, c) {
			return true
		}
	}
	return false
}

// reference keeps a choice and returns the party that mention i is marked as.
func (l *lesson) reference(d *document, i int, options []choice.Option, best int) int {
	if l.guess == (d.task == drafts) {
		l.choices = append(l.choices, options)
	}
	for r := range options {
		if options[r].Right {
			if r == 0 {
				return nobody
			}
			return d.referents[r-1].party
		}
	}
	return nobody
}

// kindOf keeps the choice of the kind of party p and returns the kind that is marked, best where none is.
func (l *lesson) kindOf(d *document, p int, best Kind) Kind {
	right, ok := l.kind[l.of(d, p)]
	if !ok {
		return best
	}
	var options []choice.Option
	for k := range numKinds {
		var features []uint32
		for _, g := range d.signs {
			if g.party == p {
				features = append(features, g.hash<<kindBits+uint32(k))
			}
		}
		options = append(options, choice.Option{Features: features, Right: k == right})
	}
	if l.guess {
		l.choices = append(l.choices, options)
		return best
	}
	return right
}
