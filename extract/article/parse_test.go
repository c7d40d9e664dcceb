package article

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"
)

var update = flag.Bool("update", false, "rewrite what the cases in testdata/article want")

const casesDir = "../../testdata/article"

// TestParse reads the pages in testdata/article/*.txtar. Each file has a comment that names what it shows,
// the address, the page, and what Parse makes of it.
func TestParse(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(casesDir, "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { runCase(t, name) })
	}
}

func runCase(t *testing.T, name string) {
	ar, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	url, page, want := strings.TrimSpace(section(ar, "url")), section(ar, "page.html"), section(ar, "want")
	a, err := Parse([]byte(page), url)
	if err != nil {
		t.Fatal(err)
	}
	checkBlocks(t, a)
	got := show(a)
	if *update {
		ar.Files = append(ar.Files[:2], txtar.File{Name: "want", Data: []byte(got)})
		if err := os.WriteFile(name, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if d := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); d != "" {
		t.Errorf("%s (-want +got):\n%s", name, d)
	}
}

func section(ar *txtar.Archive, name string) string {
	for _, f := range ar.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

// show writes an article in the form of the cases: the fields that are set, then one line for a block.
func show(a *Article) string {
	var b strings.Builder
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	stamp := func(name string, t time.Time) {
		if !t.IsZero() {
			line(name, t.Format(time.RFC3339))
		}
	}
	line("kind", a.Kind.String())
	line("reason", a.Reason)
	line("title", a.Title)
	line("authors", strings.Join(a.Authors, "; "))
	stamp("published", a.Published)
	stamp("modified", a.Modified)
	line("site", a.Site)
	line("canonical", a.Canonical)
	line("language", a.Language)
	line("section", a.Section)
	line("tags", strings.Join(a.Tags, "; "))
	line("image", a.Image)
	if a.Paywalled {
		line("paywalled", "yes")
	}
	b.WriteByte('\n')
	for _, x := range a.Blocks {
		fmt.Fprintf(&b, "%s: %s\n", x.Kind, strings.ReplaceAll(a.Text[x.Start:x.End], "\n", " / "))
	}
	return b.String()
}

// checkBlocks reports spans that are out of order or that leave out more than blank lines.
func checkBlocks(t *testing.T, a *Article) {
	t.Helper()
	at := 0
	for i, x := range a.Blocks {
		if x.Start < at || x.End <= x.Start || x.End > len(a.Text) {
			t.Fatalf("block %d is [%d,%d) after %d in a text of %d bytes", i, x.Start, x.End, at, len(a.Text))
		}
		if gap := a.Text[at:x.Start]; strings.TrimSpace(gap) != "" {
			t.Fatalf("text %q belongs to no block", gap)
		}
		if s := a.Text[x.Start:x.End]; s != strings.TrimSpace(s) {
			t.Fatalf("block %d has white space around it: %q", i, s)
		}
		at = x.End
	}
	if strings.TrimSpace(a.Text[at:]) != "" {
		t.Fatalf("text %q belongs to no block", a.Text[at:])
	}
}

func checkUTF8(t *testing.T, a *Article) {
	t.Helper()
	for _, s := range slices.Concat(a.Authors, a.Tags, []string{a.URL, a.Canonical, a.Language, a.Site, a.Title, a.Section, a.Image, a.Reason, a.Text}) {
		if !utf8.ValidString(s) {
			t.Fatalf("broken UTF-8: %q", s)
		}
	}
}

func TestBrokenAddress(t *testing.T) {
	for _, address := range []string{"http://%ff/", "http://\xff/", "//a\xc3b.example/c", "http://port.example/\xff?\xff", "\xff"} {
		for _, head := range []string{"", "<base href='http://q.example/%ff'>", "<link rel=canonical href='http://%fe/x'>"} {
			a, err := Parse([]byte(head+story(12)), address)
			if err != nil {
				t.Fatal(address, err)
			}
			checkUTF8(t, a)
		}
	}
}

func TestParseSaysWhatIsMissing(t *testing.T) {
	for _, c := range []struct {
		name, page string
		want       error
	}{
		{"nothing", "", ErrEmpty},
		{"white space", " \n\t ", ErrEmpty},
		{"no body", "<html><head><title>Ferry rams pier</title></head></html>", ErrNoText},
		{"frameset", "<html><head><title>Ferry</title></head><frameset><frame src=a.html></frameset></html>", ErrNoText},
		{"script only", "<html><body><div id=root></div><script>render('Ferry rams pier in Old Harbour')</script></body></html>", ErrNoText},
		{"nothing but a comment", "<!-- Ferry rams pier -->", ErrNoText},
	} {
		a, err := Parse([]byte(c.page), "")
		if err != c.want {
			t.Errorf("%s: error %v, want %v", c.name, err, c.want)
		}
		if err == ErrNoText && (a == nil || a.Kind != KindOther || a.Reason == "") {
			t.Errorf("%s: article %+v, want one of KindOther with a reason", c.name, a)
		}
	}
}

// story is a page of n paragraphs, no two of which are the same.
func story(n int) string {
	var b strings.Builder
	b.WriteString("<html><body><h1>Ferry rams pier</h1>")
	for i := range n {
		fmt.Fprintf(&b, paragraph, i+1)
	}
	return b.String() + "</body></html>"
}

const paragraph = "<p>The ferry Mathilda rammed the pier of Old Harbour on Monday morning, witness %d said, and nobody was hurt.</p>\n"

const landmark = "The captain said that the engine did not answer when he ordered full astern, and that he would tell the inquiry so."

// TestHostilePages parses pages that are built to hurt: the text must still come out of those that have
// one, in time that grows with the page.
func TestHostilePages(t *testing.T) {
	million := 1_000_000
	if testing.Short() {
		million = 50_000
	}
	p := "<p>" + landmark + "</p>"
	for _, c := range []struct{ name, page string }{
		{"nested div", strings.Repeat("<div>", million) + p},
		{"nested span", strings.Repeat("<span>", million) + p},
		{"nested list", strings.Repeat("<ul><li>", million/2) + p},
		{"nested table", strings.Repeat("<table><tr><td>", million/3) + p},
		{"nested font", strings.Repeat("<font color=red>", million) + p},
		{"closed nested div", strings.Repeat("<div>", million) + p + strings.Repeat("</div>", million)},
		{"end tags only", p + strings.Repeat("</div></p></b>", million/3)},
		{"attributes", "<div" + attributes(million) + ">" + p + "</div>"},
		{"attributes of body", "<body" + attributes(million/10) + "><body" + attributes(million/10) + ">" + p},
		{"classes", `<div class="` + strings.Repeat("nav-item ", million) + `">` + p + "</div>"},
		{"one long line", "<body><p>" + strings.Repeat("The captain said so. ", million*5/2) + landmark},
		{"no tags", strings.Repeat("x", million) + " " + landmark},
		{"many paragraphs", strings.Repeat("<p>Short.", million/2) + p},
		{"many headings", strings.Repeat("<h1>Ferry rams pier</h1>", million/20) + p},
		{"many breaks", strings.Repeat("<br>", million) + p},
		{"many links", strings.Repeat("<a href=x>pier</a>", million/5) + p},
		{"broken statement", `<script type="application/ld+json">` + strings.Repeat(`{"@graph":[`, million/10) + `</script>` + p},
		{"unclosed comment", p + "<!--" + strings.Repeat("-", million)},
		{"formatting reopened", manyFonts(400) + strings.Repeat("<p>x", million/100) + p},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now()
			var a *Article
			var err error
			peak := heapPeak(func() { a, err = Parse([]byte(c.page), "https://example.org/") })
			if limit := heapLimit(c.page); peak > limit {
				t.Errorf("%d MB of heap for a page of %d KB, more than %d MB", peak>>20, len(c.page)>>10, limit>>20)
			}
			if err != nil {
				t.Fatal(err)
			}
			checkBlocks(t, a)
			if !strings.Contains(a.Text, landmark[:60]) {
				t.Errorf("the text is lost: %d bytes, %d blocks", len(a.Text), len(a.Blocks))
			}
			t.Logf("%d KB in %v, %d MB of heap at most", len(c.page)>>10, time.Since(start).Round(time.Millisecond), peak>>20)
		})
	}
}

// heapLimit returns the bytes of heap that a hostile page may take while it is parsed: so much for any page, and so much for
// each of its bytes, tags and attributes. They are about twice what was measured: a line of 50 MB takes nine times its
// size, a paragraph of one word a kilobyte with its nodes, block and the garbage of both, an attribute 400 bytes.
func heapLimit(page string) uint64 {
	return uint64(64<<20 + 20*len(page) + 1500*strings.Count(page, "<") + 600*strings.Count(page, "="))
}

// heapPeak runs f and returns the most bytes of objects that the heap held meanwhile beyond what it held before, looked at
// every two milliseconds.
func heapPeak(f func()) uint64 {
	runtime.GC()
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	before, most := sample[0].Value.Uint64(), uint64(0)
	done, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for tick := time.NewTicker(2 * time.Millisecond); ; {
			metrics.Read(sample)
			if now := sample[0].Value.Uint64(); now > before {
				most = max(most, now-before)
			}
			select {
			case <-done:
				tick.Stop()
				return
			case <-tick.C:
			}
		}
	}()
	f()
	close(done)
	<-stopped
	return most
}

func attributes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, " a%d=1", i)
	}
	return b.String()
}

func manyFonts(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<font size=%d>", i)
	}
	return b.String()
}

func TestTruncatedPage(t *testing.T) {
	page := story(12)
	for cut := len(page) / 2; cut < len(page); cut += 37 {
		a, err := Parse([]byte(page[:cut]), "")
		if err != nil {
			t.Fatal(cut, err)
		}
		if n := strings.Count(a.Text, "rammed the pier"); n < 5 {
			t.Fatalf("cut at %d of %d: %d paragraphs", cut, len(page), n)
		}
	}
}

func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob(filepath.Join(casesDir, "*.txtar"))
	for _, name := range files {
		if ar, err := txtar.ParseFile(name); err == nil {
			f.Add([]byte(section(ar, "page.html")), section(ar, "url"))
		}
	}
	f.Add([]byte("<table><p>a<div><br><br>b"), "")
	f.Add([]byte("<p>a"), "http://%ff/\xff")
	f.Add([]byte(`<script type="application/ld+json">{"@type":"NewsArticle","author":{"@id":"`), "http://[::1")
	f.Fuzz(func(t *testing.T, page []byte, url string) {
		a, err := Parse(page, url)
		if err == ErrEmpty {
			return
		}
		if a == nil {
			t.Fatal("no article and error", err)
		}
		checkBlocks(t, a)
		checkUTF8(t, a)
	})
}

func casePages(b *testing.B) (pages [][]byte, size int64) {
	files, _ := filepath.Glob(filepath.Join(casesDir, "*.txtar"))
	for _, name := range files {
		ar, err := txtar.ParseFile(name)
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, []byte(section(ar, "page.html")))
		size += int64(len(pages[len(pages)-1]))
	}
	return pages, size
}

// BenchmarkParse reads the pages of testdata/article; BenchmarkHTMLParse only builds their trees. The
// quotient of the two is what the extraction costs.
func BenchmarkParse(b *testing.B) {
	pages, size := casePages(b)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range pages {
			if _, err := Parse(p, "https://example.org/a"); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkHTMLParse(b *testing.B) {
	pages, size := casePages(b)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range pages {
			if _, err := html.Parse(bytes.NewReader(p)); err != nil {
				b.Fatal(err)
			}
		}
	}
}
