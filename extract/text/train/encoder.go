package train

import "newsclaims/extract/internal/kernel"

// forward computes x[l+1] from x[l].
func (s *shard) forward(l int) {
	g := &s.gate[l]
	s.in[l] = s.dropped(s.in[l], s.x[l], l)
	g.u = s.product(g.u, s.in[l], s.layer[l])
	g.f, g.r, g.c = sized(g.f, s.rows*s.size), sized(g.r, s.rows*s.size), sized(g.c, s.rows*s.size)
	s.x[l+1] = sized(s.x[l+1], s.rows*s.size)
	for k, m := range s.samples {
		first, last := s.at[k], s.at[k]+len(m.forms)
		prev := -1
		for i := first; i < last; i++ {
			s.unit(l, 0, i, prev)
			prev = i
		}
		prev = -1
		for i := last - 1; i >= first; i-- {
			s.unit(l, 1, i, prev)
			prev = i
		}
	}
}

// unit computes row i of one direction from row prev, which is -1 at the start.
func (s *shard) unit(l, direction, i, prev int) {
	h := s.size / 2
	g, curve := &s.gate[l], kernel.Logistic()
	u := g.u[i*3*s.size+direction*3*h:][: 3*h : 3*h]
	b := s.bias[l].w[direction*3*h:][: 3*h : 3*h]
	o := i*s.size + direction*h
	x, y := s.x[l][o:o+h], s.x[l+1][o:o+h]
	f, r, c := g.f[o:o+h], g.r[o:o+h], g.c[o:o+h]
	for j := range h {
		var before float32
		if prev >= 0 {
			before = g.c[prev*s.size+direction*h+j]
		}
		f[j], r[j] = curve.Sigmoid(u[h+j]+b[h+j]), curve.Sigmoid(u[2*h+j]+b[2*h+j])
		c[j] = f[j]*before + (1-f[j])*(u[j]+b[j])
		y[j] = r[j]*curve.Tanh(c[j]) + (1-r[j])*x[j]
	}
}

// backward turns s.dx, the gradient at x[l+1], into that at x[l].
func (s *shard) backward(l int) {
	du := sized(nil, s.rows*3*s.size)
	dx := sized(nil, s.rows*s.size)
	carry := make([]float32, s.size/2)
	for k, m := range s.samples {
		first, last := s.at[k], s.at[k]+len(m.forms)
		clear(carry)
		for i := last - 1; i >= first; i-- {
			s.unitBack(l, 0, i, before(i-1, i > first), du, dx, carry)
		}
		clear(carry)
		for i := first; i < last; i++ {
			s.unitBack(l, 1, i, before(i+1, i+1 < last), du, dx, carry)
		}
	}
	bias := s.grad[s.bias[l]]
	for i := range s.n {
		add(bias, du[i*3*s.size:(i+1)*3*s.size])
	}
	din := sized(nil, s.rows*s.size)
	s.productBack(din, du, s.in[l], s.layer[l])
	s.times(dx, din, l)
	s.dx = dx
}

func before(i int, ok bool) int {
	if ok {
		return i
	}
	return -1
}

func (s *shard) unitBack(l, direction, i, prev int, du, dx, carry []float32) {
	h := s.size / 2
	g, curve := &s.gate[l], kernel.Logistic()
	u := g.u[i*3*s.size+direction*3*h:][: 3*h : 3*h]
	d := du[i*3*s.size+direction*3*h:][: 3*h : 3*h]
	b := s.bias[l].w[direction*3*h:]
	o := i*s.size + direction*h
	for j := range h {
		f, r, x := g.f[o+j], g.r[o+j], s.x[l][o+j]
		t := curve.Tanh(g.c[o+j])
		dy := s.dx[o+j]
		dx[o+j] += dy * (1 - r)
		dc := dy*r*(1-t*t) + carry[j]
		var c float32
		if prev >= 0 {
			c = g.c[prev*s.size+direction*h+j]
		}
		d[j] = dc * (1 - f)
		d[h+j] = dc * (c - u[j] - b[j]) * f * (1 - f)
		d[2*h+j] = dy * (t - x) * r * (1 - r)
		carry[j] = dc * f
	}
}
