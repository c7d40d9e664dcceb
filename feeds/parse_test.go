package feeds

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseNotFeed(t *testing.T) {
	for _, in := range []string{"", "   ", "hello", "<html><body><p>Page not found</p></body></html>", "[1,2]", "<?xml version='1.0'?>"} {
		if _, err := Parse([]byte(in), "text/html", "https://news.example/"); !errors.Is(err, ErrNotFeed) {
			t.Errorf("Parse(%q): %v, want %v", in, err, ErrNotFeed)
		}
	}
}

func TestPeople(t *testing.T) {
	const feed = `<rss version="2.0"><channel><title>The Harbour Post</title>
<item><title>a</title><author>ann@harbour.example (Ann Gray)</author></item>
<item><title>b</title><author>Ann Gray &lt;ann@harbour.example&gt;</author></item>
<item><title>c</title><author><name>Ann Gray</name><email>ann@harbour.example</email><uri>https://harbour.example/ann</uri></author></item>
<item><title>d</title><author>ann@harbour.example</author></item></channel></rss>`
	f, err := Parse([]byte(feed), "", "https://harbour.example/feed")
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []Person{
		{"Ann Gray", "ann@harbour.example", "", "ann@harbour.example (Ann Gray)"},
		{"Ann Gray", "ann@harbour.example", "", "Ann Gray <ann@harbour.example>"},
		{"Ann Gray", "ann@harbour.example", "https://harbour.example/ann", "Ann Gray (ann@harbour.example)"},
		{"", "ann@harbour.example", "", "ann@harbour.example"},
	} {
		if diff := cmp.Diff([]Person{want}, f.Items[i].People); diff != "" {
			t.Errorf("%s: %s", f.Items[i].Title, diff)
		}
	}
}

// A feed that breaks off between two fields of an entry has lost that entry: its title alone is no item.
func TestEntryCutBetweenFields(t *testing.T) {
	whole := rss("a", "b", "c")
	for end := range len(whole) {
		f, err := Parse([]byte(whole[:end]), "", feedURL)
		if err != nil {
			continue
		}
		for i, it := range f.Items {
			if i > 0 && (it.Title == "" || it.URL == "") {
				t.Errorf("cut at %q: %+v", whole[max(0, end-20):end], it)
			}
		}
	}
}
