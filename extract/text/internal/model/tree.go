package model

// A tree finds the best tree over the words of a sentence (Chu and Liu, 1965; Edmonds, 1967). Mostly
// each word's best head gives one at once.
type tree struct {
	mark []int32
}

// rootCost is taken off each arc from the root, so that the best tree has only one.
const rootCost = 1e4

// best writes the head of each of n words to head; score has n+1 columns, the root last.
func (t *tree) best(head []int32, score []float32) {
	n := len(head)
	roots := 0
	for i := range n {
		row := score[i*(n+1) : (i+1)*(n+1)]
		row[i] = -1e8
		at := 0
		for j, v := range row {
			if v > row[at] {
				at = j
			}
		}
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
	copy(head, t.edmonds(score, n))
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

// edmonds merges cycles until none is left and takes them apart again. Node n is the root.
func (t *tree) edmonds(score []float32, n int) []int32 {
	best := make([]int32, n)
	for i := range n {
		row := score[i*(n+1) : (i+1)*(n+1)]
		at := int32(n)
		for j, v := range row {
			if v > row[at] && j != i {
				at = int32(j)
			}
		}
		best[i] = at
	}
	cycle := findCycle(best)
	if cycle == nil {
		return best
	}
	return t.merge(score, n, best, cycle)
}

// merge makes one node of a cycle, finds the best tree of the smaller graph, and opens the cycle at the
// word where that tree enters it.
func (t *tree) merge(score []float32, n int, best []int32, cycle []bool) []int32 {
	var keep []int // words outside the cycle
	for i := range n {
		if !cycle[i] {
			keep = append(keep, i)
		}
	}
	k := len(keep) + 1 // the merged node is the last word
	small := make([]float32, k*(k+1))
	into, from := make([]int32, k+1), make([]int32, k) // the cycle's word that an arc enters or leaves
	old := func(j int) int {
		if j == k {
			return n
		}
		return keep[j]
	}
	for j := range k + 1 {
		if j == k-1 {
			continue
		}
		o, top := old(j), float32(-1e30)
		for c := range n {
			if v := score[c*(n+1)+o] - score[c*(n+1)+int(best[c])]; cycle[c] && v > top {
				top, into[j] = v, int32(c)
			}
		}
		small[(k-1)*(k+1)+j] = top
	}
	small[(k-1)*(k+1)+k-1] = -1e8
	for i, o := range keep {
		row, top := small[i*(k+1):(i+1)*(k+1)], float32(-1e30)
		for j := range k + 1 {
			if j != k-1 {
				row[j] = score[o*(n+1)+old(j)]
			}
		}
		for c := range n {
			if v := score[o*(n+1)+c]; cycle[c] && v > top {
				top, from[i] = v, int32(c)
			}
		}
		row[k-1] = top
	}
	inner := t.edmonds(small, k)
	for i, o := range keep {
		if h := inner[i]; int(h) == k-1 {
			best[o] = from[i]
		} else {
			best[o] = int32(old(int(h)))
		}
	}
	h := inner[k-1]
	best[into[h]] = int32(old(int(h)))
	return best
}

// findCycle marks the words of one cycle, nil if there is none.
func findCycle(head []int32) []bool {
	n := len(head)
	seen := make([]int, n)
	for i := range n {
		k := i
		for k < n && seen[k] == 0 {
			seen[k] = i + 1
			k = int(head[k])
		}
		if k < n && seen[k] == i+1 {
			cycle := make([]bool, n)
			for !cycle[k] {
				cycle[k] = true
				k = int(head[k])
			}
			return cycle
		}
	}
	return nil
}
