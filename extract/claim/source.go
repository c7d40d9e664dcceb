package claim

import "newsclaims/extract/text"

// source returns the token that names who says what the frame's clause says, -1 where the sentence names nobody:
//
//	The FTC said Meta had breached the order.           the verb of saying above the clause, the nearest first
//	Meta breached the order, the FTC said.              beside it
//	According to the FTC, Meta breached the order.      "according to"
//	The FTC accused Meta of breaching the order.        who accuses
func (f *frame) source() int {
	i := f.at
	if f.carrier >= 0 {
		i = f.carrier
	}
	for n := 0; n < 12; n++ {
		if s := f.accordingTo(i); s >= 0 {
			return s
		}
		h := f.head(i)
		if h < 0 {
			break
		}
		if f.verb(h) && f.lex.Says(f.lemma[h]) && f.reports(i) {
			if s := f.speakerOf(h, i); s >= 0 {
				return s
			}
		}
		if p := f.asideSay(h); p >= 0 {
			return p
		}
		i = h
	}
	return f.asideSay(i)
}

// reports reports whether the clause i is what the verb above it says.
func (f *frame) reports(i int) bool {
	switch f.rel(i) {
	case text.RelCcomp, text.RelParataxis, text.RelXcomp, text.RelAdvcl, text.RelObl:
		return true
	}
	return false
}

func (f *frame) speakerOf(h, i int) int {
	s := f.surface(h)
	if s == f.at || s == i || f.passive(h) {
		return -1
	}
	return s
}

// accordingTo returns the object of "according to" in the clause.
func (f *frame) accordingTo(i int) int {
	for c := f.first[i]; c >= 0; c = f.next[c] {
		switch f.t[c].Rel {
		case text.RelObl, text.RelNmod, text.RelAdvcl:
			for k := f.first[c]; k >= 0; k = f.next[k] {
				if f.lemma[k] == "accord" || f.lemma[k] == "according" || f.lemma[k] == "per" {
					return int(c)
				}
			}
		}
		if f.lemma[c] == "accord" || f.lemma[c] == "according" {
			if o := f.child(int(c), text.RelObl); o >= 0 {
				return o
			}
		}
	}
	return -1
}

// asideSay returns the subject of a verb of saying set beside the clause: "Meta, the FTC said, breached the order", "as the FTC
// said, Meta breached it".
func (f *frame) asideSay(i int) int {
	for c := f.first[i]; c >= 0; c = f.next[c] {
		if (f.t[c].Rel == text.RelParataxis || f.t[c].Rel == text.RelAdvcl && f.childLemma(int(c), text.RelMark, "as") >= 0) && f.verb(int(c)) && f.lex.Says(f.lemma[c]) && !f.under(f.at, int(c)) {
			if s := f.surface(int(c)); s >= 0 && s != i {
				return s
			}
		}
	}
	return -1
}
