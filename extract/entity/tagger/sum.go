package tagger

// wordRows are the rows of the features of one word in each table.
type wordRows struct{ model, overlay, bulletin []int32 }

// score writes the sums of all words of a line.
func (w *worker) score(m *Model, l *line, sums [][numStates]int32) {
	for i := range l.words {
		w.look(m, l, i)
		w.sum(m, &sums[i], &w.next)
	}
}

// scan is score for the words that may be part of a name; the others get commonSums. Before the rows of a word are read those of the next one are
// looked up, so that they come from memory meanwhile.
func (w *worker) scan(m *Model, l *line, sums [][numStates]int32) {
	last := -1
	for i := range l.words {
		if l.common(i) {
			sums[i] = commonSums
			continue
		}
		w.look(m, l, i)
		if last >= 0 {
			w.sum(m, &sums[last], &w.last)
			l.lean(m, last, &sums[last])
		}
		last, w.last, w.next = i, w.next, w.last
	}
	if last >= 0 {
		w.sum(m, &sums[last], &w.last)
		l.lean(m, last, &sums[last])
	}
}

// look finds the rows of word i of a line.
func (w *worker) look(m *Model, l *line, i int) {
	r := &w.next
	w.features, _, _ = l.parts(w.features[:0], i)
	r.model = m.table.find(r.model, w.features)
	if r.overlay = r.overlay[:0]; w.overlay != nil && l.overlaid(i) {
		r.overlay = w.overlay.find(r.overlay, w.features)
	}
	if r.bulletin = r.bulletin[:0]; l.bulletin {
		w.features, _, _ = l.bulletinParts(w.features[:0], i)
		r.bulletin = m.bulletin.find(r.bulletin, w.features)
	}
}

// sum writes the sums of a word.
func (w *worker) sum(m *Model, sums *[numStates]int32, r *wordRows) {
	*sums = [numStates]int32{}
	m.add(sums, r.model)
	if w.overlay != nil {
		w.overlay.add(sums, r.overlay)
	}
	m.bulletin.add(sums, r.bulletin)
}
