package export

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"newsclaims/corpus"
)

// A Format is a form of files.
type Format struct {
	Name  string
	About string
	open  func(dir string) (writer, error)
}

// A writer takes documents one by one.
type writer interface {
	write(*corpus.DocumentRecord) error
	close() error
}

// Formats are all formats, in the order in which help names them.
var Formats = []Format{
	{"jsonl", "documents and claims as newsclaims writes them: documents.jsonl, claims.jsonl", openJSONL},
	{"csv", "one row for each claim, safe to open in a spreadsheet: claims.csv", openCSV},
	{"parquet", "claims.parquet and articles.parquet with a Hugging Face dataset card, README.md", openParquet},
	{"brat", "standoff annotation: a .txt and an .ann for each article, annotation.conf", openBrat},
	{"annotation", "W3C Web Annotation, one a line: annotations.jsonl", openAnnotation},
	{"ftm", "FollowTheMoney entities, one a line: entities.ftm.json", openFTM},
	{"plover", "PLOVER events, one a line: events.plover.jsonl", openPLOVER},
	{"spans", "sentences with labelled spans for Prodigy and spaCy: spans.jsonl", openSpans},
}

// Names are the names of all formats.
func Names() (names []string) {
	for _, f := range Formats {
		names = append(names, f.Name)
	}
	return names
}

// Write writes the documents that q finds, as far as Store.Documents looks at it, into the directory in the formats of
// the given names. The directory is made if it is not there; files in it of the same names are replaced.
func Write(ctx context.Context, s *corpus.Store, dir string, formats []string, q corpus.Query) (err error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("exporting: %w", err)
	}
	var writers []writer
	defer func() {
		for _, w := range writers {
			if e := w.close(); err == nil && e != nil {
				err = fmt.Errorf("exporting: %w", e)
			}
		}
	}()
	for _, name := range formats {
		i := slices.IndexFunc(Formats, func(f Format) bool { return f.Name == name })
		if i < 0 {
			return fmt.Errorf("no format %q: there are %s", name, strings.Join(Names(), ", "))
		}
		w, err := Formats[i].open(dir)
		if err != nil {
			return fmt.Errorf("exporting as %s: %w", name, err)
		}
		writers = append(writers, w)
	}
	for d, err := range s.Documents(ctx, q) {
		if err != nil {
			return err
		}
		for i, w := range writers {
			if err := w.write(d); err != nil {
				return fmt.Errorf("exporting document %s as %s: %w", d.ID, formats[i], err)
			}
		}
	}
	return nil
}

// A file is a buffered file.
type file struct {
	*bufio.Writer
	f *os.File
}

func create(dir, name string) (*file, error) {
	f, err := os.Create(filepath.Join(dir, name))
	if err != nil {
		return nil, err
	}
	return &file{bufio.NewWriterSize(f, 1<<18), f}, nil
}

func (f *file) close() error {
	err := f.Flush()
	if e := f.f.Close(); err == nil {
		err = e
	}
	return err
}

// A lineWriter writes JSON lines that it makes of documents.
type lineWriter struct {
	*file
	records func(d *corpus.DocumentRecord, line func(any) error) error
	buf     []byte
}

func openLines(dir, name string, records func(*corpus.DocumentRecord, func(any) error) error) (writer, error) {
	f, err := create(dir, name)
	if err != nil {
		return nil, err
	}
	return &lineWriter{file: f, records: records}, nil
}

func (w *lineWriter) write(d *corpus.DocumentRecord) error {
	return w.records(d, func(record any) (err error) {
		if w.buf, err = corpus.AppendLine(w.buf[:0], record); err == nil {
			_, err = w.Write(w.buf)
		}
		return err
	})
}

// writers is several writers in one.
type writers []writer

func (all writers) write(d *corpus.DocumentRecord) error {
	for _, w := range all {
		if err := w.write(d); err != nil {
			return err
		}
	}
	return nil
}

func (all writers) close() (err error) {
	for _, w := range all {
		if e := w.close(); err == nil {
			err = e
		}
	}
	return err
}

func openJSONL(dir string) (writer, error) {
	documents, err := openLines(dir, "documents.jsonl", func(d *corpus.DocumentRecord, line func(any) error) error { return line(d) })
	if err != nil {
		return nil, err
	}
	claims, err := openLines(dir, "claims.jsonl", func(d *corpus.DocumentRecord, line func(any) error) error {
		for _, c := range d.ClaimRecords() {
			if err := line(&c); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		documents.close()
		return nil, err
	}
	return writers{documents, claims}, nil
}

// name is who a party is, or the words of the text where that is not known.
func name(p *corpus.Party) string {
	switch {
	case p == nil:
		return ""
	case p.Name != "":
		return p.Name
	}
	return p.Text
}
