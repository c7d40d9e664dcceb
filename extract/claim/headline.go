package claim

import "newsclaims/extract/text"

// Headlines leave out auxiliaries: "Chinese national charged with stealing", "Google ordered to identify viewers", "Kaspersky
// software banned at federal agencies". A past form or participle with a subject and no object is passive there where the
// verb would need an object: what stands before it is acted upon.

// headlined reports whether the sentence is written as a headline: it is alone in its paragraph and ends without a stop.
func headlined(src string, s *text.Sentence) bool {
	if len(s.Tokens) == 0 || len(s.Tokens) > 30 {
		return false
	}
	last := src[s.End-1]
	if last == '.' || last == ':' || last == ';' {
		return false
	}
	return (s.Start == 0 || src[s.Start-1] == '\n') && (s.End == len(src) || src[s.End] == '\n')
}

// clipped reports whether the verb is a passive of headline style.
func (g *tree) clipped(v int) bool {
	if g.t[v].Tag != text.VBD && g.t[v].Tag != text.VBN {
		return false
	}
	paid := false // "Apple fined 500 million euros": of the words that fine, only a passive has a sum alone
	for c := g.first[v]; c >= 0; c = g.next[c] {
		switch g.t[c].Rel {
		case text.RelXcomp: // "Google Ordered To Identify Viewers": what is commanded, whatever the parser took for an object below it
			if int(c) == v+2 && g.lemma[v+1] == "to" && g.title {
				return true
			}
		case text.RelObj:
			if !g.sum(int(c)) || g.lemma[v] != "fine" {
				return false
			}
			paid = true
		case text.RelCcomp, text.RelIobj, text.RelAux, text.RelCop:
			return false
		}
	}
	if !g.title && !paid {
		return false
	}
	return !g.lex.Class("intransitive")[g.lemma[v]]
}

// sum reports whether the token heads an amount: "$5 billion", "400 million euros", "ten percent".
func (g *tree) sum(i int) bool {
	if g.t[i].Tag == text.CD || g.t[i].Tag == text.Currency {
		return true
	}
	switch g.lemma[i] {
	case "euro", "dollar", "pound", "yuan", "rupee", "won", "yen", "percent", "million", "billion", "%":
		return true
	}
	return false
}
