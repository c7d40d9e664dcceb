package train

import (
	"math"

	"newsclaims/extract/text"
	"newsclaims/extract/text/internal/model"
)

// slope is what a negative sum is multiplied by.
const slope = 0.1

// heads computes the loss at the outputs and returns the gradient at s.out.
func (s *shard) heads() []float32 {
	dout := sized(nil, s.rows*s.size)
	s.tags(dout)
	m := s.product(nil, s.out, s.mlp)
	keep := s.activate(m)
	dm := sized(nil, len(m))
	s.arcs(m, dm)
	s.labels(m, dm)
	for i := range dm {
		dm[i] *= keep[i]
	}
	bias := s.grad[s.mlpB]
	for i := range s.n {
		add(bias, dm[i*s.output:(i+1)*s.output])
	}
	s.productBack(dout, dm, s.out, s.mlp)
	return dout
}

// activate applies bias, slope and dropping to m and returns the derivative.
func (s *shard) activate(m []float32) []float32 {
	keep := make([]float32, len(m))
	for i := range s.n {
		row := m[i*s.output : (i+1)*s.output]
		for j, b := range s.mlpB.w {
			k := i*s.output + j
			row[j] += b
			if keep[k] = 1; row[j] < 0 {
				keep[k] = slope
			}
			if s.drop > 0 {
				if s.rand.Float32() < s.drop {
					keep[k] = 0
				} else {
					keep[k] /= 1 - s.drop
				}
			}
			row[j] *= keep[k]
		}
	}
	return keep
}

// softmax turns scores into probabilities less one at gold, the gradient of the loss, which it returns,
// with the place of the best score.
func softmax(z []float32, gold int) (loss float64, best int) {
	top := z[0]
	for i, v := range z {
		if v > top {
			top, best = v, i
		}
	}
	var sum float32
	for i, v := range z {
		z[i] = float32(math.Exp(float64(v - top)))
		sum += z[i]
	}
	for i := range z {
		z[i] /= sum
	}
	loss = -math.Log(float64(z[gold]) + 1e-9)
	z[gold]--
	return loss, best
}

func (s *shard) tags(dout []float32) {
	z := s.product(nil, s.out, s.tag)
	bias := s.grad[s.tagB]
	i := 0
	for _, m := range s.samples {
		for k := range m.forms {
			row := z[i*s.tag.cols : (i+1)*s.tag.cols]
			if m.silver && m.tag[k] == text.NoTag {
				clear(row)
				i++
				continue
			}
			s.tagged++
			add(row, s.tagB.w)
			loss, best := softmax(row[:text.NumTags], int(m.tag[k]))
			if m.tag[k] == text.NoTag { // a treebank without such tags
				clear(row[:text.NumTags])
				loss = 0
			} else if best == int(m.tag[k]) {
				s.right[0]++
			}
			more, _ := softmax(row[text.NumTags:text.NumTags+text.NumPOS], int(m.pos[k]))
			clear(row[text.NumTags+text.NumPOS:])
			s.loss += loss + more
			add(bias, row)
			i++
		}
	}
	s.productBack(dout, z, s.out, s.tag)
}

// labels learns relations from the right heads.
func (s *shard) labels(m, dm []float32) {
	b := s.label
	z := sized(nil, s.rows*3*b)
	s.pairs(m, func(i int, dep, head []float32, _ []float32) {
		row := z[i*3*b : (i+1)*3*b]
		for j := range b {
			row[j], row[b+j], row[2*b+j] = dep[j]*head[j], dep[j], head[j]
		}
	}, dm)
	y := s.product(nil, z, s.rel)
	i := 0
	for _, sm := range s.samples {
		for k := range sm.forms {
			row := y[i*relDim : (i+1)*relDim]
			if sm.head[k] < 0 {
				clear(row)
				i++
				continue
			}
			add(row, s.relB.w)
			loss, best := softmax(row[:text.NumRels], int(sm.rel[k]))
			clear(row[text.NumRels:])
			if s.loss += loss; best == int(sm.rel[k]) {
				s.right[2]++
			}
			add(s.grad[s.relB], row)
			i++
		}
	}
	dz := sized(nil, len(z))
	s.productBack(dz, y, z, s.rel)
	s.pairs(m, func(i int, dep, head []float32, dhead []float32) {
		row := dz[i*3*b : (i+1)*3*b]
		ddep := dm[i*s.output+2*s.arc:]
		for j := range b {
			ddep[j] += row[j]*head[j] + row[b+j]
			dhead[j] += row[j]*dep[j] + row[2*b+j]
		}
	}, dm)
}

// pairs calls f for each word with its vector as dependent, that of its right head, and the place of
// the gradient of the latter.
func (s *shard) pairs(m []float32, f func(i int, dep, head, dhead []float32), dm []float32) {
	d, h := 2*s.arc, 2*s.arc+s.label
	for k, sm := range s.samples {
		for t, g := range sm.head {
			if g < 0 {
				continue
			}
			i := s.at[k] + t
			head, dhead := s.root.w[s.arc:], s.grad[s.root][s.arc:]
			if int(g) < len(sm.forms) {
				j := (s.at[k] + int(g)) * s.output
				head, dhead = m[j+h:], dm[j+h:]
			}
			f(i, m[i*s.output+d:], head, dhead)
		}
	}
}

// arcs learns heads.
func (s *shard) arcs(m, dm []float32) {
	dep := sized(nil, s.rows*s.arc)
	for i := range s.n {
		copy(dep[i*s.arc:(i+1)*s.arc], m[i*s.output:])
	}
	q := s.product(nil, dep, s.bi)
	for i := range s.n {
		add(q[i*s.arc:(i+1)*s.arc], s.fit.w)
	}
	dq := sized(nil, len(q))
	for k, sm := range s.samples {
		s.arcsOf(k, sm, m, dm, q, dq)
	}
	for i := range s.n {
		add(s.grad[s.fit], dq[i*s.arc:(i+1)*s.arc])
	}
	ddep := sized(nil, len(dep))
	s.productBack(ddep, dq, dep, s.bi)
	for i := range s.n {
		add(dm[i*s.output:], ddep[i*s.arc:(i+1)*s.arc])
	}
}

func (s *shard) arcsOf(k int, sm *sample, m, dm, q, dq []float32) {
	n, a := len(sm.forms), s.arc
	far, dfar := s.far.w, s.grad[s.far]
	z := make([]float32, n+1)
	for t := range n {
		if sm.head[t] < 0 {
			continue
		}
		i := s.at[k] + t
		qi, dqi := q[i*a:(i+1)*a], dq[i*a:(i+1)*a]
		for j := range n {
			z[j] = dot(qi, m[(s.at[k]+j)*s.output+a:]) + far[model.Distance(t, j)]
		}
		z[t] = -1e9
		z[n] = dot(qi, s.root.w) + far[distances-1]
		loss, best := softmax(z, int(sm.head[t]))
		if s.loss += loss; best == int(sm.head[t]) {
			s.right[1]++
		}
		s.right[3]++
		for j, d := range z[:n] {
			if j == t || d == 0 {
				continue
			}
			o := (s.at[k]+j)*s.output + a
			axpy(dqi, d, m[o:o+a])
			axpy(dm[o:o+a], d, qi)
			dfar[model.Distance(t, j)] += d
		}
		axpy(dqi, z[n], s.root.w[:a])
		axpy(s.grad[s.root][:a], z[n], qi)
		dfar[distances-1] += z[n]
	}
}

func dot(a, b []float32) float32 {
	var s0, s1, s2, s3 float32
	b = b[:len(a)]
	i := 0
	for ; i+4 <= len(a); i += 4 {
		s0 += a[i] * b[i]
		s1 += a[i+1] * b[i+1]
		s2 += a[i+2] * b[i+2]
		s3 += a[i+3] * b[i+3]
	}
	for ; i < len(a); i++ {
		s0 += a[i] * b[i]
	}
	return s0 + s1 + s2 + s3
}

func axpy(dst []float32, a float32, x []float32) {
	x = x[:len(dst)]
	for len(x) >= 8 && len(dst) >= 8 {
		dst[0] += a * x[0]
		dst[1] += a * x[1]
		dst[2] += a * x[2]
		dst[3] += a * x[3]
		dst[4] += a * x[4]
		dst[5] += a * x[5]
		dst[6] += a * x[6]
		dst[7] += a * x[7]
		dst, x = dst[8:], x[8:]
	}
	for i, v := range x {
		dst[i] += a * v
	}
}
