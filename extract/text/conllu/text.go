package conllu

import "strings"

// Text returns the sentence as it was written: its tokens with one space after each that has no
// SpaceAfter=No.
func (s *Sentence) Text() string {
	var b strings.Builder
	for span := range s.surface {
		b.WriteString(span.form)
		if span.space {
			b.WriteByte(' ')
		}
	}
	return strings.TrimSuffix(b.String(), " ")
}

// Spans returns the half-open byte range of each word in Text. The words of a range share its letters
// where they spell it ("do" "n't"), else each has the whole token.
func (s *Sentence) Spans() [][2]int {
	out := make([][2]int, len(s.Words))
	at := 0
	for span := range s.surface {
		s.place(out, span, at)
		at += len(span.form)
		if span.space {
			at++
		}
	}
	return out
}

func (s *Sentence) place(out [][2]int, span surface, at int) {
	end, i := at+len(span.form), at
	for w := span.first; w < span.last; w++ {
		n := len(s.Words[w].Form)
		if !strings.HasPrefix(span.form[i-at:], s.Words[w].Form) {
			for w := span.first; w < span.last; w++ {
				out[w] = [2]int{at, end}
			}
			return
		}
		out[w] = [2]int{i, i + n}
		i += n
	}
}

// surface is one token as it was written, made of words first up to last.
type surface struct {
	form        string
	first, last int
	space       bool
}

func (s *Sentence) surface(yield func(surface) bool) {
	r := 0
	for i := 0; i < len(s.Words); {
		t := surface{form: s.Words[i].Form, first: i, last: i + 1, space: spaced(s.Words[i].Misc)}
		if r < len(s.Ranges) && s.Ranges[r].First == i+1 {
			t = surface{form: s.Ranges[r].Form, first: i, last: s.Ranges[r].Last, space: spaced(s.Ranges[r].Misc)}
			r++
		}
		if !yield(t) {
			return
		}
		i = t.last
	}
}

func spaced(misc string) bool { return !strings.Contains(misc, "SpaceAfter=No") }

// SpaceAfter reports whether a space follows the last word.
func (s *Sentence) SpaceAfter() bool {
	space := true
	for t := range s.surface {
		space = t.space
	}
	return space
}

// Raw joins sentences into the text that they were read from: a blank line before each document and
// paragraph, else the space between them.
func Raw(sentences []Sentence) string {
	var b strings.Builder
	for i := range sentences {
		s := &sentences[i]
		switch {
		case i == 0:
		case s.Starts("newdoc"), s.Starts("newpar"):
			b.WriteString("\n\n")
		case sentences[i-1].SpaceAfter():
			b.WriteByte(' ')
		}
		b.WriteString(s.Text())
	}
	return b.String()
}
