package train

import (
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"sync"

	"newsclaims/extract/text/conllu"
	"newsclaims/extract/text/internal/feature"
)

// Syntax trains the model of tags and trees. Its zero value has the settings of the model that ships.
// The same settings and treebanks give the same model, on one kind of machine.
type Syntax struct {
	Size   int     // length of the vector of a word, default 192
	Layers int     // default 3
	Arc    int     // length of the vectors that are matched to find heads, default 96
	Label  int     // length of the vectors that relations are read from, default 96
	Epochs int     // passes over the treebanks, default 12
	Batch  int     // words that are learnt from at a time, default 384
	Rate   float64 // of learning at the start, default 0.002
	Drop   float64 // share of values that are left out while learning, default 0.16
	Least  int     // how often a word must occur to get a vector of its own, default 2
	Seed   uint64

	Raw    []io.Reader       // plain text to learn vectors of words from, a paragraph a line
	Silver []conllu.Sentence // trees that programs agree on, see Agreed; learnt from beside the treebanks
	Dev    []conllu.Sentence // scored after each pass where there is a Log; never learnt from
	Log    io.Writer         // progress, one line a pass; nil for none
}

func (o Syntax) withDefaults() Syntax {
	def := func(p *int, v int) {
		if *p == 0 {
			*p = v
		}
	}
	def(&o.Size, 192)
	def(&o.Layers, 3)
	def(&o.Arc, 96)
	def(&o.Label, 96)
	def(&o.Epochs, 12)
	def(&o.Batch, 384)
	def(&o.Least, 2)
	if o.Rate == 0 {
		o.Rate = 0.002
	}
	if o.Drop == 0 {
		o.Drop = 0.16
	}
	return o
}

// workers share each batch. Their number is part of the result: gradients are summed in their order.
const workers = 2

// maxTrain is the longest sentence that is learnt from, in words.
const maxTrain = 120

// A trainer is one run of Syntax.
type trainer struct {
	Syntax
	net     *network
	vocab   *vocabulary
	samples []*sample
	silver  []*sample
	shards  [workers]*shard
	words   *table
	parts   *table
	step    int
	steps   int

	remembered int // how often weights were noted
}

// Train learns from the sentences and returns the model.
func (o Syntax) Train(sentences []conllu.Sentence) (*Model, error) {
	o = o.withDefaults()
	samples, err := newSamples(sentences, maxTrain, newSample)
	if err != nil {
		return nil, err
	}
	if len(samples) == 0 {
		return nil, errors.New("no sentence to learn from")
	}
	k, err := o.known(samples)
	if err != nil {
		return nil, err
	}
	t := &trainer{Syntax: o, samples: samples, vocab: newVocabulary(samples, o.Least, k)}
	if t.silver, err = newSamples(o.Silver, maxTrain, newSilver); err != nil {
		return nil, err
	}
	t.net = newNetwork(o, t.vocab, rand.New(rand.NewPCG(o.Seed, 1)))
	t.words, t.parts = newTable(t.net.words), newTable(t.net.parts)
	for i := range t.shards {
		t.shards[i] = newShard(t.net, float32(o.Drop))
	}
	if err := t.run(); err != nil {
		return nil, err
	}
	return t.export(), nil
}

// known learns the vectors of words from the raw text and the samples.
func (o Syntax) known(samples []*sample) (*known, error) {
	sentences, err := readRaw(o.Raw)
	if err != nil {
		return nil, err
	}
	for _, s := range samples {
		words := make([]uint64, len(s.sets))
		for i := range s.sets {
			words[i] = s.sets[i].Word
		}
		sentences = append(sentences, words)
	}
	k := learnKnown(sentences, o.Seed)
	if o.Log != nil {
		fmt.Fprintf(o.Log, "vectors of %d words\n", len(k.hash))
	}
	return k, nil
}

func newSamples(sentences []conllu.Sentence, longest int, read func(*conllu.Sentence) (*sample, error)) ([]*sample, error) {
	var out []*sample
	for i := range sentences {
		if n := len(sentences[i].Words); n == 0 || n > longest {
			continue
		}
		s, err := read(&sentences[i])
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

func (t *trainer) run() error {
	dev, err := newSamples(t.Dev, math.MaxInt, newSample)
	if err != nil {
		return err
	}
	total := 0
	for _, s := range t.samples {
		total += len(s.forms)
	}
	for _, s := range t.silver {
		total += len(s.forms) / silverParts
	}
	t.steps = t.Epochs * (total/t.Batch + 1)
	for epoch := range t.Epochs {
		r := rand.New(rand.NewPCG(t.Seed, uint64(epoch)+100))
		t.pass(t.lessons(epoch, r), r)
		if epoch == t.Epochs-1 {
			t.average()
		}
		if t.Log != nil {
			fmt.Fprintf(t.Log, "pass %d: %s; dev: %s\n", epoch+1, t.tally(), t.try(dev))
		}
	}
	return nil
}

// recased returns samples in a new order, some of them as headlines.
func (t *trainer) recased(samples []*sample, r *rand.Rand) []*sample {
	out := make([]*sample, len(samples))
	for to, from := range r.Perm(len(samples)) {
		s := samples[from]
		switch x := r.Float64(); {
		case x < 0.06:
			s = s.recased(feature.Title)
		case x < 0.085:
			s = s.recased(feature.Upper)
		case x < 0.10:
			s = s.recased(feature.Lower)
		case x < 0.22:
			if h := s.headline(); h != nil {
				if s = h; r.Float64() < 0.5 {
					s = s.recased(feature.Title)
				}
			}
		}
		t.vocab.number(s)
		out[to] = s
	}
	return out
}

// pass learns from all samples once, a batch at a time.
func (t *trainer) pass(samples []*sample, r *rand.Rand) {
	for len(samples) > 0 {
		n, words := 0, 0
		for n < len(samples) && words < t.Batch {
			words += len(samples[n].forms)
			n++
		}
		t.batch(samples[:n], words, r)
		samples = samples[n:]
	}
}

func (t *trainer) batch(samples []*sample, words int, r *rand.Rand) {
	var part [workers][]*sample
	for i, s := range samples {
		part[i%workers] = append(part[i%workers], s)
	}
	var group sync.WaitGroup
	for i, sh := range t.shards {
		if len(part[i]) == 0 {
			sh.samples, sh.n = nil, 0
			continue
		}
		sh.start(part[i], rand.New(rand.NewPCG(r.Uint64(), uint64(i))), t.vocab.seen)
		group.Go(sh.learn)
	}
	group.Wait()
	t.update(words)
}

// update moves the weights by the gradients of all shards.
func (t *trainer) update(words int) {
	t.step++
	left := 1 - float64(t.step-1)/float64(t.steps)
	warm := min(1, float64(t.step)/200)
	a := newAdam(t.Rate*max(left, 0.01)*warm, t.step, 1/float32(words))
	for _, p := range t.net.dense {
		g := t.shards[0].grad[p]
		for _, sh := range t.shards[1:] {
			add(g, sh.grad[p])
			clear(sh.grad[p])
		}
		a.step(p, 0, g)
	}
	for _, sh := range t.shards {
		sh.spread(t.words, t.parts)
	}
	t.words.step(&a)
	t.parts.step(&a)
	if every := max(1, t.steps/100); t.step > t.steps-averaged*every && (t.steps-t.step)%every == 0 {
		t.remembered++
		for _, p := range t.params() {
			p.remember()
		}
	}
}

// averaged is how many times at most the weights are noted in the last part of training, each a hundredth of it after the other.
// Their mean is the model (Izmailov et al., 2018). Batches are a little larger than Batch, so that there are fewer steps than
// planned and some of the times are never reached.
const averaged = 20

// average makes the weights the mean of those that were noted.
func (t *trainer) average() {
	for _, p := range t.params() {
		p.average(t.remembered)
	}
}

func (t *trainer) params() []*param {
	return append([]*param{t.net.words, t.net.parts}, t.net.dense...)
}

// spread adds the gradients at the words to those of the tables.
func (s *shard) spread(words, parts *table) {
	i := 0
	for _, m := range s.samples {
		for k := range m.sets {
			g := s.dx[i*s.size : (i+1)*s.size]
			if w := s.word[i]; w >= 0 {
				words.add(w, g)
			}
			for _, p := range m.sets[k].Sub {
				parts.add(int32(p), g)
			}
			i++
		}
	}
}

// A table holds gradients of a param of which few rows are used at a time.
type table struct {
	*param
	grad    []float32
	touched []int32
	marked  []bool
	ever    []bool // rows that have been used
}

func newTable(p *param) *table {
	return &table{param: p, grad: make([]float32, len(p.w)), marked: make([]bool, p.rows), ever: make([]bool, p.rows)}
}

func (t *table) add(row int32, g []float32) {
	if !t.marked[row] {
		t.marked[row], t.ever[row] = true, true
		t.touched = append(t.touched, row)
	}
	add(t.grad[int(row)*t.cols:], g)
}

func (t *table) step(a *adam) {
	for _, r := range t.touched {
		at := int(r) * t.cols
		a.step(t.param, at, t.grad[at:at+t.cols])
		t.marked[r] = false
	}
	t.touched = t.touched[:0]
}

// tally says how the pass went and starts counting anew.
func (t *trainer) tally() string {
	var sum shard
	for _, s := range t.shards {
		sum.loss += s.loss
		for i, n := range s.right {
			sum.right[i] += n
		}
		sum.tagged += s.tagged
		s.loss, s.right, s.tagged = 0, [4]int{}, 0
	}
	return sum.summary()
}

func (s *shard) summary() string {
	n := float64(max(s.right[3], 1))
	return fmt.Sprintf("loss %.3f, right tags %.2f %%, heads %.2f %%, relations of right heads %.2f %%", s.loss/n,
		100*float64(s.right[0])/float64(max(s.tagged, 1)), 100*float64(s.right[1])/n, 100*float64(s.right[2])/n)
}

// try applies the network as it is to the samples.
func (t *trainer) try(dev []*sample) string {
	s := newShard(t.net, 0)
	for i := 0; i < len(dev); i += 16 {
		part := dev[i:min(i+16, len(dev))]
		for _, m := range part {
			t.vocab.number(m)
		}
		s.start(part, nil, nil)
		s.guess()
	}
	return s.summary()
}
