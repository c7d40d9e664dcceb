package kernel

import (
	"math"
	"math/rand/v2"
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
