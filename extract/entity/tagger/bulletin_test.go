package tagger

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"
)

// readLines prepares the sentences of src, one a line.
func readLines(x *lexicon, src string) []line {
	var lines []line
	for s := range strings.Lines(src) {
		var l line
		words := strings.Fields(s)
		l.grow(len(words))
		for k, w := range words {
			l.words[k].read(w)
		}
		l.finish(x)
		lines = append(lines, l)
	}
	var h history
	h.gather(lines)
	return lines
}

// fondOfAirstrikes is a lexicon made of bulletins that say "airstrikes" and news that say "goals".
func fondOfAirstrikes() *lexicon {
	x := newLexicon(1 << 8)
	var samples []sample
	for i := range 40 {
		s := sample{tokens: strings.Fields("Airstrikes hit the Wardun depot"), bulletin: true}
		if i%2 == 1 {
			s = sample{tokens: strings.Fields("Two goals won the match")}
		}
		samples = append(samples, s)
		for _, w := range s.tokens {
			x.addName(w, inPrefix)
		}
	}
	x.addBulletin(samples)
	return x
}

func TestBulletinsAreToldByTheirWords(t *testing.T) {
	x := fondOfAirstrikes()
	for src, want := range map[string]bool{
		"Norway said airstrikes hit a depot near Oslo .":                              true,
		"Norway said goals won the match near Oslo .":                                 false,
		"Airstrikes hit Oslo .":                                                       false, // two words are too few to tell
		"Airstrikes hit a depot .\n" + strings.Repeat("Norway won the match .\n", 20): false,
	} {
		if got := isBulletin(readLines(x, src)); got != want {
			t.Errorf("%q is a bulletin: %v, want %v", src, got, want)
		}
	}
}

// Words with a capital have features of their own in a bulletin, and none elsewhere. Those that they have anywhere stay.
func TestBulletinFeatures(t *testing.T) {
	lines := readLines(fondOfAirstrikes(), "Norway said airstrikes hit a depot near Oslo .")
	l := &lines[0]
	if !l.bulletin {
		t.Fatal("not taken for a bulletin")
	}
	for i := range l.words {
		l.bulletin = true
		in, _, _ := l.bulletinParts(nil, i)
		anywhereIn, _, _ := l.parts(nil, i)
		l.bulletin = false
		out, _, _ := l.bulletinParts(nil, i)
		anywhereOut, _, _ := l.parts(nil, i)
		if (len(in) > 0) != l.words[i].caps.capital() || len(out) > 0 {
			t.Errorf("word %d has %d features in a bulletin, %d elsewhere", i, len(in), len(out))
		}
		if !slices.Equal(anywhereIn, anywhereOut) {
			t.Errorf("word %d has other features in a bulletin", i)
		}
	}
}

var actors = strings.Fields("Norway Sweden Denmark Poland Latvia")

// actorSet is a set of sentences that begin with a country.
func actorSet(name, sentence, label string) Set {
	var b strings.Builder
	for i := range 60 {
		b.WriteString(actors[i%5] + "\t" + label + "\t" + label + "\n")
		b.WriteString(strings.ReplaceAll(sentence, " ", "\tO\tO\n") + "\tO\tO\n\n")
	}
	return Set{Name: name, R: strings.NewReader(b.String())}
}

// A country acts in bulletins and is a place in the news. What is learnt of bulletins leaves the news as it was.
func TestBulletinsAreLearntOverTheRest(t *testing.T) {
	tr := Trainer{Lists: map[string]io.Reader{"country": strings.NewReader(strings.Join(actors, "\n"))}}
	names, err := tr.names()
	if err != nil {
		t.Fatal(err)
	}
	tr.Sets = []Set{
		actorSet("wikigold", "has shown that goals won the match .", "B-LOC"), actorSet("re3d", "has shown that airstrikes hit the depot .", "B-ORG"),
	}
	samples, err := tr.samples(names["country"])
	if err != nil {
		t.Fatal(err)
	}
	lex, err := tr.lexicon(samples, names)
	if err != nil {
		t.Fatal(err)
	}
	base := tr.learn(samples[:60], lex, 4) // from the news
	m := tr.learnBulletins(samples, base)
	if !slices.Equal(m.rows, base.rows) || m.moves != base.moves {
		t.Error("weights of the first step have changed")
	}
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		t.Fatal(err)
	}
	if m, err = ReadModel(&b); err != nil {
		t.Fatal(err)
	}
	find := func(m *Model, src string) string {
		return render(src, split(src), (&Tagger{Model: m}).Find(nil, src, split(src)))[0]
	}
	bulletin, news := "Norway has shown that airstrikes hit the depot .", "Norway has shown that goals won the match ."
	for _, c := range []struct{ got, want string }{
		{find(base, bulletin), "[LOC " + bulletin[:6] + "]" + bulletin[6:]},
		{find(m, bulletin), "[ORG " + bulletin[:6] + "]" + bulletin[6:]},
		{find(m, news), "[LOC " + news[:6] + "]" + news[6:]},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
}
