package lexicon

import (
	"slices"
	"strings"
	"testing"
)

// look walks over the words of s, and returns the ids of the names that it spells.
func look(l *Lexicon, s string) (ids []string) {
	w := Walk{}
	for _, f := range strings.Fields(s) {
		w = w.Add(f)
	}
	n, _ := l.At(w)
	for ; n != nil; n = n.Next {
		if n.Entry.Kind < Head && n.Fits(s) {
			ids = append(ids, n.Entry.ID)
		}
	}
	return ids
}

func TestDefault(t *testing.T) {
	for s, want := range map[string]string{
		"Best Buy": "org/best-buy", "best buy": "", "US": "gov/us", "us": "", "U.S.": "gov/us", "DHS": "gov/us/dhs",
		"Roskomnadzor": "gov/ru/roskomnadzor", "Whatsapp": "product/whatsapp", "WHATSAPP": "product/whatsapp",
		"Hewlett-Packard": "org/hp", "Côte d’Ivoire": "gov/ci", "Bogota": "place/co/bogota", "Washington": "place/us/washington",
	} {
		ids := look(Default(), s)
		if want == "" && len(ids) > 0 || want != "" && (len(ids) == 0 || ids[0] != want) {
			t.Errorf("%s is %v, want %q first", s, ids, want)
		}
	}
}

// TestLists checks that every list is sorted, says its source and licence, and that owners and seats lead to an entry.
func TestLists(t *testing.T) {
	lex := Default()
	files, err := lists.ReadDir("names")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !slices.Contains(order, strings.TrimSuffix(f.Name(), ".tsv")) {
			t.Errorf("%s is in no order", f.Name())
		}
		b, err := lists.ReadFile("names/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		head, rest, _ := strings.Cut(string(b), "aliases\n")
		if !strings.Contains(head, "CC0") && !strings.Contains(head, "public domain") && !strings.Contains(head, "MIT") {
			t.Errorf("%s names no licence", f.Name())
		}
		if rows := strings.Split(strings.TrimSpace(rest), "\n"); !slices.IsSorted(rows) {
			for i := range rows[1:] {
				if rows[i] > rows[i+1] {
					t.Errorf("%s is not sorted at %q", f.Name(), rows[i+1])
					break
				}
			}
		}
	}
	for _, e := range DefaultEntries() {
		if e.Owner != "" && lex.Entry(e.Owner) == nil {
			t.Errorf("%s has the owner %s, which is in no list", e.ID, e.Owner)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for in, want := range map[string]string{
		"x": "line 1: 1 columns", "# c\n\nx\tband\tY": `line 3: unknown kind "band"`, "\torganization\tY": "line 1: no id",
		"x\torganization\t--": "no letter", "x\torganization\tY\tusa": "two capital letters", "x\torganization\tY\tUS\t\ta||b": "alias",
	} {
		if _, err := Parse(strings.NewReader(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%q) = %v, want %q", in, err, want)
		}
	}
}

// TestOwnList checks that a list of one's own adds names and takes the place of entries with the same id.
func TestOwnList(t *testing.T) {
	own, err := Parse(strings.NewReader("org/nordvik\torganization\tNordvik Systems\tNO\t\tNordvik\tlender|bank\norg/best-buy\torganization\tBest Buy Stores\tUS\t\tBest Buy\n"))
	if err != nil {
		t.Fatal(err)
	}
	l := New(DefaultEntries(), own)
	if got := look(l, "Nordvik"); !slices.Equal(got, []string{"org/nordvik"}) {
		t.Error(got)
	}
	if e := l.Entry("org/nordvik"); e == nil || e.Nouns != "lender|bank" {
		t.Errorf("%+v", e)
	}
	if e := l.Entry("org/best-buy"); e == nil || e.Name != "Best Buy Stores" {
		t.Errorf("%+v", e)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("org/a\torganization\tA\tUS\torg/b\t~A|A Inc\n")
	f.Add("# head\n\nx\tband\tY")
	f.Fuzz(func(t *testing.T, s string) {
		list, err := Parse(strings.NewReader(s))
		if err != nil {
			return
		}
		l := New(list)
		for _, e := range list {
			if !l.Knows(Walk{}.Add(e.Name)) {
				t.Fatalf("%q is not found", e.Name)
			}
		}
	})
}

func BenchmarkAt(b *testing.B) {
	lex, words := Default(), strings.Fields("Best Buy said on Thursday that it would stop selling products of Kaspersky Lab in the United States")
	b.ReportAllocs()
	for b.Loop() {
		for _, w := range words {
			lex.At(Walk{}.Add(w))
		}
	}
	b.ReportMetric(float64(b.N*len(words))/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		New(DefaultEntries())
	}
}

func TestNamesAreThoseOfTheEntries(t *testing.T) {
	l := New([]Entry{
		{ID: "org/meta", Kind: Organization, Name: "Meta", Aliases: []string{"~Meta", "Meta Platforms", "~Facebook"}},
		{ID: "gov/us/ftc", Kind: Government, Name: "Federal Trade Commission"},
	})
	var got []string
	for n := range l.Names() {
		s := n.Entry.ID + " " + n.Text
		if n.Common {
			s += " common"
		}
		got = append(got, s)
	}
	want := []string{"org/meta Meta Platforms", "org/meta Facebook common", "org/meta Meta common", "gov/us/ftc Federal Trade Commission"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for n := range l.Names() {
		if n.Entry.ID != "org/meta" {
			t.Errorf("the first entry is %s", n.Entry.ID)
		}
		break
	}
}

// TestOpensSmall holds that no name that begins small is missed, and that few other words pass.
func TestOpensSmall(t *testing.T) {
	lex := Default()
	for _, e := range DefaultEntries() {
		if e.Kind >= Head || e.Name[0] < 'a' || e.Name[0] > 'z' {
			continue
		}
		if word, _, _ := strings.Cut(e.Name, " "); !lex.OpensSmall(word) {
			t.Errorf("%q does not open a name", word)
		}
	}
	passed := 0
	words := strings.Fields("the of and to in said that it is was on for as with by an be at from or which had have are were their has would about they will what when up out into them some could only new")
	for _, w := range words {
		if lex.OpensSmall(w) {
			passed++
		}
	}
	if passed > len(words)/3 {
		t.Errorf("%d of %d common words open a name", passed, len(words))
	}
}
