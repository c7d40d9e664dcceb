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

func findSlotsGeneric(slots *int32, buckets *uint64, mask uint64, features *uint64, n int) int {
	s, b, k := unsafe.Slice(slots, n), unsafe.Slice(buckets, mask+1), 0
	for _, f := range unsafe.Slice(features, n) {
		if r := Slot(b, f); r >= 0 {
			s[k] = int32(r)
			k++
		}
	}
	return k
}

func addSlotsGeneric(sums *int32, rows *SlotRow, slots *int32, n int) {
	var acc [2 * len(SlotRow{})]uint64 // lanes of 16 bits
	for _, r := range unsafe.Slice(slots, n) {
		for k, v := range (*SlotRow)(unsafe.Add(unsafe.Pointer(rows), uintptr(r)*unsafe.Sizeof(*rows))) {
			acc[2*k] += v & laneLow
			acc[2*k+1] += v >> 8 & laneLow
		}
	}
	out := unsafe.Slice(sums, 32)
	for i := range out {
		out[i] += int32(acc[i/8*2+i%2]>>(i%8/2*16)&0xffff) - 128*int32(n)
	}
}
