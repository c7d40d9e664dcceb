package boundary

import (
	"compress/flate"
	"fmt"
	"io"
)

// A Model is the weights of all features. It is read-only after it was made and safe for concurrent use.
type Model struct {
	weight [1 << tableBits]int8
}

const magic = "newsclaims sentences 1\n"

// Read reads what Write wrote.
func Read(r io.Reader) (*Model, error) {
	head := make([]byte, len(magic))
	if _, err := io.ReadFull(r, head); err != nil || string(head) != magic {
		return nil, fmt.Errorf("boundary: not a model of sentences: %.40q", head)
	}
	z := flate.NewReader(r)
	defer z.Close()
	raw := make([]byte, 1<<tableBits)
	if _, err := io.ReadFull(z, raw); err != nil {
		return nil, fmt.Errorf("boundary: reading weights: %w", err)
	}
	m := new(Model)
	for i, b := range raw {
		m.weight[i] = int8(b)
	}
	return m, nil
}

// Write stores the model.
func (m *Model) Write(w io.Writer) error {
	if _, err := io.WriteString(w, magic); err != nil {
		return fmt.Errorf("boundary: writing model: %w", err)
	}
	z, err := flate.NewWriter(w, flate.BestCompression)
	if err != nil {
		return fmt.Errorf("boundary: writing model: %w", err)
	}
	raw := make([]byte, len(m.weight))
	for i, v := range m.weight {
		raw[i] = byte(v)
	}
	if _, err := z.Write(raw); err != nil {
		return fmt.Errorf("boundary: writing model: %w", err)
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("boundary: writing model: %w", err)
	}
	return nil
}

// Score is above zero where a sentence ends. A weight of 16 is one in log-odds.
func (m *Model) Score(g *Gap) int32 {
	var at [numFeatures]uint32
	g.features(&at)
	sum := int32(0)
	for _, f := range at {
		sum += int32(m.weight[f&(1<<tableBits-1)])
	}
	return sum
}

// steps of one in log-odds that a weight has.
const steps = 16
