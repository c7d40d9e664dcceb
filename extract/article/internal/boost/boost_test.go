package boost

import (
	"bytes"
	"strings"
	"testing"
)

// rows are points of a square; the answer is whether exactly one coordinate is large, which no single
// question can tell.
func rows() (s []Sample) {
	for i := range 400 {
		a, b := int32(i%20), int32(i/20)
		label := float32(0)
		if (a < 10) != (b < 10) {
			label = 1
		}
		s = append(s, Sample{Row: []int32{a, b, int32(i % 7)}, Label: label, Weight: 1, Group: int32(i)})
	}
	return s
}

func fit() *Model {
	samples := rows()
	m, _ := NewTable([]string{"a", "b", "noise"}, samples).Fit(samples, Options{Trees: 60, Leaves: 4, Columns: 1, Rate: 0.3})
	return m
}

func TestFitLearnsExclusiveOr(t *testing.T) {
	m := fit()
	for _, s := range rows() {
		if (m.Score(s.Row) > 0) != (s.Label > 0.5) {
			t.Fatalf("%v scores %v, want label %v", s.Row, m.Score(s.Row), s.Label)
		}
	}
}

// TestLimitsSpread asks trees that may ask about a fifth of the limits of a coordinate for more of them than trees that may ask
// about all.
func TestLimitsSpread(t *testing.T) {
	asked := func(share float64) int {
		samples := rows()
		m, _ := NewTable([]string{"a", "b", "noise"}, samples).Fit(samples, Options{Trees: 60, Leaves: 4, Columns: 1, Rate: 0.3, Limits: share})
		limits := map[node]bool{}
		for _, n := range m.nodes {
			if n.feature >= 0 {
				limits[node{feature: n.feature, limit: n.limit}] = true
			}
		}
		return len(limits)
	}
	if all, some := asked(1), asked(0.2); some <= all {
		t.Errorf("trees with a fifth of the limits ask about %d, those with all about %d", some, all)
	}
}

func TestModelSurvivesItsFile(t *testing.T) {
	var first, second bytes.Buffer
	if err := fit().Write(&first); err != nil {
		t.Fatal(err)
	}
	m, err := Read(strings.NewReader("# a comment\n" + first.String()))
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Write(&second); err != nil {
		t.Fatal(err)
	}
	if first.String() != second.String() || m.Trees() != 60 {
		t.Error("the model changed on its way through a file")
	}
}

func FuzzRead(f *testing.F) {
	f.Add("features a b\nbias 0.5\n0<3 =1 1<2 =-1 =2\n")
	f.Add("features a\n0<")
	f.Fuzz(func(t *testing.T, s string) {
		m, err := Read(strings.NewReader(s))
		if err == nil {
			m.Score(make([]int32, len(m.Names)))
		}
	})
}
