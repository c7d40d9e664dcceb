package kernel

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestGemm(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const m, k, n = 8, 37, 48
	a, b := make([]float32, m*k), make([]float32, k*n)
	for i := range a {
		a[i] = r.Float32() - 0.5
	}
	for i := range b {
		b[i] = r.Float32() - 0.5
	}
	c := make([]float32, m*n)
	Gemm(c, a, b, m, k, n)
	for i := range m {
		for j := range n {
			var want float64
			for p := range k {
				want += float64(a[i*k+p]) * float64(b[p*n+j])
			}
			if math.Abs(want-float64(c[i*n+j])) > 1e-4 {
				t.Fatalf("c[%d,%d] = %v, want %v", i, j, c[i*n+j], want)
			}
		}
	}
}

func TestMatrixMul(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const rows, k, n = 8, 38, 48
	x, w := make([]int16, rows*k), make([]int8, k*n)
	for i := range x {
		x[i] = int16(r.IntN(32767) - 16383)
	}
	for i := range w {
		w[i] = int8(r.IntN(255) - 127)
	}
	m, y := Pack(w, k, n), make([]int32, rows*n)
	m.Mul(y, x, rows)
	for i := range rows {
		for j := range n {
			var want int32
			for p := range k {
				want += int32(x[i*k+p]) * int32(w[p*n+j])
			}
			if want != y[i*n+j] {
				t.Fatalf("y[%d,%d] = %d, want %d", i, j, y[i*n+j], want)
			}
		}
	}
	var generic [4 * n]int32
	dotGeneric(&x[0], k, &m.data[0], &generic[0], n, k/2)
	for i, v := range generic[:16] {
		if v != y[i] {
			t.Fatalf("plain Go gives %d for y[0,%d], want %d", v, i, y[i])
		}
	}
}

func BenchmarkGemm(b *testing.B) {
	const m, k, n = 256, 128, 384
	x, y, z := make([]float32, m*k), make([]float32, k*n), make([]float32, m*n)
	for b.Loop() {
		Gemm(z, x, y, m, k, n)
	}
	b.ReportMetric(float64(m*k*n)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}

func BenchmarkMul(b *testing.B) {
	const rows, k, n = 24, 128, 384
	m := Pack(make([]int8, k*n), k, n)
	x, y := make([]int16, rows*k), make([]int32, rows*n)
	for b.Loop() {
		m.Mul(y, x, rows)
	}
	b.ReportMetric(float64(rows*k*n)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}

func TestQuantize(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	src, got, want := make([]float32, 64), make([]int16, 64), make([]int16, 64)
	for i := range src {
		src[i] = float32(r.NormFloat64() * 8)
	}
	src[0], src[1], src[2] = 0.5/1024, 1.5/1024, -100
	Quantize(got, src, 1024, 16383)
	quantizeGeneric(&want[0], &src[0], len(src), 1024, 16383)
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("%v is %d, in plain Go %d", src[i], got[i], want[i])
		}
	}
	if got[0] != 0 || got[1] != 2 || got[2] != -16383 {
		t.Errorf("got %d, want 0, 2 and -16383", got[:3])
	}
}

// TestGates holds both parts of a step to the bits of the plain ones, beyond the ends of the table too.
func TestGates(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	const h = 96
	u := make([]int32, 3*h)
	scale, bias := make([]float32, 3*h), make([]float32, 3*h)
	x, state := make([]float32, h), make([]float32, h)
	for range 200 {
		for i := range u {
			u[i], scale[i], bias[i] = r.Int32N(20001)-10000, r.Float32()*0.004, r.Float32()*4-2
		}
		for i := range x {
			x[i], state[i] = r.Float32()*2-1, r.Float32()*40-20
		}
		bias[0], bias[h+1], bias[2*h+2] = float32(math.NaN()), float32(math.Inf(1)), float32(math.Inf(-1))
		p, p2 := make([]float32, GateParts*h), make([]float32, GateParts*h)
		Gates(p, u, scale, bias, x)
		gatesGeneric(p2, u, scale, bias, x, Logistic())
		sameBits(t, "parts", p, p2)
		y, y2 := make([]float32, h), make([]float32, h)
		s1, s2 := slices.Clone(state), slices.Clone(state)
		Carry(y, s1, p)
		carryGeneric(y2, s2, p, Logistic())
		sameBits(t, "state", s1, s2)
		sameBits(t, "y", y, y2)
	}
}

func sameBits(t *testing.T, what string, got, want []float32) {
	t.Helper()
	for i := range got {
		if bitsOf(got[i]) != bitsOf(want[i]) {
			t.Fatalf("%s: value %d is %v, in plain Go %v", what, i, got[i], want[i])
		}
	}
}

// bitsOf makes all NaN one.
func bitsOf(v float32) uint32 {
	if v != v {
		return 0xFFFFFFFF
	}
	return math.Float32bits(v)
}

func BenchmarkGate(b *testing.B) {
	const h = 96
	u := make([]int32, 3*h)
	f := make([]float32, (6+GateParts)*h)
	for b.Loop() {
		Gates(f[6*h:], u, f[:3*h], f[3*h:6*h], f[:h])
		Carry(f[h:2*h], f[2*h:3*h], f[6*h:])
	}
}

func TestLeaky(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	const n = 64
	sum, scale, bias := make([]int32, n), make([]float32, n), make([]float32, n)
	for i := range sum {
		sum[i], scale[i], bias[i] = r.Int32N(20001)-10000, r.Float32()*0.004, r.Float32()*4-2
	}
	sum[0], bias[0] = 0, float32(math.Copysign(0, -1))
	got, want := make([]float32, n), make([]float32, n)
	Leaky(got, sum, scale, bias, 0.1)
	leakyGeneric(want, sum, scale, bias, 0.1)
	for i := range got {
		if bitsOf(got[i]) != bitsOf(want[i]) {
			t.Errorf("value %d: %v, want %v", i, got[i], want[i])
		}
	}
}

// TestRows holds the sums of rows to the bits of plain Go.
func TestRows(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	const n, rows = 48, 20
	table := make([]int8, n*rows)
	for i := range table {
		table[i] = int8(r.IntN(255) - 127)
	}
	at := []uint16{0, rows - 1, 7, 7, 3}
	got, want := make([]float32, n), make([]float32, n)
	SumRows(got, table, at, 0.013)
	AddRow(got, table[n:2*n], 0.0007)
	sumRowsGeneric(&want[0], &table[0], &at[0], n, len(at), 0.013)
	addRowGeneric(&want[0], &table[n], n, 0.0007)
	for i := range got {
		if bitsOf(got[i]) != bitsOf(want[i]) {
			t.Errorf("column %d: %v, want %v", i, got[i], want[i])
		}
	}
}
