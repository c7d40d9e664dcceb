package claim

import "newsclaims/extract/text"

// Headlines leave out auxiliaries: "Chinese national charged with stealing", "Google ordered to identify viewers", "Kaspersky
// software banned at federal agencies". A past form or participle with a subject and no object is passive there where the
// verb would need an object: what stands before it is acted upon.

// headline reports whether the sentence is written as one: it is alone in its paragraph and ends without a stop.
func (g *tree) headline() bool { return g.title }

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
	if !g.title || g.t[v].Tag != text.VBD && g.t[v].Tag != text.VBN {
		return false
	}
	for c := g.first[v]; c >= 0; c = g.next[c] {
		switch g.t[c].Rel {
		case text.RelObj, text.RelCcomp, text.RelIobj, text.RelAux, text.RelCop:
			return false
		}
	}
	return g.transitive(g.lemma[v])
}

// transitive reports whether a verb of action wants an object.
func (g *tree) transitive(lemma string) bool {
	switch lemma {
	case "rule", "appeal", "settle", "warn", "vote", "decide", "object", "disagree", "allege", "claim", "argue", "withdraw", "push", "lobby":
		return false
	}
	return true
}
