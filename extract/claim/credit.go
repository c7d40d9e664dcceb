package claim

import "newsclaims/extract/text"

// Who is named as the source of a whole sentence by its punctuation, not its syntax.

// credited returns who is named for the whole sentence outside its syntax: behind the last colon or dash of a headline ("TikTok faces a
// ban: report", "US to sanction firm - sources"), or in an "according to" that the parser hung elsewhere.
func (f *frame) credited() int {
	for i := f.at + 1; i+2 < len(f.t); i++ {
		if f.form(i) == "according" && f.form(i+1) == "to" {
			if o := f.phraseAt(i + 2); o >= 0 {
				return o
			}
		}
		if f.form(i) == ";" {
			break
		}
	}
	if s := f.interjected(); s >= 0 {
		return s
	}
	if !f.title {
		return -1
	}
	n := len(f.t)
	for i := n - 2; i > f.at && i >= n-4; i-- {
		switch f.form(i) {
		case ":", "-", "–", "—":
			return f.witness(i+1, n)
		}
	}
	return -1
}

// interjected returns who says a sentence by the commas alone, where the parser made no parenthesis of it: "The city, they complained in a
// joint statement, had restricted the vote"; "It stole the data, two people with knowledge of the matter said on Friday".
func (f *frame) interjected() int {
	for v := 2; v < len(f.t); v++ {
		if (f.t[v].Tag != text.VBD && f.t[v].Tag != text.VBZ && f.t[v].Tag != text.VBP) || f.open[v] || f.open[f.at] || f.child(v, text.RelCcomp) > v {
			continue
		}
		start := f.commaBefore(v)
		if start < 0 || !f.lex.Says(f.lemma[v]) {
			continue
		}
		end := f.closing(v)
		if end < 0 || f.at > start && f.at < end || f.parted(min(f.at, v), max(f.at, v)) {
			continue
		}
		if s := f.phraseStart(v - 1); f.noun(s) || f.t[s].Tag == text.PRP {
			return s
		}
	}
	return -1
}

// commaBefore returns the comma before the noun phrase that ends before the verb, -1 if something else stands between.
func (f *frame) commaBefore(v int) int {
	for k := v - 1; k > 0 && k > v-12; k-- {
		switch f.t[k].Tag {
		case text.NN, text.NNS, text.NNP, text.NNPS, text.DT, text.JJ, text.IN, text.CD, text.Possessive, text.VBN, text.PRP, text.PRPS:
			continue
		}
		if f.form(k) == "," && k < v-1 && f.t[k+1].Tag != text.IN {
			return k
		}
		return -1
	}
	return -1
}

// closing returns the comma behind the verb and its adverbials, or the end of the sentence; -1 where a clause follows.
func (f *frame) closing(v int) int {
	for k := v + 1; k < len(f.t) && k < v+10; k++ {
		switch f.t[k].Tag {
		case text.NN, text.NNS, text.NNP, text.NNPS, text.DT, text.JJ, text.IN, text.CD, text.RB, text.PRP, text.PRPS:
			if f.lemma[k] == "that" {
				return -1
			}
			continue
		}
		switch f.form(k) {
		case ",", ".":
			return k
		}
		return -1
	}
	return -1
}

// witness returns the last of the tokens if they are nouns that name who says so.
func (f *frame) witness(start, end int) int {
	for i := start; i < end; i++ {
		if !f.noun(i) && f.t[i].Tag != text.JJ {
			return -1
		}
	}
	switch f.lemma[end-1] {
	case "report", "source", "official", "study", "survey", "poll", "police", "minister", "ministry", "lawyer", "expert", "analyst", "lawmaker", "regulator", "watchdog",
		"prosecutor", "spokesman", "spokesperson", "spokeswoman", "researcher", "document", "filing", "media", "paper", "court", "judge":
		return end - 1
	}
	if f.named1(end-1) >= 0 {
		return end - 1
	}
	return -1
}

// phraseAt returns the head of the noun phrase that starts at i.
func (f *frame) phraseAt(i int) int {
	for k := i; k < len(f.t) && k < i+8 && f.t[k].POS != text.PUNCT; k++ {
		if !f.noun(k) && f.t[k].Tag != text.PRP {
			continue
		}
		for h := f.head(k); h > k && h < k+8 && f.noun(h); h = f.head(k) {
			k = h
		}
		return k
	}
	return -1
}
