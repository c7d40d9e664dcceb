package entity

import (
	"sync"

	"newsclaims/extract/entity/tagger"
	"newsclaims/extract/internal/choice"
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// A Finder finds who is who in an article. Its zero value is ready for use; it is safe for concurrent use.
type Finder struct {
	Lexicon *lexicon.Lexicon // nil means lexicon.Default
	Tagger  *tagger.Tagger   // nil means the one that goes with Model
	Model   *Model           // nil means the one that comes with the package

	lesson *lesson // while choices are collected
}

// Find returns the mentions and entities of an article. The sentences are those of src, in order.
func (f *Finder) Find(src string, sentences []text.Sentence) *Set {
	d := documents.Get().(*document)
	defer documents.Put(d)
	lex := f.Lexicon
	if lex == nil {
		lex = lexicon.Default()
	}
	d.reset(src, sentences, lex)
	d.model, d.lesson = f.model(), f.lesson
	d.spans = f.Names().Find(d.spans[:0], src, sentences)
	for i := range sentences {
		d.readNames(i)
	}
	d.repeat()
	d.home()
	d.coin()
	for i := range sentences {
		d.read(i)
	}
	d.set.index(len(sentences))
	d.roles()
	d.linkNames()
	d.draft()
	d.spread()
	d.resolve()
	d.settle()
	d.spread()
	d.collect()
	set := d.set
	d.byWord.clear() // it holds words of the text
	d.set, d.sentences, d.src, d.lesson = nil, nil, "", nil
	return set
}

func (f *Finder) model() *Model {
	if f.Model == nil {
		return defaultModel()
	}
	return f.Model
}

// Names returns the tagger that f reads names with.
func (f *Finder) Names() *tagger.Tagger {
	if f.Tagger == nil {
		return &f.model().names
	}
	return f.Tagger
}

// A document is the scratch memory of one call of Find.
type document struct {
	src          string
	sentences    []text.Sentence
	lex          *lexicon.Lexicon
	spans        []tagger.Span
	span         int         // first of spans that is not read yet
	names        []candidate // names of all sentences, in order
	name         int         // first of names that is not read yet
	found        []candidate // mentions of the sentence that is being read
	facts        []fact      // of each mention of set
	parties      []party
	kept         []party    // while pronouns and descriptions are resolved for the first time
	task         uint32     // references or drafts
	referents    []referent // of the mention that is being resolved
	evidence     []evidence // of each party
	byName       []evidence // what names alone said
	signs        []sign     // of the kinds of parties
	signsOfNames int        // how many of signs names alone gave
	named        bool       // byName was read
	model        *Model
	lesson       *lesson
	set          *Set
	scratch      []Mention // what set holds until it is handed over
	tally        []tally
	plains       []bool       // of each sentence, whether it is plain
	quotes       []bool       // of each sentence, whether it has a mark that opens a quotation
	cases        []letterCase // of each token of the article
	base         []int        // of each sentence, its first token in cases
	large        []int        // tokens of every sentence that begin with a large letter
	largeFrom    []int        // of each sentence, its first in large, and one more
	order        []int        // of found, where descriptions came behind the names
	byWord       wordNames
	chances      []chance  // of each party
	coined       []coinage // in the order of the names
	sums         []int32   // of the weights of nobody and of each of referents
	features     choice.Features
	heads        headCache
	lookups      []lookup       // of the sentence whose names are being read
	nextLookup   int            // first of lookups that may not be read yet
	homeland     *lexicon.Entry // that most bodies and places of the article are of, nil where the lists have none
	bodies       []body         // that were looked up for the country of the article
}

var documents = sync.Pool{New: func() any { return new(document) }}

func (d *document) reset(src string, sentences []text.Sentence, lex *lexicon.Lexicon) {
	d.src, d.sentences, d.lex = src, sentences, lex
	d.span, d.name, d.named = 0, 0, false
	d.names = d.names[:0]
	d.readCases()
	d.facts, d.parties = d.facts[:0], d.parties[:0]
	d.set = &Set{Mentions: d.scratch[:0]}
}

// A fact is what is known of a mention before it is joined with others.
type fact struct {
	entry    *lexicon.Entry // entry of the lexicon that the words name, nil if none
	headNoun                // of a description; of a pronoun whether it is plural
	fixed    bool           // its kind is not that of its party: a dateline is a place
	empty    bool           // "it" that seems to stand for nothing
	sure     bool           // the words of the name tell its kind: "... Commission", "... Act"
	gender   byte           // 'm', 'f' or 'n' for not known
	beside   int            // of a description: first token of the name that it introduces, -1 if it does not
	shared   *lexicon.Name  // other countries and states of that name
	role     span           // of a person: the title before or after the name
}

// A span is a half-open range of bytes.
type span struct{ start, end int }

func (d *document) word(s, i int) string {
	t := &d.sentences[s].Tokens[i]
	return d.src[t.Start:t.End]
}

// add appends a mention of tokens first up to last.
func (d *document) add(s, first, last int, kind Kind, form Form, f *fact) {
	t := d.sentences[s].Tokens
	d.set.Mentions = append(d.set.Mentions, Mention{
		Sentence: s, First: first, Last: last, Head: headOf(t, first, last),
		Start: t[first].Start, End: t[last-1].End, Kind: kind, Form: form, Entity: -1,
	})
	d.facts = append(d.facts, *f)
}

// headOf returns the token that the others hang on: the one whose head lies outside, else the last before an "of".
func headOf(t []text.Token, first, last int) int {
	for i := first; i < last; i++ {
		if h := int(t[i].Head); t[i].Head != text.NoHead && t[i].Rel != text.RelPunct && (h < first || h >= last) {
			return i
		}
	}
	for i := first + 1; i < last; i++ {
		if t[i].Tag == text.IN {
			return i - 1
		}
	}
	return last - 1
}
