package text

import (
	"sync"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"
)

// Prose is the engine of github.com/jdkato/prose/v2: its sentence boundaries, tokens and Penn Treebank
// tags, put back on the bytes of the text that they were read from. Its zero value is ready for use.
// Universal tags follow from the Penn tags where those decide; heads and relations are not known.
//
// Prose is given one sentence at a time to tag: the words of one of its documents share one token per
// form, so that in a longer text the last tag of "ban" would be the tag of each.
type Prose struct{}

// proseModel is loaded once; building it anew for each document, as prose does by default, takes longer
// than tagging a page.
var proseModel = sync.OnceValues(func() (*prose.Model, error) {
	doc, err := prose.NewDocument("a", prose.WithExtraction(false), prose.WithSegmentation(false))
	if err != nil {
		return nil, err
	}
	return doc.Model, nil
})

// Sentences implements Engine.
func (Prose) Sentences(text string) []Sentence {
	var out []Sentence
	for _, span := range proseSpans(text) {
		if s, ok := proseSentence(text, span); ok {
			s.Paragraph = span.paragraph
			out = append(out, s)
		}
	}
	return out
}

// proseSpans returns the spans of the sentences; together they cover the words of text. Prose reads its
// rules for sentences anew at each call, so it gets the whole text at once, and what it joins over the
// end of a stretch is cut there.
func proseSpans(text string) []stretch {
	ends := proseEnds(text)
	var out []stretch
	for _, st := range stretches(text, nil) {
		for len(ends) > 0 && ends[0] < st.end {
			if ends[0] > st.start {
				out = append(out, stretch{st.start, ends[0], st.paragraph})
				st.start = ends[0]
			}
			ends = ends[1:]
		}
		out = append(out, st)
	}
	return out
}

// proseEnds returns where the sentences of text end, as far as prose can be followed.
func proseEnds(text string) []int {
	doc, err := prose.NewDocument(text,
		prose.WithTokenization(false), prose.WithTagging(false), prose.WithExtraction(false))
	if err != nil {
		return nil
	}
	var ends []int
	at := 0
	for _, s := range doc.Sentences() {
		if a, b := find(text, at, len(text), s.Text); a < b {
			ends = append(ends, b)
			at = b
		}
	}
	return ends
}

func proseSentence(text string, span stretch) (Sentence, bool) {
	model, err := proseModel()
	if err != nil {
		return Sentence{}, false
	}
	doc, err := prose.NewDocument(text[span.start:span.end], prose.UsingModel(model),
		prose.WithExtraction(false), prose.WithSegmentation(false))
	if err != nil {
		return Sentence{}, false
	}
	t := tokenizer{text: text}
	at := span.start
	for _, p := range doc.Tokens() {
		a, b := find(text, at, span.end, p.Text)
		if a == b {
			continue
		}
		t.stretch(at, a) // what prose left out
		tag := ParseTag(proseTag(p.Tag))
		t.toks = append(t.toks, Token{Start: a, End: b, Tag: tag, POS: tag.POS(), Head: NoHead})
		at = b
	}
	t.stretch(at, span.end)
	if len(t.toks) == 0 {
		return Sentence{}, false
	}
	return Sentence{Start: t.toks[0].Start, End: t.toks[len(t.toks)-1].End, Tokens: t.toks}, true
}

// proseTag writes the brackets as the treebanks do.
func proseTag(tag string) string {
	switch tag {
	case "(":
		return "-LRB-"
	case ")":
		return "-RRB-"
	}
	return tag
}

// reach is how far behind the last token the next one is looked for, in bytes. Prose drops a few characters
// ("&" and space runs next to brackets) and never more than a word.
const reach = 40

// find returns the span of token in text[at:end], an empty one if it is not near at.
func find(text string, at, end int, token string) (a, b int) {
	for i := at; i < min(end, at+reach); {
		if a, b := align(text, i, end, token); a < b {
			return a, b
		}
		_, n := utf8.DecodeRuneInString(text[i:])
		i += n
	}
	return at, at
}

// align finds token, or what prose made of it, in text[at:end], where only space goes before it. It
// returns an empty span if the rest of the text does not hold it. Prose writes straight quotation marks
// for curly ones, and "'" for "&rsquo;".
func align(text string, at, end int, token string) (a, b int) {
	for at < end {
		c, n := classAt(text, at)
		if c != space {
			break
		}
		at += n
	}
	i := at
	for j := 0; j < len(token); {
		r, n := utf8.DecodeRuneInString(token[j:])
		m := matchRune(text[i:end], r)
		if m == 0 {
			return at, at
		}
		i, j = i+m, j+n
	}
	return at, i
}

// matchRune returns how many bytes of text prose writes as r, 0 if text does not start so.
func matchRune(text string, r rune) int {
	const rsquo = "&rsquo;"
	if len(text) == 0 {
		return 0
	}
	if r == '\'' && len(text) >= len(rsquo) && text[:len(rsquo)] == rsquo {
		return len(rsquo)
	}
	t, n := utf8.DecodeRuneInString(text)
	switch {
	case t == r,
		r == '"' && (t == '“' || t == '”'),
		r == '\'' && (t == '‘' || t == '’'):
		return n
	}
	return 0
}
