package gold

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// pack makes a tar of name and content, in turn; a name that ends in .gz is compressed.
func pack(t *testing.T, files ...string) *bytes.Buffer {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		content := []byte(files[i+1])
		if strings.HasSuffix(files[i], ".gz") {
			var z bytes.Buffer
			g := gzip.NewWriter(&z)
			g.Write(content)
			g.Close()
			content = z.Bytes()
		}
		if err := w.WriteHeader(&tar.Header{Name: files[i], Size: int64(len(content)), Mode: 0o644}); err != nil {
			t.Fatal(err)
		}
		w.Write(content)
	}
	w.Close()
	return &b
}

func TestRead(t *testing.T) {
	in := pack(t,
		"set/pages/b.html.gz", "<p>Beta",
		"set/gold.jsonl", `{"id":"a","url":"https://example.org/a","body":"Alpha","date":"2024-02-01","author":["Mira Castell"]}
{"id":"b","with":["Beta"],"without":["Gamma"]}
`,
		"set/README", "not read",
		"set/pages/a.html.gz", "<p>Alpha")
	got, err := Read(in)
	if err != nil {
		t.Fatal(err)
	}
	want := []*Page{
		{ID: "a", URL: "https://example.org/a", Body: "Alpha", Date: "2024-02-01", Author: []string{"Mira Castell"}, HTML: []byte("<p>Alpha")},
		{ID: "b", With: []string{"Beta"}, Without: []string{"Gamma"}, HTML: []byte("<p>Beta")},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestReadSaysWhatIsWrong(t *testing.T) {
	for want, in := range map[string]*bytes.Buffer{
		"no pages in gold.jsonl": pack(t, "a.html.gz", "<p>Alpha"),
		"no file a.html.gz":      pack(t, "gold.jsonl", `{"id":"a"}`),
		"record 2":               pack(t, "gold.jsonl", "{\"id\":\"a\"}\n{\"id\":"),
		"b.html.gz: gzip":        bytes.NewBuffer(bytes.Replace(pack(t, "b.html.gz", "<p>Beta").Bytes(), []byte{0x1f, 0x8b}, []byte("no"), 1)),
	} {
		if _, err := Read(in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q in it", err, want)
		}
	}
}

func TestLabels(t *testing.T) {
	quote := "We will not sell a single toaster here, the minister told the guild."
	blocks := []string{
		"Home",
		quote, // in a box above the text
		"The toaster guild met in Orsk on Monday to talk about the new tax on bread.",
		"Background",
		quote,
		"Background",
		"Nobody knew on Tuesday whether the shops would open, and the tax stayed where it was.",
		"Sign up for our letter on bread and other things that are baked in the north.",
	}
	body := strings.Join([]string{blocks[2], blocks[3], quote, blocks[6]}, "\n")
	var got []bool
	for _, l := range (&Page{Body: body}).Labels(blocks) {
		got = append(got, l.Share > 0.5)
		if l.Weight <= 0 {
			t.Errorf("weight %v: a body says something of every block", l.Weight)
		}
	}
	if d := cmp.Diff([]bool{false, false, true, true, true, false, true, false}, got); d != "" {
		t.Error(d)
	}
}

func TestLabelsOfSnippets(t *testing.T) {
	p := &Page{With: []string{"met in\nOrsk"}, Without: []string{"Sign up", "the guild met"}}
	got := p.Labels([]string{"On Monday the guild met in  Orsk.", "Sign up now", "Home"})
	want := []Label{{Share: 1, Weight: snippetWeight}, {Weight: snippetWeight}, {}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestFlat(t *testing.T) {
	if got := Flat(" a\n\tb  c "); got != "a b c" {
		t.Errorf("got %q", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("not a tar"))
	f.Fuzz(func(t *testing.T, b []byte) {
		pages, err := Read(bytes.NewReader(b))
		if err == nil && len(pages) == 0 {
			t.Error("no pages and no error")
		}
	})
}

func FuzzLabels(f *testing.F) {
	f.Add("one two three four", "one two three\nfour\none two")
	f.Fuzz(func(t *testing.T, body, page string) {
		blocks := strings.Split(page, "\n")
		for i, l := range align(blocks, body) {
			if l.Share < 0 || l.Share > 1 || l.Weight < 0 || l.Weight > 30 {
				t.Errorf("block %d: %+v", i, l)
			}
		}
	})
}
