package corpus

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// AppendLine appends record to b as one line of JSON, newline included. It fails where a record holds what
// JSON cannot say, such as a date in the year 10000; b is then returned as it was.
func AppendLine(b []byte, record any) ([]byte, error) {
	buf := bytes.NewBuffer(b)
	e := json.NewEncoder(buf)
	e.SetEscapeHTML(false)
	if err := e.Encode(record); err != nil {
		return b, fmt.Errorf("writing a record: %w", err)
	}
	return buf.Bytes(), nil
}

// A LineError says what is wrong with one line of a file of JSON lines. The lines after it can be read.
type LineError struct {
	Line int    // from 1
	ID   string // id that the line gives, "" if it could not be read
	Err  error
}

func (e *LineError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }

func (e *LineError) Unwrap() error { return e.Err }

// ErrTooLong is the reason of a LineError for a line over the limit.
var ErrTooLong = errors.New("line is too long")

// lines reads lines of at most limit bytes, one call of next after the other.
type lines struct {
	r      readSlicer
	limit  int
	number int // of the last line that was read, from 1
	buf    []byte
}

// readSlicer is the method of bufio.Reader that lines are read with.
type readSlicer interface {
	ReadSlice(delim byte) ([]byte, error)
}

// next returns the next line without its end, valid until the call after. A line over the limit is passed
// over and gives ErrTooLong; io.EOF follows the last line.
func (l *lines) next() ([]byte, error) {
	l.buf = l.buf[:0]
	long := false
	for {
		part, err := l.r.ReadSlice('\n')
		if len(l.buf)+len(part) > l.limit {
			long = true
		}
		if !long {
			l.buf = append(l.buf, part...)
		}
		if err == nil || err == io.EOF && (long || len(l.buf) > 0) {
			l.number++
			if long {
				return nil, ErrTooLong
			}
			return bytes.TrimRight(l.buf, "\r\n"), nil
		}
		if !errors.Is(err, errPartOfLine) {
			return nil, err
		}
	}
}
