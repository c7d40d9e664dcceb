package main

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"newsclaims/corpus"
)

const showHelp = `Show prints an article of a store with the words of its claims marked, and below it the claims. DOC is the id of
the article, the beginning of it, or its address. With --html it writes one page that needs no other file.`

//go:embed show.html
var showPage string

func newShowCommand() *cobra.Command {
	var store string
	var html bool
	command := &cobra.Command{
		Use: "show --store FILE DOC", Short: "Print an article with its evidence marked", Long: showHelp, Args: cobra.ExactArgs(1),
		Example: "  newsclaims show --store news.db 3f2a91\n  newsclaims show --store news.db --html https://example.org/story > story.html",
		RunE: func(command *cobra.Command, args []string) error {
			s, err := openStore(command, store)
			if err != nil {
				return err
			}
			defer s.Close()
			d, err := s.Document(command.Context(), args[0])
			if err != nil {
				return err
			}
			v := view{DocumentRecord: d, Parts: partsOf(d)}
			if html {
				t, err := template.New("show").Parse(showPage)
				if err != nil {
					return err
				}
				return t.Execute(command.OutOrStdout(), v)
			}
			return v.print(command.OutOrStdout(), isTerminal(command.OutOrStdout()))
		},
	}
	addStoreFlag(command, &store)
	command.Flags().BoolVar(&html, "html", false, "write a page of HTML")
	return command
}

// A view is what is shown of an article.
type view struct {
	*corpus.DocumentRecord
	Parts []part
}

// A part is a run of the text over which the same marks lie.
type part struct {
	Text   string
	Marks  string // names of the marks, separated by spaces
	Claims []int  // claims that have it in their evidence, from 1
}

// mark is one span that is to be marked.
type mark struct {
	corpus.Span
	name  string
	claim int
}

// partsOf cuts the text wherever a mark begins or ends.
func partsOf(d *corpus.DocumentRecord) []part {
	text := []rune(d.Text)
	marks := marksOf(d)
	cuts := []int{0, len(text)}
	for _, m := range marks {
		cuts = append(cuts, max(0, min(m.Start, len(text))), max(0, min(m.End, len(text))))
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	slices.SortStableFunc(marks, func(a, b mark) int { return a.Start - b.Start })
	var parts []part
	var open []mark
	for i, next := range cuts[1:] {
		start := cuts[i]
		for len(marks) > 0 && marks[0].Start <= start {
			open, marks = append(open, marks[0]), marks[1:]
		}
		open = slices.DeleteFunc(open, func(m mark) bool { return m.End <= start })
		parts = append(parts, partWith(string(text[start:next]), open))
	}
	return parts
}

func marksOf(d *corpus.DocumentRecord) (marks []mark) {
	for i, c := range d.Claims {
		marks = append(marks, mark{c.Evidence.Span, "evidence", i + 1}, mark{c.Action.Span, "action", 0})
		for name, p := range map[string]*corpus.Party{"actor": c.Actor, "target": c.Target, "source": c.Source} {
			if p != nil {
				marks = append(marks, mark{p.Span, name, 0})
			}
		}
	}
	return marks
}

func partWith(text string, open []mark) part {
	p := part{Text: text}
	var names []string
	for _, m := range open {
		names = append(names, m.name)
		if m.claim > 0 {
			p.Claims = append(p.Claims, m.claim)
		}
	}
	slices.Sort(names)
	p.Marks = strings.Join(slices.Compact(names), " ")
	slices.Sort(p.Claims)
	p.Claims = slices.Compact(p.Claims)
	return p
}

// ansi are the colours of marks, the first that fits is taken.
var ansi = []struct{ mark, code string }{
	{"action", "\x1b[1;31m"}, {"actor", "\x1b[1;34m"}, {"target", "\x1b[1;32m"}, {"source", "\x1b[1;35m"}, {"evidence", "\x1b[4m"},
}

// print writes the article for a reader. Without colour the evidence is in square brackets.
func (v view) print(w io.Writer, colour bool) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n\n", printable(v.Title), printable(strings.Join(slices.DeleteFunc([]string{v.Site, stampOf(v), v.URL, v.ID}, func(s string) bool { return s == "" }), " · ")))
	inside := false
	for _, p := range v.Parts {
		if !colour && (len(p.Claims) > 0) != inside {
			inside = !inside
			b.WriteString(map[bool]string{true: "[", false: "]"}[inside])
		}
		b.WriteString(coloured(p, colour))
	}
	if inside {
		b.WriteString("]")
	}
	b.WriteString("\n\n")
	for i := range v.Claims {
		c := &v.Claims[i]
		not := ""
		if c.Negated {
			not = "not "
		}
		fmt.Fprintf(&b, "%3d. %s -> %s%s (%s) -> %s", i+1, cell(partyName(c.Actor)), not, c.Action.Type, c.Status, cell(partyName(c.Target)))
		if c.Source != nil {
			fmt.Fprintf(&b, ", says %s", cell(partyName(c.Source)))
		}
		fmt.Fprintf(&b, "  %.2f\n", c.Confidence)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func stampOf(v view) string {
	if v.Published.IsZero() {
		return ""
	}
	return v.Published.Format("2006-01-02 15:04")
}

func coloured(p part, colour bool) string {
	text := printable(p.Text)
	for _, a := range ansi {
		if colour && slices.Contains(strings.Fields(p.Marks), a.mark) {
			return a.code + text + "\x1b[0m"
		}
	}
	return text
}

// printable takes out of s what could steer a terminal: pages are not to be trusted.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Cf, r) && r != '\u200d' {
			return -1
		}
		return r
	}, s)
}
