package kernel

import "testing"

// TestMatrixMulWithoutVNNI runs the products with AVX2 alone, which the fastest machines would leave untested.
func TestMatrixMulWithoutVNNI(t *testing.T) {
	defer func(v bool) { vnni = v }(vnni)
	vnni = false
	TestMatrixMul(t)
}
