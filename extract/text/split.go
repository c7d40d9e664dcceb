package text

import "sync"

// scratch is what one call needs and the next can use again.
type scratch struct {
	tok       tokenizer
	stretches []stretch
	ends      []int // index after the last token of each sentence
	owner     []int // paragraph of each sentence
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
		sp := splitter{text: text, toks: s.tok.toks[first:]}
		for i := 0; i < len(sp.toks); {
			if n := sp.dateline(); i == 0 && n > 0 {
				i = n
			} else {
				i = sp.next(i)
			}
			s.ends, s.owner = append(s.ends, first+i), append(s.owner, st.paragraph)
		}
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
