// Package kernel multiplies matrices: in float32 to train, in int16 to apply a model. On amd64 with AVX2
// and FMA the inner loops are in assembly. The integer products are exact, so a model gives the same
// answers on every machine; the float ones may differ in the last bit between machines with and without
// FMA, never between two runs on one. Beside them are the other loops of applying a model that are worth
// assembly: gates, rectifiers, sums of rows, slots of a hash table, the highest of some values.
package kernel

// Rows is the number of rows that are multiplied together. The row count of a left factor and of its
// product is rounded up to a multiple of it, and their memory goes that far.
const Rows = 4

// Columns is what the column count of a right factor is a multiple of.
const Columns = 16

// RoundUp returns the next multiple of step from n on.
func RoundUp(n, step int) int { return (n + step - 1) / step * step }

// Gemm adds a·b to c, all row by row: a is m by k, b is k by n, c is m by n. m counts whole blocks of Rows,
// n is a multiple of Columns.
func Gemm(c, a, b []float32, m, k, n int) {
	if m == 0 || k == 0 || n == 0 {
		return
	}
	_, _, _ = a[m*k-1], b[k*n-1], c[m*n-1]
	for j := 0; j < n; j += Columns {
		for i := 0; i < m; i += Rows {
			gemm4x16(&a[i*k], k, &b[j], n, &c[i*n+j], n, k)
		}
	}
}

// Transpose writes the m by n matrix a into t as n by m.
func Transpose(t, a []float32, m, n int) {
	for i := range m {
		row := a[i*n : i*n+n]
		for j, v := range row {
			t[j*m+i] = v
		}
	}
}

// A Matrix is the right factor of integer products, k by n, packed for the inner loop: for each block of
// Columns columns and each two rows, the two values of each column side by side.
type Matrix struct {
	K, N int
	data []int16
}

// Pack returns the k by n matrix w, row by row; k is even and n a multiple of Columns.
func Pack(w []int8, k, n int) Matrix {
	m := Matrix{K: k, N: n, data: make([]int16, 0, k*n)}
	for j := 0; j < n; j += Columns {
		for p := 0; p < k; p += 2 {
			for c := j; c < j+Columns; c++ {
				m.data = append(m.data, int16(w[p*n+c]), int16(w[(p+1)*n+c]))
			}
		}
	}
	return m
}

// Mul writes x·w to y, where x has rows rows, counted in whole blocks of Rows. The values of x must be so
// small that no sum leaves 32 bits: |x| <= 16383 will do up to k = 1024.
func (w *Matrix) Mul(y []int32, x []int16, rows int) {
	if rows == 0 {
		return
	}
	_, _ = x[rows*w.K-1], y[rows*w.N-1]
	for j := 0; j < w.N; j += Columns {
		for i := 0; i < rows; i += Rows {
			dot4x16(&x[i*w.K], w.K, &w.data[j*w.K], &y[i*w.N+j], w.N, w.K/2)
		}
	}
}

// Reset makes w a k by n matrix of zeros.
func (w *Matrix) Reset(k, n int) {
	w.K, w.N = k, n
	if cap(w.data) < k*n {
		w.data = make([]int16, k*n, 2*k*n)
	}
	w.data = w.data[:k*n]
	clear(w.data)
}

// Column sets column j to v, whose length is K.
func (w *Matrix) Column(j int, v []int16) {
	block := w.data[j/Columns*Columns*w.K+j%Columns*2:]
	for p := 0; p+1 < len(v); p += 2 {
		two := block[p*Columns:][:2]
		two[0], two[1] = v[p], v[p+1]
	}
}
