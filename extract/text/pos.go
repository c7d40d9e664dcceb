package text

// tagPOS gives the universal part of speech that words with a Penn tag mostly have.
var tagPOS = [numTags]POS{
	CC: CCONJ, CD: NUM, DT: DET, EX: PRON, FW: X, IN: ADP, JJ: ADJ, JJR: ADJ, JJS: ADJ, LS: X, MD: AUX,
	NN: NOUN, NNS: NOUN, NNP: PROPN, NNPS: PROPN, PDT: DET, Possessive: PART, PRP: PRON, PRPS: PRON,
	RB: ADV, RBR: ADV, RBS: ADV, RP: ADP, SYM: SYMB, TO: PART, UH: INTJ, VB: VERB, VBD: VERB, VBG: VERB,
	VBN: VERB, VBP: VERB, VBZ: VERB, WDT: PRON, WP: PRON, WPS: PRON, WRB: ADV, ADD: PROPN, AFX: X, GW: X,
	HYPH: PUNCT, NFP: PUNCT, XX: X, Period: PUNCT, Comma: PUNCT, Colon: PUNCT, OpenQuote: PUNCT,
	CloseQuote: PUNCT, OpenBracket: PUNCT, CloseBracket: PUNCT, Currency: SYMB, Hash: SYMB,
}

// POS returns the universal part of speech that words with the tag mostly have. The tag alone does not
// tell an auxiliary from a verb nor a conjunction from a preposition; Engine results do.
func (t Tag) POS() POS { return tagPOS[t] }
