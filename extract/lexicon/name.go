// Package lexicon holds what newsclaims knows of words: who and what names stand for, which nouns stand for
// which kind of party, and which words name an action. The lists are sorted TSV files with their sources at
// the head. Names are looked up word by word:
//
//	lex := lexicon.Default()
//	w := lexicon.Walk{}.Add("Best").Add("Buy")
//	if n, _ := lex.At(w); n != nil && n.Fits("Best Buy") {
//		fmt.Println(n.Entry.ID) // org/best-buy
//	}
package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind says what sort of thing an Entry is. It is finer than entity.Kind where the use of the name depends on it.
type Kind uint8

// The kinds of entry.
const (
	Government   Kind = iota // ministry, agency, regulator, court, legislature, international body
	Country                  // government or place, as it acts or not
	Region                   // state, province or land: likewise
	Seat                     // place that also stands for the government Entry.Owner: "Beijing", "the Kremlin"
	Demonym                  // adjective or inhabitant of the country Entry.ID: "Chinese", "Americans"
	Place                    // only where something is
	Organization             // company, media, association, party, university
	Person                   // a person who is known
	Product                  // software, service, device
	Law                      // act, directive, treaty
	Head                     // common noun for a kind of party: "company", "regulators"
	Title                    // word before or after a person's name: "Secretary", "Mr."
	First                    // first name of people
	numKinds
)

var kindNames = [numKinds]string{
	"government", "country", "region", "seat", "demonym", "place", "organization", "person", "product", "law",
	"head", "title", "first",
}

func (k Kind) String() string { return kindNames[k] }

// An Entry is one row of a list: a party or thing that has an id, or a word of a known class.
type Entry struct {
	ID      string // "org/best-buy"; of a Demonym or Country the id of the government; of a word its class
	Kind    Kind
	Name    string   // canonical name
	Country string   // ISO 3166-1 alpha-2 code, EU for the Union, "" if not known
	Owner   string   // id of the owner or of the body above it; of a Seat the government; "" if not known
	Nouns   string   // common nouns that it is called by, parted by bars: "airline|carrier"; "" if none are known
	Aliases []string // further spellings; "~" before one says that it also means something else
}

// A Name is one spelling of an entry. Spellings that several entries share are linked by Next.
type Name struct {
	Entry   *Entry
	Text    string
	Common  bool  // the spelling is also a word or the name of something else: "Apple", "Meta", "Chad"
	Acronym bool  // letters that must be written large: "US", "ICE"
	Next    *Name // another entry with the same spelling, nil if none
}

// Fits reports whether the spelling in a text can be this name: what is large in the name is large in the text. What
// is small in the name may be large, as in headlines. "best buy" and "us" do not fit "Best Buy" and "US".
func (n *Name) Fits(written string) bool {
	if written == n.Text {
		return true
	}
	if n.Acronym {
		return strings.IndexFunc(written, unicode.IsLower) < 0
	}
	name, boundary := n.Text, true
	for {
		a, arest := nextLetter(name)
		b, brest := nextLetter(written)
		if a == 0 || b == 0 {
			return a == b
		}
		boundary = boundary || len(name)-len(arest) > utf8.RuneLen(a)
		if boundary && unicode.IsUpper(a) && unicode.IsLower(b) {
			return false
		}
		name, written, boundary = arest, brest, false
	}
}

// nextLetter returns the first letter or digit of s and what follows it, 0 if there is none.
func nextLetter(s string) (rune, string) {
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r, s[i+utf8.RuneLen(r):]
		}
	}
	return 0, ""
}

// acronym reports whether s is written in capitals and short enough to be spelled out or spoken as letters.
func acronym(s string) bool {
	letters := 0
	for _, r := range s {
		switch {
		case unicode.IsLower(r) || r == ' ':
			return false
		case unicode.IsUpper(r):
			letters++
		}
	}
	return letters > 0 && letters <= 6
}
