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
//	The FTC hit Meta with a fine.             object of "with"
//	Beijing answered with limits on exports.  likewise
//	TikTok faces a ban.                       the subject is acted upon
func (f *frame) carry() {
	f.carrier, f.role = -1, ""
	n := f.conjHead(f.at)
	if h := f.head(n); h >= 0 && f.verb(h) {
		switch f.rel(n) {
		case text.RelObj, text.RelNsubjPass:
			f.tryCarrier(h, false)
		case text.RelXcomp, text.RelCcomp: // "found himself facing"
			f.tryCarrier(h, false)
		case text.RelObl, text.RelNmod:
			if f.childLemma(n, text.RelCase, "with") >= 0 {
				f.tryCarrier(h, true)
			}
		}
	}
	if f.carrier >= 0 {
		return
	}
	for c := f.first[n]; c >= 0; c = f.next[c] {
		if r := f.t[c].Rel; (r == text.RelAcl || r == text.RelAclRelcl) && f.verb(int(c)) && f.object(int(c)) == n {
			f.tryCarrier(int(c), false)
			if f.carrier >= 0 {
				return
			}
		}
	}
}

func (f *frame) tryCarrier(v int, with bool) {
	lights := f.lex.Lights(f.lemma[v])
	for i := range lights {
		l := &lights[i]
		if (l.Role == "with" || l.Role == "reply") != with || !f.lightRest(v, l) {
			continue
		}
		f.carrier, f.role = v, l.Role
	}
}

func (f *frame) lightRest(v int, l *lexicon.Light) bool {
	for _, w := range l.Rest {
		if f.childLemma(v, text.RelCompoundPrt, w) < 0 && (v+1 >= len(f.t) || f.lemma[v+1] != w) {
			return false
		}
	}
	return true
}
