package kernel

import "unsafe"

// The loops in plain Go, for machines without the assembly and to test it against.

func gemmGeneric(a *float32, lda int, b *float32, ldb int, c *float32, ldc int, k int) {
	av, bv, cv := unsafe.Slice(a, 3*lda+k), unsafe.Slice(b, (k-1)*ldb+Columns), unsafe.Slice(c, 3*ldc+Columns)
	for i := range Rows {
		row := cv[i*ldc : i*ldc+Columns]
		for p := range k {
			x := av[i*lda+p]
			for j, y := range bv[p*ldb : p*ldb+Columns] {
				row[j] += x * y
			}
		}
	}
}

func dotGeneric(x *int16, ldx int, w *int16, y *int32, ldy int, pairs int) {
	xv, wv := unsafe.Slice(x, 3*ldx+2*pairs), unsafe.Slice(w, pairs*2*Columns)
	yv := unsafe.Slice(y, 3*ldy+Columns)
	for i := range Rows {
		var sum [Columns]int32
		for p := range pairs {
			x0, x1 := int32(xv[i*ldx+2*p]), int32(xv[i*ldx+2*p+1])
			block := wv[p*2*Columns : (p+1)*2*Columns]
			for j := range sum {
				sum[j] += x0*int32(block[2*j]) + x1*int32(block[2*j+1])
			}
		}
		copy(yv[i*ldy:], sum[:])
	}
}

func sumRowsGeneric(dst *float32, table *int8, at *uint16, n, rows int, scale float32) {
	d, list := unsafe.Slice(dst, n), unsafe.Slice(at, rows)
	for j := range d {
		sum := int16(0)
		for _, row := range list {
			sum += int16(*(*int8)(unsafe.Add(unsafe.Pointer(table), int(row)*n+j)))
		}
		d[j] = float32(sum) * scale
	}
}

func addRowGeneric(dst *float32, row *int8, n int, scale float32) {
	d, r := unsafe.Slice(dst, n), unsafe.Slice(row, n)
	for i, v := range r {
		d[i] += float32(float32(v) * scale)
	}
}

func quantizeGeneric(dst *int16, src *float32, n int, unit, top float32) {
	d, s := unsafe.Slice(dst, n), unsafe.Slice(src, n)
	for i, v := range s {
		d[i] = round(v, unit, top)
	}
}
