package claim

import "newsclaims/extract/text"

// What negates: "did not ban", "has yet to ban", "no bans", "ruled out a ban". Words over the action that do ("refused to ban") are in embed.tsv.

func (st *standing) adverb(c int) {
	switch st.lemma[c] {
	case "not", "n't", "n’t", "never", "neither", "hardly":
		if c+1 < len(st.t) && st.lemma[c+1] == "only" { // "not only banned"
			return
		}
		if h := st.head(c); h >= 0 && (c > h && h == st.at && c+1 < len(st.t) && st.lemma[c+1] == "to" || st.onlyThen(h)) {
			return
		}
		st.negated = !st.negated
	case "longer": // "no longer"
		if st.childLemma(c, text.RelAdvmod, "no") >= 0 || c > 0 && st.lemma[c-1] == "no" {
			st.negated = true
		}
	case "yet": // "has yet to ban"
		if st.childLemma(st.head(c), text.RelAdvmod, "not") < 0 && c+1 < len(st.t) && st.lemma[c+1] == "to" {
			st.negated = true
		}
	case "possibly", "potentially", "perhaps", "maybe":
		st.settle(Possible)
	}
}

// onlyThen reports whether the verb says since when: "was not launched until June" was launched. And who "was asked not to sue" was asked.
func (st *standing) onlyThen(v int) bool {
	for c := st.first[v]; c >= 0; c = st.next[c] {
		if int(c) > v && (st.childLemma(int(c), text.RelCase, "until") >= 0 || st.childLemma(int(c), text.RelMark, "until") >= 0) && st.t[v].Tag != text.VB {
			return true
		}
	}
	return false
}

// none reads "no" and "none" before a noun: "no bans", "no firm was fined".
func (st *standing) none(c int) {
	switch st.lemma[c] {
	case "no", "none", "nobody", "neither", "nothing":
		st.negated = true
	}
}

// ruledOut reports whether the verb says that something is not done in several words: "ruled out a ban", "stopped short of a ban".
func (st *standing) ruledOut(h int) bool {
	if h+1 >= len(st.t) {
		return false
	}
	return st.lemma[h] == "rule" && st.lemma[h+1] == "out" || st.lemma[h] == "stop" && st.lemma[h+1] == "short" || st.lemma[h] == "fall" && st.lemma[h+1] == "short"
}
