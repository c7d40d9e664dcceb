package entity

import (
	"newsclaims/extract/internal/choice"
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// A headNoun is what is known of a common noun for parties or things.
type headNoun struct {
	noun   *lexicon.Entry // nil where no list has it
	trade  trade
	hash   uint32 // of its name
	is     Kind   // kind of party that it is a word for
	plural bool
	calls  calling
}

func headNounOf(e *lexicon.Entry) headNoun {
	if e == nil {
		return headNoun{}
	}
	kind, plural := headKind(e)
	return headNoun{e, tradeOf(e.Name), choice.Hash(e.Name), kind, plural, callingOf(e.Name)}
}

// head returns the noun that ends at token i, whose walk is alone, of two words ("social network", "start-up") where the lexicon has it.
func (d *document) head(s, i int, alone lexicon.Walk) headNoun {
	t := d.sentences[s].Tokens
	if i > 1 && t[i-1].Tag == text.HYPH {
		if e := d.headEntry(lexicon.Walk{}.Add(d.word(s, i-2)).Add(d.word(s, i))); e != nil {
			return headNounOf(e)
		}
	}
	if i > 0 && t[i-1].Tag != text.DT && t[i-1].Tag != text.PRPS && t[i-1].Tag != text.Possessive {
		if e := d.headEntry(lexicon.Walk{}.Add(d.word(s, i-1)).Add(d.word(s, i))); e != nil {
			return headNounOf(e)
		}
	}
	return d.heads.at(d.lex, alone)
}

// A headCache keeps what is known of the common nouns that were asked for last: articles have few, again and again, and all that is known of one lies in a line of memory.
type headCache struct {
	lex   *lexicon.Lexicon
	nouns [1 << 11]struct {
		walk lexicon.Walk
		headNoun
	}
}

// at returns what the lexicon and our lists know of the noun of one walk.
func (c *headCache) at(lex *lexicon.Lexicon, w lexicon.Walk) headNoun {
	if c.lex != lex {
		*c = headCache{lex: lex}
	}
	n := &c.nouns[w.Sum()%uint64(len(c.nouns))]
	if n.walk != w {
		n.walk, n.headNoun = w, headNounOf(lex.Word(w, lexicon.Head))
	}
	return n.headNoun
}

func (d *document) headEntry(w lexicon.Walk) *lexicon.Entry { return d.lex.Word(w, lexicon.Head) }

// headKind reads the class of a head noun: the kind, and a plus where the word is plural.
func headKind(e *lexicon.Entry) (Kind, bool) {
	class, plural := e.ID, false
	if n := len(class); class[n-1] == '+' {
		class, plural = class[:n-1], true
	}
	for k, name := range kindNames {
		if name == class {
			return Kind(k), plural
		}
	}
	return Other, plural
}
