package corpus

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newsclaims/corpus/internal/newsroom"
)

var sampleParties = []Party{
	{Text: "Huawei", Name: "Huawei", Kind: "organization", ID: "org/huawei", Country: "CN"},
	{Text: "the Chinese firm", Name: "Huawei Technologies", Kind: "organization", Country: "CN"},
	{Text: "Washington", Name: "United States", Kind: "government", ID: "gov/us", Country: "US"},
	{Text: "a Café owner", Kind: "person"},
	{Text: "TikTok", Name: "TikTok", Kind: "product", ID: "product/tiktok", Country: "CN"},
	{Text: "Germany", Name: "Germany", Kind: "government", ID: "gov/de", Country: "DE"},
}

// sample is a document with invented claims, the same for the same story.
func sample(s newsroom.Story) *DocumentRecord {
	rng := rand.New(rand.NewPCG(7, uint64(s.Number)))
	d := &DocumentRecord{ArticleRecord: ArticleRecord{
		Schema: DocumentSchema, ID: fmt.Sprintf("doc%05d", s.Number), Text: s.Text(), Blocks: []Block{{"paragraph", Span{0, 9}}},
		Meta: Meta{File: "stories.jsonl", URL: s.URL, Title: s.Title, Site: s.Site, Published: s.Published, Authors: []string{s.Author}, Tags: []string{}, Kind: "article"},
	}, Sentences: []Span{{0, 9}}, Entities: []DocumentEntity{}, Claims: []DocumentClaim{}}
	d.Entities = append(d.Entities, DocumentEntity{"e1", Entity{Name: "Huawei", Kind: "organization", Ref: "org/huawei", Mentions: []Mention{{"Huawei", "name", Span{3, 9}, false}}}})
	party := func() *Party {
		p := sampleParties[rng.IntN(len(sampleParties))]
		return &p
	}
	types, statuses := []ActionName{"ban", "lift", "order", "accuse", "deny"}, []StatusName{"actual", "planned", "possible"}
	for i := range rng.IntN(5) {
		c := Claim{Action: Action{Type: types[rng.IntN(len(types))], Text: "banned", Lemma: "ban", Span: Span{i, i + 6}},
			Actor: party(), Status: statuses[rng.IntN(3)], Negated: rng.IntN(9) == 0,
			Confidence: float64(rng.IntN(1000)) / 1000, Rule: "sample", Evidence: Evidence{s.Paragraphs[i], Span{0, 20}}}
		if rng.IntN(4) > 0 {
			c.Target = party()
		}
		if rng.IntN(4) == 0 {
			c.Source = party()
		}
		if rng.IntN(3) == 0 {
			c.When = &Time{Text: "Monday", From: "2019-01-07", To: "2019-01-07", Span: Span{1, 7}}
		}
		d.Claims = append(d.Claims, DocumentClaim{fmt.Sprintf("claim%05d-%d", s.Number, i), c})
	}
	return d
}

func newStore(t testing.TB) *Store {
	t.Helper()
	s, err := CreateStore(context.Background(), filepath.Join(t.TempDir(), "a store?#%20.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

var testRun = Run{Version: "test"}

func writeTo(t testing.TB, s *Store, run Run, documents ...*DocumentRecord) {
	t.Helper()
	w, err := s.Write(context.Background(), run)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range documents {
		if err := w.Add(d.File+":"+d.ID, d); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// dump is all that a store hands out.
func dump(t testing.TB, s *Store) string {
	t.Helper()
	ctx := context.Background()
	if _, err := s.Mark(ctx); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	line := func(record any, err error) {
		if err != nil {
			t.Fatal(err)
		}
		l, err := AppendLine(nil, record)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(l)
	}
	for d, err := range s.Documents(ctx, Query{Copies: true, Versions: true}) {
		line(d, err)
	}
	for c, err := range s.Claims(ctx, Query{Copies: true, Versions: true}) {
		line(c, err)
	}
	for f, err := range s.Failures(ctx) {
		line(f, err)
	}
	return b.String()
}

func samples(n int) (list []*DocumentRecord) {
	room := newsroom.Room{Seed: 5, Copies: 0.2}
	for i := range n {
		list = append(list, sample(room.Story(i)))
	}
	return list
}

func TestDocumentsComeBackAsTheyWere(t *testing.T) {
	s := newStore(t)
	in := samples(20)
	writeTo(t, s, testRun, in...)
	for _, d := range in {
		out, err := s.Document(context.Background(), d.ID)
		if err != nil {
			t.Fatal(err)
		}
		d.Run = testRun.ID()
		if diff := cmp.Diff(d, out); diff != "" {
			t.Fatal(diff)
		}
	}
	byAddress, err := s.Document(context.Background(), in[3].URL+"?utm_source=x")
	if err != nil || byAddress.ID != in[3].ID {
		t.Error("by address:", err)
	}
	if _, err := s.Document(context.Background(), "doc0000"); err == nil {
		t.Error("an ambiguous beginning of an id finds a document")
	}
	if _, err := s.Document(context.Background(), "nothing"); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
}

// What comes out depends on neither order, nor repetition, nor on where a run was broken off, nor on shards.
func TestOutcomeDependsOnContentAlone(t *testing.T) {
	documents := samples(60)
	want := newStore(t)
	writeTo(t, want, testRun, documents...)
	expected := dump(t, want)
	for round := range 12 {
		t.Run(fmt.Sprint(round), func(t *testing.T) {
			rng := rand.New(rand.NewPCG(1, uint64(round)))
			var shards []*Store
			n := 1 + rng.IntN(3)
			for i := range n {
				shards = append(shards, newStore(t))
				order := slices.Clone(documents)
				rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
				for done := false; !done; {
					w, err := shards[i].Write(context.Background(), testRun)
					if err != nil {
						t.Fatal(err)
					}
					if done = writeUntil(t, w, Shard{i + 1, n}, order, 1+rng.IntN(60)); !done {
						w.tx.Rollback() // what a killed program leaves behind
					}
				}
			}
			for _, s := range shards[1:] {
				if err := shards[0].Merge(context.Background(), s); err != nil {
					t.Fatal(err)
				}
			}
			if got := dump(t, shards[0]); got != expected {
				t.Fatal(cmp.Diff(strings.Split(expected, "\n"), strings.Split(got, "\n")))
			}
		})
	}
}

// writeUntil writes the documents of the shard that are not done, flushes now and then, and stops after some. It says whether all
// are written.
func writeUntil(t *testing.T, w *Writer, shard Shard, documents []*DocumentRecord, stop int) bool {
	for _, d := range documents {
		key := d.File + ":" + d.ID
		done, err := w.Done(key)
		if err != nil {
			t.Fatal(err)
		}
		if done || !shard.Has(key) {
			continue
		}
		if err := w.Add(key, d); err != nil {
			t.Fatal(err)
		}
		if stop%7 == 0 {
			if err := w.Flush(); err != nil {
				t.Fatal(err)
			}
		}
		if stop--; stop == 0 && w.tx != nil {
			return false
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return true
}

func TestLaterRunReplacesClaims(t *testing.T) {
	s := newStore(t)
	documents := samples(10)
	writeTo(t, s, testRun, documents...)
	later := Run{Version: "later"}
	again := samples(10)
	for _, d := range again {
		d.Claims = append(d.Claims, DocumentClaim{"extra" + d.ID, Claim{Action: Action{Type: "sue"}, Status: "actual", Evidence: Evidence{Text: "zebra crossing"}}})
	}
	writeTo(t, s, later, again...)
	writeTo(t, s, later, again...)
	other := newStore(t)
	writeTo(t, other, later, again...)
	if diff := cmp.Diff(dump(t, other), dump(t, s)); diff != "" {
		t.Error(diff)
	}
	n, err := s.Count(context.Background(), Query{Words: "zebras", Copies: true})
	if err != nil || n != 10 {
		t.Errorf("%d claims with zebras, want 10: %v", n, err)
	}
}

func TestVersionsOfAnArticle(t *testing.T) {
	s := newStore(t)
	a, b := samples(8)[7], samples(8)[7]
	b.ID, b.Text, b.Modified = "second", b.Text+"\n\nA late addition.", b.Published.AddDate(0, 0, 1)
	writeTo(t, s, testRun, b, a)
	m, err := s.Mark(context.Background())
	if err != nil || m != (Marked{Documents: 2, Earlier: 1}) {
		t.Fatalf("%+v, %v", m, err)
	}
	got, err := s.Document(context.Background(), a.ID)
	if err != nil || got.NewerVersion != "second" {
		t.Errorf("newer version %q, %v", got.NewerVersion, err)
	}
}

func TestDrop(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	writeTo(t, s, testRun, samples(100)...)
	kept, err := s.Count(ctx, Query{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Drop(ctx); err != nil {
		t.Fatal(err)
	}
	c, err := s.Counts(ctx)
	marked, _ := s.Count(ctx, Query{})
	if err != nil || c.Copies < 10 || c.Claims != marked || marked > kept {
		t.Errorf("%+v, %d claims without copies, %d before, %v", c, marked, kept, err)
	}
	before := dump(t, s)
	writeTo(t, s, testRun, samples(100)...)
	if dump(t, s) != before {
		t.Error("what was dropped came back with the same run")
	}
}

func TestFailuresAreKept(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	w, err := s.Write(ctx, testRun)
	if err != nil {
		t.Fatal(err)
	}
	want := FailureRecord{Schema: FailureSchema, File: "a.jsonl", Line: 3, Error: "not JSON"}
	if err := w.Fail("a.jsonl:3", &want); err != nil {
		t.Fatal(err)
	}
	if done, err := w.Done("a.jsonl:3"); !done || err != nil {
		t.Error("not done", err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for got, err := range s.Failures(ctx) {
		if err != nil || got != want {
			t.Error(got, err)
		}
	}
}

func TestOpeningWhatIsNoStore(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	if _, err := OpenStore(ctx, filepath.Join(dir, "missing.db")); !errors.Is(err, os.ErrNotExist) {
		t.Error("missing:", err)
	}
	text := filepath.Join(dir, "text.db")
	os.WriteFile(text, []byte(strings.Repeat("no database at all ", 100)), 0o600)
	if _, err := OpenStore(ctx, text); !errors.Is(err, ErrNoStore) {
		t.Error("text:", err)
	}
	s := newStore(t)
	s.db.Exec("PRAGMA user_version = 99")
	if _, err := OpenStore(ctx, s.path); !errors.Is(err, ErrNewerStore) {
		t.Error("newer:", err)
	}
	s.db.Exec("PRAGMA application_id = 1")
	if _, err := OpenStore(ctx, s.path); !errors.Is(err, ErrNoStore) {
		t.Error("foreign:", err)
	}
}

func TestShards(t *testing.T) {
	for _, bad := range []string{"", "1", "0/3", "4/3", "a/b", "1/", "-1/2"} {
		if _, err := ParseShard(bad); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
	const of = 5
	var counts [of]int
	for i := range 5000 {
		in := 0
		for j := range of {
			s, err := ParseShard(fmt.Sprintf("%d/%d", j+1, of))
			if err != nil {
				t.Fatal(err)
			}
			if s.Has(fmt.Sprint("key", i)) {
				in++
				counts[j]++
			}
		}
		if in != 1 {
			t.Fatalf("key %d is in %d shards", i, in)
		}
	}
	for j, n := range counts {
		if n < 850 || n > 1150 {
			t.Errorf("shard %d has %d of 5000", j, n)
		}
	}
}
