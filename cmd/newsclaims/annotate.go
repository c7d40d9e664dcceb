package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"newsclaims/extract/entity/tagger"
	"newsclaims/extract/text"
	"newsclaims/extract/text/conllu"
	"newsclaims/extract/text/score"
)

const annotateHelp = `Annotate writes what the language stage knows of a text as CoNLL-U (universaldependencies.org/format.html):
tokens, lemmas, universal and Penn tags, heads, relations, and names as NER=B-ORG in the last column.
The names are PER, ORG, GOV, LOC, PRODUCT, LAW and EVENT.

  --from text     plain text, paragraphs separated by blank lines
  --from conllu   CoNLL-U whose sentences and tokens are kept; all else is filled in anew

With --score GOLD the figures of the CoNLL 2018 shared task are written in place of the annotations.`

// annotator is one run of annotate.
type annotator struct {
	from, emit, engine, gold string
	names                    tagger.Tagger
	spans                    []tagger.Span
	out                      *conllu.Writer
	kept                     []conllu.Sentence // for --score
	failed                   int
}

func newAnnotateCommand() *cobra.Command {
	var a annotator
	c := &cobra.Command{
		Use:     "annotate [FILE|-]",
		Short:   "Write tokens, tags, trees and names as CoNLL-U",
		Long:    annotateHelp,
		Example: "  newsclaims annotate article.txt\n  newsclaims annotate --from conllu --score test.conllu test.conllu",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			in, done, err := openInput(c.InOrStdin(), args)
			if err != nil {
				return err
			}
			defer done()
			return a.run(in, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	c.Flags().StringVar(&a.from, "from", "text", "form of the input: text or conllu")
	c.Flags().StringVar(&a.emit, "emit", "conllu", "form of the output: conllu")
	c.Flags().StringVar(&a.engine, "engine", "default", "engine of the language stage for text: default or prose")
	c.Flags().StringVar(&a.gold, "score", "", "CoNLL-U `file` to compare with")
	return c
}

// openInput opens the file that args names, standard input for "-" and for none.
func openInput(stdin io.Reader, args []string) (io.Reader, func(), error) {
	if len(args) == 0 || args[0] == "-" {
		return stdin, func() {}, nil
	}
	f, err := os.Open(args[0])
	if err != nil {
		return nil, nil, err
	}
	return f, func() { f.Close() }, nil
}

func (a *annotator) run(in io.Reader, out, messages io.Writer) error {
	engine := engines[a.engine]
	if engine == nil {
		return usageError("engines are "+strings.Join(engineNames(), ", "), "unknown engine %q", a.engine)
	}
	if a.emit != "conllu" {
		return usageError("", "unknown form of output %q for --emit", a.emit)
	}
	a.out = conllu.NewWriter(out)
	switch a.from {
	case "text":
		if err := a.text(in, engine()); err != nil {
			return err
		}
	case "conllu":
		if a.engine != "default" {
			return usageError("use --from text", "engine %q cannot keep given tokens", a.engine)
		}
		a.conllu(in, messages)
	default:
		return usageError("", "unknown form of input %q for --from", a.from)
	}
	if err := a.out.Flush(); err != nil {
		return err
	}
	if a.gold != "" {
		if err := a.score(out); err != nil {
			return err
		}
	}
	return failedRecords(a.failed, "")
}

// text annotates one plain text.
func (a *annotator) text(in io.Reader, engine text.Engine) error {
	data, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	src := string(data)
	sentences := engine.Sentences(src)
	out := make([]conllu.Sentence, len(sentences))
	paragraph := -1
	for i := range sentences {
		s := &sentences[i]
		if s.Paragraph != paragraph {
			paragraph = s.Paragraph
			out[i].Comments = append(out[i].Comments, "# newpar")
		}
		out[i].Comments = append(out[i].Comments, fmt.Sprintf("# sent_id = %d", i+1),
			"# text = "+strings.Join(strings.Fields(src[s.Start:s.End]), " "))
		out[i].Words = make([]conllu.Word, len(s.Tokens))
		for k, t := range s.Tokens {
			w := &out[i].Words[k]
			w.Form = src[t.Start:t.End]
			if k+1 < len(s.Tokens) && s.Tokens[k+1].Start == t.End ||
				k+1 == len(s.Tokens) && i+1 < len(sentences) && sentences[i+1].Start == t.End {
				w.Misc = "SpaceAfter=No"
			}
		}
		joinWords(&out[i], s.Tokens)
	}
	a.finish(src, sentences, out)
	return nil
}

// joinWords adds the surface tokens of a sentence that are several words, as the treebanks have them, and moves what follows
// them from the last word to the token: "don't" is "do" and "n't", "cannot" is "can" and "not", "states'" is "states" and "'".
func joinWords(s *conllu.Sentence, toks []text.Token) {
	for k := 1; k < len(toks); k++ {
		if toks[k].Start != toks[k-1].End || !continues(s.Words[k-1].Form, s.Words[k].Form, toks[k].Tag) {
			continue
		}
		misc := s.Words[k].Misc
		s.Words[k-1].Misc, s.Words[k].Misc = "", ""
		if n := len(s.Ranges); n > 0 && s.Ranges[n-1].Last == k {
			s.Ranges[n-1].Last, s.Ranges[n-1].Misc = k+1, misc
			s.Ranges[n-1].Form += s.Words[k].Form
			continue
		}
		s.Ranges = append(s.Ranges, conllu.Range{First: k, Last: k + 1, Form: s.Words[k-1].Form + s.Words[k].Form, Misc: misc})
	}
}

// continues reports whether word, which touches the one before it, is part of the same surface token.
func continues(before, word string, tag text.Tag) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, size := utf8.DecodeRuneInString(word)
	switch {
	case !unicode.IsLetter(last) && !unicode.IsDigit(last) && last != '.':
		return false
	case first == '\'' || first == '’':
		next, _ := utf8.DecodeRuneInString(word[size:])
		return unicode.IsLetter(next) || size == len(word) && tag == text.ParseTag("POS")
	}
	return unicode.IsLetter(first) && unicode.IsLetter(last)
}

// conllu annotates given tokens, document by document.
func (a *annotator) conllu(in io.Reader, messages io.Writer) {
	var document []conllu.Sentence
	for s, err := range conllu.Read(in) {
		if err != nil {
			fmt.Fprintf(messages, "newsclaims: %v\n", err)
			a.failed++
			continue
		}
		if s.Starts("newdoc") {
			a.document(document)
			document = nil
		}
		document = append(document, s)
	}
	a.document(document)
}

func (a *annotator) document(document []conllu.Sentence) {
	var src strings.Builder
	sentences := make([]text.Sentence, len(document))
	for i := range document {
		if i > 0 {
			src.WriteString("\n\n")
		}
		s := text.Sentence{Start: src.Len(), Paragraph: i}
		for k, w := range document[i].Words {
			if k > 0 {
				src.WriteByte(' ')
			}
			start := src.Len()
			src.WriteString(w.Form)
			s.Tokens = append(s.Tokens, text.Token{Start: start, End: src.Len()})
		}
		s.End = src.Len()
		sentences[i] = s
	}
	for i := range sentences {
		text.Neural{}.Parse(src.String(), sentences[i].Tokens)
	}
	a.finish(src.String(), sentences, document)
}

// finish writes what is known of the sentences into out, and out.
func (a *annotator) finish(src string, sentences []text.Sentence, out []conllu.Sentence) {
	for i := range sentences {
		for k, t := range sentences[i].Tokens {
			fill(&out[i].Words[k], t)
		}
	}
	a.spans = a.names.Find(a.spans[:0], src, sentences)
	for _, n := range a.spans {
		mark := "NER=B-"
		for k := n.First; k < n.Last; k++ {
			addMisc(&out[n.Sentence].Words[k], mark+n.Label.String())
			mark = "NER=I-"
		}
	}
	for i := range out {
		if a.gold != "" {
			a.kept = append(a.kept, out[i])
		} else {
			a.out.Write(&out[i])
		}
	}
}

func fill(w *conllu.Word, t text.Token) {
	w.Lemma, w.UPOS, w.XPOS, w.Feats = text.Lemma(w.Form, t.Tag), t.POS.String(), t.Tag.String(), "_"
	w.Head, w.Rel, w.Deps = int(t.Head)+1, t.Rel.String(), "_"
	if t.Head == text.NoHead {
		w.Head = -1
	}
	var keep []string
	for _, m := range strings.Split(w.Misc, "|") {
		if m == "SpaceAfter=No" {
			keep = append(keep, m)
		}
	}
	w.Misc = strings.Join(keep, "|")
}

// addMisc adds to the last column, whose parts are in alphabetical order: NER goes before SpaceAfter.
func addMisc(w *conllu.Word, part string) {
	if w.Misc == "" {
		w.Misc = part
		return
	}
	w.Misc = part + "|" + w.Misc
}

func (a *annotator) score(out io.Writer) error {
	gold, err := readConllu(a.gold)
	if err != nil {
		return fmt.Errorf("reading gold file: %w", err)
	}
	r, err := score.Compare(gold, a.kept)
	if err != nil {
		return err
	}
	_, err = out.Write(scoreTable(r))
	return err
}

func scoreTable(r score.Result) []byte {
	var b bytes.Buffer
	row := func(name string, c score.Count) {
		fmt.Fprintf(&b, "%-14s %6.2f %8d %8d %8d\n", name, c.F1(), c.Gold, c.System, c.Correct)
	}
	fmt.Fprintf(&b, "%-14s %6s %8s %8s %8s\n", "measure", "F1", "gold", "found", "right")
	row("tokens", r.Tokens)
	row("sentences", r.Sentences)
	row("words", r.Words)
	row("UPOS", r.UPOS)
	row("XPOS", r.XPOS)
	row("UAS", r.UAS)
	row("LAS", r.LAS)
	rels := make([]string, 0, len(r.Rel))
	for rel := range r.Rel {
		rels = append(rels, rel)
	}
	sort.Strings(rels)
	for _, rel := range rels {
		row(rel, r.Rel[rel])
	}
	return b.Bytes()
}
