// Package boost holds gradient-boosted decision trees over small integers: Fit grows them, Model answers.
//
// The method is that of J. H. Friedman, "Greedy function approximation: a gradient boosting machine"
// (Annals of Statistics 29, 2001) with logistic loss, second-order leaf values and histogram splits.
package boost

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// A Model is a sum of trees. It is read-only after it was made and safe for concurrent use.
type Model struct {
	Names []string // of the features, in the order that Score expects them
	Bias  float32
	nodes []node
	roots []int32 // into nodes
}

// A node asks whether row[feature] < limit and goes left if so; a node with a negative feature is a leaf.
type node struct {
	feature     int32
	limit       int32
	left, right int32
	value       float32
}

// Score returns the log-odds for one row of features.
func (m *Model) Score(row []int32) float32 {
	sum := m.Bias
	for _, root := range m.roots {
		sum += m.answer(root, row)
	}
	return sum
}

func (m *Model) answer(at int32, row []int32) float32 {
	n := &m.nodes[at]
	for n.feature >= 0 {
		if row[n.feature] < n.limit {
			n = &m.nodes[n.left]
		} else {
			n = &m.nodes[n.right]
		}
	}
	return n.value
}

// Probability turns log-odds into a probability.
func Probability(score float32) float32 { return float32(1 / (1 + math.Exp(-float64(score)))) }

// Trees returns how many trees the model has.
func (m *Model) Trees() int { return len(m.roots) }

// Write stores the model as text that Read reads: the names of the features, the bias, and one line for
// each tree with its nodes in preorder, "feature<limit" for a question and "=value" for a leaf.
func (m *Model) Write(w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "features %s\nbias %s\n", strings.Join(m.Names, " "), number(m.Bias))
	for _, r := range m.roots {
		m.writeNode(b, r)
		b.WriteByte('\n')
	}
	return b.Flush()
}

func (m *Model) writeNode(b *bufio.Writer, at int32) {
	n := &m.nodes[at]
	if n.feature < 0 {
		b.WriteString("=" + number(n.value))
		return
	}
	fmt.Fprintf(b, "%d<%d ", n.feature, n.limit)
	m.writeNode(b, n.left)
	b.WriteByte(' ')
	m.writeNode(b, n.right)
}

func number(f float32) string { return strconv.FormatFloat(float64(f), 'g', 4, 32) }

// Read reads what Write wrote. Lines that start with "#" are comments.
func Read(r io.Reader) (*Model, error) {
	m := &Model{}
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<20)
	for line := 1; s.Scan(); line++ {
		if err := m.readLine(s.Text()); err != nil {
			return nil, fmt.Errorf("boost: line %d: %w", line, err)
		}
	}
	return m, s.Err()
}

func (m *Model) readLine(s string) error {
	f := strings.Fields(s)
	switch {
	case len(f) == 0 || f[0] == "#" || strings.HasPrefix(s, "#"):
		return nil
	case f[0] == "features":
		m.Names = f[1:]
		return nil
	case f[0] == "bias" && len(f) == 2:
		return parseNumber(f[1], &m.Bias)
	}
	m.roots = append(m.roots, int32(len(m.nodes)))
	rest, err := m.readNode(f)
	if err == nil && len(rest) > 0 {
		err = fmt.Errorf("%d fields left over", len(rest))
	}
	return err
}

// readNode adds the node that f starts with, and those below it, and returns the fields after them.
func (m *Model) readNode(f []string) ([]string, error) {
	if len(f) == 0 {
		return nil, io.ErrUnexpectedEOF
	}
	at := len(m.nodes)
	m.nodes = append(m.nodes, node{feature: -1})
	if v, ok := strings.CutPrefix(f[0], "="); ok {
		return f[1:], parseNumber(v, &m.nodes[at].value)
	}
	n, err := parseQuestion(f[0], len(m.Names))
	if err != nil {
		return nil, err
	}
	n.left = int32(len(m.nodes))
	rest, err := m.readNode(f[1:])
	if err != nil {
		return nil, err
	}
	n.right = int32(len(m.nodes))
	m.nodes[at] = n
	return m.readNode(rest)
}

func parseQuestion(s string, features int) (n node, err error) {
	name, limit, ok := strings.Cut(s, "<")
	i, err1 := strconv.Atoi(name)
	l, err2 := strconv.ParseInt(limit, 10, 32)
	if !ok || err1 != nil || err2 != nil || i < 0 || i >= features {
		return n, fmt.Errorf("bad question %q", s)
	}
	return node{feature: int32(i), limit: int32(l)}, nil
}

func parseNumber(s string, to *float32) error {
	v, err := strconv.ParseFloat(s, 32)
	*to = float32(v)
	return err
}
