package choice

import (
	"bytes"
	"io"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// maxFile is how large the contents of a model file may be, in bytes.
const maxFile = 16 << 20

// ReadFile returns the contents of a model file, which WriteFile wrote.
func ReadFile(r io.Reader) ([]byte, error) {
	z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxFile))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	return io.ReadAll(z)
}

// WriteFile writes the contents of a model file, the same bytes each time.
func WriteFile(w io.Writer, contents []byte) (int64, error) {
	z, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedBestCompression))
	if err != nil {
		return 0, err
	}
	defer z.Close()
	n, err := w.Write(z.EncodeAll(contents, nil))
	return int64(n), err
}

// AppendWeights appends weights to the contents of a model file, one byte each.
func AppendWeights(b []byte, weights []int8) []byte {
	for _, v := range weights {
		b = append(b, byte(v))
	}
	return b
}

// ParseWeights returns the weights that the bytes are.
func ParseWeights(b []byte) []int8 {
	weights := make([]int8, len(b))
	for i, v := range b {
		weights[i] = int8(v)
	}
	return weights
}

// Embedded returns the function that gives the model of a file that is compiled in, read when it is first asked for.
func Embedded[M any](file []byte, read func(io.Reader) (*M, error)) func() *M {
	return sync.OnceValue(func() *M {
		m, err := read(bytes.NewReader(file))
		if err != nil {
			panic(err) // the file is compiled in
		}
		return m
	})
}
