package lexicon

import (
	"bufio"
	"embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
)

// maxLine is the longest line of a list in bytes.
const maxLine = 1 << 16

// Parse reads a list of names: one entry a line, in columns parted by tabs.
//
//	id	kind	name	country	owner	aliases
//	org/best-buy	organization	Best Buy	US		Best Buy Co., Inc.|BestBuy
//
// Aliases are parted by bars; columns from country on may be empty or missing. Blank lines and lines that start with "#"
// are skipped. The first line that is not of this form ends the reading with an error that gives its number.
func Parse(r io.Reader) ([]Entry, error) {
	var list []Entry
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 0, 4096), maxLine)
	for n := 1; s.Scan(); n++ {
		line := strings.TrimSuffix(s.Text(), "\r")
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		e, err := parseEntry(line)
		if err != nil {
			return nil, fmt.Errorf("lexicon: line %d: %w", n, err)
		}
		list = append(list, e)
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	return list, nil
}

func parseEntry(line string) (Entry, error) {
	col := strings.Split(line, "\t")
	if len(col) < 3 || len(col) > 6 {
		return Entry{}, fmt.Errorf("%d columns, want 3 to 6 parted by tabs: id, kind, name, country, owner, aliases", len(col))
	}
	for i := range col {
		col[i] = strings.TrimSpace(col[i])
	}
	col = append(col, "", "", "")
	kind := slices.Index(kindNames[:], col[1])
	switch {
	case kind < 0:
		return Entry{}, fmt.Errorf("unknown kind %q, want one of %s", col[1], strings.Join(kindNames[:Head], ", "))
	case col[0] == "":
		return Entry{}, fmt.Errorf("no id")
	case !named(col[2]):
		return Entry{}, fmt.Errorf("no letter or digit in the name %q", col[2])
	case col[3] != "" && !countryCode(col[3]):
		return Entry{}, fmt.Errorf("country %q, want two capital letters", col[3])
	}
	e := Entry{ID: col[0], Kind: Kind(kind), Name: col[2], Country: col[3], Owner: col[4]}
	if col[5] == "" {
		return e, nil
	}
	for _, a := range strings.Split(col[5], "|") {
		a = strings.TrimSpace(a)
		if !named(a) {
			return Entry{}, fmt.Errorf("no letter or digit in the alias %q", a)
		}
		e.Aliases = append(e.Aliases, a)
	}
	return e, nil
}

func named(s string) bool { r, _ := nextLetter(s); return r != 0 }

func countryCode(s string) bool {
	return len(s) == 2 && 'A' <= s[0] && s[0] <= 'Z' && 'A' <= s[1] && s[1] <= 'Z'
}

//go:embed names/*.tsv
var lists embed.FS

// order is the order of the embedded lists: of names with one spelling the first list's comes first, so that
// Washington is the capital before it is a brand.
var order = []string{
	"country", "seat", "state", "government", "statebody", "person", "company", "law", "product", "demonym", "brand",
	"head", "title", "first",
}

// Default returns the lexicon of the embedded lists.
var Default = sync.OnceValue(func() *Lexicon { return New(DefaultEntries()) })

// DefaultEntries returns the entries of the embedded lists; New(DefaultEntries(), own) adds a list to them.
var DefaultEntries = sync.OnceValue(func() []Entry {
	var all []Entry
	for _, name := range order {
		r, err := lists.Open("names/" + name + ".tsv")
		if err != nil {
			panic("lexicon: " + err.Error()) // embedded, so it cannot fail
		}
		list, err := Parse(r)
		if err != nil {
			panic(name + ": " + err.Error()) // a test parses every list
		}
		all = append(all, list...)
	}
	return all
})
