package kernel

// Gate is one step of a simple recurrent unit over h channels (Lei et al., 2018). u, scale and bias hold three blocks of h values: the
// candidate, the forget gate and the reset gate, each u·scale+bias. state is carried from word to word, x is what the
// unit reads and y what it writes:
//
//	state = f·state + (1-f)·candidate
//	y     = r·tanh(state) + (1-r)·x
//
// The gates are read from the table of Logistic, and every product is rounded before it is added, so the bits are the same
// with and without AVX2.
func Gate(u []int32, scale, bias, x, y, state []float32) {
	h := len(state)
	if h == 0 {
		return
	}
	_, _, _, _, _ = u[3*h-1], scale[3*h-1], bias[3*h-1], x[h-1], y[h-1]
	if curve := Logistic(); !gateFast(u, scale, bias, x, y, state, curve) {
		gateGeneric(u, scale, bias, x, y, state, curve)
	}
}

func gateGeneric(u []int32, scale, bias, x, y, state []float32, curve *Curve) {
	h := len(state)
	u0, u1, u2 := u[:h], u[h:2*h], u[2*h:3*h]
	for j := range state {
		f := curve.Sigmoid(float32(float32(u1[j])*scale[h+j]) + bias[h+j])
		r := curve.Sigmoid(float32(float32(u2[j])*scale[2*h+j]) + bias[2*h+j])
		v := float32(float32(u0[j])*scale[j]) + bias[j]
		state[j] = float32(f*state[j]) + float32((1-f)*v)
		y[j] = float32(r*curve.Tanh(state[j])) + float32((1-r)*x[j])
	}
}
