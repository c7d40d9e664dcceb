package claim

import (
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// A tree is one sentence with its children linked and its dictionary forms at hand. It is scratch memory:
// reset fills it anew for the next sentence.
type tree struct {
	src   string
	s     *text.Sentence
	t     []text.Token
	index int      // of the sentence
	first []int32  // first child of each token, -1 if none
	next  []int32  // next sibling, -1 if none
	lemma []string // dictionary form, lower case
	open  []bool   // the token stands in a quotation
	known []known  // what the lexicon says of each dictionary form
	title bool     // the sentence is written as a headline
	own   []text.Token
	lex   *lexicon.Actions

	classes map[string]uint32 // of words, a bit for each of featureClasses
}

func (g *tree) reset(src string, s *text.Sentence, index int) {
	g.src, g.s, g.t, g.index = src, s, s.Tokens, index
	g.title = headlined(src, s)
	n := len(s.Tokens)
	if cap(g.first) < n {
		c := max(n, 128)
		g.first, g.next = make([]int32, c), make([]int32, c)
		g.lemma, g.open, g.known = make([]string, c), make([]bool, c), make([]known, c)
	}
	g.first, g.next, g.lemma, g.open, g.known = g.first[:n], g.next[:n], g.lemma[:n], g.open[:n], g.known[:n]
	for i := range s.Tokens {
		g.open[i], g.known[i] = false, known{}
		g.lemma[i] = text.Lemma(g.form(i), s.Tokens[i].Tag)
	}
	g.link()
}

// link makes the lists of children from the heads.
func (g *tree) link() {
	for i := range g.t {
		g.first[i], g.next[i] = -1, -1
	}
	for i := len(g.t) - 1; i >= 0; i-- {
		if h := g.t[i].Head; h >= 0 {
			g.next[i], g.first[h] = g.first[h], int32(i)
		}
	}
}

// known is what the lexicon says of a dictionary form, looked up when it is first asked for.
type known struct {
	lemma   string
	classes uint32 // a bit for each of featureClasses
	action  bool   // it names an action, as a noun
}

// featureClasses are the word classes of the lexicon that say what may act and what may be acted upon.
var featureClasses = [...]string{"body", "agent", "voice", "amount", "means", "law", "product", "content", "deal", "case", "limit", "net"}

// knows returns what the lexicon says of the dictionary form of i.
func (g *tree) knows(i int) *known {
	k := &g.known[i]
	if k.lemma != g.lemma[i] || k.lemma == "" {
		*k = known{g.lemma[i], g.classes[g.lemma[i]], len(g.lex.Senses(g.lemma[i], 'n')) > 0}
	}
	return k
}

// form returns the token as written.
func (g *tree) form(i int) string { return g.src[g.t[i].Start:g.t[i].End] }

// rel returns the relation of i to its head, without its subtype where that does not matter here.
func (g *tree) rel(i int) text.Rel { return g.t[i].Rel }

// head returns the head of i, -1 for the root and where the engine knows none.
func (g *tree) head(i int) int {
	if h := g.t[i].Head; h >= 0 {
		return int(h)
	}
	return -1
}

// child returns the first child of i with the relation, -1 if there is none.
func (g *tree) child(i int, rel text.Rel) int {
	for c := g.first[i]; c >= 0; c = g.next[c] {
		if g.t[c].Rel == rel {
			return int(c)
		}
	}
	return -1
}

// childLemma returns the first child of i with the relation and dictionary form, -1 if there is none.
func (g *tree) childLemma(i int, rel text.Rel, lemma string) int {
	for c := g.first[i]; c >= 0; c = g.next[c] {
		if g.t[c].Rel == rel && g.lemma[c] == lemma {
			return int(c)
		}
	}
	return -1
}

// under reports whether i is h or hangs below it.
func (g *tree) under(i, h int) bool {
	for n := 0; i >= 0 && n < len(g.t); n++ {
		if i == h {
			return true
		}
		i = g.head(i)
	}
	return false
}

// conjHead returns the first of the coordinated words that i is one of: i itself if it is none.
func (g *tree) conjHead(i int) int {
	for n := 0; n < len(g.t) && g.t[i].Rel == text.RelConj && g.head(i) >= 0; n++ {
		i = g.head(i)
	}
	return i
}

func (g *tree) verb(i int) bool { return g.t[i].Tag >= text.VB && g.t[i].Tag <= text.VBZ }

func (g *tree) noun(i int) bool {
	switch g.t[i].Tag {
	case text.NN, text.NNS, text.NNP, text.NNPS:
		return true
	}
	return false
}

// relative reports whether i is a relative pronoun: "the firm which", "the man who".
func (g *tree) relative(i int) bool {
	switch g.t[i].Tag {
	case text.WDT, text.WP:
		return true
	}
	return g.lemma[i] == "that" && (g.t[i].Rel == text.RelNsubj || g.t[i].Rel == text.RelObj || g.t[i].Rel == text.RelNsubjPass)
}

// clausal reports whether the relation makes its word the head of a clause.
func clausal(r text.Rel) bool {
	switch r {
	case text.RelCcomp, text.RelXcomp, text.RelAdvcl, text.RelAdvclRelcl, text.RelAcl, text.RelAclRelcl, text.RelParataxis,
		text.RelCsubj, text.RelCsubjPass:
		return true
	}
	return false
}
