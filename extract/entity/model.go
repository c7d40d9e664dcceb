package entity

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"

	"newsclaims/extract/entity/tagger"
	"newsclaims/extract/internal/choice"
)

// modelSize is the number of weights.
const modelSize = 1 << 19

// A Model weighs whom pronouns and descriptions mean and of what kind parties are, and reads names. MODEL.md says what it was trained on.
type Model struct {
	weights choice.Model
	cells   []cell // the same weights
	names   tagger.Tagger
}

// newModel returns the model that reads names with what was learnt over those of the tagger. What the tagger finds doubtful is read too: lists and the
// rest of the document tell what is none.
func newModel(weights choice.Model, names *tagger.Overlay) *Model {
	return &Model{weights, cellsOf(weights.Weights), tagger.Tagger{Overlay: names, All: true}}
}

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
	if len(raw) < 8+modelSize {
		return nil, errors.New("entity: reading model: wrong size")
	}
	names, err := tagger.ParseOverlay(raw[8+modelSize:])
	if err != nil {
		return nil, fmt.Errorf("entity: reading model: %w", err)
	}
	return newModel(choice.Model{
		Scale:   math.Float64frombits(binary.LittleEndian.Uint64(raw)),
		Weights: choice.ParseWeights(raw[8:][:modelSize]),
	}, names), nil
}

// WriteTo writes the model, the same bytes each time.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	raw := binary.LittleEndian.AppendUint64(nil, math.Float64bits(m.weights.Scale))
	n, err := choice.WriteFile(w, m.names.Overlay.AppendTo(choice.AppendWeights(raw, m.weights.Weights)))
	if err != nil {
		return n, fmt.Errorf("entity: writing model: %w", err)
	}
	return n, nil
}
