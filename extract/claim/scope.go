package claim

import (
	"newsclaims/extract/entity"
	"newsclaims/extract/text"
)

// scope returns the token that names where the action happens or whom it binds, -1 where the sentence does not say:
//
//	banned in Australia                       a place
//	banned at federal agencies                a body
//	a ban on phones for under-16s             whom it is for
//	agencies were barred from using WeChat    who must not use it
func (f *frame) scope(target int) int {
	if f.pos == 'v' {
		if i := f.bound(target); i >= 0 {
			return i
		}
	}
	for _, h := range [...]int{f.at, f.carrier} {
		if h < 0 {
			continue
		}
		for c := f.first[h]; c >= 0; c = f.next[c] {
			if r := f.t[c].Rel; r != text.RelObl && r != text.RelNmod || int(c) == target {
				continue
			}
			if f.locates(int(c)) {
				return int(c)
			}
		}
	}
	return -1
}

// locates reports whether a phrase tells a place or those bound: "in" and the like before a place or body, "for" before
// people.
func (f *frame) locates(i int) bool {
	for k := f.first[i]; k >= 0; k = f.next[k] {
		if f.t[k].Rel != text.RelCase {
			continue
		}
		switch f.lemma[k] {
		case "in", "across", "throughout", "within", "inside":
			k := f.kind(i)
			return k == entity.Place || k == entity.Government
		case "at":
			return f.kind(i) == entity.Government || f.kind(i) == entity.Organization
		case "for":
			switch f.lemma[i] {
			case "child", "user", "minor", "teenager", "teen", "under-16", "under-16s", "consumer", "customer", "citizen", "employee", "resident":
				return true
			}
		}
	}
	return false
}

// bound returns who must not do something with the target: the object of a verb whose target is what a gerund acts on.
func (f *frame) bound(target int) int {
	o := f.object(f.at)
	if o < 0 || o == target || target < 0 {
		return -1
	}
	if h := f.head(target); h >= 0 && f.verb(h) && f.t[h].Tag == text.VBG && f.head(h) == f.at {
		return o
	}
	return -1
}
