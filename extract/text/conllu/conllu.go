// Package conllu reads and writes the CoNLL-U format of the Universal Dependencies treebanks
// (universaldependencies.org/format.html).
//
//	for s, err := range conllu.Read(file) {
//		if err != nil {
//			return err
//		}
//		fmt.Println(s.Text(), len(s.Words))
//	}
package conllu

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
)

// A Sentence is one block of a file.
type Sentence struct {
	Comments []string // lines that start with "#", without the line end
	Words    []Word
	Ranges   []Range // tokens that are several words ("don't"), in order
	Extra    []Extra // lines that are kept but not read: empty nodes ("8.1")
}

// A Word is one syntactic word, one line. "_" is kept as written.
type Word struct {
	Form, Lemma, UPOS, XPOS, Feats string
	Head                           int // number of the head from 1, 0 for the root, -1 where the file has "_"
	Rel                            string
	Deps, Misc                     string
}

// A Range is a token that covers words First up to and including Last, numbered from 1.
type Range struct {
	First, Last int
	Form, Misc  string
}

// An Extra is a line that stands after word number After.
type Extra struct {
	After int
	Line  string
}

// ErrFormat is wrapped by every error that says what is wrong with a file.
var ErrFormat = errors.New("not CoNLL-U")

// maxLine is the longest line that is read, in bytes.
const maxLine = 1 << 20

// Read yields the sentences of r. After a sentence with an error in it comes the error, with its line
// number, and reading goes on with the next sentence; an error of r itself ends it.
func Read(r io.Reader) iter.Seq2[Sentence, error] {
	return func(yield func(Sentence, error) bool) {
		sc := bufio.NewScanner(r)
		sc.Buffer(make([]byte, 0, 64<<10), maxLine)
		var s Sentence
		var bad error
		n := 0
		flush := func() bool {
			empty := len(s.Words) == 0 && len(s.Comments) == 0 && bad == nil
			if bad == nil && !empty {
				bad = s.check(n)
			}
			ok := empty || yield(s, bad)
			s, bad = Sentence{}, nil
			return ok
		}
		for sc.Scan() {
			n++
			line := strings.TrimSuffix(sc.Text(), "\r")
			if line == "" {
				if !flush() {
					return
				}
				continue
			}
			if err := s.add(line); err != nil && bad == nil {
				bad = fmt.Errorf("line %d: %w: %w", n, ErrFormat, err)
			}
		}
		if err := sc.Err(); err != nil {
			yield(Sentence{}, fmt.Errorf("line %d: %w", n+1, err))
			return
		}
		flush()
	}
}

// ReadAll returns all sentences; the first error ends it.
func ReadAll(r io.Reader) (out []Sentence, _ error) {
	for s, err := range Read(r) {
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

func (s *Sentence) add(line string) error {
	if line[0] == '#' {
		s.Comments = append(s.Comments, line)
		return nil
	}
	f := strings.Split(line, "\t")
	if len(f) != 10 {
		return fmt.Errorf("%d columns, want 10", len(f))
	}
	if first, last, ok := strings.Cut(f[0], "-"); ok {
		a, err1 := strconv.Atoi(first)
		b, err2 := strconv.Atoi(last)
		if err1 != nil || err2 != nil || a != len(s.Words)+1 || b < a {
			return fmt.Errorf("range %q does not fit", f[0])
		}
		s.Ranges = append(s.Ranges, Range{First: a, Last: b, Form: f[1], Misc: f[9]})
		return nil
	}
	if strings.Contains(f[0], ".") {
		s.Extra = append(s.Extra, Extra{After: len(s.Words), Line: line})
		return nil
	}
	return s.addWord(f)
}

func (s *Sentence) addWord(f []string) error {
	if n, err := strconv.Atoi(f[0]); err != nil || n != len(s.Words)+1 {
		return fmt.Errorf("word number %q, want %d", f[0], len(s.Words)+1)
	}
	if f[1] == "" {
		return errors.New("empty form")
	}
	head := -1
	if f[6] != "_" {
		h, err := strconv.Atoi(f[6])
		if err != nil || h < 0 {
			return fmt.Errorf("head %q", f[6])
		}
		head = h
	}
	s.Words = append(s.Words, Word{Form: f[1], Lemma: f[2], UPOS: f[3], XPOS: f[4], Feats: f[5], Head: head,
		Rel: f[7], Deps: f[8], Misc: f[9]})
	return nil
}

// check finds what only shows when the whole sentence is there.
func (s *Sentence) check(line int) error {
	for i := range s.Words {
		if s.Words[i].Head > len(s.Words) || s.Words[i].Head == i+1 {
			return fmt.Errorf("line %d: %w: word %d has the head %d", line, ErrFormat, i+1, s.Words[i].Head)
		}
	}
	if n := len(s.Ranges); n > 0 && s.Ranges[n-1].Last > len(s.Words) {
		return fmt.Errorf("line %d: %w: range ends at %d of %d words", line, ErrFormat, s.Ranges[n-1].Last, len(s.Words))
	}
	return nil
}

// Comment returns the value of the comment "# key = value", "" if there is none.
func (s *Sentence) Comment(key string) string {
	for _, c := range s.Comments {
		if k, v, ok := strings.Cut(strings.TrimSpace(c[1:]), "="); ok && strings.TrimSpace(k) == key {
			return strings.TrimSpace(v)
		}
	}
	return ""
}

// Starts reports whether a comment says that a document ("newdoc") or paragraph ("newpar") starts here.
func (s *Sentence) Starts(key string) bool {
	for _, c := range s.Comments {
		rest, ok := strings.CutPrefix(strings.TrimSpace(c[1:]), key)
		if ok && (rest == "" || rest[0] == ' ') {
			return true
		}
	}
	return false
}
