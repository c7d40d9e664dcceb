package fetch

import (
	"bytes"
	"cmp"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// readBody reads and inflates the body of an answer within the client's limits. cut is whether the network broke it
// off; what came until then is returned.
func (c *Client) readBody(answer *http.Response) (body []byte, cut bool, err error) {
	wire := &wireReader{r: answer.Body, rate: cmp.Or(c.MinRate, 200), start: time.Now()}
	inflated, closeAll, err := inflate(wire, answer.Header.Values("Content-Encoding"))
	defer closeAll()
	if err == nil {
		body, err = c.readLimited(inflated, wire)
	}
	if err != nil && len(body) > 0 && broken(err) {
		return body, true, nil
	}
	return body, false, err
}

// broken reports whether err is the network's and not a limit of ours or damage of the encoding.
func broken(err error) bool {
	for _, ours := range []error{ErrTooLarge, ErrBomb, ErrTooSlow, ErrEncoding, context.DeadlineExceeded, context.Canceled, os.ErrDeadlineExceeded} {
		if errors.Is(err, ours) {
			return false
		}
	}
	return true
}

// readLimited reads r to its end, or until there is more of it than allowed.
func (c *Client) readLimited(r io.Reader, wire *wireReader) ([]byte, error) {
	most, ratio := cmp.Or(c.MaxBody, 16<<20), cmp.Or(c.MaxRatio, 200)
	var buf bytes.Buffer
	chunk := make([]byte, 32<<10)
	for {
		n, err := r.Read(chunk)
		buf.Write(chunk[:n])
		size := int64(buf.Len())
		switch {
		case size > 1<<20 && size > ratio*wire.n:
			return nil, fmt.Errorf("%w: %d bytes from %d", ErrBomb, size, wire.n)
		case size > most:
			return nil, fmt.Errorf("%w: more than %d bytes", ErrTooLarge, most)
		case err == io.EOF:
			return buf.Bytes(), nil
		case err != nil:
			return buf.Bytes(), err
		}
	}
}

// A wireReader counts what comes from the network and gives up on a trickle.
type wireReader struct {
	r     io.Reader
	n     int64
	rate  int64 // least bytes a second
	start time.Time
}

// grace is how long a body may come slowly.
const grace = 5 * time.Second

func (w *wireReader) Read(p []byte) (int, error) {
	n, err := w.r.Read(p)
	w.n += int64(n)
	if took := time.Since(w.start); err == nil && took > grace && w.n < w.rate*int64(took/time.Second) {
		return n, fmt.Errorf("%w: %d bytes in %s", ErrTooSlow, w.n, took.Round(time.Second))
	}
	return n, err
}

// maxEncodings is how many content encodings may be laid over one another.
const maxEncodings = 2

// inflate undoes the content encodings, the last one named first.
func inflate(r io.Reader, header []string) (inflated io.Reader, closeAll func(), err error) {
	names := strings.FieldsFunc(strings.ToLower(strings.Join(header, ",")), func(r rune) bool { return r == ',' || r == ' ' })
	var closers []func()
	closeAll = func() {
		for _, f := range closers {
			f()
		}
	}
	if len(names) > maxEncodings {
		return nil, closeAll, fmt.Errorf("%w: %d layers", ErrEncoding, len(names))
	}
	for i := len(names) - 1; i >= 0; i-- {
		var done func()
		if r, done, err = inflater(r, names[i]); err != nil {
			return nil, closeAll, err
		}
		closers = append(closers, done)
	}
	return r, closeAll, nil
}

func inflater(r io.Reader, name string) (io.Reader, func(), error) {
	none := func() {}
	switch name {
	case "identity", "none", "utf-8":
		return r, none, nil
	case "gzip", "x-gzip":
		return &lazyReader{open: func() (io.Reader, error) { return gunzip(r) }}, none, nil
	case "br":
		return &lazyReader{open: func() (io.Reader, error) { return brotli.NewReader(r), nil }}, none, nil
	case "deflate":
		return &lazyReader{open: func() (io.Reader, error) { return undeflate(r) }}, none, nil
	case "zstd":
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(8<<20))
		if err != nil {
			return nil, none, fmt.Errorf("%w: %w", ErrEncoding, err)
		}
		return &lazyReader{open: func() (io.Reader, error) { return z, nil }}, z.Close, nil
	}
	return nil, none, fmt.Errorf("%w: %q", ErrEncoding, name)
}

// gunzip inflates gzip. Servers that say gzip and send the bare text are taken at the text.
func gunzip(r io.Reader) (io.Reader, error) {
	head := make([]byte, 2)
	n, err := io.ReadFull(r, head)
	whole := io.MultiReader(bytes.NewReader(head[:n]), r)
	if err != nil || head[0] != 0x1f || head[1] != 0x8b {
		return whole, nil
	}
	return gzip.NewReader(whole)
}

// undeflate inflates "deflate", which is zlib by the standard and bare deflate by habit.
func undeflate(r io.Reader) (io.Reader, error) {
	head := make([]byte, 2)
	n, err := io.ReadFull(r, head)
	whole := io.MultiReader(bytes.NewReader(head[:n]), r)
	if err == nil && head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
		return zlib.NewReader(whole)
	}
	return flate.NewReader(whole), nil
}

// A lazyReader opens its reader at the first read and calls damage in it ErrEncoding.
type lazyReader struct {
	open func() (io.Reader, error)
	r    io.Reader
	err  error
}

func (l *lazyReader) Read(p []byte) (int, error) {
	if l.r == nil && l.err == nil {
		l.r, l.err = l.open()
	}
	if l.err != nil {
		return 0, l.wrap(l.err)
	}
	n, err := l.r.Read(p)
	return n, l.wrap(err)
}

// wrap leaves the network's errors as they are: they are not the encoding's fault.
func (l *lazyReader) wrap(err error) error {
	if err == nil || err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF) || !broken(err) {
		return err
	}
	var syntax flate.CorruptInputError
	if errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum) || errors.Is(err, zlib.ErrHeader) || errors.As(err, &syntax) ||
		strings.HasPrefix(err.Error(), "brotli") || strings.Contains(err.Error(), "zstd") || errors.Is(err, zstd.ErrMagicMismatch) ||
		errors.Is(err, zstd.ErrWindowSizeExceeded) || errors.Is(err, zstd.ErrCRCMismatch) || errors.Is(err, zstd.ErrDecoderSizeExceeded) {
		return fmt.Errorf("%w: %w", ErrEncoding, err)
	}
	return err
}
