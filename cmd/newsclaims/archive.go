package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"newsclaims/corpus"
	"newsclaims/feeds/warc"
)

// isArchive tells a web archive by its name.
func isArchive(path string) bool {
	return strings.HasSuffix(strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(path), ".gz"), ".zst"), ".warc")
}

// archive yields the pages of a web archive. Damaged records are inputs with an error.
func (s *source) archive(path string, in io.Reader, yield func(inputOrError) bool) bool {
	r := warc.Reader{MaxRecord: int(s.maxSize)}
	for page, err := range r.Pages(in) {
		input := corpus.Input{Origin: corpus.Origin{File: path, Offset: page.Offset}, URL: page.URL, HTML: string(page.Body), Charset: page.Charset()}
		var damage *warc.DamageError
		if errors.As(err, &damage) {
			input.Offset, err = damage.Offset, fmt.Errorf("damaged archive: %w", err)
		}
		if !yield(inputOrError{input, err}) {
			return false
		}
	}
	return true
}

// folder yields the inputs of all files below path whose names tell what they are, in the order of their names.
func (s *source) folder(path string, yield func(inputOrError) bool) bool {
	more := true
	err := filepath.WalkDir(path, func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			more = yield(inputOrError{corpus.Input{Origin: corpus.Origin{File: file}}, plainPath(err)})
		case entry.Type().IsRegular() && (isArchive(file) || formByName(unpackedName(file)) != ""):
			more = s.file(file, yield)
		}
		if !more {
			return fs.SkipAll
		}
		return nil
	})
	return more && err == nil
}

// unpackedName is the name of a file without the ending that tells how it is packed.
func unpackedName(path string) string {
	for _, ending := range []string{".gz", ".zst"} {
		if strings.HasSuffix(strings.ToLower(path), ending) {
			return path[:len(path)-len(ending)]
		}
	}
	return path
}

// unpack unpacks a file whose name says that it is packed. The caller calls done after reading.
func unpack(path string, in *bufio.Reader) (out *bufio.Reader, done func(), err error) {
	switch {
	case strings.HasSuffix(strings.ToLower(path), ".gz"):
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, nil, fmt.Errorf("unpacking: %w", err)
		}
		return bufio.NewReaderSize(z, 1<<16), func() { z.Close() }, nil
	case strings.HasSuffix(strings.ToLower(path), ".zst"):
		z, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1))
		if err != nil {
			return nil, nil, fmt.Errorf("unpacking: %w", err)
		}
		return bufio.NewReaderSize(z, 1<<16), z.Close, nil
	}
	return in, func() {}, nil
}
