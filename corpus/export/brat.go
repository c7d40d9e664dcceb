package export

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"newsclaims/corpus"
)

// Standoff annotation as brat reads it (brat.nlplab.org/standoff.html): the text in one file, and beside it lines of
//
//	T1	Ban 10 16	banned                        text-bound: type, code points, words
//	E1	Ban:T1 Actor:T2 Target:T3                 event: trigger and roles
//	A1	Status E1 planned                         attribute
//	A2	Negated E1
//
// A text-bound annotation must not run over the end of a line: it is written as fragments, "10 16;18 24".

type brat struct{ dir string }

func openBrat(dir string) (writer, error) {
	return &brat{dir}, os.WriteFile(filepath.Join(dir, "annotation.conf"), []byte(bratConfig()), 0o666)
}

func (b *brat) close() error { return nil }

// bratTypes are the actions with a capital, as brat's types go.
var bratTypes = []string{
	"Accuse", "Approve", "Attack", "Ban", "Block", "Deny", "Investigate", "Legislate", "Lift", "Order", "Penalize", "Remove", "Restrict",
	"Revoke", "Rule", "Sanction", "Settle", "Sue", "Urge", "Warn",
}

func bratConfig() string {
	var b strings.Builder
	b.WriteString("[entities]\nGovernment\nOrganization\nPerson\nProduct\nLaw\nPlace\nOther\n\n[relations]\n\n[events]\n")
	for _, t := range bratTypes {
		fmt.Fprintf(&b, "%s\tActor?:<ENTITY>, Target?:<ENTITY>, Source?:<ENTITY>\n", t)
	}
	b.WriteString("\n[attributes]\nStatus\tArg:<EVENT>, Value:actual|planned|possible\nNegated\tArg:<EVENT>\n")
	return b.String()
}

func (b *brat) write(d *corpus.DocumentRecord) error {
	base := filepath.Join(b.dir, fileName(d.ID))
	if err := os.WriteFile(base+".txt", []byte(d.Text), 0o666); err != nil {
		return err
	}
	return os.WriteFile(base+".ann", []byte(standoff(d)), 0o666)
}

func standoff(d *corpus.DocumentRecord) string {
	var b strings.Builder
	runes := []rune(d.Text)
	seen := map[string]string{}
	bound := func(kind string, s corpus.Span) string {
		at := fragments(runes, s)
		key := kind + " " + at
		if seen[key] == "" {
			seen[key] = fmt.Sprintf("T%d", len(seen)+1)
			fmt.Fprintf(&b, "%s\t%s\t%s\n", seen[key], key, oneLine(string(runes[s.Start:s.End])))
		}
		return seen[key]
	}
	attributes := 0
	for i, c := range d.Claims {
		kind := capital(string(c.Action.Type))
		event := fmt.Sprintf("E%d\t%s:%s", i+1, kind, bound(kind, c.Action.Span))
		for _, role := range []struct {
			name  string
			party *corpus.Party
		}{{"Actor", c.Actor}, {"Target", c.Target}, {"Source", c.Source}} {
			if role.party != nil && role.party.End > role.party.Start {
				event += fmt.Sprintf(" %s:%s", role.name, bound(capital(string(role.party.Kind)), role.party.Span))
			}
		}
		fmt.Fprintf(&b, "%s\nA%d\tStatus E%d %s\n", event, attributes+1, i+1, c.Status)
		attributes++
		if c.Negated {
			attributes++
			fmt.Fprintf(&b, "A%d\tNegated E%d\n", attributes, i+1)
		}
	}
	return b.String()
}

// fragments writes a span as brat does, without the line ends in it.
func fragments(text []rune, s corpus.Span) string {
	var parts []string
	for start := s.Start; start < s.End; {
		for start < s.End && text[start] == '\n' {
			start++
		}
		end := start
		for end < s.End && text[end] != '\n' {
			end++
		}
		if end > start {
			parts = append(parts, fmt.Sprintf("%d %d", start, end))
		}
		start = end
	}
	return strings.Join(parts, ";")
}

func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' }), " ")
}

func capital(s string) string {
	if s == "" {
		return "Other"
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// fileName makes a name of an id that every file system takes, another for every id.
func fileName(id string) string {
	var b strings.Builder
	for _, c := range []byte(id) {
		if '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '-' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "_%02x", c)
		}
	}
	if b.Len() > 200 {
		return b.String()[:160] + hash("file", id)
	}
	return b.String()
}
