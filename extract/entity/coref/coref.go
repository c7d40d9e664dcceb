// Package coref reads the coreference of the treebank GUM (Zeldes 2017) as articles that teach whom pronouns and descriptions mean.
//
//	articles := coref.Articles(sentences, coref.News)
//
// Each word of the treebank may have opened and closed noun phrases in its last column, as Entity=(3-person-new-…: the first number is
// that of the chain. Brackets may be nested, and one that closes names its chain: 3).
package coref

import (
	"slices"
	"strings"

	"newsclaims/extract/entity"
	"newsclaims/extract/text/conllu"
)

// News are the genres that are nearest to articles: written to be read or read out, about people, places and bodies.
var News = []string{"news", "voyage", "bio", "speech"}

// Articles returns the documents of some genres in order. Their marks are those of head words alone, whose kinds are not told.
func Articles(sentences []conllu.Sentence, genres []string) []entity.Article {
	var out []entity.Article
	for i := 0; i < len(sentences); {
		end := i + 1
		for end < len(sentences) && !sentences[end].Starts("newdoc") {
			end++
		}
		if slices.Contains(genres, genre(sentences[i].Comment("newdoc id"))) {
			out = append(out, document(sentences[i:end]))
		}
		i = end
	}
	return out
}

// genre returns the middle of an id: "GUM_news_asylum".
func genre(id string) string {
	if part := strings.Split(id, "_"); len(part) > 1 {
		return part[1]
	}
	return ""
}

func document(sentences []conllu.Sentence) entity.Article {
	a := entity.Article{Text: conllu.Raw(sentences), Heads: true}
	at := 0
	for i := range sentences {
		s := &sentences[i]
		at += strings.Index(a.Text[at:], s.Text())
		spans := s.Spans()
		for head, chain := range heads(s) {
			if chain != "" {
				a.Marks = append(a.Marks, entity.Mark{Start: at + spans[head][0], End: at + spans[head][1], Chain: chain})
			}
		}
		at += len(s.Text())
	}
	return a
}

// A phrase is a noun phrase of words first up to and including last.
type phrase struct {
	chain       string
	first, last int
}

// heads returns the chain of the shortest phrase that each word heads, "" for none.
func heads(s *conllu.Sentence) []string {
	chains, length := make([]string, len(s.Words)), make([]int, len(s.Words))
	for _, p := range phrases(s) {
		head := p.first
		for head < p.last && s.Words[head].Head > p.first && s.Words[head].Head <= p.last+1 {
			head++
		}
		if n := p.last - p.first + 1; length[head] == 0 || n < length[head] {
			chains[head], length[head] = p.chain, n
		}
	}
	return chains
}

// phrases reads the brackets of a sentence. What is opened and not closed in it is left out.
func phrases(s *conllu.Sentence) (done []phrase) {
	var open []phrase
	for w := range s.Words {
		for brackets := column(s.Words[w].Misc); brackets != ""; {
			opens := brackets[0] == '('
			brackets = strings.TrimPrefix(brackets, "(")
			end := strings.IndexAny(brackets, "()")
			if end < 0 {
				end = len(brackets)
			}
			chain, _, _ := strings.Cut(brackets[:end], "-")
			closes := end < len(brackets) && brackets[end] == ')'
			if brackets = brackets[end:]; closes {
				brackets = brackets[1:]
			}
			if opens {
				open = append(open, phrase{chain: chain, first: w})
			}
			if k := latest(open, chain); closes && k >= 0 {
				open[k].last = w
				done = append(done, open[k])
				open = slices.Delete(open, k, k+1)
			}
		}
	}
	return done
}

// column returns the brackets of a word.
func column(misc string) string {
	for _, part := range strings.Split(misc, "|") {
		if brackets, ok := strings.CutPrefix(part, "Entity="); ok {
			return brackets
		}
	}
	return ""
}

// latest returns the phrase of the chain that was opened last, -1 where none is open.
func latest(open []phrase, chain string) int {
	for k := len(open) - 1; k >= 0; k-- {
		if open[k].chain == chain {
			return k
		}
	}
	return -1
}
