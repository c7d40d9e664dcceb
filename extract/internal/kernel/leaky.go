package kernel

// Leaky writes sum·scale+bias to dst, what is negative times slope: a leaky rectifier (Maas et al., 2013). The slices are of one length;
// the bits are the same with and without AVX2.
func Leaky(dst []float32, sum []int32, scale, bias []float32, slope float32) {
	n := len(dst)
	if n == 0 {
		return
	}
	_, _, _ = sum[n-1], scale[n-1], bias[n-1]
	if !leakyFast(dst, sum, scale, bias, slope) {
		leakyGeneric(dst, sum, scale, bias, slope)
	}
}

func leakyGeneric(dst []float32, sum []int32, scale, bias []float32, slope float32) {
	for j := range dst {
		v := float32(float32(sum[j])*scale[j]) + bias[j]
		if v < 0 {
			v *= slope
		}
		dst[j] = v
	}
}
