package export

import (
	"cmp"
	"slices"

	"newsclaims/corpus"
)

// A spanTask is a sentence with labelled spans, the form in which Prodigy takes tasks (prodi.gy/docs/api-interfaces) and from
// which spaCy's examples are made. Offsets are code points of the sentence, as in Python. A span may overlap
// another of a different label, as Prodigy's spans_manual allows.
type spanTask struct {
	Text  string       `json:"text"`
	Spans []labelled   `json:"spans"`
	Meta  spanTaskMeta `json:"meta"`
}

type labelled struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Label string `json:"label"`
}

type spanTaskMeta struct {
	Doc string `json:"doc"`
	URL string `json:"url,omitempty"`
	At  int    `json:"start"` // of the sentence in the article
}

func openSpans(dir string) (writer, error) {
	return openLines(dir, "spans.jsonl", func(d *corpus.DocumentRecord, line func(any) error) error {
		var tasks []*spanTask
		bySentence := map[corpus.Span]*spanTask{}
		for i := range d.Claims {
			c := &d.Claims[i].Claim
			t := bySentence[c.Evidence.Span]
			if t == nil {
				t = &spanTask{c.Evidence.Text, nil, spanTaskMeta{d.ID, d.URL, c.Evidence.Start}}
				bySentence[c.Evidence.Span] = t
				tasks = append(tasks, t)
			}
			t.label(c)
		}
		for _, t := range tasks {
			if err := line(t); err != nil {
				return err
			}
		}
		return nil
	})
}

// label adds the spans of c that lie in its sentence: an actor may stand in another.
func (t *spanTask) label(c *corpus.Claim) {
	add := func(label string, s corpus.Span) {
		if s.Start < c.Evidence.Start || s.End > c.Evidence.End || s.Start >= s.End {
			return
		}
		l := labelled{s.Start - c.Evidence.Start, s.End - c.Evidence.Start, label}
		if !slices.Contains(t.Spans, l) {
			t.Spans = append(t.Spans, l)
		}
	}
	add(string(c.Action.Type), c.Action.Span)
	for label, p := range map[string]*corpus.Party{"ACTOR": c.Actor, "TARGET": c.Target, "SOURCE": c.Source} {
		if p != nil {
			add(label, p.Span)
		}
	}
	slices.SortFunc(t.Spans, func(a, b labelled) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.Label, b.Label))
	})
}
