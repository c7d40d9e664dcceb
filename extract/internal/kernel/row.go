package kernel

import "unsafe"

// SumRows writes scale times the sum of rows of table to dst: those that at numbers, each as long as dst, which is a multiple of 16.
// The sums must stay within 16 bits; up to 256 rows will.
func SumRows(dst []float32, table []int8, at []uint16, scale float32) {
	n := len(dst)
	if n == 0 || len(at) == 0 {
		clear(dst)
		return
	}
	for _, row := range at {
		_ = table[(int(row)+1)*n-1]
	}
	sumRows(&dst[0], &table[0], &at[0], n, len(at), scale)
}

// Fetch has the row brought from memory, to be read soon.
func Fetch[T int8 | float32](row []T) {
	if len(row) > 0 {
		fetch((*int8)(unsafe.Pointer(&row[0])), len(row)*int(unsafe.Sizeof(row[0])))
	}
}

// AddRow adds scale times row to dst. Their length is a multiple of 16.
func AddRow(dst []float32, row []int8, scale float32) {
	if len(row) == 0 {
		return
	}
	_ = dst[len(row)-1]
	addRow(&dst[0], &row[0], len(row), scale)
}
