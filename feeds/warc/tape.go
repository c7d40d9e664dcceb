package warc

import "io"

// chunk is how many bytes a tape reads at a time.
const chunk = 64 << 10

// A tape is a stream that can be wound back to a mark. It holds the bytes since the mark, at most limit of them:
// where more are read the mark moves on.
type tape struct {
	r     io.Reader
	limit int
	base  int64  // offset in the stream of buf[0]
	buf   []byte // what was read and not yet given up
	mark  int    // buf[:mark] is given up
	pos   int    // buf[pos] is read next
	err   error  // what ended the stream
}

// reset starts a new stream, of which the first byte has the given offset.
func (t *tape) reset(r io.Reader, offset int64) {
	t.r, t.base, t.buf, t.mark, t.pos, t.err = r, offset, t.buf[:0], 0, 0, nil
}

// offset is the place in the stream of the byte that is read next.
func (t *tape) offset() int64 { return t.base + int64(t.pos) }

// keep sets the mark at the byte that is read next.
func (t *tape) keep() { t.mark = t.pos }

// back winds the tape to offset, or to the mark where that is later.
func (t *tape) back(offset int64) { t.pos = max(t.mark, int(offset-t.base)) }

// fill reads one more chunk. It returns the error that ended the stream.
func (t *tape) fill() error {
	if t.err != nil {
		return t.err
	}
	t.mark = max(t.mark, t.pos-t.limit)
	if t.mark > 0 && len(t.buf)+chunk > cap(t.buf) {
		n := copy(t.buf, t.buf[t.mark:])
		t.buf, t.base, t.pos, t.mark = t.buf[:n], t.base+int64(t.mark), t.pos-t.mark, 0
	}
	if len(t.buf)+chunk > cap(t.buf) {
		t.buf = append(make([]byte, 0, 2*cap(t.buf)+chunk), t.buf...)
	}
	for range 100 {
		n, err := t.r.Read(t.buf[len(t.buf) : len(t.buf)+chunk])
		t.buf = t.buf[:len(t.buf)+n]
		t.err = err
		if n > 0 {
			return nil
		}
		if err != nil {
			return err
		}
	}
	t.err = io.ErrNoProgress
	return t.err
}

// need returns the next n bytes without reading them, fewer with the error that ended the stream. They are valid
// until the tape is read.
func (t *tape) need(n int) ([]byte, error) {
	for len(t.buf)-t.pos < n {
		if err := t.fill(); err != nil {
			return t.buf[t.pos:], err
		}
	}
	return t.buf[t.pos : t.pos+n], nil
}

// skip reads n bytes that need has returned.
func (t *tape) skip(n int) { t.pos += n }

// Read implements io.Reader.
func (t *tape) Read(b []byte) (int, error) {
	if _, err := t.need(1); err != nil {
		return 0, err
	}
	n := copy(b, t.buf[t.pos:])
	t.pos += n
	return n, nil
}

// ReadByte implements io.ByteReader, so that a decompressor reads no byte beyond the end of its stream.
func (t *tape) ReadByte() (byte, error) {
	if t.pos == len(t.buf) {
		if err := t.fill(); err != nil {
			return 0, err
		}
	}
	b := t.buf[t.pos]
	t.pos++
	return b, nil
}
