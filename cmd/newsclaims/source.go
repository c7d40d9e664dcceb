package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"newsclaims/corpus"
)

// inputForms are the forms of input that --from can name.
var inputForms = []string{"auto", "html", "text", "jsonl", "warc"}

// A source reads the inputs of the files of a command line.
type source struct {
	paths   []string
	form    string
	url     string // of a page
	maxSize byteSize
	stdin   io.Reader
	read    func(bytes int) // told how many bytes have been read, nil for nobody
}

// An inputOrError is an input, or why there is none; its Origin is set either way.
type inputOrError struct {
	corpus.Input
	err error
}

// inputs reads the files in order. A file or a line that cannot be read is an input with an error, and the
// rest is read all the same.
func (s *source) inputs() iter.Seq[inputOrError] {
	return func(yield func(inputOrError) bool) {
		for _, path := range s.paths {
			if !s.file(path, yield) {
				return
			}
		}
	}
}

// file yields the inputs of one file and says whether to go on.
func (s *source) file(path string, yield func(inputOrError) bool) bool {
	if path == "-" {
		return s.stream("", s.stdin, yield)
	}
	failed := inputOrError{Input: corpus.Input{Origin: corpus.Origin{File: path}}}
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		return s.folder(path, yield)
	}
	if err != nil {
		failed.err = plainPath(err)
		return yield(failed)
	}
	f, err := os.Open(path)
	if err != nil {
		failed.err = plainPath(err)
		return yield(failed)
	}
	defer f.Close()
	return s.stream(path, f, yield)
}

// plainPath takes the operation and the path out of an error of package os: the message names the path anyway.
func plainPath(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

func (s *source) stream(path string, r io.Reader, yield func(inputOrError) bool) bool {
	in := bufio.NewReaderSize(counter{r, s.read}, 1<<16)
	form := s.form
	if form == "warc" || form == "auto" && isArchive(path) {
		return s.archive(path, in, yield)
	}
	in, done, err := unpack(path, in)
	if err != nil {
		return yield(inputOrError{corpus.Input{Origin: corpus.Origin{File: path}}, err})
	}
	defer done()
	if form == "auto" {
		form = guessForm(unpackedName(path), in)
	}
	if form == "jsonl" {
		return s.jsonLines(path, in, yield)
	}
	return yield(s.whole(path, form, in))
}

// formByName tells the form of a file by its name, "" if that does not say.
func formByName(path string) string {
	switch ext := strings.ToLower(filepath.Ext(path)); {
	case slices.Contains([]string{".jsonl", ".ndjson", ".jsonlines"}, ext):
		return "jsonl"
	case slices.Contains([]string{".html", ".htm", ".xhtml", ".shtml"}, ext):
		return "html"
	case slices.Contains([]string{".txt", ".text", ".md"}, ext):
		return "text"
	}
	return ""
}

// guessForm tells the form of a file by its name, or else by its first character.
func guessForm(path string, in *bufio.Reader) string {
	if form := formByName(path); form != "" {
		return form
	}
	head, _ := in.Peek(512)
	head = bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff")))
	switch {
	case bytes.HasPrefix(head, []byte("{")):
		return "jsonl"
	case bytes.HasPrefix(head, []byte("<")):
		return "html"
	}
	return "text"
}

func (s *source) jsonLines(path string, in io.Reader, yield func(inputOrError) bool) bool {
	for input, err := range corpus.Inputs(in, int(s.maxSize)) {
		input.File = path
		var bad *corpus.LineError
		if errors.As(err, &bad) {
			err = bad.Err // the line is in the Origin
		}
		if !yield(inputOrError{input, err}) {
			return false
		}
	}
	return true
}

// whole reads a file that is one page or one text.
func (s *source) whole(path, form string, in io.Reader) inputOrError {
	input := corpus.Input{Origin: corpus.Origin{File: path}, URL: s.url}
	b, err := io.ReadAll(io.LimitReader(in, int64(s.maxSize)+1))
	switch {
	case err != nil:
		err = plainPath(err)
	case len(b) > int(s.maxSize):
		err = fmt.Errorf("larger than --max-size %v", s.maxSize)
	case len(bytes.TrimSpace(b)) == 0:
		err = errors.New("empty")
	case form == "html":
		input.HTML = string(b)
	default:
		input.Text = string(bytes.TrimPrefix(b, []byte("\ufeff")))
		if !utf8.ValidString(input.Text) {
			err = errors.New("text is not UTF-8: convert it first, as with iconv -f windows-1252 -t utf-8")
		}
	}
	return inputOrError{input, err}
}

// A counter tells how much is read through it.
type counter struct {
	r    io.Reader
	read func(bytes int)
}

func (c counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	if c.read != nil {
		c.read(n)
	}
	return n, err
}
