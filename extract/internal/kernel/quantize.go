package kernel

import "math"

// Quantize writes src in units of 1/unit to dst, rounded to the nearest whole number, the even one of two,
// and none beyond top. The length of dst is a multiple of 16.
func Quantize(dst []int16, src []float32, unit, top float32) {
	if len(dst) == 0 {
		return
	}
	_ = src[len(dst)-1]
	quantize(&dst[0], &src[0], len(dst), unit, top)
}

func round(v, unit, top float32) int16 {
	return int16(math.RoundToEven(float64(max(min(v*unit, top), -top))))
}
