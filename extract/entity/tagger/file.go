package tagger

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"

	"newsclaims/extract/internal/kernel"

	"github.com/klauspost/compress/zstd"
)

// A model file is one zstd frame, little-endian inside:
//
//	magic            8 bytes
//	step             float32
//	moves            int16 each, next row by row and then grow
//	buckets          uint32 count, uint64 each
//	rows             of the slots in use, in their order: all bytes of state 0, then all of state 1 and so on
//	                 buckets and rows come twice, those of bulletins second
//	lexicon          uint32 count, then columns in the order of the keys: difference to the key before as a
//	                 varint, lists uint16, fine uint16, coarse and casing one byte each
//
// Columns are far smaller when packed than rows, since most weights of a state are zero.
const magic = "names02\n"

//go:embed zmodel.bin
var modelFile []byte

// Load reads the model that ships, which is read once. Whoever is to need it soon may call it beforehand, in a goroutine of its own.
func Load() { embedded() }

// embedded returns the model that comes with the package. Its file is part of the program, so that it cannot fail but by a mistake in
// the program.
var embedded = sync.OnceValue(func() *Model {
	m, err := unpack(modelFile)
	if err != nil {
		panic(err)
	}
	return m
})

// Write writes m as ReadModel reads it.
func (m *Model) Write(w io.Writer) error {
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	defer z.Close()
	if _, err := w.Write(z.EncodeAll(m.lexicon.appendTo(m.appendTo([]byte(magic))), nil)); err != nil {
		return fmt.Errorf("names: writing the model: %w", err)
	}
	return nil
}

func (m *Model) appendTo(b []byte) []byte {
	b, _ = binary.Append(b, binary.LittleEndian, m.step)
	for _, v := range m.moves.all() {
		b = binary.LittleEndian.AppendUint16(b, uint16(int16(*v)))
	}
	return m.bulletin.appendTo(m.table.appendTo(b))
}

func (t *table) appendTo(b []byte) []byte {
	b = binary.LittleEndian.AppendUint32(b, uint32(len(t.buckets)))
	for _, x := range t.buckets {
		b = binary.LittleEndian.AppendUint64(b, x)
	}
	for s := range unit + numTypes {
		for i, x := range t.buckets {
			for k := range kernel.SlotsPerBucket {
				if x>>(16*k)&0xffff != 0 {
					b = append(b, byte(t.rows[i*kernel.SlotsPerBucket+k][s/8]>>(8*(s%8)))-128)
				}
			}
		}
	}
	return b
}

// all returns the places of all moves in one fixed order.
func (m *moves[T]) all() []*T {
	var out []*T
	for f := range m.next {
		for t := range m.next[f] {
			out = append(out, &m.next[f][t])
		}
	}
	for f := range m.grow {
		for t := range m.grow[f] {
			out = append(out, &m.grow[f][t])
		}
	}
	return out
}

func (x *lexicon) appendTo(b []byte) []byte {
	var used []slot
	for _, s := range x.slots {
		if s.key != 0 {
			used = append(used, s)
		}
	}
	slices.SortFunc(used, func(a, b slot) int { return int(int64(a.key) - int64(b.key)) })
	b = binary.LittleEndian.AppendUint32(b, uint32(len(used)))
	last := uint32(0)
	for _, s := range used {
		b = binary.AppendUvarint(b, uint64(s.key-last))
		last = s.key
	}
	for _, s := range used {
		b = binary.LittleEndian.AppendUint16(b, uint16(s.lists))
	}
	for _, s := range used {
		b = binary.LittleEndian.AppendUint16(b, s.fine)
	}
	for _, s := range used {
		b = append(b, s.coarse)
	}
	for _, s := range used {
		b = append(b, byte(s.casing))
	}
	return b
}

// most is how many bytes a model has at most when unpacked.
const most = 64 << 20

var errModel = errors.New("names: not a model file, or a damaged one")

// ReadModel reads a model that a Trainer wrote.
func ReadModel(r io.Reader) (*Model, error) {
	packed, err := io.ReadAll(io.LimitReader(r, most))
	if err != nil {
		return nil, fmt.Errorf("names: reading the model: %w", err)
	}
	return unpack(packed)
}

func unpack(packed []byte) (*Model, error) {
	z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(most))
	if err != nil {
		return nil, fmt.Errorf("names: reading the model: %w", err)
	}
	defer z.Close()
	b, err := z.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("names: reading the model: %w", err)
	}
	c := cursor{b: b}
	if string(c.take(len(magic))) != magic {
		return nil, errModel
	}
	m := new(Model)
	c.model(m)
	m.lexicon = c.lexicon()
	if c.bad || len(c.b) > 0 {
		return nil, errModel
	}
	return m, nil
}

// A cursor reads from b. Past its end it gives zeros and is bad.
type cursor struct {
	b   []byte
	bad bool
}

func (c *cursor) take(n int) []byte {
	if n < 0 || n > len(c.b) || n > 1<<24 {
		c.bad, c.b = true, nil
		return make([]byte, max(0, min(n, 8)))
	}
	out := c.b[:n]
	c.b = c.b[n:]
	return out
}

func (c *cursor) uint32() uint32 { return binary.LittleEndian.Uint32(c.take(4)) }

func (c *cursor) model(m *Model) {
	if _, err := binary.Decode(c.take(4), binary.LittleEndian, &m.step); err != nil {
		c.bad = true
		return
	}
	if !(m.step >= 1.0/1024 && m.step <= 1) {
		c.bad = true
		return
	}
	var x moves[int32]
	for _, v := range x.all() {
		*v = int32(int16(binary.LittleEndian.Uint16(c.take(2))))
	}
	m.setMoves(x)
	c.table(&m.table)
	c.table(&m.bulletin)
}

func (c *cursor) table(t *table) {
	n := int(c.uint32())
	if raw := c.take(8 * n); !c.bad && n > 0 && n&(n-1) == 0 {
		t.buckets = make([]uint64, n)
		for i := range t.buckets {
			t.buckets[i] = binary.LittleEndian.Uint64(raw[8*i:])
		}
	} else {
		c.bad = true
		return
	}
	c.rows(t)
}

func (c *cursor) rows(t *table) {
	var used []int32
	for i, x := range t.buckets {
		for k := range kernel.SlotsPerBucket {
			if x>>(16*k)&0xffff != 0 {
				used = append(used, int32(i*kernel.SlotsPerBucket+k))
			}
		}
	}
	columns := c.take(len(used) * (unit + numTypes))
	if c.bad {
		return
	}
	t.rows = make([]kernel.SlotRow, len(t.buckets)*kernel.SlotsPerBucket)
	var columned sync.WaitGroup
	for word := range numTypes / 2 {
		columned.Go(func() { t.columns(word, used, columns) })
	}
	columned.Wait()
}

// columns sets one word of the rows that are used.
func (t *table) columns(word int, used []int32, columns []byte) {
	n := len(used)
	col := columns[8*word*n:]
	for i, r := range used {
		var v uint64
		for s := range 8 {
			v |= uint64(col[s*n+i]+128) << (8 * s)
		}
		t.rows[r][word] = v
	}
}

func (c *cursor) lexicon() *lexicon {
	n := int(c.uint32())
	if c.bad || n > len(c.b) || n > 1<<24 {
		c.bad = true
		return nil
	}
	keys := make([]uint32, n)
	last := uint64(0)
	for i := range keys {
		d, k := binary.Uvarint(c.b)
		last += d
		if k <= 0 || d == 0 || last > 1<<32-1 {
			c.bad = true
			return nil
		}
		c.take(k)
		keys[i] = uint32(last)
	}
	in, fine, coarse, casings := c.take(2*n), c.take(2*n), c.take(n), c.take(n)
	if c.bad {
		return nil
	}
	x := newLexicon(n)
	for i, key := range keys {
		*x.at(key) = slot{key, entry{
			lists: lists(binary.LittleEndian.Uint16(in[2*i:])), fine: binary.LittleEndian.Uint16(fine[2*i:]),
			coarse: coarse[i], casing: casing(casings[i]),
		}}
	}
	return x
}
