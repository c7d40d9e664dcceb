package article

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"newsclaims/extract/article/gold"
	"newsclaims/extract/article/internal/boost"
)

// TestBodyModelIsWhatTheTrainerWrites trains on the development sets, about three minutes.
func TestBodyModelIsWhatTheTrainerWrites(t *testing.T) {
	if testing.Short() {
		t.Skip("training takes three minutes")
	}
	var tr Trainer
	for _, name := range TrainingSets {
		for _, p := range readSet(t, name) {
			tr.Add(p)
		}
	}
	var b bytes.Buffer
	if err := tr.Train(&b); err != nil {
		t.Fatal(err)
	}
	if b.String() != bodyModel {
		t.Error("body.model is not what training gives: run newsclaims train body and look at TestQuality")
	}
}

// inventedPage has three paragraphs of body, each with words of its own, between a menu and a footer.
func inventedPage(n int) *gold.Page {
	var body []string
	for i := range 3 {
		body = append(body, fmt.Sprintf("The harbour of Vessely took in %d boats in week %d, and the keeper said that the pier would not hold %d more.", n*7+i, n+i, n*3+i+2))
	}
	html := "<html><title>Boats</title><body><ul><li><a href=/a>Home</a><li><a href=/b>Weather</a></ul><main><p>" +
		strings.Join(body, "<p>") + "</main><div><a href=/c>Terms of use</a></div></body></html>"
	return &gold.Page{ID: fmt.Sprint("page", n), Body: strings.Join(body, "\n"), HTML: []byte(html)}
}

func TestTrainerLearnsAndRepeatsItself(t *testing.T) {
	models := [2]bytes.Buffer{}
	for i := range models {
		tr := Trainer{Trees: 60, Leaves: 4, All: true}
		for n := range 120 {
			if got := tr.Add(inventedPage(n)); got != 6 {
				t.Fatalf("%d blocks learnt of page %d, want 6", got, n)
			}
		}
		if err := tr.Train(&models[i]); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(models[0].Bytes(), models[1].Bytes()) {
		t.Error("the same pages gave two different models")
	}
	m, err := boost.Read(&models[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range pageSamples(inventedPage(500), 1) {
		if got := m.Score(s.Row) > 0; got != (s.Label > 0.5) {
			t.Errorf("a block of %d words is body: %v, want %v", s.Row[fWords], got, !got)
		}
	}
}

func TestTrainerLeavesTheUnseenQuarterOut(t *testing.T) {
	var tr Trainer
	seen := 0
	for n := range 400 {
		p := inventedPage(n)
		if added := tr.Add(p) > 0; added == p.Unseen() {
			t.Fatalf("page %s: learnt %v, unseen %v", p.ID, added, p.Unseen())
		} else if added {
			seen++
		}
	}
	if seen < 260 || seen > 340 {
		t.Errorf("%d of 400 pages learnt, want about 300", seen)
	}
}

// TestTrainerDoubtsWhatOtherPublishersContradict leaves the last paragraph of one page out of what the person read.
func TestTrainerDoubtsWhatOtherPublishersContradict(t *testing.T) {
	tr := Trainer{Trees: 400, Leaves: 4, All: true}
	const cut = 211
	for n := range 400 {
		p := inventedPage(n)
		if n == cut {
			p.Body = p.Body[:strings.LastIndex(p.Body, "\n")]
		}
		tr.Add(p)
	}
	for i, s := range tr.settled(boost.NewTable(featureNames(), tr.samples)) {
		before := tr.samples[i]
		want, doubted := before.Weight, s.Group == cut+1 && before.Label == 0 && s.Row[fWords] > 10
		if doubted {
			want *= doubtWeight
		}
		if learnt := s.Label > 0.4 && before.Label == 0; learnt != doubted {
			t.Errorf("page %d, %d words, label %v: learnt as %v", s.Group, s.Row[fWords], before.Label, s.Label)
		}
		if s.Weight != want {
			t.Errorf("page %d, %d words, label %v: weight %v, want %v", s.Group, s.Row[fWords], s.Label, s.Weight, want)
		}
	}
}

// TestTrainerLimitsPages reads one sentence of a page of thirty: without a limit it would count ten times as much as others.
func TestTrainerLimitsPages(t *testing.T) {
	tr := Trainer{All: true}
	page := inventedPage(1)
	var more strings.Builder
	for i := range 30 {
		fmt.Fprintf(&more, "<p>The ferry of week %d came in late, and %d people waited for it in the rain of the old harbour.", i, i*3+5)
	}
	page.HTML = append(page.HTML, more.String()...)
	tr.Add(page)
	tr.Add(inventedPage(2))
	limited := slices.Clone(tr.samples)
	tr.limitPages(limited)
	sums := map[int32]float32{}
	for i, s := range limited {
		sums[s.Group] += s.Weight
		if s.Group == 2 && s.Weight != tr.samples[i].Weight {
			t.Error("a page below the limit lost weight")
		}
	}
	if got := sums[1]; got < pageWeight-1 || got > pageWeight+1 {
		t.Errorf("the long page counts %v, want %v", got, pageWeight)
	}
}

func TestTrainerWantsBothKindsOfBlock(t *testing.T) {
	for name, p := range map[string]*gold.Page{
		"no page":         nil,
		"no surroundings": {ID: "a", Body: "The old ferry will sail again.", HTML: []byte("<p>The old ferry will sail again.")},
		"no body":         {ID: "a", Body: "Something quite different was read.", HTML: []byte("<p>The old ferry will sail again.")},
	} {
		tr := Trainer{All: true}
		if p != nil {
			tr.Add(p)
		}
		var b bytes.Buffer
		if err := tr.Train(&b); err == nil || b.Len() > 0 {
			t.Errorf("%s: error %v and %d bytes, want an error and none", name, err, b.Len())
		}
	}
}

// TestLabels reports how good the body would be if every block were chosen by its label.
func TestLabels(t *testing.T) {
	for _, name := range TrainingSets[:3] {
		var scores []shingleScore
		for _, g := range readSet(t, name) {
			texts := readPage(parseTree(decode(g.HTML, ""))).blockTexts()
			var body []string
			for i, l := range g.Labels(texts) {
				if l.Share > 0.5 {
					body = append(body, texts[i])
				}
			}
			scores = append(scores, scoreShingles(g.Body, strings.Join(body, "\n")))
		}
		f, p, r := meanShingles(scores)
		t.Logf("%s: best possible F1 %.3f P %.3f R %.3f", name, f, p, r)
	}
}
