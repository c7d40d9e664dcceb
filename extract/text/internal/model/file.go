package model

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"unsafe"

	"newsclaims/extract/internal/kernel"
	"newsclaims/extract/text/internal/feature"

	"github.com/klauspost/compress/zstd"
)

// A model file is one Zstandard frame. In it, little endian: magic, the Shape as eight 32-bit numbers, the
// hashes of the words, the two tables of vectors, and the parts of the network in the order of Raw.

const magic = "newsclaims syntax 1\n"

// A Raw is the network as training leaves it, in float32; matrices row by row.
type Raw struct {
	Shape
	Hash         []uint64
	Words, Parts []float32
	Layer        []RawLinear
	Tag, Out     RawLinear
	Root         []float32
	Bi           RawLinear
	Far          []float32
	Rel          RawLinear
}

// A RawLinear is a matrix with what is added to each column.
type RawLinear struct{ Weights, Bias []float32 }

// Write rounds the network to whole numbers and writes it as a model file.
func (r *Raw) Write(w io.Writer) error {
	z, err := zstd.NewWriter(w, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	e := encoder{w: z}
	e.raw(r)
	if err := z.Close(); e.err == nil {
		e.err = err
	}
	return e.err
}

type encoder struct {
	w   io.Writer
	err error
}

func (e *encoder) put(v any) {
	if e.err == nil {
		e.err = binary.Write(e.w, binary.LittleEndian, v)
	}
}

func (e *encoder) raw(r *Raw) {
	e.put([]byte(magic))
	for _, n := range r.dims() {
		e.put(uint32(n))
	}
	e.put(uint32(len(r.Hash)))
	e.put(r.Hash)
	e.table(r.Words)
	e.table(r.Parts)
	for _, l := range r.Layer {
		e.linear(l)
	}
	e.linear(r.Tag)
	e.linear(r.Out)
	e.put(r.Root)
	e.linear(r.Bi)
	e.put(r.Far)
	e.linear(r.Rel)
}

func (s *Shape) dims() []int {
	return []int{s.Size, s.Layers, s.Arc, s.Label, s.Tags, s.Split, s.Rels, s.RootRel}
}

// spread is how many standard deviations of a table its whole numbers reach; what lies beyond is cut.
const spread = 6

func (e *encoder) table(w []float32) {
	var sum float64
	n := 1
	for _, v := range w {
		if v != 0 {
			sum += float64(v) * float64(v)
			n++
		}
	}
	scale := float32(spread * math.Sqrt(sum/float64(n)) / 127)
	if scale == 0 {
		scale = 1
	}
	e.put(scale)
	e.put(toInt8(w, func(int) float32 { return scale }))
}

func (e *encoder) linear(l RawLinear) {
	n := len(l.Bias)
	scale := make([]float32, n)
	for i, v := range l.Weights {
		scale[i%n] = max(scale[i%n], float32(math.Abs(float64(v)))/127)
	}
	for j := range scale {
		if scale[j] == 0 {
			scale[j] = 1
		}
	}
	e.put(scale)
	e.put(l.Bias)
	e.put(toInt8(l.Weights, func(i int) float32 { return scale[i%n] }))
}

func toInt8(w []float32, scale func(int) float32) []int8 {
	out := make([]int8, len(w))
	for i, v := range w {
		out[i] = int8(min(max(math.RoundToEven(float64(v/scale(i))), -127), 127))
	}
	return out
}

// ErrFormat says that a file is no model of this version.
var ErrFormat = errors.New("not a model of tags and trees of this version")

// Read reads a model file.
func Read(r io.Reader) (*Model, error) {
	packed, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	data, err := z.DecodeAll(packed, make([]byte, 0, 2*len(packed))) // weights of 8 bits hardly shrink
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	d := decoder{data: data}
	m := d.model()
	if d.bad || len(d.data) > 0 {
		return nil, ErrFormat
	}
	return m, nil
}

type decoder struct {
	data []byte
	bad  bool
}

// take returns the next n bytes, as many zeros if they are not there.
func (d *decoder) take(n int) []byte {
	if n < 0 || n > len(d.data) {
		d.bad, d.data = true, nil
		return nil
	}
	b := d.data[:n]
	d.data = d.data[n:]
	return b
}

func (d *decoder) number() int {
	if b := d.take(4); b != nil {
		return int(binary.LittleEndian.Uint32(b))
	}
	return 0
}

func (d *decoder) floats(n int) []float32 {
	b := d.take(4 * n)
	out := make([]float32, len(b)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out
}

// int8s returns the next n bytes as whole numbers with a sign. They are not copied: the model keeps what was unpacked.
func (d *decoder) int8s(n int) []int8 {
	b := d.take(n)
	return unsafe.Slice((*int8)(unsafe.Pointer(unsafe.SliceData(b))), len(b))
}

func (d *decoder) model() *Model {
	m := &Model{}
	d.bad = string(d.take(len(magic))) != magic
	for _, p := range []*int{&m.Size, &m.Layers, &m.Arc, &m.Label, &m.Tags, &m.Split, &m.Rels, &m.RootRel} {
		*p = d.number()
	}
	words := d.number()
	if d.bad || !m.Shape.sane() || words > 1<<20 {
		d.bad = true
		return nil
	}
	hash := make([]uint64, words)
	for i, b := 0, d.take(8*words); i < words && b != nil; i++ {
		hash[i] = binary.LittleEndian.Uint64(b[8*i:])
	}
	m.words = newIndex(hash)
	m.Words, m.Parts = d.table(words*m.Size), d.table(feature.Rows*m.Size)
	for range m.Layers {
		m.Layer = append(m.Layer, d.linear(m.Size, 3*m.Size))
	}
	m.Tag = d.linear(m.Size, kernel.RoundUp(m.Tags, kernel.Columns))
	m.Out = d.linear(m.Size, m.Output())
	m.Root = d.floats(m.Arc + m.Label)
	m.Bi = d.linear(m.Arc, m.Arc)
	m.Far = d.floats(Distances)
	m.Rel = d.linear(3*m.Label, kernel.RoundUp(m.Rels, kernel.Columns))
	return m
}

func (s *Shape) sane() bool {
	in := func(v, top int) bool { return v > 0 && v <= top && v%16 == 0 }
	return in(s.Size, 512) && s.Layers > 0 && s.Layers < 10 && in(s.Arc, 256) && in(s.Label, 256) &&
		s.Split < s.Tags && s.Tags < 250 && s.RootRel < s.Rels && s.Rels < 250
}

func (d *decoder) table(n int) Table {
	t := Table{}
	if f := d.floats(1); len(f) == 1 {
		t.Scale = f[0]
	}
	t.Rows = d.int8s(n)
	return t
}

func (d *decoder) linear(k, n int) Linear {
	l := Linear{Scale: d.floats(n), Bias: d.floats(n)}
	w := d.int8s(k * n)
	if d.bad {
		return l
	}
	for j := range l.Scale {
		l.Scale[j] /= unit
	}
	l.Matrix = kernel.Pack(w, k, n)
	return l
}
