package conllu

import (
	"bufio"
	"io"
	"strconv"
)

// A Writer writes sentences. Call Flush at the end.
type Writer struct{ w *bufio.Writer }

// NewWriter returns a Writer to w.
func NewWriter(w io.Writer) *Writer { return &Writer{bufio.NewWriter(w)} }

// Flush writes out what is held back and returns the first error of the writing.
func (w *Writer) Flush() error { return w.w.Flush() }

// Write writes one sentence and the blank line after it. Errors show at Flush.
func (w *Writer) Write(s *Sentence) {
	for _, c := range s.Comments {
		w.line(c)
	}
	r, x := 0, 0
	for i := range s.Words {
		for ; x < len(s.Extra) && s.Extra[x].After <= i; x++ {
			w.line(s.Extra[x].Line)
		}
		if r < len(s.Ranges) && s.Ranges[r].First == i+1 {
			w.span(&s.Ranges[r])
			r++
		}
		w.word(i+1, &s.Words[i])
	}
	for ; x < len(s.Extra); x++ {
		w.line(s.Extra[x].Line)
	}
	w.w.WriteByte('\n')
}

func (w *Writer) line(s string) {
	w.w.WriteString(s)
	w.w.WriteByte('\n')
}

func (w *Writer) span(r *Range) {
	w.w.WriteString(strconv.Itoa(r.First) + "-" + strconv.Itoa(r.Last))
	for _, f := range [...]string{r.Form, "_", "_", "_", "_", "_", "_", "_", r.Misc} {
		w.field(f)
	}
	w.w.WriteByte('\n')
}

func (w *Writer) word(n int, t *Word) {
	head := "_"
	if t.Head >= 0 {
		head = strconv.Itoa(t.Head)
	}
	w.w.WriteString(strconv.Itoa(n))
	for _, f := range [...]string{t.Form, t.Lemma, t.UPOS, t.XPOS, t.Feats, head, t.Rel, t.Deps, t.Misc} {
		w.field(f)
	}
	w.w.WriteByte('\n')
}

func (w *Writer) field(f string) {
	w.w.WriteByte('\t')
	if f == "" {
		f = "_"
	}
	w.w.WriteString(f)
}
