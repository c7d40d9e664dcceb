package claim

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestQuotations(t *testing.T) {
	for _, c := range []struct {
		src  string
		want []string
	}{
		{`He said: "We will not." She left.`, []string{"We will not."}},
		{"“One thing,” he said. “Another.”", []string{"One thing,", "Another."}},
		{"“First paragraph runs on.\n\n“And ends here,” she said.", []string{"First paragraph runs on.", "And ends here,"}},
		{"A 6\" pipe and no more.\n\n\"A quote,\" he said.", []string{"A quote,"}},
		{"No marks at all.", nil},
	} {
		var got []string
		for _, q := range quotations(c.src, nil) {
			got = append(got, c.src[q.start:q.end])
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%q: got %q, want %q", c.src, got, c.want)
		}
	}
}

// Quotations are in order, do not overlap and hold no paragraph break.
func TestQuotationsProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{`"`, "“", "”", "a", " ", "\n\n", "é"})).Draw(t, "src"), "")
		at := 0
		for _, q := range quotations(src, nil) {
			if q.start < at || q.end < q.start || q.end > len(src) || strings.Contains(src[q.start:q.end], "\n\n") {
				t.Fatalf("%q: %+v", src, q)
			}
			at = q.end
		}
	})
}
