package choice

import (
	"encoding/binary"
	"errors"
	"math"
	"math/rand/v2"

	"newsclaims/extract/internal/kernel"
)

// A Net is a layer of hidden units that may stand beside the weights of a Model: it reads vectors, as a network has them of words, and so
// hears what no feature says of a word that was never met. Each option adds
//
//	sum over units u of Out[task][u] · leaky(Bias[row][u] + sum over inputs of Matrix·vector [u])
//
// to the sum of its weights. leaky is the rectifier that lets a tenth of a negative sum through (Maas et al. 2013).
type Net struct {
	Shape
	Weights []int8    // matrix by matrix, for each place of the vector one for each unit
	Scale   float32   // value of one unit of weight times one unit of a vector
	Bias    []float32 // for each row one for each unit
	Out     []float32 // for each task one for each unit

	packed []kernel.Matrix
}

// A Shape says how large a Net is. Vector is even.
type Shape struct{ Vector, Matrices, Rows, Tasks, Units int }

// maxShape bounds each number of a Shape that is read from a file.
const maxShape = 1 << 12

// maxVector is how long a vector may be, so that sums of products stay within 32 bits.
const maxVector = 1 << 10

// leak is what a negative sum is multiplied by.
const leak = 0.1

// Together is how many vectors are projected at once.
const Together = kernel.Rows

// A Projector is the memory of a worker that projects vectors. Its zero value is ready.
type Projector struct{ prod []int32 }

// Project writes what the matrix makes of Together vectors, one behind the other, to sums: of each vector one value for each unit. The
// products are of whole numbers, and the same on every machine.
func (n *Net) Project(p *Projector, sums []float32, matrix int, vectors []int16) {
	m := &n.packed[matrix]
	if len(p.prod) < Together*m.N {
		p.prod = make([]int32, Together*m.N)
	}
	m.Mul(p.prod, vectors, Together)
	for k := range Together {
		sum, prod := sums[k*n.Units:][:n.Units], p.prod[k*m.N:][:n.Units]
		for u, v := range prod {
			sum[u] = float32(v) * n.Scale
		}
	}
}

// pack makes the matrices ready for products.
func (n *Net) pack() {
	columns := kernel.RoundUp(n.Units, kernel.Columns)
	n.packed = make([]kernel.Matrix, n.Matrices)
	padded := make([]int8, n.Vector*columns)
	for m := range n.packed {
		for i := range n.Vector {
			copy(padded[i*columns:], n.Weights[(m*n.Vector+i)*n.Units:][:n.Units])
		}
		n.packed[m] = kernel.Pack(padded, n.Vector, columns)
	}
}

// Score returns what the units add to an option whose inputs were projected.
func (n *Net) Score(task, row int, a, b, c []float32) float64 {
	bias, out := n.Bias[row*n.Units:][:n.Units], n.Out[task*n.Units:][:n.Units]
	sum := 0.0
	for u := range bias {
		h := bias[u] + a[u] + b[u]
		if c != nil {
			h += c[u]
		}
		if h < 0 {
			h *= leak
		}
		sum += float64(h) * float64(out[u])
	}
	return sum
}

// Append appends the net to the contents of a model file.
func (n *Net) Append(b []byte) []byte {
	for _, v := range [...]int{n.Vector, n.Matrices, n.Rows, n.Tasks, n.Units} {
		b = binary.LittleEndian.AppendUint32(b, uint32(v))
	}
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(n.Scale))
	for _, list := range [...][]float32{n.Bias, n.Out} {
		for _, v := range list {
			b = binary.LittleEndian.AppendUint32(b, math.Float32bits(v))
		}
	}
	return AppendWeights(b, n.Weights)
}

var errNet = errors.New("the hidden units are cut off or too many")

// ParseNet reads what Append wrote, and returns what stands behind it.
func ParseNet(b []byte) (*Net, []byte, error) {
	n := new(Net)
	if len(b) < 24 {
		return nil, nil, errNet
	}
	for _, v := range [...]*int{&n.Vector, &n.Matrices, &n.Rows, &n.Tasks, &n.Units} {
		if *v = int(binary.LittleEndian.Uint32(b)); *v > maxShape {
			return nil, nil, errNet
		}
		b = b[4:]
	}
	if n.Vector%2 != 0 || n.Vector > maxVector {
		return nil, nil, errNet
	}
	n.Scale = math.Float32frombits(binary.LittleEndian.Uint32(b))
	b = b[4:]
	floats, weights := (n.Rows+n.Tasks)*n.Units, n.Matrices*n.Vector*n.Units
	if len(b) < 4*floats+weights {
		return nil, nil, errNet
	}
	list := make([]float32, floats)
	for i := range list {
		list[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	n.Bias, n.Out = list[:n.Rows*n.Units], list[n.Rows*n.Units:]
	b = b[4*floats:]
	n.Weights = ParseWeights(b[:weights])
	n.pack()
	return n, b[weights:], nil
}

// An Input is a vector that an option shows to a Net, and the matrix that reads it. Without a vector it is zeros.
type Input struct {
	Matrix int
	Vector []int16
}

// What the units are trained with: they start small and at random, and have a rate and a ridge of their own.
const (
	netRate  = 0.02
	netRidge = 1e-3
	netStart = 0.05 // standard deviation of a weight
	outStart = 0.2
	netUnit  = 1.0 / 1024 // value of one unit of a vector
	netLeast = 2e-3       // gradients below are passed over
)

// A netTrainer is a Net while it learns: everything in whole precision, with the gradients of one choice.
type netTrainer struct {
	Shape
	matrix, bias, out []cell[float32]
	grad              []float32 // of matrix
	used              []bool    // matrices that grad has something of
	pre               [][]float32
	back              []float32
	first             []float32 // the first input of the last option, projected
	firstOf           Input
}

func newNetTrainer(s Shape, seed uint64) *netTrainer {
	n := &netTrainer{Shape: s, matrix: make([]cell[float32], s.Matrices*s.Vector*s.Units), bias: make([]cell[float32], s.Rows*s.Units), out: make([]cell[float32], s.Tasks*s.Units)}
	n.grad, n.used = make([]float32, len(n.matrix)), make([]bool, s.Matrices)
	n.back, n.first = make([]float32, s.Units), make([]float32, s.Units)
	random := rand.New(rand.NewPCG(2, seed))
	for i := range n.matrix {
		n.matrix[i].weight = float32(netStart * random.NormFloat64())
	}
	for i := range n.out {
		n.out[i].weight = float32(outStart * random.NormFloat64())
	}
	return n
}

// begin forgets what was kept of the choice before.
func (n *netTrainer) begin(options int) {
	n.firstOf = Input{}
	for len(n.pre) < options {
		n.pre = append(n.pre, make([]float32, n.Units))
	}
}

// score returns what the units add to option k.
func (n *netTrainer) score(k int, o *Option) float64 {
	if len(o.Inputs) == 0 {
		return 0
	}
	pre := n.pre[k]
	bias, out := n.bias[o.Row*n.Units:][:len(pre)], n.out[o.Task*n.Units:][:len(pre)]
	if in := o.Inputs[0]; n.firstOf.Matrix != in.Matrix || len(n.firstOf.Vector) == 0 || len(in.Vector) == 0 || &n.firstOf.Vector[0] != &in.Vector[0] {
		clear(n.first)
		n.project(n.first, in)
		n.firstOf = in
	}
	for u := range pre {
		pre[u] = bias[u].weight + n.first[u]
	}
	for _, in := range o.Inputs[1:] {
		n.project(pre, in)
	}
	sum := float32(0)
	for u, h := range pre {
		if h < 0 {
			h *= leak
		}
		sum += h * out[u].weight
	}
	return float64(sum)
}

func (n *netTrainer) project(sum []float32, in Input) {
	w := n.matrix[in.Matrix*n.Vector*n.Units:]
	for i, v := range in.Vector {
		x, row := float32(v)*netUnit, w[i*n.Units:][:len(sum)]
		for u := range sum {
			sum[u] += x * row[u].weight
		}
	}
}

// learn moves out and bias so that option k gains by gradient, and keeps the gradient of the matrices.
func (n *netTrainer) learn(k int, o *Option, gradient float64) {
	if len(o.Inputs) == 0 || math.Abs(gradient) < netLeast {
		return
	}
	g, pre := float32(gradient), n.pre[k]
	bias, out := n.bias[o.Row*n.Units:][:len(pre)], n.out[o.Task*n.Units:][:len(pre)]
	for u, h := range pre {
		d := g * out[u].weight
		if h < 0 {
			d, h = d*leak, h*leak
		}
		n.back[u] = d
		out[u].move(g*h, netRidge, netRate)
		bias[u].move(d, netRidge, netRate)
	}
	for _, in := range o.Inputs {
		if len(in.Vector) == 0 {
			continue
		}
		n.used[in.Matrix] = true
		grad := n.grad[in.Matrix*n.Vector*n.Units:]
		for i, v := range in.Vector {
			x, row := float32(v)*netUnit, grad[i*n.Units:][:len(n.back)]
			for u, d := range n.back {
				row[u] += x * d
			}
		}
	}
}

// end moves the matrices by the gradients of the choice.
func (n *netTrainer) end() {
	size := n.Vector * n.Units
	for m, used := range n.used {
		if !used {
			continue
		}
		n.used[m] = false
		grad, matrix := n.grad[m*size:][:size], n.matrix[m*size:][:size]
		for i, g := range grad {
			matrix[i].move(g, netRidge, netRate)
			grad[i] = 0
		}
	}
}

// join returns the net whose score is the mean of those of the trained ones: their units stand side by side.
func join(nets []*netTrainer) *Net {
	s := nets[0].Shape
	each := s.Units
	s.Units *= len(nets)
	n := &Net{Shape: s, Weights: make([]int8, s.Matrices*s.Vector*s.Units), Bias: make([]float32, s.Rows*s.Units), Out: make([]float32, s.Tasks*s.Units)}
	top := float32(0)
	for _, t := range nets {
		for _, c := range t.matrix {
			top = max(top, c.weight, -c.weight)
		}
	}
	step := top / math.MaxInt8
	if top == 0 {
		step = 1 // nothing was learnt
	}
	n.Scale = step * netUnit
	for k, t := range nets {
		place := func(i int) int { return i/each*s.Units + k*each + i%each }
		for i, c := range t.matrix {
			n.Weights[place(i)] = int8(math.Round(float64(c.weight / step)))
		}
		for i, c := range t.bias {
			n.Bias[place(i)] = c.weight
		}
		for i, c := range t.out {
			n.Out[place(i)] = c.weight / float32(len(nets))
		}
	}
	n.pack()
	return n
}
