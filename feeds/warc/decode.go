package warc

import (
	"bytes"
	"io"
	"strconv"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// The header of an archived answer does not always tell how its body is kept: many crawlers store the body decoded and
// leave Content-Encoding and Transfer-Encoding as the server sent them. So a coding is taken off only where the body
// has it: where it does not begin like HTML, and decoding gives at least one byte. A body that breaks off in the middle of
// a coding is cut there.

// decode returns body free of its codings, in memory of its own, and whether all of it could be read. The result is
// at most limit bytes; a longer one is ErrTooLong.
func decode(body []byte, chunked bool, codings []string, limit int) (b []byte, whole bool, err error) {
	whole = true
	b = body
	if chunked {
		if joined, all := joinChunks(body); joined != nil {
			b, whole = joined, all
		}
	}
	for i := len(codings) - 1; i >= 0 && !markup(b); i-- {
		out, all, err := inflate(b, codings[i], limit)
		if err != nil {
			return nil, false, err
		}
		if len(out) > 0 {
			b, whole = out, whole && all
		}
	}
	if len(b) > 0 && len(body) > 0 && &b[0] == &body[0] {
		b = bytes.Clone(b)
	}
	return b, whole, nil
}

// markup says whether b begins like HTML: with "<" and a letter, "!" or "?".
func markup(b []byte) bool {
	b = bytes.TrimLeft(bytes.TrimPrefix(b, []byte("\ufeff")), " \t\r\n")
	return len(b) > 1 && b[0] == '<' && (b[1] == '!' || b[1] == '?' || 'a' <= b[1]|0x20 && b[1]|0x20 <= 'z')
}

// joinChunks takes the chunked coding (RFC 9112, section 7.1) off: each chunk is its length in hexadecimal, CR LF, that
// many bytes, CR LF; one of length 0 is the last. It returns nil where body does not begin like a chunk.
func joinChunks(body []byte) (joined []byte, whole bool) {
	for rest := body; ; {
		line, after, found := bytes.Cut(rest, []byte("\n"))
		if !found || len(line) > 1<<10 {
			return joined, false
		}
		size, _, _ := bytes.Cut(bytes.TrimSpace(line), []byte(";"))
		n, err := strconv.ParseUint(string(bytes.TrimSpace(size)), 16, 31)
		switch {
		case err != nil:
			return joined, false
		case n == 0:
			return joined, true
		case int(n) > len(after):
			return append(joined, after...), false
		}
		joined = append(joined, after[:n]...)
		rest = bytes.TrimPrefix(bytes.TrimPrefix(after[n:], []byte("\r")), []byte("\n"))
	}
}

// inflate takes one content coding off. What can be read before an error is returned; nothing where b does not have
// the coding or the coding is not known.
func inflate(b []byte, coding string, limit int) (out []byte, whole bool, err error) {
	r := decompressor(b, coding)
	if r == nil {
		return nil, true, nil
	}
	if c, ok := r.(io.Closer); ok {
		defer c.Close()
	}
	out, err = io.ReadAll(io.LimitReader(r, int64(limit)+1))
	if len(out) > limit {
		return nil, false, ErrTooLong
	}
	return out, err == nil, nil
}

func decompressor(b []byte, coding string) io.Reader {
	in := bytes.NewReader(b)
	switch coding {
	case "gzip", "x-gzip":
		if r, err := gzip.NewReader(in); err == nil {
			return r
		}
	case "deflate": // zlib by the standard, bare deflate by some servers
		if r, err := zlib.NewReader(in); err == nil {
			return r
		}
		in.Reset(b)
		return flate.NewReader(in)
	case "br":
		return brotli.NewReader(in)
	case "zstd":
		if r, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(8<<20)); err == nil {
			return r.IOReadCloser()
		}
	}
	return nil
}
