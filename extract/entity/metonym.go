package entity

import (
	"newsclaims/extract/internal/choice"
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// standing tells whether the name of a country, a state or a seat of government stands for those who govern there.
//
// It is the government where it acts or is acted upon: "Beijing accused Washington", "China's ban on the app", "sued by
// Texas", "the US banned it". It is a place after a preposition of place ("in Beijing", "from Texas") and where nothing says that it acts.
// A country before a noun ("US officials", "China curbs") is its government. A town that is no seat is always a place.
func (d *document) standing(s, first, last int, e *lexicon.Entry) Kind {
	if e.Kind == lexicon.Place {
		return Place
	}
	t := d.sentences[s].Tokens
	if containsFold(d.word(s, last-1), "government") || e.ID == "gov/eu" && d.word(s, first) != "Europe" {
		return Government // a spelling of the lexicon: "the U.S. government"; the Union is its bodies
	}
	if d.acts(s, first, last) {
		return Government
	}
	if k, ok := d.attribute(s, first, last, e); ok {
		return k
	}
	if last+1 < len(t) && t[last].Tag == text.Possessive && t[last+1].Tag == text.JJS {
		return Place // "Kenya's largest lending apps"
	}
	if first > 1 && d.word(s, first-1) == "of" && governing(lower(d.word(s, first-2))) {
		return Government // "the attorneys general of Texas"
	}
	if k, ok := d.joined(s, first); ok {
		return k
	}
	if d.visited(s, first) {
		return Place
	}
	if d.addressed(s, first) || d.listActs(s, first, last) {
		return Government
	}
	if first > 0 && directed(lower(d.word(s, first-1))) || first > 1 && t[first-1].Tag == text.DT && directed(lower(d.word(s, first-2))) {
		return Government
	}
	before := first - 1
	for before >= 0 && (t[before].Tag == text.DT || t[before].Tag == text.JJ) {
		before--
	}
	if before >= 0 && (t[before].Tag == text.IN || t[before].Tag == text.TO) && !subordinates(lower(d.word(s, before))) {
		switch lower(d.word(s, before)) {
		case "by", "against", "between", "with", "versus":
			return Government
		}
		if last < len(t) && t[last].Tag == text.Possessive {
			return d.possessor(e)
		}
		return Place
	}
	if last < len(t) {
		switch t[last].Tag {
		case text.Possessive:
			return d.possessor(e)
		case text.VBD, text.VBN, text.VBZ, text.VBP, text.MD:
			return Government
		case text.RB:
			if e.Kind != lexicon.Seat {
				return Government
			}
		}
	}
	if h := headOf(t, first, last); t[h].Rel == text.RelNsubj || t[h].Rel == text.RelNsubjPass || t[h].Rel == text.RelObj || t[h].Rel == text.RelOblAgent {
		return Government
	}
	return Place
}

// attribute tells the standing of a country before a noun: of what governments have and do it is the government ("US
// sanctions", "China curbs"), of anything else the place ("a UK operator", "US citizens").
func (d *document) attribute(s, first, last int, e *lexicon.Entry) (Kind, bool) {
	t := d.sentences[s].Tokens
	if last >= len(t) || e.Kind == lexicon.Seat || t[last].Tag != text.NN && t[last].Tag != text.NNS && t[last].Tag != text.JJ && t[last].Tag != text.NNP {
		return Other, false
	}
	for j := last; j < len(t) && j < last+4; j++ {
		switch t[j].Tag {
		case text.NN, text.NNS:
			if ofStates(lower(d.word(s, j))) {
				return Government, true
			}
		case text.NNP, text.NNPS:
			return Government, j == last
		case text.JJ:
		default:
			return Place, j > last
		}
	}
	return Place, true
}

// ofStates reports whether states have or do what the noun names.
func ofStates(noun string) bool {
	switch noun {
	case "official", "officials", "sanctions", "government", "governments", "regulator", "regulators", "authorities", "authority", "ban", "bans", "law", "laws", "rules", "rule", "tariffs", "tariff",
		"export", "curbs", "court", "courts", "judge", "judges", "senator", "senators", "president", "military", "army", "police", "agency", "agencies", "ministry", "minister", "ministers",
		"department", "trade", "parliament", "lawmakers", "policy", "intelligence", "attorney", "attorneys", "embassy", "ambassador", "prosecutors", "troops", "secretary", "treasury",
		"lawsuit", "suit", "probe", "investigation", "crackdown", "restrictions", "controls", "state", "administration", "legislature", "congress", "watchdog", "spies", "hackers", "pressure",
		"blacklist", "order", "orders", "fine", "fines", "legislation", "bill", "move", "antitrust", "decision", "election", "elections", "security", "commission", "council", "forces", "spy":
		return true
	}
	return false
}

// governing reports whether the noun before "of" tells that those who govern are meant.
func governing(noun string) bool {
	switch noun {
	case "general", "governor", "governors", "government", "governments", "ministry", "ministries", "parliament", "regulators", "authorities":
		return true
	}
	return false
}

// subordinates reports whether the word opens a clause, where the tagger has it for a preposition.
func subordinates(w string) bool {
	switch w {
	case "that", "if", "because", "although", "though", "while", "whether", "unless", "until", "once":
		return true
	}
	return false
}

// joined is the standing of a name that "and" or a comma joins to one before it: "tied to Moscow by the United States and Britain", "Missouri,
// Arkansas and Iowa sued".
func (d *document) joined(s, first int) (Kind, bool) {
	if t := d.sentences[s].Tokens; t[first].Rel == text.RelConj {
		for k := range d.found {
			if o := &d.found[k]; o.first <= int(t[first].Head) && int(t[first].Head) < o.last && o.fact.entry != nil && located(o.fact.entry.Kind) {
				return o.kind, true
			}
		}
	}
	j := first - 1
	if j >= 0 && lower(d.word(s, j)) == "the" {
		j--
	}
	n := len(d.found)
	if j < 1 || n == 0 || d.word(s, j) != "and" && d.word(s, j) != "or" {
		return Other, false
	}
	if o := &d.found[n-1]; o.last == j && o.fact.entry != nil && located(o.fact.entry.Kind) {
		return o.kind, true
	}
	return Other, false
}

// directed reports whether what the verb does is done to those who govern: "accused Iran", "urges Kenya to".
func directed(verb string) bool {
	switch verb {
	case "accuse", "accuses", "accused", "accusing", "blame", "blames", "blamed", "blaming", "urge", "urges", "urged", "urging", "sue", "sues", "sued", "suing", "warn", "warns", "warned", "warning",
		"ask", "asks", "asked", "asking", "tell", "tells", "told", "telling", "criticize", "criticized", "criticised", "criticizes", "sanction", "sanctioned", "condemn", "condemned", "condemns",
		"press", "pressed", "pressing", "lobby", "lobbied", "lobbying", "persuade", "persuaded", "convince", "convinced", "thank", "thanked", "threaten", "threatened", "threatens", "order", "ordered", "orders":
		return true
	}
	return false
}

// visited reports whether the verb before a name moves whoever does it there or away: "Merz visited Belgrade", "it may leave Britain".
func (d *document) visited(s, first int) bool {
	if first == 0 {
		return false
	}
	switch lower(d.word(s, first-1)) {
	case "leave", "leaves", "left", "leaving", "visit", "visits", "visited", "visiting", "reach", "reaches", "reached", "reaching", "enter", "enters", "entered", "entering",
		"link", "links", "linked", "linking", "connect", "connects", "connected", "connecting", "tour", "tours", "toured", "touring", "cross", "crossed", "crossing", "flee", "fled", "fleeing":
		return true
	}
	return false
}

// addressed reports whether a name stands behind "to" or "on" and what is done there is done to those who govern: "both protested to Washington",
// "called on Ottawa to ban it", "pay 200 million to Rome".
func (d *document) addressed(s, first int) bool {
	t := d.sentences[s].Tokens
	before := first - 1
	if before > 0 && t[before].Tag == text.DT {
		before--
	}
	if before < 1 || t[first].Head < 0 {
		return false
	}
	switch w := lower(d.word(s, int(t[first].Head))); lower(d.word(s, before)) {
	case "on":
		return w == "call" || w == "calls" || w == "called" || w == "calling"
	case "to":
		return receives(w)
	}
	return false
}

// receives reports whether who stands behind the verb's or noun's "to" is spoken to or given something.
func receives(w string) bool {
	switch w {
	case "appeal", "appeals", "appealed", "apologise", "apologised", "apologize", "apologized", "complain", "complained", "complaint", "explain", "explained", "hand", "handed", "handing",
		"pay", "pays", "paid", "paying", "protest", "protests", "protested", "report", "reported", "respond", "responded", "response", "turn", "turned", "write", "wrote", "letter",
		"gave", "give", "given", "lied", "listen", "listened", "spoke", "talked", "loyal", "close", "blow", "answer", "answers":
		return true
	}
	return false
}

// listActs reports whether a name opens a list of places that a verb follows: "Missouri, Arkansas and Iowa sued".
func (d *document) listActs(s, first, last int) bool {
	t := d.sentences[s].Tokens
	if first > 0 && (t[first-1].Tag == text.IN || t[first-1].Tag == text.TO) && !subordinates(lower(d.word(s, first-1))) {
		return false
	}
	j, joint := last, false
	for j+1 < len(t) && (d.word(s, j) == "," || d.word(s, j) == "and") {
		joint = joint || d.word(s, j) == "and"
		if d.word(s, j) == "," && d.word(s, j+1) == "and" {
			j++
			joint = true
		}
		end := j + 3
		for end > j+1 && (end > len(t) || !d.listed(s, j+1, end, places...)) {
			end--
		}
		if end == j+1 {
			return false
		}
		j = end
	}
	return joint && j < len(t) && verbTag(t[j].Tag)
}

// acts reports whether a verb follows and nothing but a word that opens a clause, or nothing, stands before: "whether China
// would respond", and in headlines "Norway to strip Huawei".
func (d *document) acts(s, first, last int) bool {
	t := d.sentences[s].Tokens
	if last >= len(t) {
		return false
	}
	if first == 0 {
		return t[last].Tag == text.TO
	}
	switch lower(d.word(s, first-1)) {
	case "whether", "that", "if", "because", "while", "although", "since", "where", "how", "why", "after", "before", "until", "though", "unless", "as", "when", "once":
		switch t[last].Tag {
		case text.VBD, text.VBZ, text.VBP, text.MD:
			return true
		}
	}
	return false
}

// possessor is the kind of a name before 's: a country's acts are its government's, a town's are the town's.
func (d *document) possessor(e *lexicon.Entry) Kind {
	if e.Kind == lexicon.Seat {
		return Place
	}
	return Government
}

// lower returns s in small letters; it makes a new string only where s has a capital among few letters.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; 'A' <= c && c <= 'Z' {
			b := []byte(s)
			for j := range b {
				if 'A' <= b[j] && b[j] <= 'Z' {
					b[j] += 'a' - 'A'
				}
			}
			return string(b)
		}
	}
	return s
}

// hashLower is choice.Hash(lower(s)) without the copy.
func hashLower(s string) uint32 {
	h := choice.Hash("")
	for i := 0; i < len(s); i++ {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = choice.HashByte(h, c)
	}
	return h
}
