package tagger

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"newsclaims/extract/text"
)

// bracketed reads sentences with names in brackets: it returns the text without the brackets, and for each line why it is
// not found yet, "" if it should be.
func bracketed(data string) (src string, known []string) {
	var b strings.Builder
	for l := range strings.Lines(data) {
		why := ""
		if rest, ok := strings.CutPrefix(l, "! "); ok {
			why, l, _ = strings.Cut(rest, " | ")
		}
		known = append(known, why)
		var words []string
		for _, w := range strings.Fields(l) {
			if !strings.HasPrefix(w, "[") {
				words = append(words, strings.TrimSuffix(w, "]"))
			}
		}
		b.WriteString(strings.Join(words, " ") + "\n")
	}
	return b.String(), known
}

// render writes sentences with their names in brackets.
func render(src string, sentences []text.Sentence, spans []Span) []string {
	out := make([]string, len(sentences))
	for i, s := range sentences {
		var words []string
		for k, t := range s.Tokens {
			w := src[t.Start:t.End]
			for _, n := range spans {
				if n.Sentence == i && n.First == k {
					w = "[" + n.Label.String() + " " + w
				}
				if n.Sentence == i && n.Last == k+1 {
					w += "]"
				}
			}
			words = append(words, w)
		}
		out[i] = strings.Join(words, " ")
	}
	return out
}

func TestNews(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range files {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			t.Run(f.Name, func(t *testing.T) { testNews(t, string(f.Data)) })
		}
	}
}

func testNews(t *testing.T, data string) {
	src, known := bracketed(data)
	sentences := split(strings.TrimSuffix(src, "\n"))
	var tagger Tagger
	got := render(src, sentences, tagger.Find(nil, src, sentences))
	for i, want := range strings.Split(strings.TrimSuffix(data, "\n"), "\n") {
		if _, rest, ok := strings.Cut(want, " | "); ok && known[i] != "" {
			want = rest
		}
		switch diff := cmp.Diff(want, got[i]); {
		case diff != "" && known[i] == "":
			t.Errorf("sentence %d:\n want %s\n  got %s", i+1, want, got[i])
		case diff == "" && known[i] != "":
			t.Errorf("sentence %d is found now, though said to fail because %s:\n %s", i+1, known[i], want)
		}
	}
}
