package model

import "newsclaims/extract/internal/kernel"

// A tree finds the best tree over the words of a sentence (Chu and Liu, 1965; Edmonds, 1967). Mostly
// each word's best head gives one at once.
//
// Where the best heads form a cycle, its words are merged into one node, in place: the node has the row and the column of
// one word of the cycle, the other words leave the graph. An arc into the node counts what it is better than the
// arc of the cycle that it puts out. When the smaller graph has its tree, the cycles are opened again, the last one first,
// each at the word where that tree enters it.
type tree struct {
	mark   []int32
	work   []float32 // the scores as cycles are merged
	live   []int32   // the nodes, words first and merged nodes after them as they came; without the root
	merged []merged
	memory []int32 // what merged points into
}

// A merged is a cycle that has become one node.
type merged struct {
	node  int32   // the word whose row and column the node has
	cycle []int32 // its words
	head  []int32 // the head of each in the cycle
	into  []int32 // by head: the word of the cycle that the best arc from it enters
	from  []int32 // by word: the word of the cycle that the best arc to it leaves
}

// rootCost is taken off each arc from the root, so that the best tree has only one.
const rootCost = 1e4

// best writes the head of each of n words to head; score has n+1 columns, the root last. Words are never
// their own heads. It may lower the scores of the root.
func (t *tree) best(head []int32, score []float32) {
	n := len(head)
	roots := 0
	for i := range n {
		at := kernel.Argmax(score[i*(n+1) : (i+1)*(n+1)])
		head[i] = int32(at)
		if at == n {
			roots++
		}
	}
	if roots == 1 && t.acyclic(head) {
		return
	}
	for i := range n {
		score[i*(n+1)+n] -= rootCost
	}
	t.work = append(t.work[:0], score...)
	t.edmonds(head, t.work)
}

// acyclic reports whether every word comes to the root.
func (t *tree) acyclic(head []int32) bool {
	n := len(head)
	t.mark = resize(t.mark, n)
	clear(t.mark)
	for i := range n {
		k := int32(i)
		for k < int32(n) && t.mark[k] == 0 {
			t.mark[k] = int32(i + 1)
			k = head[k]
		}
		if k < int32(n) && t.mark[k] == int32(i+1) {
			return false
		}
	}
	return true
}

// edmonds merges cycles until none is left and takes them apart again. head are the best heads before rootCost was taken off.
func (t *tree) edmonds(head []int32, score []float32) {
	n := len(head)
	t.live, t.merged, t.memory = t.live[:0], t.merged[:0], t.memory[:0]
	for i := range n {
		t.live = append(t.live, int32(i))
	}
	for i := range n {
		if head[i] == int32(n) { // the arc from the root has lost
			head[i] = t.bestHead(score[i*(n+1):(i+1)*(n+1)], int32(i))
		}
	}
	for {
		cycle := t.findCycle(head)
		if cycle == nil {
			break
		}
		t.merge(head, score, cycle)
	}
	for i := len(t.merged) - 1; i >= 0; i-- {
		m := &t.merged[i]
		m.open(head, t.live)
		t.live = append(t.live, m.cycle[1:]...)
	}
}

// bestHead returns the best head of a node whose row of scores is given: of equal ones the root, then the first.
func (t *tree) bestHead(row []float32, node int32) int32 {
	at := int32(len(row) - 1)
	top := row[at]
	for _, j := range t.live {
		if v := row[j]; v > top && j != node {
			at, top = j, v
		}
	}
	return at
}

// take returns n numbers of memory, which holds until the next sentence.
func (t *tree) take(n int) []int32 {
	m := len(t.memory)
	if m+n > cap(t.memory) {
		t.memory = make([]int32, 0, 2*cap(t.memory)+n)
		m = 0
	}
	t.memory = t.memory[:m+n]
	return t.memory[m : m+n : m+n]
}

// findCycle returns the nodes of one cycle in the order of live, nil if there is none.
func (t *tree) findCycle(head []int32) []int32 {
	n := int32(len(head))
	t.mark = resize(t.mark, len(head))
	clear(t.mark)
	for _, i := range t.live {
		k := i
		for k < n && t.mark[k] == 0 {
			t.mark[k] = i + 1
			k = head[k]
		}
		if k < n && t.mark[k] == i+1 {
			return t.nodesOf(head, k)
		}
	}
	return nil
}

// nodesOf returns the nodes of the cycle that node k is on, in the order of live. Their marks are negative, and no others.
func (t *tree) nodesOf(head []int32, k int32) []int32 {
	size := 0
	for ; t.mark[k] > 0; k = head[k] {
		t.mark[k] = -1
		size++
	}
	cycle := t.take(size)[:0]
	for _, i := range t.live {
		if t.mark[i] < 0 {
			cycle = append(cycle, i)
		}
	}
	return cycle
}

// merge makes one node of a cycle that findCycle has marked: the last of those that live.
func (t *tree) merge(head []int32, score []float32, cycle []int32) {
	n := len(head)
	m := merged{node: cycle[0], cycle: cycle, head: t.take(len(cycle)), into: t.take(n + 1), from: t.take(n)}
	kept := t.live[:0]
	for _, i := range t.live {
		if t.mark[i] >= 0 {
			kept = append(kept, i)
		}
	}
	t.live = append(kept, m.node)
	m.enter(head, score, kept)
	for _, o := range kept {
		row := score[int(o)*(n+1) : (int(o)+1)*(n+1)]
		m.leave(row, o)
		if h := int(head[o]); h < n && t.mark[h] < 0 {
			head[o] = t.bestHead(row, o)
		}
	}
	head[m.node] = t.bestHead(score[int(m.node)*(n+1):(int(m.node)+1)*(n+1)], m.node)
	t.merged = append(t.merged, m)
}

// enter writes the row of the node: how good each arc into the cycle is.
func (m *merged) enter(head []int32, score []float32, kept []int32) {
	n := len(head)
	var own [8]float32
	within := own[:0] // the scores of the arcs of the cycle
	for i, c := range m.cycle {
		m.head[i] = head[c]
		within = append(within, score[int(c)*(n+1)+int(head[c])])
	}
	into := score[int(m.node)*(n+1):][:n+1]
	for i, c := range m.cycle {
		row := score[int(c)*(n+1):][:n+1]
		if i == 0 { // the row of the node itself
			for _, j := range kept {
				row[j], m.into[j] = row[j]-within[0], c
			}
			row[n], m.into[n] = row[n]-within[0], c
			continue
		}
		better := func(j int32) {
			if v := row[j] - within[i]; v > into[j] {
				into[j], m.into[j] = v, c
			}
		}
		for _, j := range kept {
			better(j)
		}
		better(int32(n))
	}
}

// leave writes how good the arc from the node to word o is, whose row of scores is given.
func (m *merged) leave(row []float32, o int32) {
	top := float32(-1e30)
	for _, c := range m.cycle {
		if v := row[c]; v > top {
			top, m.from[o] = v, c
		}
	}
	row[m.node] = top
}

// open gives the words of the cycle their heads, and the others, which live, heads in it.
func (m *merged) open(head []int32, live []int32) {
	for _, o := range live {
		if head[o] == m.node && o != m.node {
			head[o] = m.from[o]
		}
	}
	h := head[m.node]
	for i, c := range m.cycle {
		head[c] = m.head[i]
	}
	head[m.into[h]] = h
}
