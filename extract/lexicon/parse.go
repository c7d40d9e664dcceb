package lexicon

import (
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
//	id	kind	name	country	owner	aliases	nouns
//	org/best-buy	organization	Best Buy	US		Best Buy Co., Inc.|BestBuy	retailer
//
// Aliases and nouns are parted by bars; columns from country on may be empty or missing. Blank lines and lines that start with "#"
// are skipped. The first line that is not of this form ends the reading with an error that gives its number.
func Parse(r io.Reader) ([]Entry, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	return parse(string(b))
}

// parse is Parse for a text, of which the entries are parts.
func parse(list string) ([]Entry, error) {
	list = strings.TrimPrefix(list, "\ufeff")
	entries := make([]Entry, 0, strings.Count(list, "\n")+1)
	shared := map[string]string{} // what many rows have is in memory once: who reads it finds it in the caches
	n := 0
	for line := range strings.Lines(list) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		e, err := parseEntry(line)
		if err != nil {
			return nil, fmt.Errorf("lexicon: line %d: %w", n, err)
		}
		if e.Kind >= Head {
			e.ID = once(shared, e.ID)
		}
		e.Country = once(shared, e.Country)
		entries = append(entries, e)
	}
	return entries, nil
}

// once returns the string that is equal to s and came first.
func once(shared map[string]string, s string) string {
	first, ok := shared[s]
	if !ok {
		shared[s] = s
		return s
	}
	return first
}

func parseEntry(line string) (Entry, error) {
	const most = 7
	if len(line) > maxLine {
		return Entry{}, fmt.Errorf("%d bytes, want at most %d", len(line), maxLine)
	}
	var col [most]string
	n := 0
	for rest, more := line, true; more; n++ {
		var c string
		if c, rest, more = strings.Cut(rest, "\t"); n < most {
			col[n] = strings.TrimSpace(c)
		}
	}
	if n < 3 || n > most {
		return Entry{}, fmt.Errorf("%d columns, want 3 to 7 parted by tabs: id, kind, name, country, owner, aliases, nouns", n)
	}
	kind := slices.Index(kindNames[:], col[1])
	switch {
	case kind < 0:
		return Entry{}, fmt.Errorf("unknown kind %q, want one of %s", col[1], strings.Join(kindNames[:Head], ", "))
	case col[0] == "":
		return Entry{}, fmt.Errorf("no id")
	case !worded(col[2]):
		return Entry{}, fmt.Errorf("no letter or digit in the name %q", col[2])
	case col[3] != "" && !countryCode(col[3]):
		return Entry{}, fmt.Errorf("country %q, want two capital letters", col[3])
	}
	e := Entry{ID: col[0], Kind: Kind(kind), Name: col[2], Country: col[3], Owner: col[4], Nouns: col[6]}
	if col[5] == "" {
		return e, nil
	}
	e.Aliases = make([]string, 0, 1+strings.Count(col[5], "|"))
	for a := range strings.SplitSeq(col[5], "|") {
		a = strings.TrimSpace(a)
		if !worded(a) {
			return Entry{}, fmt.Errorf("no letter or digit in the alias %q", a)
		}
		e.Aliases = append(e.Aliases, a)
	}
	return e, nil
}

func worded(s string) bool { r, _ := nextLetter(s); return r != 0 }

func countryCode(s string) bool {
	return len(s) == 2 && 'A' <= s[0] && s[0] <= 'Z' && 'A' <= s[1] && s[1] <= 'Z'
}

//go:embed names/*.tsv
var lists embed.FS

// order is the order of the embedded lists: of names with one spelling the first list's comes first, so that
// Washington is the capital before it is a brand.
var order = []string{
	"country", "seat", "state", "government", "statebody", "person", "company", "law", "product", "demonym", "brand",
	"place", "head", "title", "first",
}

// Default returns the lexicon of the embedded lists.
var Default = sync.OnceValue(func() *Lexicon { return New(DefaultEntries()) })

// DefaultEntries returns the entries of the embedded lists; New(DefaultEntries(), own) adds a list to them.
var DefaultEntries = sync.OnceValue(func() []Entry {
	var read sync.WaitGroup
	parts := make([][]Entry, len(order))
	for k, name := range order {
		read.Go(func() {
			b, err := lists.ReadFile("names/" + name + ".tsv")
			if err != nil {
				panic("lexicon: " + err.Error()) // embedded, so it cannot fail
			}
			if parts[k], err = parse(string(b)); err != nil {
				panic(name + ": " + err.Error()) // a test parses every list
			}
		})
	}
	read.Wait()
	return slices.Concat(parts...)
})
