package main

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"newsclaims/extract/text/conllu"
)

// TestAnnotateTokens checks that a surface token of several words is written as one, and that the text comes back.
func TestAnnotateTokens(t *testing.T) {
	const src = "The firm doesn't say why it can't sell the states' phones; it’s Norway's case and it cannot wait."
	root := newRootCommand()
	var out bytes.Buffer
	root.SetArgs([]string{"annotate", "-"})
	root.SetIn(strings.NewReader(src))
	root.SetOut(&out)
	root.SetErr(io.Discard)
	if err := root.Execute(); err != nil {
		t.Fatal(err)
	}
	var ranges []string
	for s, err := range conllu.Read(bytes.NewReader(out.Bytes())) {
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range s.Ranges {
			ranges = append(ranges, r.Form)
		}
		if s.Text() != src {
			t.Errorf("text %q, want %q", s.Text(), src)
		}
	}
	if got, want := strings.Join(ranges, " "), "doesn't can't states' it’s Norway's cannot"; got != want {
		t.Errorf("tokens of several words: %q, want %q", got, want)
	}
}
