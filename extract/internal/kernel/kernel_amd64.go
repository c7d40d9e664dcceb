package kernel

import "golang.org/x/sys/cpu"

var (
	fast = cpu.X86.HasAVX2 && cpu.X86.HasFMA
	vnni = fast && cpu.X86.HasAVX512F && cpu.X86.HasAVX512VNNI
)

func gemm4x16(a *float32, lda int, b *float32, ldb int, c *float32, ldc int, k int) {
	if fast {
		gemmAVX2(a, lda, b, ldb, c, ldc, k)
		return
	}
	gemmGeneric(a, lda, b, ldb, c, ldc, k)
}

func dot4x16(x *int16, ldx int, w *int16, y *int32, ldy int, pairs int) {
	switch {
	case vnni:
		dotVNNI(x, ldx, w, y, ldy, pairs)
		return
	case fast:
		dotAVX2(x, ldx, w, y, ldy, pairs)
		return
	}
	dotGeneric(x, ldx, w, y, ldy, pairs)
}

// gemmAVX2 adds the product of 4 rows of a and 16 columns of b to c. Leading dimensions count elements.
//
//go:noescape
func gemmAVX2(a *float32, lda int, b *float32, ldb int, c *float32, ldc int, k int)

// dotAVX2 writes the product of 4 rows of x and a packed block of 16 columns to y.
//
//go:noescape
func dotAVX2(x *int16, ldx int, w *int16, y *int32, ldy int, pairs int)

// dotVNNI does the same with the products of AVX-512.
//
//go:noescape
func dotVNNI(x *int16, ldx int, w *int16, y *int32, ldy int, pairs int)

func sumRows(dst *float32, table *int8, at *uint16, n, rows int, scale float32) {
	if fast {
		sumRowsAVX2(dst, table, at, n, rows, scale)
		return
	}
	sumRowsGeneric(dst, table, at, n, rows, scale)
}

// sumRowsAVX2 writes scale times the sum of rows to dst; n is a multiple of 16.
//
//go:noescape
func sumRowsAVX2(dst *float32, table *int8, at *uint16, n, rows int, scale float32)

func addRow(dst *float32, row *int8, n int, scale float32) {
	if fast {
		addRowAVX2(dst, row, n, scale)
		return
	}
	addRowGeneric(dst, row, n, scale)
}

// addRowAVX2 adds scale times the n values of row to dst; n is a multiple of 16.
//
//go:noescape
func addRowAVX2(dst *float32, row *int8, n int, scale float32)

// fetch prefetches n bytes; n is not 0.
//
//go:noescape
func fetch(row *int8, n int)

func quantize(dst *int16, src *float32, n int, unit, top float32) {
	if fast {
		quantizeAVX2(dst, src, n, unit, top)
		return
	}
	quantizeGeneric(dst, src, n, unit, top)
}

// quantizeAVX2 rounds n values of src; n is a multiple of 16.
//
//go:noescape
func quantizeAVX2(dst *int16, src *float32, n int, unit, top float32)

// gatesFast does what gatesGeneric does, eight channels at once; it reports whether it could.
func gatesFast(parts []float32, u []int32, scale, bias, x []float32, curve *Curve) bool {
	if !fast || len(x)%8 != 0 {
		return false
	}
	gatesAVX2(&parts[0], &u[0], &scale[0], &bias[0], &x[0], len(x), curve)
	return true
}

// gatesAVX2 makes the parts of h channels; h is a multiple of 8.
//
//go:noescape
func gatesAVX2(parts *float32, u *int32, scale, bias, x *float32, h int, curve *Curve)

// carryFast does what carryGeneric does, eight channels at once; it reports whether it could.
func carryFast(y, state, parts []float32, curve *Curve) bool {
	if !fast || len(state)%8 != 0 {
		return false
	}
	carryAVX2(&y[0], &state[0], &parts[0], len(state), curve)
	return true
}

// carryAVX2 takes the step of h channels; h is a multiple of 8.
//
//go:noescape
func carryAVX2(y, state, parts *float32, h int, curve *Curve)

// leakyFast does what leakyGeneric does, eight values at once; it reports whether it could.
func leakyFast(dst []float32, sum []int32, scale, bias []float32, slope float32) bool {
	if !fast || len(dst)%8 != 0 {
		return false
	}
	leakyAVX2(&dst[0], &sum[0], &scale[0], &bias[0], len(dst), slope)
	return true
}

// leakyAVX2 rectifies n values; n is a multiple of 8.
//
//go:noescape
func leakyAVX2(dst *float32, sum *int32, scale, bias *float32, n int, slope float32)

func findSlots(slots *int32, buckets *uint64, mask uint64, rows *SlotRow, features *uint64, n int) int {
	if fast && cpu.X86.HasBMI1 {
		return findSlotsBMI1(slots, buckets, mask, rows, features, n)
	}
	return findSlotsGeneric(slots, buckets, mask, features, n)
}

// findSlotsBMI1 finds the slots of n features and fetches their rows; n is not 0.
//
//go:noescape
func findSlotsBMI1(slots *int32, buckets *uint64, mask uint64, rows *SlotRow, features *uint64, n int) int

func addSlots(sums *int32, rows *SlotRow, slots *int32, n int) {
	if fast {
		addSlotsAVX2(sums, rows, slots, n)
		return
	}
	addSlotsGeneric(sums, rows, slots, n)
}

// addSlotsAVX2 adds n rows of bytes to 32 sums; n is not 0.
//
//go:noescape
func addSlotsAVX2(sums *int32, rows *SlotRow, slots *int32, n int)

func argmax(v []float32) int {
	if fast {
		return argmaxAVX2(&v[0], len(v))
	}
	return argmaxGeneric(v)
}

// argmaxAVX2 returns the place of the first of the highest of n values; n is at least 8.
//
//go:noescape
func argmaxAVX2(v *float32, n int) int
