package train

import (
	"fmt"
	"strings"
	"testing"

	"newsclaims/extract/text/conllu"
)

// TestHeadline checks what a headline leaves out, and that what is left hangs on the same words.
func TestHeadline(t *testing.T) {
	const form = `1	The	the	DET	DT	_	2	det	_	_
2	app	app	NOUN	NN	_	4	nsubj:pass	_	_
3	was	be	AUX	VBD	_	4	aux:pass	_	_
4	banned	ban	VERB	VBN	_	0	root	_	_
5	by	by	ADP	IN	_	7	case	_	_
6	the	the	DET	DT	_	7	det	_	_
7	court	court	NOUN	NN	_	4	obl:agent	_	_
8	.	.	PUNCT	.	_	4	punct	_	_

1	It	it	PRON	PRP	_	3	nsubj	_	_
2	will	will	AUX	MD	_	3	aux	_	_
3	fine	fine	VERB	VB	_	0	root	_	_
4	Veritel	Veritel	PROPN	NNP	_	3	obj	_	_
5	.	.	PUNCT	.	_	3	punct	_	_

1	The	the	DET	DT	_	2	det	_	_
2	courts	court	NOUN	NNS	_	3	nsubj	_	_
3	denied	deny	VERB	VBD	_	0	root	_	_
4	it	it	PRON	PRP	_	3	obj	_	_
5	and	and	CCONJ	CC	_	8	cc	_	_
6	the	the	DET	DT	_	7	det	_	_
7	EU	EU	PROPN	NNP	_	8	nsubj	_	_
8	passed	pass	VERB	VBD	_	3	conj	_	_
9	it	it	PRON	PRP	_	8	obj	_	_
10	.	.	PUNCT	.	_	3	punct	_	_

1	Go	go	VERB	VB	_	0	root	_	_
2	to	to	ADP	IN	_	4	case	_	_
3	the	the	DET	DT	_	4	det	_	_
4	court	court	NOUN	NN	_	1	obl	_	_
5	.	.	PUNCT	.	_	1	punct	_	_

`
	want := []string{
		"App/2/nsubj:pass banned/0/root by/4/case court/2/obl:agent",
		"It/3/nsubj to/3/mark fine/0/root Veritel/3/obj",
		"Courts/2/nsubj deny/0/root it/2/obj and/6/cc EU/6/nsubj passes/2/conj it/6/obj",
		"", // no subject
	}
	i := 0
	for c, err := range conllu.Read(strings.NewReader(form)) {
		if err != nil {
			t.Fatal(err)
		}
		s, err := newSample(&c)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		if h := s.headline(); h != nil {
			for k, f := range h.forms {
				head := (int(h.head[k]) + 1) % (len(h.forms) + 1)
				got = append(got, fmt.Sprintf("%s/%d/%s", f, head, h.rel[k]))
			}
		}
		if got := strings.Join(got, " "); got != want[i] {
			t.Errorf("%q, want %q", got, want[i])
		}
		i++
	}
	if i != len(want) {
		t.Errorf("%d sentences", i)
	}
}
