package conllu

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const sample = `# newdoc id = a
# sent_id = 1
1-2	Don't	_	_	_	_	_	_	_	SpaceAfter=No
1	Do	do	AUX	VBP	_	0	root	_	_
2	n't	not	PART	RB	_	1	advmod	_	_
2.1	go	go	VERB	VB	_	_	_	_	_
3	!	!	PUNCT	.	_	1	punct	_	_

`

func readAll(t *testing.T, s string) (out []Sentence) {
	for sentence, err := range Read(strings.NewReader(s)) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, sentence)
	}
	return out
}

func TestRoundTrip(t *testing.T) {
	sentences := readAll(t, sample)
	var b bytes.Buffer
	w := NewWriter(&b)
	w.Write(&sentences[0])
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(sample, b.String()); d != "" {
		t.Error(d)
	}
	if got := sentences[0].Text(); got != "Don't!" {
		t.Errorf("text %q", got)
	}
	if d := cmp.Diff([][2]int{{0, 2}, {2, 5}, {5, 6}}, sentences[0].Spans()); d != "" {
		t.Error(d)
	}
}

func TestReadErrors(t *testing.T) {
	for _, bad := range []string{"1\tx\n\n", "2\tx\t_\t_\t_\t_\t0\troot\t_\t_\n\n", "1\tx\t_\t_\t_\t_\t7\troot\t_\t_\n\n"} {
		var errs, good int
		for _, err := range Read(strings.NewReader(bad + sample)) {
			if errors.Is(err, ErrFormat) {
				errs++
			} else if err == nil {
				good++
			}
		}
		if errs != 1 || good != 1 {
			t.Errorf("%q: %d errors, %d good sentences; want one of each", bad, errs, good)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(sample)
	f.Add("1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n")
	f.Fuzz(func(t *testing.T, in string) {
		for s, err := range Read(strings.NewReader(in)) {
			if err != nil {
				continue
			}
			text := s.Text()
			for _, span := range s.Spans() {
				if span[0] < 0 || span[1] > len(text) || span[0] > span[1] {
					t.Fatalf("span %v in %q", span, text)
				}
			}
		}
	})
}
