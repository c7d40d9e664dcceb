package entity

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"sync"

	"newsclaims/extract/internal/choice"

	"github.com/klauspost/compress/zstd"
)

// modelSize is the number of weights.
const modelSize = 1 << 15

// A Model weighs whom pronouns and descriptions mean and of what kind parties are. MODEL.md says what it was trained on.
type Model struct{ weights choice.Model }

//go:embed entity.model
var modelFile []byte

// defaultModel is the model that ships.
var defaultModel = sync.OnceValue(func() *Model {
	m, err := ReadModel(bytes.NewReader(modelFile))
	if err != nil {
		panic(err) // the file is compiled in
	}
	return m
})

// ReadModel reads what WriteTo wrote.
func ReadModel(r io.Reader) (*Model, error) {
	z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(16<<20))
	if err != nil {
		return nil, fmt.Errorf("entity: reading model: %w", err)
	}
	defer z.Close()
	raw, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("entity: reading model: %w", err)
	}
	if len(raw) != 8+modelSize {
		return nil, errors.New("entity: reading model: wrong size")
	}
	m := &Model{choice.Model{Scale: math.Float64frombits(binary.LittleEndian.Uint64(raw)), Weights: make([]int8, modelSize)}}
	for i, b := range raw[8:] {
		m.weights.Weights[i] = int8(b)
	}
	return m, nil
}

// WriteTo writes the model, the same bytes each time.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	raw := binary.LittleEndian.AppendUint64(nil, math.Float64bits(m.weights.Scale))
	for _, v := range m.weights.Weights {
		raw = append(raw, byte(v))
	}
	z, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedBestCompression))
	if err != nil {
		return 0, fmt.Errorf("entity: writing model: %w", err)
	}
	defer z.Close()
	n, err := w.Write(z.EncodeAll(raw, nil))
	if err != nil {
		return int64(n), fmt.Errorf("entity: writing model: %w", err)
	}
	return int64(n), nil
}
