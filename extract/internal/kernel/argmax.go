package kernel

// Argmax returns the place of the first of the highest values, 0 where there are none. No value is NaN.
func Argmax(v []float32) int {
	if len(v) < 8 {
		return argmaxGeneric(v)
	}
	return argmax(v)
}

func argmaxGeneric(v []float32) int {
	at := 0
	for i := range v {
		if v[i] > v[at] {
			at = i
		}
	}
	return at
}
