package claim

import (
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// carry finds the light verb that carries the noun of the frame and tells whose the action then is:
//
//	India imposed a ban on TikTok.            object of the verb
//	A ban on TikTok was imposed by India.     passive subject
//	the ban imposed by India on TikTok        the verb modifies the noun
//	the ban that India imposed on TikTok      likewise, as a relative clause
//	The FTC hit Meta with a fine.             object of "with" or "of"
//	It accused Russia of interference.        the object acts
//	Beijing answered with limits on exports.  likewise
//	TikTok faces a ban.                       the subject is acted upon
func (f *frame) carry() {
	f.carrier, f.role = -1, ""
	n := f.amount(f.conjHead(f.at))
	if h := f.head(n); h >= 0 && f.verb(h) {
		switch f.rel(n) {
		case text.RelObj, text.RelNsubjPass:
			f.tryCarrier(h, "")
		case text.RelXcomp, text.RelCcomp: // "found himself facing"
			f.tryCarrier(h, "")
		case text.RelObl:
			f.tryCarrier(h, f.preposition(n))
		case text.RelNmod: // of the object, by mistake
			if v := f.head(h); v >= 0 && f.verb(v) && f.rel(h) == text.RelObj {
				f.tryCarrier(v, f.preposition(n))
			}
		}
	} else if h >= 0 && f.rel(n) == text.RelNmod && f.head(h) >= 0 && f.verb(f.head(h)) && f.rel(h) == text.RelObj {
		f.tryCarrier(f.head(h), f.preposition(n))
	} else if h >= 0 && f.lemma[h] == "responsible" {
		f.carrier, f.role = h, "actor"
	}
	if f.carrier >= 0 {
		return
	}
	for c := f.first[n]; c >= 0; c = f.next[c] {
		if r := f.t[c].Rel; (r == text.RelAcl || r == text.RelAclRelcl) && f.verb(int(c)) && f.object(int(c)) == n {
			f.tryCarrier(int(c), "")
			if f.carrier >= 0 {
				return
			}
		}
	}
}

// tryCarrier takes the verb as the carrier if light.tsv has it for a noun that stands behind the preposition, or is its
// object or subject where that is "".
func (f *frame) tryCarrier(v int, prep string) {
	lights := f.lex.Lights(f.lemma[v])
	for i := range lights {
		if l := &lights[i]; carries(l.Role, prep) && f.lightRest(v, l) {
			f.carrier, f.role = v, l.Role
		}
	}
}

func carries(role, prep string) bool {
	switch role {
	case "with":
		return prep == "with" || prep == "of"
	case "reply":
		return prep == "with"
	case "culprit":
		return prep == "of" || prep == "for" || prep == "in" || prep == "with" || prep == "to"
	}
	return prep == ""
}

// preposition returns the preposition of a phrase, "" if it has none.
func (f *frame) preposition(n int) string {
	if c := f.child(n, text.RelCase); c >= 0 {
		return f.lemma[c]
	}
	return ""
}

// amount returns the noun that counts another: "series" of "a series of attacks". Other nouns are given back.
func (f *frame) amount(n int) int {
	h := f.head(n)
	if h < 0 || f.rel(n) != text.RelNmod || f.preposition(n) != "of" {
		return n
	}
	switch f.lemma[h] {
	case "series", "wave", "string", "number", "spate", "slew", "raft", "round", "set", "pair", "range", "kind", "type", "threat", "couple", "list":
		return h
	}
	return n
}

func (f *frame) lightRest(v int, l *lexicon.Light) bool {
	for _, w := range l.Rest {
		if f.childLemma(v, text.RelCompoundPrt, w) < 0 && (v+1 >= len(f.t) || f.lemma[v+1] != w) {
			return false
		}
	}
	return true
}
