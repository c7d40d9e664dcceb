package tagger

const (
	fromOutside = numTypes
	fromStart   = numTypes + 1
	toOutside   = numTypes
	lowest      = -1 << 28
)

// A decoder finds the best sequence of states of a sentence (Viterbi). A label that has ended is one thing to go
// on from, whether it ended in its end or unit state, so that a word costs 9 times 9 comparisons and not 33 times 33.
type decoder struct {
	back []choice
}

// A choice says where the best way to each state of a word comes from.
type choice struct {
	closed [numTypes + 1]state // best state of this word among those that end label t; outside
	prev   [numTypes + 1]uint8 // for begin and unit of t and outside: index into closed of the word before
	cont   [2 * numTypes]state // for inside and end of t: the state before
}

// decode writes the best states for the sums of a sentence to out.
func (d *decoder) decode(m *moves[int32], sums [][numStates]int32, out []state) {
	if len(sums) == 0 {
		return
	}
	if cap(d.back) < len(sums) {
		d.back = make([]choice, len(sums)+len(sums)/2)
	}
	var closed [numTypes + 1]int32 // best score up to the word before of what ends label t; outside
	var open [2 * numTypes]int32   // begin and inside of t
	for i := range sums {
		var in [numTypes + 1]int32
		b := &d.back[i]
		enter(m, i == 0, &closed, &in, &b.prev)
		s := &sums[i]
		var next [2 * numTypes]int32
		for t := range numTypes {
			fromBegin, fromInside := open[t], open[numTypes+t]
			if i == 0 {
				fromBegin, fromInside = lowest, lowest
			}
			next[t] = in[t] + s[begin+t]
			stay, from := pick(fromBegin+m.grow[0][t], fromInside+m.grow[2][t], t)
			next[numTypes+t], b.cont[t] = stay+s[inside+t], from
			stop, from := pick(fromBegin+m.grow[1][t], fromInside+m.grow[3][t], t)
			b.cont[numTypes+t] = from
			closed[t], b.closed[t] = stop+s[end+t], state(end+t)
			if u := in[t] + s[unit+t]; u > closed[t] {
				closed[t], b.closed[t] = u, state(unit+t)
			}
		}
		closed[toOutside], b.closed[toOutside] = in[toOutside]+s[outside], outside
		open = next
	}
	d.trace(&closed, out)
}

// enter finds for each label, and for O, the best label to come from.
func enter(m *moves[int32], first bool, closed, in *[numTypes + 1]int32, prev *[numTypes + 1]uint8) {
	if first {
		for t := range in {
			in[t] = m.next[fromStart][t]
		}
		return
	}
	for t := range in {
		best, from := closed[0]+m.next[0][t], 0
		for f := 1; f <= numTypes; f++ {
			if v := closed[f] + m.next[f][t]; v > best {
				best, from = v, f
			}
		}
		in[t], prev[t] = best, uint8(from)
	}
}

func pick(fromBegin, fromInside int32, t int) (int32, state) {
	if fromInside > fromBegin {
		return fromInside, state(inside + t)
	}
	return fromBegin, state(begin + t)
}

func (d *decoder) trace(closed *[numTypes + 1]int32, out []state) {
	best := 0
	for t, v := range closed {
		if v > closed[best] {
			best = t
		}
	}
	i := len(out) - 1
	s := d.back[i].closed[best]
	for ; ; i-- {
		out[i] = s
		if i == 0 {
			return
		}
		b := &d.back[i]
		switch t := int(s) % numTypes; {
		case s == outside:
			s = d.back[i-1].closed[b.prev[toOutside]]
		case int(s) < inside || int(s) >= unit:
			s = d.back[i-1].closed[b.prev[t]]
		case int(s) < end:
			s = b.cont[t]
		default:
			s = b.cont[numTypes+t]
		}
	}
}
