package text

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func show(text string, s Sentence) string {
	var b strings.Builder
	for i, t := range s.Tokens {
		fmt.Fprintf(&b, "%d %s %s %s %d %s\n", i+1, text[t.Start:t.End], t.Tag, t.POS, t.Head+1, t.Rel)
	}
	return b.String()
}

func TestNeural(t *testing.T) {
	const text = "The regulator fined Northwind."
	got := show(text, Neural{}.Sentences(text)[0])
	want := `1 The DT DET 2 det
2 regulator NN NOUN 3 nsubj
3 fined VBD VERB 0 root
4 Northwind NNP PROPN 3 obj
5 . . PUNCT 3 punct
`
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestNeuralTree checks that every sentence is a tree with one root, whatever the text.
func TestNeuralTree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := randomText(t)
		sentences := Neural{}.Sentences(text)
		checkSpans(t, text, sentences)
		for _, s := range sentences {
			roots := 0
			for i := range s.Tokens {
				k, steps := int32(i), 0
				for k != Root {
					if steps++; k < 0 || int(k) >= len(s.Tokens) || steps > len(s.Tokens) {
						t.Fatalf("no way from token %d to the root in %+v", i, s.Tokens)
					}
					k = s.Tokens[k].Head
				}
				if (s.Tokens[i].Head == Root) != (s.Tokens[i].Rel == RelRoot) {
					t.Fatalf("head %d with relation %s", s.Tokens[i].Head, s.Tokens[i].Rel)
				}
				if s.Tokens[i].Head == Root {
					roots++
				}
			}
			if roots != 1 {
				t.Fatalf("%d roots", roots)
			}
		}
	})
}

// TestDoubt holds that the head in the tree is the likeliest where nothing contradicts it, that other heads are doubted the more the further
// from right they are, and that an engine without a network doubts everything.
func TestDoubt(t *testing.T) {
	const text = "The regulator fined Northwind in March."
	s := Neural{}.Sentences(text)[0]
	for i := range s.Tokens {
		head := int(s.Tokens[i].Head)
		if s.Tokens[i].Head == Root {
			head = len(s.Tokens)
		}
		if d := s.Doubt(i, head); d != 0 {
			t.Errorf("doubt %d of the head of token %d", d, i)
		}
		if d := s.Doubt(i, i); d != 255 {
			t.Errorf("doubt %d of token %d as its own head", d, i)
		}
	}
	march, northwind, the := 5, 3, 0
	if near, far := s.Doubt(march, northwind), s.Doubt(march, the); near >= far {
		t.Errorf("doubts %d of March under Northwind and %d under The", near, far)
	}
	s.Doubts = nil
	if d := s.Doubt(march, northwind); d != 255 {
		t.Errorf("doubt %d without a network", d)
	}
}
