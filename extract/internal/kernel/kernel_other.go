//go:build !amd64

package kernel

func gemm4x16(a *float32, lda int, b *float32, ldb int, c *float32, ldc int, k int) {
	gemmGeneric(a, lda, b, ldb, c, ldc, k)
}

func dot4x16(x *int16, ldx int, w *int16, y *int32, ldy int, pairs int) {
	dotGeneric(x, ldx, w, y, ldy, pairs)
}

func sumRows(dst *float32, table *int8, at *uint16, n, rows int, scale float32) {
	sumRowsGeneric(dst, table, at, n, rows, scale)
}

func addRow(dst *float32, row *int8, n int, scale float32) { addRowGeneric(dst, row, n, scale) }

func quantize(dst *int16, src *float32, n int, unit, top float32) {
	quantizeGeneric(dst, src, n, unit, top)
}

func gatesFast(parts []float32, u []int32, scale, bias, x []float32, curve *Curve) bool { return false }

func carryFast(y, state, parts []float32, curve *Curve) bool { return false }

func leakyFast(dst []float32, sum []int32, scale, bias []float32, slope float32) bool { return false }

func findSlots(slots *int32, buckets *uint64, mask uint64, _ *SlotRow, features *uint64, n int) int {
	return findSlotsGeneric(slots, buckets, mask, features, n)
}

func addSlots(sums *int32, rows *SlotRow, slots *int32, n int) { addSlotsGeneric(sums, rows, slots, n) }

func fetch(*int8, int) {}

func argmax(v []float32) int { return argmaxGeneric(v) }
