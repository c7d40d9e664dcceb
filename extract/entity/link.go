package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// A party is an entity while its mentions are being joined.
type party struct {
	Entity
	entry    *lexicon.Entry
	noun     *lexicon.Entry // of a party that only descriptions name: "US officials"
	intro    *lexicon.Entry // noun that introduces the name: "Arvato Field, a contractor"
	plural   bool
	seat     string // code of the country that the text says it is of, "" where it says none
	employer int    // of a person: the party that the role names, and one more; 0 for none
	opened   bool   // a description that means none of the parties before opened it
	gender   byte
	acronym  string // that a bracket gives: "the Open Drone Council (ODC)"
	sure     bool   // the words of a name tell its kind
	certain  bool   // its kind hangs on nothing that is not known yet
	from     int    // first mention
	last     int    // latest mention

	nouns   [4]calledBy // by the latest descriptions
	said    int         // mentions so far
	subject int         // latest mention that was a subject, and one more; 0 for none

	toldBy      string // the name that tells what follows
	nameTrade   trade
	legislature bool // a court or legislature, which nobody calls an agency or a regulator

	introTrade trade
	usedTrade  trade // of the descriptions so far

	salience float64 // as it was at sentence at
	at       int
	first    Kind          // of the first mention
	names    [numKinds]int // mentions that the tagger or the words of the name gave the kind
	votes    [numKinds]int // signs around the name
}

// A calledBy is a common noun that a party was called by.
type calledBy struct {
	noun *lexicon.Entry
	hash uint32 // of its name
}

// reach is how many parties back a name is compared with; it bounds the time on texts of any length.
const reach = 256

// linkNames joins the names that are one party.
func (d *document) linkNames() {
	for i := range d.set.Mentions {
		if d.set.Mentions[i].Form == Name {
			d.linkName(i)
		}
	}
	d.cues()
	d.settle()
	d.spread()
}

// spread gives the mentions of parties that are in no list the kind of their party.
func (d *document) spread() {
	for i := range d.set.Mentions {
		if m := &d.set.Mentions[i]; m.Entity >= 0 && d.facts[i].entry == nil && !d.facts[i].fixed && (m.Form == Name || d.parties[m.Entity].entry == nil) {
			m.Kind = d.parties[m.Entity].Kind
		}
	}
}

func (d *document) linkName(i int) {
	m, f := &d.set.Mentions[i], &d.facts[i]
	name := d.src[m.Start:m.End]
	k, _ := wordKind(name)
	for p := len(d.parties) - 1; p >= 0 && p >= len(d.parties)-reach; p-- {
		q := &d.parties[p]
		if (f.entry == nil || q.entry == nil) && q.acronym == "" && k != Law && !akin(name, q.Name) {
			continue // most parties
		}
		if d.same(q, m, f, name) {
			d.join(p, i)
			return
		}
	}
	q := party{entry: f.entry, gender: f.gender, from: i}
	q.Kind, q.first, q.Name = m.Kind, m.Kind, squeeze(name)
	if e := f.entry; e != nil {
		q.Name, q.ID, q.Country, q.Owner = e.Name, e.ID, e.Country, e.Owner
		if e.Kind == lexicon.Seat && m.Kind == Government {
			d.seated(&q, e)
		}
	}
	d.parties = append(d.parties, q)
	d.join(len(d.parties)-1, i)
}

// seated makes q the government that a seat stands for.
func (d *document) seated(q *party, e *lexicon.Entry) {
	if g := d.lex.Entry(e.Owner); g != nil {
		q.entry, q.Name, q.ID, q.Country, q.Owner = g, g.Name, g.ID, g.Country, g.Owner
	}
}

// join makes mention i one of party p and takes over what the mention adds.
func (d *document) join(p, i int) {
	m, f, q := &d.set.Mentions[i], &d.facts[i], &d.parties[p]
	m.Entity = p
	q.last = i
	if m.Form == Name {
		q.names[m.Kind]++
		if f.sure {
			q.sure = true
			q.votes[m.Kind] += perWord
		}
	}
	if m.Form == Pronoun {
		m.Kind = q.Kind
		return
	}
	if m.Form == Name && q.entry == nil {
		name := squeeze(d.src[m.Start:m.End])
		if f.entry != nil {
			q.entry, q.Name, q.ID, q.Country, q.Owner = f.entry, f.entry.Name, f.entry.ID, f.entry.Country, f.entry.Owner
		} else if len(name) > len(q.Name) {
			q.Name = name
		}
	}
	if m.Form == Name && q.acronym == "" {
		q.acronym = d.bracketed(m)
	}
	if q.gender == 'n' || q.gender == 0 {
		q.gender = f.gender
	}
	if q.Role == "" && f.role.end > f.role.start {
		q.Role = squeeze(d.src[f.role.start:f.role.end])
		d.employ(q, m.Sentence, f.role)
	}
}

// squeeze returns a text of words with one blank between them; it is a copy only where it was written otherwise.
func squeeze(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c < ' ' || c == ' ' && (i+1 == len(s) || s[i+1] == ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s
}

// employ sets the body that a role names as the owner of the person.
func (d *document) employ(q *party, s int, role span) {
	for i := range d.set.Mentions {
		m := &d.set.Mentions[i]
		if m.Sentence > s {
			return
		}
		if m.Sentence != s || m.Start < role.start || m.End > role.end {
			continue
		}
		if m.Form == Name && m.Entity >= 0 && (m.Kind == Government || m.Kind == Organization) {
			q.employer = m.Entity + 1
		}
		if e := d.facts[i].entry; e != nil && m.Form == Name {
			q.Country = e.Country
			if m.Kind == Government || m.Kind == Organization {
				q.Owner = e.ID
			}
		}
	}
}

// bracketed returns the acronym in brackets behind a name, or behind "known as".
func (d *document) bracketed(m *Mention) string {
	t := d.sentences[m.Sentence].Tokens
	if i := m.Last; i+3 < len(t) && d.word(m.Sentence, i) == "," && d.word(m.Sentence, i+1) == "known" && d.word(m.Sentence, i+2) == "as" {
		if a := d.word(m.Sentence, i+3); large(a) {
			return a
		}
	}
	if m.Last+2 < len(t) && d.word(m.Sentence, m.Last) == "(" && d.word(m.Sentence, m.Last+2) == ")" {
		if a := d.word(m.Sentence, m.Last+1); len(a) <= 8 && strings.IndexFunc(a, unicode.IsUpper) >= 0 {
			return a
		}
	}
	return ""
}

// akin reports whether two names may be those of one party by their letters: they begin or end with the same one, or one begins with no capital and the other may be
// its initials: "iRobot Corp" and "RC". Of "the Act" and the Corporations Act 2001, and of an acronym that a bracket gives, it tells nothing.
func akin(a, b string) bool {
	return a == "" || b == "" || a[0] == b[0] || a[len(a)-1] == b[len(b)-1] || !capital(a[0]) || !capital(b[0])
}

func capital(c byte) bool { return 'A' <= c && c <= 'Z' }

// same reports whether a name is one more mention of the party.
//
// Names of the lexicon are one where their entries are. Other names are one where they are written alike, where one is a
// short form of the other ("Nordvik" for "Nordvik Systems", "Duke" for "Elaine Duke"), or an acronym of it ("ODC").
func (d *document) same(q *party, m *Mention, f *fact, name string) bool {
	if f.entry != nil && q.entry != nil {
		if f.entry.Kind == lexicon.Seat && m.Kind == Government {
			return q.Kind == Government && q.ID == f.entry.Owner
		}
		return q.Kind == m.Kind && (q.entry == f.entry || q.ID == f.entry.ID)
	}
	unlisted := q.entry == nil && f.entry == nil
	short := shortens(name, q.Name) || shortens(q.Name, name)
	if short && unlisted && (q.sure || f.sure) && q.Role == "" && f.role.end == f.role.start &&
		(q.sure && q.votes[Product]+q.votes[Law] == 0 || f.sure && m.Kind != Product && m.Kind != Law) {
		return true // "Crestline" of "Crestline Devices", whatever it was taken for
	}
	if (q.Kind == Place) != (m.Kind == Place) {
		if unlisted && unplaced(q.Kind) && unplaced(m.Kind) {
			return short || strings.EqualFold(q.Name, name)
		}
		return q.Kind != Person && m.Kind != Person && m.Kind != Government && strings.EqualFold(q.Name, name)
	}
	if unlisted && d.lastWord(q, m, name) {
		return true
	}
	if q.acronym != "" && q.acronym == name || f.entry == nil && len(name) > 2 && acronymic(name) && initials(q.Name, name) {
		return true
	}
	if (q.Kind == Person) != (m.Kind == Person) {
		return d.mistaken(q, m, f, name)
	}
	if strings.EqualFold(q.Name, name) {
		return true
	}
	if q.Kind == Person {
		return surnames(q.Name, name)
	}
	if q.Kind == Place && unlisted {
		return shortens(name, q.Name)
	}
	if short && unlisted && (q.sure || f.sure) && unplaced(q.Kind) && unplaced(m.Kind) {
		return true
	}
	if q.Kind == Government && m.Kind == Government && f.entry == nil && q.entry != nil && strings.IndexByte(name, ' ') < 0 && !acronymic(name) &&
		(strings.HasSuffix(q.Name, " "+name) || strings.HasPrefix(q.Name, name+" of ")) {
		return true // "the Parliament" behind "the European Parliament"
	}
	if q.Kind == Law || q.Kind == Place || q.entry != nil && q.entry.Kind != lexicon.Organization || f.entry != nil && f.entry.Kind != lexicon.Organization {
		return initials(q.Name, name) || q.entry == nil && (q.Kind == m.Kind || m.Kind == Government && q.Kind == Organization) && initials(name, q.Name)
	}
	return short && q.Kind == m.Kind || initials(q.Name, name) || initials(name, q.Name)
}

// lastWord reports whether a name of one word behind an article is the last word of the party's, or the one that tells what it is: "the Dome" of the Murmur Dome,
// "the Act" of the Corporations Act 2001.
func (d *document) lastWord(q *party, m *Mention, name string) bool {
	if m.First == 0 || q.Kind == Person || q.Kind == Place || d.sentences[m.Sentence].Tokens[m.First-1].Tag != text.DT || strings.IndexByte(name, ' ') >= 0 {
		return false
	}
	if strings.HasSuffix(q.Name, " "+name) {
		return true
	}
	k, ok := wordKind(name)
	return ok && k == q.Kind && (strings.HasPrefix(q.Name, name+" of ") || strings.HasPrefix(q.Name, name+" for ") || k == Law && strings.Contains(q.Name, " "+name+" "))
}

func acronymic(name string) bool {
	for i := range len(name) {
		if c := name[i]; 'a' <= c && c <= 'z' {
			return false
		} else if c >= utf8.RuneSelf {
			return strings.ToUpper(name) == name
		}
	}
	return true
}

// unplaced reports whether a name taken for the kind here can be taken for a place there: "Halden Mobile" and "Halden".
func unplaced(k Kind) bool { return k == Place || k == Organization || k == Product || k == Other }

// mistaken reports whether a name of one word was taken for a person's here and for a company's or product's there. It has no
// title, and one is the other or its beginning: "Quillmart" the person and "Quillmart" the shop are one.
func (d *document) mistaken(q *party, m *Mention, f *fact, name string) bool {
	if q.Kind == Place || m.Kind == Place || q.Role != "" || f.role.end > f.role.start {
		return false
	}
	person, other := name, q.Name
	if q.Kind == Person {
		person, other = other, person
	}
	if q.entry == nil && f.entry == nil && strings.IndexByte(other, ' ') < 0 && (strings.HasSuffix(person, " "+other) || strings.HasPrefix(person, other+" ")) {
		return true // "Trump" in a heading, and "Donald Trump"; "Maureen", and "Maureen Pickett"
	}
	return strings.IndexByte(person, ' ') < 0 && (person == other || shortens(person, other))
}

// surnames reports whether two names of persons can be one: the shorter is the end of the longer, or they share first and
// last name.
func surnames(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if strings.HasSuffix(a, b) && a[len(a)-len(b)-1] == ' ' {
		return true
	}
	if !strings.Contains(b, " ") {
		return strings.HasPrefix(a, b+" ")
	}
	af, al := a[:strings.IndexByte(a+" ", ' ')], a[strings.LastIndexByte(a, ' ')+1:]
	bf, bl := b[:strings.IndexByte(b+" ", ' ')], b[strings.LastIndexByte(b, ' ')+1:]
	return af == bf && al == bl
}

// shortens reports whether a is the first word or words of b and more than a number or an article.
func shortens(a, b string) bool {
	return len(a) > 2 && len(a) < len(b) && a[0] == b[0] && (b[len(a)] == ' ' || b[len(a)] == ',') && strings.HasPrefix(b, a)
}

// initials reports whether short is made of the first letters of the words of full that are written large.
func initials(full, short string) bool {
	if len(short) < 2 || len(short) > 8 || full == "" || 'A' <= full[0] && full[0] <= 'Z' && full[0] != short[0] || strings.IndexByte(full, ' ') < 0 {
		return false
	}
	start := true
	for _, r := range full {
		if start && unicode.IsUpper(r) {
			c, n := utf8.DecodeRuneInString(short)
			if c != r {
				return false
			}
			short = short[n:]
		}
		start = r == ' ' || r == '-'
	}
	return short == ""
}
