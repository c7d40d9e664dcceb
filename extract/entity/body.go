package entity

import (
	"maps"
	"slices"
	"strings"

	"newsclaims/extract/entity/tagger"
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// wordKinds tells the kind of a name of several words by the word that it ends with, or that stands before its "of" or "for":
// "Economic and Financial Crimes Commission", "Employment Rights Bill", "Lumora Health".
var wordKinds = map[string]Kind{
	"Administration": Government, "Agency": Government, "Assembly": Government, "Authority": Government, "Bureau": Government,
	"Commission": Government, "Commissioner": Government, "Committee": Government, "Constabulary": Government, "Council": Government,
	"Court": Government, "Department": Government, "Directorate": Government, "Division": Government, "Duma": Government, "Embassy": Government,
	"Government": Government, "Inspectorate": Government, "Legislature": Government, "Ministry": Government, "Office": Government,
	"Parliament": Government, "Prosecutors": Government, "Senate": Government, "Tribunal": Government, "Corps": Government,

	"Act": Law, "Amendment": Law, "Bill": Law, "Code": Law, "Convention": Law, "Directive": Law, "Law": Law, "Ordinance": Law, "Regulation": Law,
	"Regulations": Law, "Treaty": Law, "Levy": Law, "Decree": Law, "Statute": Law, "Charter": Law,

	"App": Product, "Card": Product, "Wallet": Product,

	"AG": Organization, "Airlines": Organization, "Airways": Organization, "Alliance": Organization, "Association": Organization, "Audio": Organization, "Bank": Organization,
	"Brokers": Organization, "Brothers": Organization, "Capital": Organization, "Chemical": Organization, "Chemicals": Organization, "Coalition": Organization,
	"College": Organization, "Corp": Organization, "Corp.": Organization, "Cloud": Organization, "Cycles": Organization, "Safety": Organization, "Insight": Organization, "Advice": Organization, "Police": Government, "Devices": Organization, "Dynamics": Organization,
	"Electronics": Organization, "Energy": Organization, "Enterprises": Organization, "Entertainment": Organization, "Federation": Organization,
	"Finance": Organization, "Foods": Organization, "Foundation": Organization, "Games": Organization, "Gaming": Organization, "GmbH": Organization,
	"Group": Organization, "Health": Organization, "Healthcare": Organization, "Holdings": Organization, "Inc": Organization, "Inc.": Organization,
	"Industries": Organization, "Institute": Organization, "Instruments": Organization, "Insurance": Organization, "LLC": Organization, "LLP": Organization,
	"Labs": Organization, "Laboratories": Organization, "League": Organization, "Library": Organization, "Logistics": Organization, "Ltd": Organization, "Ltd.": Organization,
	"Markets": Organization, "Media": Organization, "Mobile": Organization, "Motors": Organization, "Museum": Organization, "Networks": Organization,
	"Newspapers": Organization, "PLC": Organization, "Partners": Organization, "Party": Organization, "Pharma": Organization, "Pharmaceuticals": Organization,
	"Pictures": Organization, "Platforms": Organization, "Power": Organization, "Project": Organization, "Records": Organization, "Remedies": Organization, "Robotics": Organization,
	"Securities": Organization, "Security": Organization, "Semiconductor": Organization, "Semiconductors": Organization, "Society": Organization,
	"Software": Organization, "Solutions": Organization, "Stores": Organization, "Studios": Organization, "Systems": Organization, "Technologies": Organization,
	"Telecom": Organization, "Therapeutics": Organization, "Trust": Organization, "Union": Organization, "University": Organization, "Ventures": Organization,
	"plc": Organization, "Limited": Organization, "Bhd": Organization, "Berhad": Organization, "ASA": Organization, "Oyj": Organization,

	"Academy": Organization, "Associates": Organization, "Charity": Organization, "Clinic": Organization, "Clinics": Organization, "Co": Organization, "Co.": Organization,
	"Company": Organization, "Consulting": Organization, "Farms": Organization, "Gyms": Organization, "Hospital": Organization, "Hospitals": Organization, "Hotels": Organization,
	"Lines": Organization, "Management": Organization, "Medical": Organization, "Mining": Organization, "Mutual": Organization, "Oil": Organization, "Orchestra": Organization,
	"Petroleum": Organization, "Properties": Organization, "Publishing": Organization, "Racing": Organization, "Railway": Organization, "Railways": Organization,
	"Retail": Organization, "School": Organization, "Shipping": Organization, "Steel": Organization, "Theatre": Organization, "Works": Organization,
	"Aid": Organization, "Rescue": Organization, "Guild": Organization, "Collective": Organization, "Exchange": Organization, "Initiative": Organization, "Travel": Organization, "Ferries": Organization,
	"Rail": Organization, "Trains": Organization, "Buses": Organization, "Couriers": Organization, "Appliances": Organization, "Toys": Organization, "Brewery": Organization, "Bakery": Organization,
	"Kitchens": Organization, "Renovables": Organization, "Newswire": Organization,
	"Ombudsman": Government, "Regulator": Government,

	"Street": Place, "Road": Place, "Avenue": Place, "Boulevard": Place, "Square": Place, "Forest": Place, "River": Place, "Island": Place, "Islands": Place, "Bay": Place,
	"Beach": Place, "Valley": Place, "Bridge": Place, "Airport": Place, "Stadium": Place, "Arena": Place, "Peninsula": Place, "Province": Place, "Prefecture": Place, "Strait": Place,
}

// wordFilter has the words of wordKinds.
var wordFilter = newFilter(maps.Keys(wordKinds))

// wordKind returns the kind of the names that a word ends, if it tells one.
func wordKind(w string) (Kind, bool) {
	if w == "" || !wordFilter.has(keyOf(w)) {
		return Other, false // most words
	}
	k, ok := wordKinds[w]
	return k, ok
}

// heads reports whether a word of wordKinds also opens a name: "Department for Culture", "Bank of Norrland".
func heads(word string) bool {
	switch word {
	case "Department", "Ministry", "Office", "Bureau", "Council", "Committee", "Commission", "Court", "Authority", "Agency", "Board", "Bank", "University",
		"Institute", "Association", "Federation", "Union", "Society", "Coalition", "Treaty", "Convention", "Law":
		return true
	}
	return false
}

// enacts reports whether the word opens the name of a law: "the Ordinance on In Vitro Diagnostics".
func enacts(word string) bool {
	switch word {
	case "Act", "Ordinance", "Charter", "Regulation", "Directive", "Decree", "Code", "Declaration":
		return true
	}
	return false
}

// endingKind tells the kind of a name of several words by its words.
func (d *document) endingKind(s, first, last int) (Kind, bool) {
	for i := first + 1; i < last; i++ {
		if w := d.word(s, i); w == "of" || w == "for" || w == "on" {
			if h := d.word(s, i-1); heads(h) {
				return d.bodyKind(s, first, i), true
			}
		}
	}
	if last-first < 2 {
		return Other, false
	}
	if portfolio(d.word(s, first)) && d.listed(s, first+1, last, lexicon.Country) {
		return Government, true
	}
	_, ok := wordKind(d.word(s, last-1))
	return d.bodyKind(s, first, last), ok
}

// portfolio reports whether a word before the name of a country makes it a department: "Health Canada", "Statistics Norway".
func portfolio(w string) bool {
	switch w {
	case "Transport", "Health", "Environment", "Statistics", "Immigration", "Revenue", "Elections", "Education", "Justice", "Parks", "Customs", "Infrastructure", "Innovation",
		"Agriculture", "Energy", "Finance", "Fisheries", "Employment", "Heritage", "Services", "Biosecurity":
		return true
	}
	return false
}

// listed reports whether the tokens are a name that the lexicon has for one of the kinds.
func (d *document) listed(s, first, last int, kinds ...lexicon.Kind) bool {
	return d.entryAt(s, first, last, kinds...) != nil
}

// entryAt returns the first entry of one of the kinds whose name the tokens are, nil where there is none.
func (d *document) entryAt(s, first, last int, kinds ...lexicon.Kind) *lexicon.Entry {
	return d.entryOf(d.walk(lexicon.Walk{}, s, first, last), kinds...)
}

// walk returns a walk that goes on over the tokens.
func (d *document) walk(w lexicon.Walk, s, first, last int) lexicon.Walk {
	for i := first; i < last; i++ {
		w = w.Add(d.word(s, i))
	}
	return w
}

// entryOf returns the first entry of one of the kinds that has the name, nil where there is none.
func (d *document) entryOf(w lexicon.Walk, kinds ...lexicon.Kind) *lexicon.Entry {
	n, _ := d.lex.At(w)
	for ; n != nil; n = n.Next {
		if slices.Contains(kinds, n.Entry.Kind) {
			return n.Entry
		}
	}
	return nil
}

// bodyKind is the kind by the last of the words; a central or reserve bank is a government's.
func (d *document) bodyKind(s, first, last int) Kind {
	if d.word(s, last-1) == "Bank" && last-first >= 2 {
		switch d.word(s, last-2) {
		case "Central", "Reserve", "National":
			return Government
		}
	}
	kind, _ := wordKind(d.word(s, last-1))
	return kind
}

// body returns the end of a name that stands behind an article and is written large throughout, small words between
// its parts allowed, and whose words tell that it is a body or law: "the Economic and Financial Crimes Commission", "the Department
// for Energy Security and Net Zero". What "and" joins belongs to it only before the word that tells the kind or behind "of" and "for".
func (d *document) body(s, i int) (end int, kind Kind) {
	t := d.sentences[s].Tokens
	if i == 0 || t[i-1].Tag != text.DT && t[i-1].Tag != text.PRPS && t[i-1].Tag != text.Possessive || !d.big(s, i) {
		return d.firm(s, i)
	}
	if end := d.district(s, i); end > 0 {
		return end, Government
	}
	open, and, inside := false, 0, false
	for j := i; j < len(t) && j < i+12; j++ {
		w := d.word(s, j)
		if calendar(w) {
			break // "the Federal Trade Commission on Tuesday accused"
		}
		switch {
		case d.big(s, j):
			_, ok := wordKind(w)
			if heads(w) && and > 0 && d.word(s, j-1) == "the" {
				break // "the Ministry of Finance and the Ministry of Economy"
			}
			if (heads(w) || enacts(w)) && j+2 < len(t) && d.big(s, j+2) && (d.word(s, j+1) == "of" || d.word(s, j+1) == "for" || d.word(s, j+1) == "on") {
				open, kind, end = true, d.bodyKind(s, i, j+1), j+1
			} else if open && and == 0 {
				end = j + 1
			} else if ok && j > i && !open {
				end, kind = j+1, d.bodyKind(s, i, j+1)
			} else if open {
				end = j + 1
			}
			continue
		case w == "of" || w == "for" || w == "on" || w == "the" && open || w == "&":
			continue
		case (w == "from" || w == "in") && !open && j > i:
			inside = true
			continue // "the Made in Italy Act"
		case t[j].Tag == text.Possessive && j > i && j+1 < len(t) && d.big(s, j+1) && (d.word(s, j-1) == "General" || d.word(s, j-1) == "Magistrate" || d.titled(s, j-1)):
			continue // "the Attorney General's Office"
		case w == "(" && j > i && j+3 < len(t) && d.big(s, j+1) && d.word(s, j+2) == ")" && d.big(s, j+3):
			j += 2 // "the Business Laws (Amendment) Act"
			continue
		case w == "and" || w == "," && open:
			and = j
			continue
		case (w == "'" || w == "’") && j > i && j+1 < len(t) && d.big(s, j+1) && strings.HasSuffix(d.word(s, j-1), "s"):
			continue // "the Restore Online Shoppers' Confidence Act"
		}
		break
	}
	if end-i < 2 || inside && kind != Law {
		return 0, Other
	}
	for j := i + 1; j < end; j++ {
		if w := d.word(s, j); w == "of" || w == "for" {
			if h := d.word(s, j-1); d.titled(s, j-1) && h != "General" || h == "Officer" {
				return 0, Other // "the Chief Executive Officer of Zuma Mobile"
			}
			break
		}
	}
	return end, kind
}

// district returns the end of the name of a federal court that its district stands for: "the Southern District of New York", "the District Court for
// the Middle District of Florida"; 0 where there is none.
func (d *document) district(s, i int) int {
	t := d.sentences[s].Tokens
	for j := i; j+3 < len(t) && j < i+8; j++ {
		switch w := d.word(s, j); w {
		case "Northern", "Southern", "Eastern", "Western", "Middle", "Central":
			if d.word(s, j+1) != "District" || d.word(s, j+2) != "of" {
				return 0
			}
			for end := j + 5; end > j+3; end-- {
				if end <= len(t) && wordy(d.word(s, end-1)) && d.listed(s, j+3, end, lexicon.Region) {
					return end
				}
			}
			return 0
		default:
			if !d.big(s, j) && w != "for" && w != "the" || calendar(w) {
				return 0
			}
		}
	}
	return 0
}

// firm returns the end of a run of large words that ends as companies do and that no article opens: "a tool sold by Cardinal
// Systems". In a heading whose words are all large nothing is told by it.
func (d *document) firm(s, i int) (end int, kind Kind) {
	if !d.big(s, i) || i == 0 && particle(d.word(s, i)) {
		return 0, Other
	}
	t := d.sentences[s].Tokens
	if i+1 < len(t) && t[i+1].Tag == text.CD && billed(d.word(s, i)) {
		return i + 2, Law
	}
	if i+2 < len(t) && t[i+2].Tag == text.CD && bills(d.word(s, i), d.word(s, i+1)) {
		return i + 3, Law
	}
	if portfolio(d.word(s, i)) {
		for end := i + 2; end <= i+3 && end <= len(t); end++ {
			if d.listed(s, i+1, end, lexicon.Country) {
				return end, Government // "Health Canada"
			}
		}
	}
	small := false
	j := i
	for j < len(t) && d.big(s, j) && t[j].Tag != text.DT {
		j++
	}
	if j-i < 2 || j-i > 4 || i > 0 && d.big(s, i-1) && t[i-1].Tag != text.Possessive {
		return 0, Other
	}
	kind, ok := wordKind(d.word(s, j-1))
	if !ok || d.gender(d.word(s, i)) != 'n' || d.generic(d.word(s, i)) && i == 0 {
		return 0, Other
	}
	for k := range t {
		small = small || d.little(s, k) && t[k].End-t[k].Start > 4
	}
	if !small {
		return 0, Other
	}
	return j, kind
}

// bills reports whether two words open the number of a bill: "Senate Bill 351", "House Resolution 12".
func bills(house, bill string) bool {
	switch house {
	case "Senate", "House", "Assembly":
		return bill == "Bill" || bill == "Resolution" || bill == "File"
	}
	return false
}

// billed reports whether the acronym stands before the number of a bill in a state of the US or in Congress: "AB 2602", "H.R. 5".
func billed(w string) bool {
	switch w {
	case "AB", "SB", "HB", "SF", "HF", "LB", "LD", "H.R.", "HR", "S.B.", "H.B.", "A.B.", "SJR", "HJR", "AJR":
		return true
	}
	return false
}

// cut shortens a span of the tagger that runs over the end of a name: names do not go on behind a possessive or a small word that
// joins no names ("HKMA raps Lantau Trust", "Crestline's Hush").
func (d *document) cut(s, i int, seen *tagger.Span) *tagger.Span {
	if seen == nil || seen.First > i {
		return seen
	}
	t := d.sentences[s].Tokens
	k, ending := wordKind(d.word(s, seen.Last-1))
	for j := i + 1; j < seen.Last; j++ {
		w := d.word(s, j)
		switch {
		case t[j].Tag == text.Possessive:
			if ending && (k == Organization || k == Law) {
				return seen // "European People's Party", "Coco's Law"
			}
		case w == "and" && j+2 < seen.Last && d.word(s, j+1) == "the" && heads(d.word(s, j+2)): // "the Ministry of Finance and the Ministry of Economy"
		case w == "," && j+2 >= seen.Last && d.listed(s, j+1, seen.Last, lexicon.Country, lexicon.Region): // "ST. PAUL, Minn."
		case w == "and" && d.listed(s, seen.First, j, lexicon.Organization, lexicon.Product) && d.listed(s, j+1, seen.Last, lexicon.Organization, lexicon.Product): // "Exxon and Shell"
		case t[j].Tag == text.HYPH && j+1 < seen.Last && d.listed(s, j+1, j+2, lexicon.Organization, lexicon.Product) && d.big(s, i): // "the Navio-Kakao deal"
		case w == "of" && d.domiciled(s, i, j, seen.Last):
		case !d.little(s, j) || joins(w) || seen.Label == tagger.LAW:
			continue
		case verbTag(t[j].Tag) || j+1 < seen.Last && d.big(s, j+1):
		default:
			continue
		}
		short := *seen
		short.Last = j
		return &short
	}
	return seen
}

// domiciled reports whether "of" at j tells where a company is, as of "Marwell Remedies of Mumbai": it is no body that bears a place in its
// name ("Bank of Japan").
func (d *document) domiciled(s, first, j, last int) bool {
	for i := first; i < j; i++ {
		if heads(d.word(s, i)) {
			return false
		}
	}
	if w := d.word(s, j-1); large(w) || d.class(w, lexicon.Head) != nil || d.class(w, lexicon.Title) != nil || d.class(w, lexicon.First) != nil {
		return false
	}
	if k, ok := wordKind(d.word(s, j-1)); ok && k != Organization || !ok && j-first > 1 {
		return false
	}
	return d.listed(s, j+1, last, places...)
}

// joins reports whether a small word stands inside names.
func joins(w string) bool {
	switch w {
	case "of", "and", "for", "the", "de", "la", "du", "des", "del", "da", "do", "von", "van", "der", "den", "al", "bin", "on", "in", "at", "to", "with", "el", "y", "e":
		return true
	}
	return false
}
