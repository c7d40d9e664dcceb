package entity

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"

	"newsclaims/extract/internal/choice"
)

// modelSize is the number of weights.
const modelSize = 1 << 18

// A Model weighs whom pronouns and descriptions mean and of what kind parties are. MODEL.md says what it was trained on.
type Model struct{ weights choice.Model }

//go:embed entity.model
var modelFile []byte

// defaultModel is the model that ships.
var defaultModel = choice.Embedded(modelFile, ReadModel)

// ReadModel reads what WriteTo wrote.
func ReadModel(r io.Reader) (*Model, error) {
	raw, err := choice.ReadFile(r)
	if err != nil {
		return nil, fmt.Errorf("entity: reading model: %w", err)
	}
	if len(raw) != 8+modelSize {
		return nil, errors.New("entity: reading model: wrong size")
	}
	return &Model{choice.Model{
		Scale:   math.Float64frombits(binary.LittleEndian.Uint64(raw)),
		Weights: choice.ParseWeights(raw[8:]),
	}}, nil
}

// WriteTo writes the model, the same bytes each time.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	raw := binary.LittleEndian.AppendUint64(nil, math.Float64bits(m.weights.Scale))
	n, err := choice.WriteFile(w, choice.AppendWeights(raw, m.weights.Weights))
	if err != nil {
		return n, fmt.Errorf("entity: writing model: %w", err)
	}
	return n, nil
}
