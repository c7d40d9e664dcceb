package text_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/klauspost/compress/zstd"

	"newsclaims/extract/text"
	"newsclaims/extract/text/conllu"
	"newsclaims/extract/text/score"
)

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		name string
		want []string
	}{
		{"marks", []string{"The port was closed at dawn.", "Who closed it?", "Nobody would say!"}},
		{"abbreviation", []string{"Dr. Okafor sued Harbour Foods Inc. in March.", "The case is at an early stage."}},
		{"quotation", []string{"“We will appeal,” said Ms. Lind.", "“Until then the ban stands.”", "The court did not comment."}},
		{"question in a quotation", []string{"“Will you appeal?” he asked the minister."}},
		{"initials", []string{"J. P. Sorensen of the U.S. Coast Guard signed the order on Sept. 3.", "It takes effect in January."}},
		{"initials before names", []string{"He met Samuel L. Jackson and George W. Bush.", "John F. Kennedy and A. Hale agreed."}},
		{"letter and opener", []string{"Tesla recalled the Model Y.", "It has brakes.", "He quoted “Plan B.”", "The court did not."}},
		{"the network X", []string{"Brazil fined X.", "Musk said so.", "The post was removed from X.", "Lawyers complained on Musk's X.", "Malcolm X was not there."}},
		{"letter behind a hyphen", []string{"The grid is run by ENTSO-E.", "Traders paid.", "Nothing was said by J.-P. Dubois."}},
		{"dateline", []string{"OSLO (Reuters) -", "Norway banned the trawlers on Monday."}},
		{"amounts", []string{"The fine rose from $1.2 million to $3.45 billion.", "It is due by 5 p.m. on Friday."}},
		{"headline", []string{"Watchdog Fines Broadband Firms Over Hidden Fees In Rural Wales"}},
		{"capitals", []string{"COURT ORDERS RETAILER TO PULL DOORBELL CAMERAS FROM SHELVES"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			src := ""
			for i, s := range c.want {
				if i > 0 {
					src += " "
				}
				src += s
			}
			var got []string
			for _, s := range text.Split(src) {
				got = append(got, src[s.Start:s.End])
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// TestScores scores sentences and tokens on the text of the test files in $NEWSCLAIMS_SHARED.
func TestScores(t *testing.T) {
	for name, floor := range map[string]float64{"ewt/test.conllu.zst": 87, "gum/test.open.conllu.zst": 95} {
		gold := readTreebank(t, name)
		src := conllu.Raw(gold)
		var found []conllu.Sentence
		for _, s := range text.Split(src) {
			var f conllu.Sentence
			for _, tok := range s.Tokens {
				f.Words = append(f.Words, conllu.Word{Form: src[tok.Start:tok.End], Head: -1})
			}
			found = append(found, f)
		}
		r, err := score.Compare(gold, found)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: sentences %.2f, words %.2f", name, r.Sentences.F1(), r.Words.F1())
		if r.Sentences.F1() < floor || r.Words.F1() < 98.5 {
			t.Errorf("%s: sentences %.2f, words %.2f; want %.1f and 98.5", name, r.Sentences.F1(), r.Words.F1(), floor)
		}
	}
}

func readTreebank(t *testing.T, name string) []conllu.Sentence {
	t.Helper()
	dir := os.Getenv("NEWSCLAIMS_SHARED")
	if dir == "" {
		t.Skip("NEWSCLAIMS_SHARED is not set")
	}
	packed, err := os.ReadFile(filepath.Join(dir, "nlp", "ud", name))
	if err != nil {
		t.Skip(err)
	}
	z, err := zstd.NewReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	data, err := z.DecodeAll(packed, nil)
	if err != nil {
		t.Fatal(err)
	}
	out, err := conllu.ReadAll(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return out
}
