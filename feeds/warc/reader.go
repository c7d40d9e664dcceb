package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// A Reader reads archives. Its zero value is ready to use and safe for concurrent use.
type Reader struct {
	// MaxRecord is the longest block that is read, in bytes, and the longest page after decoding; 0 means 16 MiB.
	// Longer records are passed over with a DamageError.
	MaxRecord int
}

// A DamageError says that a part of an archive was passed over. The records after it can be read.
type DamageError struct {
	Offset int64 // where the damaged record or member begins, see Record.Offset
	Err    error
}

func (e *DamageError) Error() string { return fmt.Sprintf("record at byte %d: %v", e.Offset, e.Err) }

func (e *DamageError) Unwrap() error { return e.Err }

// ErrFormat is returned for input that is no archive, neither plain nor compressed.
var ErrFormat = errors.New("not a WARC archive")

func (r *Reader) limit() int {
	if r.MaxRecord > 0 {
		return r.MaxRecord
	}
	return 16 << 20
}

// maxTries bounds how often the same bytes are read in search of a record that can be trusted. A damaged record is
// rarely followed by more than a few false beginnings; without a bound, input made for it would take quadratic time.
const maxTries = 16

// Records yields the records of an archive in order. Where one is damaged it yields a *DamageError and goes on with the
// next record that can be read; any other error ends the archive. An empty archive has no records.
func (r *Reader) Records(in io.Reader) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		s := scanner{limit: r.limit(), yield: yield}
		s.file.limit = s.limit + maxHeader
		s.file.reset(in, 0)
		head, err := s.file.need(len(magic))
		switch {
		case err == io.EOF && len(head) == 0:
		case err != nil && err != io.EOF:
			yield(Record{}, fmt.Errorf("reading an archive: %w", err))
		case bytes.HasPrefix(head, gzipMagic[:2]):
			s.members()
		case bytes.HasPrefix(head, []byte("\x28\xb5\x2f\xfd")):
			s.zstd()
		case string(head) == magic:
			s.plain(&s.file)
		default:
			s.damagedStart()
		}
	}
}

// A scanner goes through one archive.
type scanner struct {
	limit int
	yield func(Record, error) bool
	file  tape // bytes of the file
	text  tape // bytes of the member that is being read
	gzip  gzip.Reader
}

// damagedStart reads an archive that does not begin like one.
func (s *scanner) damagedStart() {
	b, _ := s.file.need(1 << 20)
	switch {
	case bytes.Contains(b, []byte("\n"+magic)):
		s.plain(&s.file)
	case bytes.Contains(b, gzipMagic):
		s.members()
	default:
		s.yield(Record{}, ErrFormat)
	}
}

// A search goes back over damaged bytes a bounded number of times.
type search struct {
	end   int64 // how far the stream was read
	tries int
}

// from returns where to look for the next record after the one at start was found damaged, having read up to end.
func (s *search) from(start, end int64) int64 {
	if end > s.end {
		s.end, s.tries = end, 0
	}
	s.tries++
	if s.tries > maxTries {
		return s.end
	}
	return start + 1
}

// plain reads records from t until it ends. It returns false when the consumer wants no more, and the error that ended
// t where that is not its plain end.
func (s *scanner) plain(t *tape) bool {
	more, err := s.records(t, func(r *Record) int64 { return r.Offset })
	if more && err != nil {
		return s.yield(Record{}, fmt.Errorf("reading an archive: %w", err))
	}
	return more
}

// records reads records from t until it ends and yields them with the offset that place gives.
func (s *scanner) records(t *tape, place func(*Record) int64) (more bool, err error) {
	var search search
	for {
		t.keep()
		start := t.offset()
		if _, err := t.need(1); err != nil {
			if err == io.EOF {
				err = nil
			}
			return true, err
		}
		r, err := readRecord(t, s.limit)
		if err != nil && t.err != nil && t.err != io.EOF {
			return true, t.err
		}
		r.Offset = start
		r.Offset = place(&r)
		if err == nil {
			if !s.yield(r, nil) {
				return false, nil
			}
			continue
		}
		if !s.yield(Record{}, &DamageError{r.Offset, err}) {
			return false, nil
		}
		t.back(search.from(start, t.offset()))
		if err := findRecord(t); err != nil {
			if err == io.EOF {
				err = nil
			}
			return true, err
		}
	}
}

// findRecord winds t forward to the next bytes that a record may begin with. They need not begin a line: what
// is lost before them may have lost its line ends.
func findRecord(t *tape) error {
	const start = magic + "1."
	for {
		t.keep()
		b, err := t.need(chunk)
		if i := bytes.Index(b, []byte(start)); i >= 0 {
			t.skip(i)
			return nil
		}
		if err != nil {
			return err
		}
		t.skip(len(b) - len(start))
	}
}

func (s *scanner) zstd() {
	d, err := zstd.NewReader(&s.file, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(1<<27))
	if err != nil {
		s.yield(Record{}, fmt.Errorf("reading an archive: %w", err))
		return
	}
	defer d.Close()
	s.text.limit = s.limit + maxHeader
	s.text.reset(d, 0)
	s.plain(&s.text)
}
