package entity_test

import (
	"strings"
	"sync"
	"testing"

	"newsclaims/extract/entity"
	"newsclaims/extract/text"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// who lists the mentions of src as "words/kind=name".
func who(t testing.TB, src string) []string {
	t.Helper()
	set := new(entity.Finder).Find(src, text.Default().Sentences(src))
	var got []string
	for _, m := range set.Mentions {
		name := "?"
		if m.Entity >= 0 {
			name = set.Entities[m.Entity].Name
		}
		got = append(got, src[m.Start:m.End]+"/"+m.Kind.String()+"="+name)
	}
	return got
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{
			"Acting Homeland Security Secretary Elaine Duke told agencies to drop Kaspersky Lab products. Duke said Chinese authorities had not replied. She met officials in Beijing.",
			"Homeland Security/government=Department of Homeland Security; Elaine Duke/person=Elaine Duke; Kaspersky Lab/organization=Kaspersky Lab; " +
				"Duke/person=Elaine Duke; Chinese authorities/government=China; She/person=Elaine Duke; Beijing/place=Beijing",
		},
		{
			"Best Buy said it would stop selling the phones. Macy's followed.",
			"Best Buy/organization=Best Buy; it/organization=Best Buy; the phones/product=?; Macy's/organization=Macy's",
		},
		{"Beijing accused Washington of bullying.", "Beijing/government=China; Washington/government=United States"},
		{"Friedrich Merz visited Georgia in July.", "Friedrich Merz/person=Friedrich Merz; Georgia/place=Georgia"},
		{"The association called on Ottawa to act.", "The association/organization=?; Ottawa/government=Canada"},
		{"Officials say Missouri, Arkansas and Iowa sued.", "Missouri/government=Missouri; Arkansas/government=Arkansas; Iowa/government=Iowa"},
		// a description opens a party where something after means it, and is left open where nothing does
		{
			"OpenAI left. The finance ministry said last week it was in no hurry.",
			"OpenAI/organization=OpenAI; The finance ministry/government=finance ministry; it/government=finance ministry",
		},
		{"It rained. The finance ministry was silent.", "It/other=?; The finance ministry/government=?"},
		{"Kim Beom-su met Lin Ming-shih.", "Kim Beom-su/person=Kim Beom-su; Lin Ming-shih/person=Lin Ming-shih"},
		{"Rules of the Barack Obama-era were lifted.", "Barack Obama/person=Barack Obama"},
		{"Putin called it a mistake to wait.", "Putin/person=Vladimir Putin; it/other=?"},
	} {
		if diff := cmp.Diff(strings.Split(c.want, "; "), who(t, c.src)); diff != "" {
			t.Errorf("%s\n(-want +got)\n%s", c.src, diff)
		}
	}
}

// TestSpans checks on any text that mentions lie in their sentences, in order, and that entities and mentions agree.
func TestSpans(t *testing.T) {
	words := []string{"Huawei", "the", "company", "US", "officials", "it", "said", "(", "FTC", ")", "'s", "its", "Jane", "Roe", ",", ".", "\n\n", "Chinese", "ban", "“", "é"}
	rapid.Check(t, func(r *rapid.T) {
		src := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 40).Draw(r, "words"), " ")
		sentences := text.Default().Sentences(src)
		set := new(entity.Finder).Find(src, sentences)
		last := 0
		for i, m := range set.Mentions {
			tok := sentences[m.Sentence].Tokens
			if m.First >= m.Last || m.Last > len(tok) || m.Start != tok[m.First].Start || m.End != tok[m.Last-1].End || m.Head < m.First || m.Head >= m.Last {
				r.Fatalf("mention %d of %q is %+v", i, src, m)
			}
			if m.Start < last {
				r.Fatalf("mention %d of %q is out of order", i, src)
			}
			if set.At(m.Sentence, m.Head) < 0 {
				r.Fatalf("nothing at the head of mention %d of %q", i, src)
			}
			last = m.Start
		}
		for e, ent := range set.Entities {
			for _, i := range ent.Mentions {
				if set.Mentions[i].Entity != e {
					r.Fatalf("entity %d of %q lists mention %d of another", e, src, i)
				}
			}
			if len(ent.Mentions) == 0 || ent.Name == "" {
				r.Fatalf("entity %d of %q is %+v", e, src, ent)
			}
		}
	})
}

// TestConcurrent finds the same in many goroutines at once as in one.
func TestConcurrent(t *testing.T) {
	const src = "The FTC sued Huawei. It denied the charge. Officials in Berlin met the company."
	sentences := text.Default().Sentences(src)
	var f entity.Finder
	want := f.Find(src, sentences)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if diff := cmp.Diff(want.Mentions, f.Find(src, sentences).Mentions); diff != "" {
				t.Error(diff)
			}
		})
	}
	wg.Wait()
}

func BenchmarkFind(b *testing.B) {
	src := strings.Repeat("Best Buy said it would stop selling Kaspersky Lab products after US officials raised concerns about the Moscow-based firm. ", 30)
	sentences := text.Default().Sentences(src)
	tokens := 0
	for i := range sentences {
		tokens += len(sentences[i].Tokens)
	}
	var f entity.Finder
	f.Find(src, sentences)
	b.ReportAllocs()
	for b.Loop() {
		f.Find(src, sentences)
	}
	b.ReportMetric(float64(tokens*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
