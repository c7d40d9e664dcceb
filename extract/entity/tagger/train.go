package tagger

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Trainer makes a Model. The same input gives the same bytes.
type Trainer struct {
	Sets   []Set                // labelled sentences
	Lists  map[string]io.Reader // name lists, one name a line, by the names of listNames
	Raw    []io.Reader          // plain text, for how words are written and which are alike
	Epochs int                  // passes over the samples; 0 means 12
	Log    func(format string, args ...any)
}

// Train reads everything and writes the model to w.
func (t *Trainer) Train(w io.Writer) error {
	m, err := t.Model()
	if err != nil {
		return err
	}
	return m.Write(w)
}

// Model is Train without the writing.
func (t *Trainer) Model() (*Model, error) {
	samples, err := t.samples()
	if err != nil {
		return nil, err
	}
	lex, err := t.lexicon(samples)
	if err != nil {
		return nil, err
	}
	samples = append(samples, recased(samples)...)
	l := newLearner(samples, lex)
	t.log("%d sentences, %d words, %d features kept", len(l.samples), len(l.words)-1, l.kept)
	epochs := cmp.Or(t.Epochs, 12)
	for e := range epochs {
		t.log("epoch %d: loss %.4f a word", e+1, l.epoch(e, epochs))
	}
	return l.model(lex), nil
}

func (t *Trainer) log(format string, args ...any) {
	if t.Log != nil {
		t.Log(format, args...)
	}
}

func (t *Trainer) samples() ([]sample, error) {
	var all []sample
	doc := 0
	for _, s := range t.Sets {
		more, err := readSet(s, doc)
		if err != nil {
			return nil, err
		}
		if len(more) > 0 {
			doc = more[len(more)-1].doc + 1
		}
		all = append(all, more...)
		t.log("%s: %d sentences", s.Name, len(more))
	}
	return all, nil
}

// recased returns copies of some documents as headlines are written: every ninth in title case, every seventeenth in
// capitals, every twenty-fifth small. Inside one document every third sentence is changed, as in a page.
func recased(samples []sample) []sample {
	var out []sample
	top := 0
	for _, s := range samples {
		top = max(top, s.doc+1)
	}
	doc := top
	for i := range samples {
		s := samples[i]
		var f func(string, bool) string
		switch h := uint32(s.doc) * 2654435761 >> 16 % 25; {
		case h < 4:
			f = titled
		case h < 6:
			f = func(w string, _ bool) string { return strings.ToUpper(w) }
		case h < 7:
			f = func(w string, _ bool) string { return strings.ToLower(w) }
		default:
			continue
		}
		c := s
		c.doc = doc + s.doc
		c.weight *= 0.5
		c.tokens = make([]string, len(s.tokens))
		for k, w := range s.tokens {
			c.tokens[k] = f(w, k == 0)
		}
		out = append(out, c)
	}
	return out
}

var littleWords = set(`a an the and or but of in on at to for by with from as is vs via`)

// titled writes a word as in a headline in title case.
func titled(w string, first bool) string {
	if littleWords[w] && !first {
		return w
	}
	r, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[n:]
}

// lexicon builds the table of lists, clusters and casings.
func (t *Trainer) lexicon(samples []sample) (*lexicon, error) {
	x := newLexicon(1 << 19)
	for _, name := range slices.Sorted(mapKeys(listNames)) {
		r, ok := t.Lists[name]
		if !ok {
			continue
		}
		if err := x.addList(r, listNames[name]); err != nil {
			return nil, fmt.Errorf("names: list %s: %w", name, err)
		}
	}
	raw, err := t.raw(samples)
	if err != nil {
		return nil, err
	}
	x.addCasing(raw)
	if len(t.Raw) > 0 {
		x.addClusters(raw, t.log)
	}
	return x, nil
}

func mapKeys(m map[string]lists) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// addList adds the names of one list, one a line. Lines that begin with # are left out.
func (x *lexicon) addList(r io.Reader, l lists) error {
	sc := bufio.NewScanner(r)
	for sc.Scan() {
		if !strings.HasPrefix(sc.Text(), "#") {
			x.addName(sc.Text(), l)
		}
	}
	return sc.Err()
}

func (x *lexicon) addName(name string, l lists) {
	var words []word
	for _, s := range pieces(name) {
		var w word
		if w.read(s); w.caps != other {
			words = append(words, w)
		}
	}
	if len(words) == 0 || len(words) > longest {
		return
	}
	h := words[0].lower
	for k := range words {
		if k > 0 {
			h = join(h, &words[k])
		}
		s := x.at(keyOf(h))
		s.key = keyOf(h)
		if k == len(words)-1 {
			s.lists |= l
		} else {
			s.lists |= inPrefix
		}
	}
}

// pieces splits a name as the text stage splits tokens: at spaces and hyphens, commas and brackets off, the clitic 's off.
func pieces(s string) []string {
	s = strings.NewReplacer("-", " - ", ",", " , ", "(", " ( ", ")", " ) ", "'s ", " 's ", "’s ", " ’s ", "/", " / ").Replace(s)
	return strings.Fields(s)
}

// raw returns the sentences of the raw text and of the samples as tokens.
func (t *Trainer) raw(samples []sample) ([][]string, error) {
	var out [][]string
	for i := range samples {
		out = append(out, samples[i].tokens)
	}
	for _, r := range t.Raw {
		sc := bufio.NewScanner(r)
		sc.Buffer(nil, 1<<24)
		for sc.Scan() {
			out = append(out, roughSentences(sc.Text())...)
		}
		if err := sc.Err(); err != nil {
			return nil, fmt.Errorf("names: raw text: %w", err)
		}
	}
	return out, nil
}

// roughSentences splits a paragraph well enough to count words.
func roughSentences(p string) [][]string {
	var out [][]string
	var sent []string
	for _, f := range strings.Fields(p) {
		core := strings.TrimLeft(f, `"'“‘([`)
		if core != f {
			sent = append(sent, f[:len(f)-len(core)])
		}
		body := strings.TrimRight(core, `"'”’)],;:.!?…`)
		tail := core[len(body):]
		for _, s := range []string{"'s", "’s"} {
			if strings.HasSuffix(body, s) {
				body, tail = strings.TrimSuffix(body, s), s+tail
			}
		}
		if body != "" {
			sent = append(sent, strings.Fields(strings.ReplaceAll(body, "-", " - "))...)
		}
		if tail != "" {
			sent = append(sent, tail)
		}
		if strings.ContainsAny(tail, ".!?") && len(body) > 3 {
			out, sent = append(out, sent), nil
		}
	}
	if len(sent) > 0 {
		out = append(out, sent)
	}
	return out
}

// addCasing counts how words are written inside sentences that are no headlines.
func (x *lexicon) addCasing(raw [][]string) {
	type count struct{ low, big int }
	counts := map[uint64]*count{}
	var order []uint64
	var w word
	for _, sent := range raw {
		low, big := 0, 0
		for _, s := range sent {
			switch w.read(s); {
			case w.caps == small:
				low++
			case w.caps.capital():
				big++
			}
		}
		if low < 2*big || low < 3 {
			continue
		}
		for i, s := range sent {
			w.read(s)
			if i == 0 && w.caps != small || w.caps != small && !w.caps.capital() {
				continue
			}
			c := counts[w.lower]
			if c == nil {
				c = &count{}
				counts[w.lower] = c
				order = append(order, w.lower)
			}
			if w.caps == small {
				c.low++
			} else {
				c.big++
			}
		}
	}
	for _, h := range order {
		c := counts[h]
		s := x.at(keyOf(h))
		if c.low+c.big < 2 && s.key == 0 {
			continue
		}
		s.key = keyOf(h)
		s.casing = casingFrom(c.low, c.big)
	}
}

func casingFrom(low, big int) casing {
	share := float64(big) / float64(low+big)
	switch {
	case low+big < 4 && share < 0.5:
		return rareSmall
	case low+big < 4:
		return rareBig
	case share < 0.02:
		return alwaysSmall
	case share < 0.3:
		return mostlySmall
	case share < 0.7:
		return either
	case share < 0.98:
		return mostlyBig
	}
	return alwaysBig
}

// A learner holds the samples as numbers of rows, and the weights.
type learner struct {
	samples []sample
	words   []int32 // of word k of all samples in order: where its rows begin in rows
	first   []int32 // of a sample: its first word
	rows    []int32
	buckets []uint64
	kept    int

	weights [][unit + numTypes]float32
	squares [][unit + numTypes]float32
	moves   moves[float32]
	moveSq  moves[float32]

	rate float32
	free lattice
	tied lattice
	sums [][numStates]float32
}

// bucketBits and leastSeen bound the model: four slots in 1<<bucketBits buckets, for features seen so often.
const (
	bucketBits = 16
	leastSeen  = 3
)

func newLearner(samples []sample, lex *lexicon) *learner {
	l := &learner{samples: samples, rate: 0.15}
	hashes, words := hashSamples(samples, lex)
	l.place(hashes)
	m := Model{buckets: l.buckets}
	l.words = append(l.words, 0)
	k := 0
	for _, n := range words {
		for range n {
			if r := m.row(hashes[k]); r >= 0 {
				l.rows = append(l.rows, int32(r))
			}
			k++
		}
		l.words = append(l.words, int32(len(l.rows)))
	}
	at := int32(0)
	for i := range samples {
		l.first = append(l.first, at)
		at += int32(len(samples[i].tokens))
	}
	l.weights = make([][unit + numTypes]float32, len(l.buckets)*slotsPerBucket)
	l.squares = make([][unit + numTypes]float32, len(l.buckets)*slotsPerBucket)
	return l
}

// hashSamples returns the features of all words one after another, and how many each word has.
func hashSamples(samples []sample, lex *lexicon) (hashes []uint64, words []int32) {
	var h history
	for from := 0; from < len(samples); {
		to := from + 1
		for to < len(samples) && samples[to].doc == samples[from].doc {
			to++
		}
		lines := make([]line, to-from)
		for i := range lines {
			s := &samples[from+i]
			lines[i].grow(len(s.tokens))
			for k, tok := range s.tokens {
				lines[i].words[k].read(tok)
			}
			lines[i].finish(lex)
		}
		h.gather(lines)
		for i := range lines {
			for k := range lines[i].words {
				n := len(hashes)
				hashes = lines[i].features(hashes, k)
				words = append(words, int32(len(hashes)-n))
			}
		}
		from = to
	}
	return hashes, words
}

// place gives slots to the features that were seen most.
func (l *learner) place(hashes []uint64) {
	sorted := slices.Clone(hashes)
	slices.Sort(sorted)
	type seen struct {
		f uint64
		n int
	}
	var all []seen
	for i := 0; i < len(sorted); {
		k := i + 1
		for k < len(sorted) && sorted[k] == sorted[i] {
			k++
		}
		if k-i >= leastSeen {
			all = append(all, seen{sorted[i], k - i})
		}
		i = k
	}
	slices.SortFunc(all, func(a, b seen) int { return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.f, b.f)) })
	l.buckets = make([]uint64, 1<<bucketBits)
	m := Model{buckets: l.buckets}
	for _, s := range all {
		b := &l.buckets[s.f&(1<<bucketBits-1)]
		if m.row(s.f) >= 0 || *b>>48 != 0 {
			continue
		}
		for k := range slotsPerBucket {
			if *b>>(16*k)&0xffff == 0 {
				*b |= (s.f>>48 | 1) << (16 * k)
				l.kept++
				break
			}
		}
	}
}

// epoch goes over all samples once in a random order that depends on e alone, and returns the mean loss of a word.
func (l *learner) epoch(e, epochs int) float64 {
	rng := rand.New(rand.NewPCG(uint64(e), 7))
	l.rate = 0.15 * float32(epochs-e) / float32(epochs)
	var loss, words float64
	for _, i := range rng.Perm(len(l.samples)) {
		loss += l.learn(i)
		words += float64(len(l.samples[i].tokens))
	}
	return loss / words
}

// learn changes the weights for one sample and returns its loss: the logarithm of how improbable its labels were.
func (l *learner) learn(i int) float64 {
	s := &l.samples[i]
	n := len(s.tokens)
	l.score(i, n)
	e := expMoves(&l.moves)
	l.free.exponentials(l.sums[:n], nil)
	l.tied.exponentials(l.sums[:n], s.allow)
	if !l.free.run(&e) || !l.tied.run(&e) {
		return 0
	}
	for k := range n {
		l.update(int(l.first[i])+k, k, s.weight)
	}
	l.updateMoves(&e, s.weight)
	return l.free.logZ - l.tied.logZ
}

func (l *learner) score(i, n int) {
	if cap(l.sums) < n {
		l.sums = make([][numStates]float32, 2*n)
	}
	l.sums = l.sums[:cap(l.sums)]
	for k := range n {
		out := &l.sums[k]
		*out = [numStates]float32{}
		w := int(l.first[i]) + k
		for _, r := range l.rows[l.words[w]:l.words[w+1]] {
			row := &l.weights[r]
			for s, v := range row {
				out[s] += v
			}
		}
	}
}

func expMoves(m *moves[float32]) (e moves[float32]) {
	to := e.all()
	for i, v := range m.all() {
		*to[i] = float32(math.Exp(float64(*v)))
	}
	return e
}

// update moves the rows of a word along the gradient (AdaGrad: Duchi, Hazan and Singer 2011).
func (l *learner) update(w, k int, weight float32) {
	var lanes [unit + numTypes]uint8
	var grad [unit + numTypes]float32
	n := 0
	for s := range grad {
		g := (l.tied.probability(k, state(s)) - l.free.probability(k, state(s))) * weight
		if g > 1e-3 || g < -1e-3 {
			lanes[n], grad[n] = uint8(s), g
			n++
		}
	}
	if n == 0 {
		return
	}
	for _, r := range l.rows[l.words[w]:l.words[w+1]] {
		row, sq := &l.weights[r], &l.squares[r]
		for j := range n {
			s, g := lanes[j], grad[j]
			g -= decay * row[s]
			sq[s] += g * g
			row[s] += l.rate * g / float32(math.Sqrt(float64(sq[s]+1e-2)))
		}
	}
}

// decay pulls weights towards zero.
const decay = 1e-4

func (l *learner) updateMoves(e *moves[float32], weight float32) {
	var g moves[float32]
	l.tied.countMoves(e, &g, weight)
	l.free.countMoves(e, &g, -weight)
	to, sq := l.moves.all(), l.moveSq.all()
	for i, v := range g.all() {
		*sq[i] += *v * *v
		*to[i] += l.rate * *v / float32(math.Sqrt(float64(*sq[i]+1)))
	}
}

// model quantizes the weights.
func (l *learner) model(lex *lexicon) *Model {
	const step = 1.0 / 24
	m := &Model{buckets: l.buckets, step: step, lexicon: lex, rows: make([][numTypes / 2]uint64, len(l.weights))}
	for r := range l.weights {
		for s, v := range l.weights[r] {
			q := int(math.Round(float64(v)/step)) + 128
			m.rows[r][s/8] |= uint64(min(max(q, 0), 255)) << (8 * (s % 8))
		}
	}
	var x moves[int32]
	to := x.all()
	for i, v := range l.moves.all() {
		*to[i] = int32(math.Round(float64(*v) / step))
	}
	m.setMoves(x)
	return m
}
