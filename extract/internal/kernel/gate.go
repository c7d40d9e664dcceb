package kernel

// A step of a simple recurrent unit over h channels (Lei et al., 2018) is taken in two parts. Gates does what needs no other word,
// Carry what needs the word before. With u the products of the word, x what the unit reads and y what it writes:
//
//	candidate, f, r = u·scale+bias, the last two through the logistic function
//	state           = f·state + (1-f)·candidate
//	y               = r·tanh(state) + (1-r)·x
//
// The logistic function is read from the table of Logistic, and every product is rounded before it is added, so the bits are the same
// with and without AVX2. Apart, the parts are faster than one loop: no value waits there for more than one look into the table.

// GateParts is how many values Gates keeps for each channel.
const GateParts = 4

// Gates writes four blocks of h values to parts: f, (1-f)·candidate, r and (1-r)·x. u, scale and bias hold three blocks of h values, the
// candidate, the forget gate f and the reset gate r; x has h values.
func Gates(parts []float32, u []int32, scale, bias, x []float32) {
	h := len(x)
	if h == 0 {
		return
	}
	_, _, _, _ = parts[GateParts*h-1], u[3*h-1], scale[3*h-1], bias[3*h-1]
	if curve := Logistic(); !gatesFast(parts, u, scale, bias, x, curve) {
		gatesGeneric(parts, u, scale, bias, x, curve)
	}
}

func gatesGeneric(parts []float32, u []int32, scale, bias, x []float32, curve *Curve) {
	h := len(x)
	u0, u1, u2 := u[:h], u[h:2*h], u[2*h:3*h]
	for j := range x {
		f := curve.Sigmoid(float32(float32(u1[j])*scale[h+j]) + bias[h+j])
		r := curve.Sigmoid(float32(float32(u2[j])*scale[2*h+j]) + bias[2*h+j])
		v := float32(float32(u0[j])*scale[j]) + bias[j]
		parts[j], parts[h+j] = f, (1-f)*v
		parts[2*h+j], parts[3*h+j] = r, (1-r)*x[j]
	}
}

// Carry takes the step of a word of which Gates wrote the parts: it moves state and writes y, h values each.
func Carry(y, state, parts []float32) {
	h := len(state)
	if h == 0 {
		return
	}
	_, _ = y[h-1], parts[GateParts*h-1]
	if curve := Logistic(); !carryFast(y, state, parts, curve) {
		carryGeneric(y, state, parts, curve)
	}
}

func carryGeneric(y, state, parts []float32, curve *Curve) {
	h := len(state)
	f, candidate, r, x := parts[:h], parts[h:2*h], parts[2*h:3*h], parts[3*h:4*h]
	for j := range state {
		state[j] = float32(f[j]*state[j]) + candidate[j]
		y[j] = float32(r[j]*curve.Tanh(state[j])) + x[j]
	}
}
