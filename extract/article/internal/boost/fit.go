package boost

import (
	"math"
	"math/rand/v2"
	"slices"
	"sync"
)

// A Sample is one row to learn from.
type Sample struct {
	Row    []int32
	Label  float32 // 0 to 1; between them for a row that is partly true
	Weight float32
	Group  int32 // samples of one group, such as a page, are drawn together
}

// Options say how trees are grown. Zero fields take the defaults in brackets.
type Options struct {
	Trees   int     // [150]
	Leaves  int     // of one tree, at most [16]
	Rate    float32 // how much of each tree's answer is used [0.1]
	Ridge   float32 // added to the curvature of a leaf [1]
	MinLeaf float32 // curvature that a leaf must have [1]
	Groups  float64 // share of the groups that a tree is grown on [0.6]
	Columns float64 // share of the features that a tree may ask about [0.4]
	Limits  float64 // share of the limits of each of them that it may ask about [1]
}

func (o *Options) fill() {
	if o.Trees == 0 {
		o.Trees = 150
	}
	if o.Leaves == 0 {
		o.Leaves = 16
	}
	if o.Rate == 0 {
		o.Rate = 0.1
	}
	if o.Ridge == 0 {
		o.Ridge = 1
	}
	if o.MinLeaf == 0 {
		o.MinLeaf = 1
	}
	if o.Groups == 0 {
		o.Groups = 0.6
	}
	if o.Columns == 0 {
		o.Columns = 0.4
	}
	if o.Limits == 0 {
		o.Limits = 1
	}
}

const maxBins = 64

// A Table holds the rows of samples as numbers of bins, which is what histograms are made of. Any number of models can
// be grown on it.
type Table struct {
	names  []string
	limits [][]int32 // of each feature, the lower ends of its bins but the first
	bins   []uint8   // of each sample, one after the other
}

// NewTable sorts the rows of the samples into bins.
func NewTable(names []string, samples []Sample) *Table {
	t := &Table{names: names, limits: make([][]int32, len(names)), bins: make([]uint8, len(names)*len(samples))}
	values, sorted := make([]int32, len(samples)), make([]int32, len(samples))
	for f := range t.limits {
		for i := range samples {
			values[i] = samples[i].Row[f]
		}
		copy(sorted, values)
		slices.Sort(sorted)
		t.limits[f] = cuts(sorted)
		for i, v := range values {
			at, found := slices.BinarySearch(t.limits[f], v)
			if found {
				at++
			}
			t.bins[i*len(names)+f] = uint8(at)
		}
	}
	return t
}

// row returns the bins of one sample.
func (t *Table) row(i int) []uint8 { return t.bins[i*len(t.limits) : (i+1)*len(t.limits)] }

// Fit grows a model on the samples of the table, which may have other labels and weights now, and returns what it says of
// each. Samples without weight are not learnt from. The same samples give the same model.
func (t *Table) Fit(samples []Sample, o Options) (*Model, []float32) {
	o.fill()
	g := newGrower(t, samples, o)
	m := &Model{Names: t.names, Bias: g.bias}
	for range o.Trees {
		g.gradients()
		g.draw()
		m.roots = append(m.roots, int32(len(m.nodes)))
		g.tree(m)
	}
	return m, g.score
}

// A grower is the state of Fit.
type grower struct {
	*Table
	Options
	samples  []Sample
	score    []float32
	gradient []cell32
	drawn    []bool  // the samples of the current tree
	order    []int32 // those samples, those of one leaf next to each other
	spare    []int32
	below    []uint8 // of each node of the model, the bins that go left
	bias     float32
	random   *rand.Rand
	columns  []int    // that the current tree may ask about
	open     [][]bool // of each of those, the limits that it may ask about
	unused   [][]cell // histograms to use again
}

// A cell sums up the gradient and the curvature of the samples in one bin.
type cell struct{ g, h float64 }

type cell32 struct{ g, h float32 }

func newGrower(t *Table, samples []Sample, o Options) *grower {
	g := &grower{
		Table: t, Options: o, samples: samples,
		score: make([]float32, len(samples)), gradient: make([]cell32, len(samples)), drawn: make([]bool, len(samples)),
		order: make([]int32, len(samples)), spare: make([]int32, len(samples)),
		random: rand.New(rand.NewPCG(1, 2)),
	}
	var yes, all float64
	for i := range samples {
		yes += float64(samples[i].Label * samples[i].Weight)
		all += float64(samples[i].Weight)
	}
	g.bias = float32(math.Log(yes / (all - yes)))
	for i := range g.score {
		g.score[i] = g.bias
	}
	return g
}

// cuts returns up to maxBins-1 limits. Values below the first limit are bin 0.
func cuts(sorted []int32) []int32 {
	distinct := slices.Compact(slices.Clone(sorted))
	if len(distinct) <= maxBins {
		return distinct[min(1, len(distinct)):]
	}
	var limits []int32
	for i := 1; i < maxBins; i++ {
		// Half of the bins follow the samples, half the distinct values: rare long blocks matter.
		v := sorted[i*len(sorted)/maxBins]
		if i%2 == 0 {
			v = distinct[i*len(distinct)/maxBins]
		}
		limits = append(limits, v)
	}
	slices.Sort(limits)
	limits = slices.Compact(limits)
	if limits[0] == sorted[0] {
		limits = limits[1:]
	}
	return limits
}

func (g *grower) gradients() {
	for i := range g.samples {
		w := g.samples[i].Weight
		if w == 0 {
			continue
		}
		p := Probability(g.score[i])
		g.gradient[i] = cell32{(p - g.samples[i].Label) * w, max(p*(1-p), 1e-6) * w}
	}
}

// draw picks the samples and the features of the next tree.
func (g *grower) draw() {
	in := map[int32]bool{}
	g.order = g.order[:0]
	for i := range g.samples {
		group := g.samples[i].Group
		yes, known := in[group]
		if !known {
			yes = g.random.Float64() < g.Groups
			in[group] = yes
		}
		g.drawn[i] = yes && g.samples[i].Weight > 0
		if g.drawn[i] {
			g.order = append(g.order, int32(i))
		}
	}
	g.columns = g.random.Perm(len(g.limits))
	g.columns = g.columns[:max(1, int(float64(len(g.limits))*g.Columns))]
	g.drawLimits()
}

// drawLimits picks the limits of the next tree. Where every tree may ask about every limit, most of them take the one that tells
// the samples apart best that happen to be there; drawn ones spread over the values near it, as in P. Geurts and others,
// "Extremely randomized trees" (Machine Learning 63, 2006). A feature of three values or fewer keeps its limits.
func (g *grower) drawLimits() {
	g.open = g.open[:0]
	for _, f := range g.columns {
		open := make([]bool, len(g.limits[f]))
		for b := range open {
			open[b] = len(open) <= 2 || g.random.Float64() < g.Limits
		}
		g.open = append(g.open, open)
	}
}

// A leaf is a run of order, with the best way to split it.
type leaf struct {
	from, to int
	node     int32
	bins     []cell // of each column that the tree may ask about, maxBins cells
	g, h     float64
	gain     float64
	column   int
	limit    int // bins below it go left
}

// tree grows one tree, best leaf first, and adds its answers to the scores.
func (g *grower) tree(m *Model) {
	root := leaf{to: len(g.order), node: int32(len(m.nodes)), bins: g.histogram()}
	m.nodes, g.below = append(m.nodes, node{feature: -1}), append(g.below, 0)
	g.count(&root)
	g.search(&root)
	leaves := []leaf{root}
	for len(leaves) < g.Leaves {
		best := 0
		for i := range leaves {
			if leaves[i].gain > leaves[best].gain {
				best = i
			}
		}
		if leaves[best].gain <= 0 {
			break
		}
		l, r := g.split(m, leaves[best])
		leaves[best] = l
		leaves = append(leaves, r)
	}
	for _, l := range leaves {
		v := float32(-l.g/(l.h+float64(g.Ridge))) * g.Rate
		m.nodes[l.node].value = v
		for _, i := range g.order[l.from:l.to] {
			g.score[i] += v
		}
		g.unused = append(g.unused, l.bins)
	}
	for i := range g.samples {
		if !g.drawn[i] {
			g.score[i] += g.answer(m, root.node, g.row(i))
		}
	}
}

// answer is that of a tree to a sample by its bins.
func (g *grower) answer(m *Model, at int32, bins []uint8) float32 {
	n := &m.nodes[at]
	for n.feature >= 0 {
		if bins[n.feature] < g.below[at] {
			at = n.left
		} else {
			at = n.right
		}
		n = &m.nodes[at]
	}
	return n.value
}

// histogram returns cells for all columns of a tree, not cleared.
func (g *grower) histogram() []cell {
	if n := len(g.unused); n > 0 {
		h := g.unused[n-1]
		g.unused = g.unused[:n-1]
		return h
	}
	return make([]cell, len(g.columns)*maxBins)
}

// count fills the bins of a leaf, on two processors. Every column is summed by one of them, in the order of
// the samples, so that the sums are the same on every machine.
func (g *grower) count(l *leaf) {
	half := len(g.columns) / 2
	var wait sync.WaitGroup
	wait.Go(func() { g.countColumns(l, half, len(g.columns)) })
	g.countColumns(l, 0, half)
	wait.Wait()
}

func (g *grower) countColumns(l *leaf, from, to int) {
	columns, bins := g.columns[from:to], l.bins[from*maxBins:to*maxBins]
	clear(bins)
	for _, i := range g.order[l.from:l.to] {
		row, d := g.bins[int(i)*len(g.limits):], g.gradient[i]
		for k, f := range columns {
			c := &bins[k*maxBins+int(row[f]&(maxBins-1))]
			c.g += float64(d.g)
			c.h += float64(d.h)
		}
	}
}

// search finds the best split of a leaf. The first of equal gains wins.
func (g *grower) search(l *leaf) {
	l.g, l.h, l.gain = 0, 0, 0
	for _, c := range l.bins[:maxBins] {
		l.g += c.g
		l.h += c.h
	}
	for k := range g.columns {
		g.bestSplit(l, k)
	}
}

// bestSplit tries every open limit of a column.
func (g *grower) bestSplit(l *leaf, column int) {
	ridge := float64(g.Ridge)
	parent := l.g * l.g / (l.h + ridge)
	bins := l.bins[column*maxBins:]
	var lg, lh float64
	for b := range g.limits[g.columns[column]] {
		lg += bins[b].g
		lh += bins[b].h
		rg, rh := l.g-lg, l.h-lh
		if !g.open[column][b] || lh < float64(g.MinLeaf) || rh < float64(g.MinLeaf) {
			continue
		}
		if gain := lg*lg/(lh+ridge) + rg*rg/(rh+ridge) - parent; gain > l.gain {
			l.gain, l.column, l.limit = gain, column, b+1
		}
	}
}

// split divides a leaf in two; the order within each stays. The smaller half is counted, the other is what
// the whole has more.
func (g *grower) split(m *Model, l leaf) (left, right leaf) {
	f := g.columns[l.column]
	at, rest := l.from, 0
	for _, i := range g.order[l.from:l.to] {
		if int(g.bins[int(i)*len(g.limits)+f]) < l.limit {
			g.order[at] = i
			at++
		} else {
			g.spare[rest] = i
			rest++
		}
	}
	copy(g.order[at:l.to], g.spare[:rest])
	left = leaf{from: l.from, to: at, node: int32(len(m.nodes))}
	right = leaf{from: at, to: l.to, node: int32(len(m.nodes) + 1)}
	m.nodes, g.below = append(m.nodes, node{feature: -1}, node{feature: -1}), append(g.below, 0, 0)
	g.below[l.node] = uint8(l.limit)
	m.nodes[l.node] = node{
		feature: int32(f), limit: g.limits[f][l.limit-1], left: left.node, right: right.node,
	}
	small, large := &left, &right
	if left.to-left.from > right.to-right.from {
		small, large = large, small
	}
	small.bins, large.bins = g.histogram(), l.bins
	g.count(small)
	for i := range small.bins {
		large.bins[i].g -= small.bins[i].g
		large.bins[i].h -= small.bins[i].h
	}
	g.search(&left)
	g.search(&right)
	return left, right
}
