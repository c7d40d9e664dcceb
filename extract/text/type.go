package text

// A Token is one syntactic word: text[Start:End] in the text that it was read from. Clitics are tokens
// of their own ("do" "n't", "Russia" "'s"), as in the Universal Dependencies treebanks of English.
type Token struct {
	Start, End int
	Tag        Tag   // Penn Treebank part of speech, NoTag where unknown
	POS        POS   // universal part of speech, NoPOS where unknown
	Rel        Rel   // relation to the head, NoRel where unknown
	Head       int32 // index of the head in Sentence.Tokens, Root for the root, NoHead where unknown
}

// Values of Token.Head that are no index.
const (
	Root   int32 = -1
	NoHead int32 = -2
)

// A Sentence is a run of tokens of one paragraph; it ends where its last token ends.
type Sentence struct {
	Start, End int
	Paragraph  int // number of the paragraph in the text, from 0; blank lines separate paragraphs
	Tokens     []Token
	States     []int16 // what the network knows of each token, from which it reads tags and heads: as many values of each token, in units of 1/1024; empty where the engine has no network
	Doubts     []uint8 // how much less likely each head of each token is than its likeliest, see Doubt; empty where the engine has no network
}

// Doubt tells how much less likely the network has head for the head of token i than the head that it takes for the likeliest, in sixteenths of
// the logarithm of the odds, up to 255. It is 0 for the likeliest, which is mostly the one in the tree.
func (s *Sentence) Doubt(i, head int) uint8 {
	if len(s.Doubts) == 0 {
		return 255
	}
	return s.Doubts[i*(len(s.Tokens)+1)+head]
}

// State returns the state of token i, empty where there is none.
func (s *Sentence) State(i int) []int16 {
	n := len(s.States) / len(s.Tokens)
	return s.States[i*n : (i+1)*n]
}

// An Engine finds sentences, tokens and what it knows of their syntax. It is safe for concurrent use
// and gives the same result for the same text. Paragraphs of text are separated by blank lines, and no
// sentence runs over the end of one. Spans are in bytes of text, in ascending order, without overlap.
type Engine interface {
	Sentences(text string) []Sentence
}
