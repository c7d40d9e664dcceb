package text

import "sync"

// Tag is a part of speech of the Penn Treebank, with the additions of the English Web Treebank (ADD, AFX,
// GW, HYPH, NFP, XX).
type Tag uint8

// The tags. Punctuation and the names with a dollar sign are spelt out.
const (
	NoTag Tag = iota
	CC
	CD
	DT
	EX
	FW
	IN
	JJ
	JJR
	JJS
	LS
	MD
	NN
	NNS
	NNP
	NNPS
	PDT
	Possessive
	PRP
	PRPS
	RB
	RBR
	RBS
	RP
	SYM
	TO
	UH
	VB
	VBD
	VBG
	VBN
	VBP
	VBZ
	WDT
	WP
	WPS
	WRB
	ADD
	AFX
	GW
	HYPH
	NFP
	XX
	Period
	Comma
	Colon
	OpenQuote
	CloseQuote
	OpenBracket
	CloseBracket
	Currency
	Hash
	numTags
)

var tagNames = [numTags]string{
	NoTag:        "_",
	CC:           "CC",
	CD:           "CD",
	DT:           "DT",
	EX:           "EX",
	FW:           "FW",
	IN:           "IN",
	JJ:           "JJ",
	JJR:          "JJR",
	JJS:          "JJS",
	LS:           "LS",
	MD:           "MD",
	NN:           "NN",
	NNS:          "NNS",
	NNP:          "NNP",
	NNPS:         "NNPS",
	PDT:          "PDT",
	Possessive:   "POS",
	PRP:          "PRP",
	PRPS:         "PRP$",
	RB:           "RB",
	RBR:          "RBR",
	RBS:          "RBS",
	RP:           "RP",
	SYM:          "SYM",
	TO:           "TO",
	UH:           "UH",
	VB:           "VB",
	VBD:          "VBD",
	VBG:          "VBG",
	VBN:          "VBN",
	VBP:          "VBP",
	VBZ:          "VBZ",
	WDT:          "WDT",
	WP:           "WP",
	WPS:          "WP$",
	WRB:          "WRB",
	ADD:          "ADD",
	AFX:          "AFX",
	GW:           "GW",
	HYPH:         "HYPH",
	NFP:          "NFP",
	XX:           "XX",
	Period:       ".",
	Comma:        ",",
	Colon:        ":",
	OpenQuote:    "``",
	CloseQuote:   "''",
	OpenBracket:  "-LRB-",
	CloseBracket: "-RRB-",
	Currency:     "$",
	Hash:         "#",
}

func (t Tag) String() string { return tagNames[t] }

// ParseTag returns the tag that is written s, NoTag if there is none.
func ParseTag(s string) Tag { return tagByName()[s] }

var tagByName = sync.OnceValue(func() map[string]Tag { return byName[Tag](tagNames[:]) })

// POS is a universal part of speech (universaldependencies.org/u/pos).
type POS uint8

// The universal parts of speech.
const (
	NoPOS POS = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYMB
	VERB
	X
	numPOS
)

var posNames = [numPOS]string{
	NoPOS: "_",
	ADJ:   "ADJ",
	ADP:   "ADP",
	ADV:   "ADV",
	AUX:   "AUX",
	CCONJ: "CCONJ",
	DET:   "DET",
	INTJ:  "INTJ",
	NOUN:  "NOUN",
	NUM:   "NUM",
	PART:  "PART",
	PRON:  "PRON",
	PROPN: "PROPN",
	PUNCT: "PUNCT",
	SCONJ: "SCONJ",
	SYMB:  "SYM",
	VERB:  "VERB",
	X:     "X",
}

func (p POS) String() string { return posNames[p] }

// ParsePOS returns the part of speech that is written s, NoPOS if there is none.
func ParsePOS(s string) POS { return posByName()[s] }

var posByName = sync.OnceValue(func() map[string]POS { return byName[POS](posNames[:]) })

func byName[T ~uint8](names []string) map[string]T {
	m := make(map[string]T, len(names))
	for i, s := range names {
		m[s] = T(i)
	}
	return m
}

// The numbers of tags and of universal parts of speech, the unknown ones included.
const (
	NumTags = int(numTags)
	NumPOS  = int(numPOS)
)
