package text

import (
	"iter"
	"sync"

	"newsclaims/extract/text/internal/boundary"
)

// scratch is what one call needs and the next can use again.
type scratch struct {
	tok       tokenizer
	stretches []stretch
	ends      []int // index after the last token of each sentence
	owner     []int // paragraph of each sentence
	words     []boundary.Word
	ahead     []int32
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// Split finds the sentences and tokens of text and leaves tags, heads and relations unknown.
func Split(text string) []Sentence {
	s := scratches.Get().(*scratch)
	defer scratches.Put(s)
	s.split(text)
	return s.sentences()
}

func (s *scratch) split(text string) {
	s.tok.text, s.tok.toks = text, s.tok.toks[:0]
	s.ends, s.owner = s.ends[:0], s.owner[:0]
	s.stretches = stretches(text, s.stretches[:0])
	for _, st := range s.stretches {
		first := len(s.tok.toks)
		s.tok.stretch(st.start, st.end)
		if len(s.tok.toks) == first {
			continue
		}
		s.cut(st.paragraph, first, s.look(text, s.tok.toks[first:]))
	}
	s.tok.text = ""
}

// sentences copies the tokens out of the scratch memory.
func (s *scratch) sentences() []Sentence {
	toks := append(make([]Token, 0, len(s.tok.toks)), s.tok.toks...)
	out := make([]Sentence, len(s.ends))
	first := 0
	for i, end := range s.ends {
		t := toks[first:end:end]
		out[i] = Sentence{Start: t[0].Start, End: t[len(t)-1].End, Paragraph: s.owner[i], Tokens: t}
		first = end
	}
	return out
}

// look fills words with what the model looks at in the tokens of a stretch, the sentences of the rules among it. It returns
// the number of tokens of the dateline that the stretch starts with.
func (s *scratch) look(text string, toks []Token) (dateline int) {
	s.words = s.words[:0]
	gap := " "
	for i := range toks {
		if i > 0 {
			gap = text[toks[i-1].End:toks[i].Start]
		}
		s.words = append(s.words, boundary.Look(text[toks[i].Start:toks[i].End], gap))
	}
	sp := splitter{text: text, toks: toks}
	dateline = sp.dateline()
	for i := dateline; i < len(toks); {
		s.words[i].Rule = i > 0
		i = sp.next(i)
	}
	return dateline
}

// cut ends the sentences of the stretch that words holds, whose first token is number first. A dateline is a sentence of its
// own; elsewhere the model decides, which knows what the rules say.
func (s *scratch) cut(paragraph, first, dateline int) {
	m := loadSentences()
	g := boundary.Gap{Words: s.words}
	s.ahead = boundary.Ahead(s.words, s.ahead)
	last := 0
	for i := 1; i < len(s.words); i++ {
		g.Step(i, i-last, s.ahead[i])
		if i == dateline || i > dateline && m.Score(&g) > sentenceMargin || i-last >= maxSentence {
			s.ends, s.owner = append(s.ends, first+i), append(s.owner, paragraph)
			last = i
		}
	}
	s.ends, s.owner = append(s.ends, first+len(s.words)), append(s.owner, paragraph)
}

// sentenceMargin is what the model must be sure of before it ends a sentence, in sixteenths of log-odds. From -8 to 8 the
// dev files of the treebanks do not tell the difference; a sentence of news that is cut loses more than two that are not.
const sentenceMargin = 8

// Stretches yields what the model of sentences looks at in the tokens of each stretch of text, and these tokens. Both are
// overwritten by the next. Trainers learn from it.
func Stretches(text string) iter.Seq2[[]boundary.Word, []Token] {
	return func(yield func([]boundary.Word, []Token) bool) {
		s := &scratch{tok: tokenizer{text: text}}
		for _, st := range stretches(text, nil) {
			s.tok.toks = s.tok.toks[:0]
			s.tok.stretch(st.start, st.end)
			if len(s.tok.toks) == 0 {
				continue
			}
			s.look(text, s.tok.toks)
			if !yield(s.words, s.tok.toks) {
				return
			}
		}
	}
}
