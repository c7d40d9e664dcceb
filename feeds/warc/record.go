package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// A Record is one record of an archive: a header of named fields and a block of bytes.
//
//	WARC/1.0
//	WARC-Type: response
//	WARC-Record-ID: <urn:uuid:...>
//	WARC-Date: 2017-09-13T10:00:00Z
//	WARC-Target-URI: https://news.example/story
//	Content-Type: application/http; msgtype=response
//	Content-Length: 5120
//
//	(5120 bytes: an HTTP answer with its own header), then two empty lines
//
// Lines end with CR LF; a bare LF is taken too. Names of fields know no upper and lower case, and a line that
// begins with white space continues the field before it.
type Record struct {
	// Offset is where the record begins: the byte of the file for a plain archive, the byte of the file at which
	// its gzip member begins for a compressed one, the byte of the decompressed stream for zstd.
	Offset    int64
	Version   string    // "1.0" or "1.1"
	Type      string    // response, request, warcinfo, metadata, revisit, resource, conversion, continuation
	ID        string    // WARC-Record-ID without angle brackets
	Date      time.Time // zero if the field cannot be read
	TargetURI string    // without the angle brackets that some writers put
	MediaType string    // Content-Type of the block
	Truncated string    // why the block was cut short when it was written: length, time, disconnect, unspecified
	Block     []byte    // valid until the next record is read
}

// The reasons for which a record is damaged, besides those of the decompressor.
var (
	ErrNoHeader   = errors.New("no record begins where one should")
	ErrHeader     = errors.New("record header cannot be read")
	ErrNoLength   = errors.New("record has no readable Content-Length")
	ErrLength     = errors.New("Content-Length is not that of the block")
	ErrTooLong    = errors.New("record is longer than the limit")
	ErrIncomplete = errors.New("archive ends inside a record")
)

// maxHeader bounds the header of a record, and that of an HTTP answer.
const maxHeader = 64 << 10

const magic = "WARC/"

// readRecord reads the record that begins at the next byte of t, where the mark is, and all line ends after it. An
// error means that there is none which can be trusted.
func readRecord(t *tape, limit int) (Record, error) {
	var r Record
	length, err := r.readHeader(t)
	if err != nil {
		return r, err
	}
	if length > int64(limit) {
		return r, fmt.Errorf("%w: %d bytes", ErrTooLong, length)
	}
	if _, err := t.need(int(length)); err != nil {
		return r, incomplete(err)
	}
	block := t.offset()
	t.skip(int(length))
	if err := readEnd(t); err != nil {
		return r, err
	}
	from := int(block - t.base)
	r.Block = t.buf[from : from+int(length)]
	return r, nil
}

// readEnd reads the line ends after a block. What follows them is a record or nothing; else the length was wrong. Where
// the stream is compressed this reads its checksum too.
func readEnd(t *tape) error {
	for {
		b, err := t.need(1)
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case b[0] == '\r' || b[0] == '\n':
			t.skip(1)
			continue
		}
		if b, _ := t.need(len(magic)); string(b) != magic {
			return ErrLength
		}
		return nil
	}
}

func incomplete(err error) error {
	if err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF) {
		return ErrIncomplete
	}
	return err
}

// readHeader reads the version and the named fields, and returns the length of the block.
func (r *Record) readHeader(t *tape) (int64, error) {
	if b, err := t.need(len(magic)); string(b) != magic {
		if err != nil && err != io.EOF {
			return 0, err
		}
		return 0, ErrNoHeader
	}
	head, err := takeHeader(t)
	if err != nil {
		return 0, err
	}
	first, rest, _ := strings.Cut(head, "\n")
	r.Version = strings.TrimSpace(strings.TrimPrefix(first, magic))
	if !strings.HasPrefix(r.Version, "1.") && r.Version != "0.18" && r.Version != "0.17" {
		return 0, fmt.Errorf("%w: version %q", ErrHeader, r.Version)
	}
	if strings.Contains(rest, magic+"1.") { // the end of the header is lost, and all up to the next record
		return 0, ErrHeader
	}
	length := int64(-1)
	for name, value := range fields(rest) {
		switch strings.ToLower(name) {
		case "warc-type":
			r.Type = strings.ToLower(value)
		case "warc-record-id":
			r.ID = unbracket(value)
		case "warc-date":
			r.Date, _ = time.Parse(time.RFC3339Nano, value)
		case "warc-target-uri":
			r.TargetURI = unbracket(value)
		case "warc-truncated":
			r.Truncated = value
		case "content-type":
			r.MediaType = value
		case "content-length":
			if n, err := strconv.ParseInt(value, 10, 64); err == nil && n >= 0 {
				length = n
			}
		}
	}
	if length < 0 {
		return 0, ErrNoLength
	}
	return length, nil
}

// takeHeader reads up to and with the first empty line.
func takeHeader(t *tape) (string, error) {
	from := 0
	for size := 1 << 10; ; size *= 2 {
		b, err := t.need(size)
		if end, after := headerEnd(b, from); end >= 0 {
			head := string(b[:end])
			t.skip(after)
			return head, nil
		}
		if err != nil {
			return "", incomplete(err)
		}
		if size > maxHeader {
			return "", ErrHeader
		}
		from = max(0, len(b)-len("\n\r\n"))
	}
}

// headerEnd returns where the header in b ends and where what follows begins, -1 if the empty line is not in b. It looks
// from the given byte on.
func headerEnd(b []byte, from int) (end, after int) {
	for i := from; ; {
		n := bytes.IndexByte(b[i:], '\n')
		if n < 0 {
			return -1, -1
		}
		i += n + 1
		switch {
		case bytes.HasPrefix(b[i:], []byte("\n")):
			return i, i + 1
		case bytes.HasPrefix(b[i:], []byte("\r\n")):
			return i, i + 2
		}
	}
}

// fields yields the named fields of a header. Lines without a colon are passed over.
func fields(head string) func(yield func(name, value string) bool) {
	return func(yield func(name, value string) bool) {
		for head != "" {
			var line string
			line, head, _ = strings.Cut(head, "\n")
			for head != "" && (head[0] == ' ' || head[0] == '\t') {
				var more string
				more, head, _ = strings.Cut(head, "\n")
				line = strings.TrimSpace(line) + " " + strings.TrimSpace(more)
			}
			name, value, ok := strings.Cut(line, ":")
			if ok && !yield(strings.TrimSpace(name), strings.TrimSpace(value)) {
				return
			}
		}
	}
}

func unbracket(s string) string {
	return strings.TrimSuffix(strings.TrimPrefix(s, "<"), ">")
}
