package claim

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
	"math"

	"newsclaims/extract/internal/choice"
)

// modelSize is the number of weights. Features are told apart by hash only, so that no table of them is kept (feature hashing,
// Weinberger et al. 2009).
const modelSize = 1 << 18

// A Model weighs who fills a role and what is a claim at all, beside the rules. MODEL.md says what it was trained on. The zero value
// leaves everything to the rules.
type Model struct {
	weights      []int8
	scale        float64     // log odds of one unit of weight
	net          *choice.Net // hidden units over the states of action word and parties; nil for none
	slope, shift float64     // of the logistic function that makes chances confidence
	vocabulary   []Word
	words        map[word][]learntWord // the same, by word
}

//go:embed claim.model
var modelFile []byte

// defaultModel is the model that ships.
var defaultModel = choice.Embedded(modelFile, ReadModel)

// ReadModel reads what WriteTo wrote.
func ReadModel(r io.Reader) (*Model, error) {
	raw, err := choice.ReadFile(r)
	if err != nil {
		return nil, fmt.Errorf("claim: reading model: %w", err)
	}
	m := new(Model)
	head := m.head()
	if len(raw) < 8*len(head)+modelSize {
		return nil, fmt.Errorf("claim: reading model: %d bytes are too few", len(raw))
	}
	for _, v := range head {
		*v = math.Float64frombits(binary.LittleEndian.Uint64(raw))
		raw = raw[8:]
	}
	m.weights = choice.ParseWeights(raw[:modelSize])
	net, raw, err := choice.ParseNet(raw[modelSize:])
	if err != nil {
		return nil, fmt.Errorf("claim: reading model: %w", err)
	}
	if net.Vector > 0 {
		m.net = net
	}
	words, err := parseWords(string(raw))
	if err != nil {
		return nil, fmt.Errorf("claim: reading model: %w", err)
	}
	m.know(words)
	return m, nil
}

// head lists the numbers that stand before the weights in the file.
func (m *Model) head() [3]*float64 { return [...]*float64{&m.scale, &m.slope, &m.shift} }

// WriteTo writes the model, the same bytes each time.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	var raw []byte
	for _, v := range m.head() {
		raw = binary.LittleEndian.AppendUint64(raw, math.Float64bits(*v))
	}
	raw = choice.AppendWeights(raw, m.weights)
	net := m.net
	if net == nil {
		net = new(choice.Net)
	}
	raw = appendWords(net.Append(raw), m.vocabulary)
	n, err := choice.WriteFile(w, raw)
	if err != nil {
		return n, fmt.Errorf("claim: writing model: %w", err)
	}
	return n, nil
}
