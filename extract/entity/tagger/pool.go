package tagger

import "math"

// A word that is often named in a document is mostly the same thing each time. Where one sentence leaves it open ("Telegram
// Fined In Moscow"), the other ones decide ("the messenger app Telegram"): what the model finds likely of a word in the
// others is added to what it finds here, unless it is sure here.

// beliefs are the probabilities of O and of each label.
type beliefs [numTypes + 1]float32

// A pool sums the beliefs about each word over a document.
type pool struct {
	history           // finds the place of a word: its bits are not used
	sums    []beliefs // by slot of history
	counts  []uint16
	own     []beliefs // by word of the document
}

// Tuned on the development parts.
const (
	poolWeight = 0.8  // how much the others count
	poolSure   = 0.95 // a belief so strong is not changed
)

// poolAll changes the sums of the words that occur more than once.
func (w *worker) poolAll(m *Model, lines []line) {
	p := &w.pool
	n := 0
	for i := range lines {
		n += len(lines[i].words)
	}
	p.reset(n)
	if len(p.sums) != len(p.keys) {
		p.sums, p.counts = make([]beliefs, len(p.keys)), make([]uint16, len(p.keys))
	} else {
		clear(p.sums)
		clear(p.counts)
	}
	if cap(p.own) < n {
		p.own = make([]beliefs, 2*n)
	}
	p.own = p.own[:n]
	at := 0
	for i := range lines {
		k := len(lines[i].words)
		if hasCapital(&lines[i]) {
			w.lattices[i].weigh(m, w.sums[at:at+k])
			p.add(&w.lattices[i], &lines[i], at)
		}
		at += k
	}
	at = 0
	for i := range lines {
		if p.apply(m, &lines[i], at, w.sums) {
			w.lattices[i].weighed = false
		}
		at += len(lines[i].words)
	}
}

func hasCapital(l *line) bool {
	for i := range l.words {
		if l.words[i].caps.capital() {
			return true
		}
	}
	return false
}

// pooled tells which words take part.
func pooled(w *word) bool { return w.caps.capital() && w.caps != one }

func (p *pool) add(a *lattice, l *line, at int) {
	for i := range l.words {
		if !pooled(&l.words[i]) {
			continue
		}
		b := &p.own[at+i]
		b[O] = a.probability(i, outside)
		for t := range numTypes {
			b[t+1] = a.probability(i, state(begin+t)) + a.probability(i, state(inside+t)) + a.probability(i, state(end+t)) + a.probability(i, state(unit+t))
		}
		s := p.slot(l.words[i].lower)
		p.counts[s]++
		for k := range b {
			p.sums[s][k] += b[k]
		}
	}
}

// apply adds what the other lines tell to the sums of a line, whose first word is number at. It reports whether that is anything.
func (p *pool) apply(m *Model, l *line, at int, sums [][numStates]int32) (changed bool) {
	for i := range l.words {
		if !pooled(&l.words[i]) {
			continue
		}
		s := p.slot(l.words[i].lower)
		if p.counts[s] < 2 {
			continue
		}
		own := &p.own[at+i]
		top := float32(0)
		for _, v := range own {
			top = max(top, v)
		}
		if top > poolSure {
			continue
		}
		changed = true
		others := float32(p.counts[s] - 1)
		const floor = 0.05
		none := float64((p.sums[s][O]-own[O])/others + floor)
		for t := range numTypes {
			q := float64((p.sums[s][t+1]-own[t+1])/others + floor)
			d := int32(poolWeight * float32(math.Log(q/none)) / m.step)
			for _, st := range [4]int{begin, inside, end, unit} {
				sums[at+i][st+t] += d
			}
		}
	}
	return changed
}
