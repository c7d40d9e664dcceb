package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"newsclaims/corpus"
	"newsclaims/extract"
	"newsclaims/extract/article"
	"newsclaims/extract/claim"
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// emitKinds are the kinds of record that --emit can ask for.
var emitKinds = []string{"claims", "articles", "documents", "entities"}

// An emitter turns articles into lines of the records that the user asked for.
type emitter struct {
	kind          string
	engine        string
	lexicon       string
	minConfidence float64

	extractor extract.Extractor
}

// addFlags adds the flags that all commands share that extract.
func (e *emitter) addFlags(command *cobra.Command) {
	choiceFlag(command, &e.kind, "emit", "records to write", emitKinds)
	e.addReadingFlags(command)
}

// choiceFlag adds a flag that takes one of the choices, the first of them unless told otherwise.
func choiceFlag(command *cobra.Command, value *string, name, usage string, choices []string) {
	command.Flags().StringVar(value, name, choices[0], usage+": "+strings.Join(choices, ", "))
	command.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(choices, cobra.ShellCompDirectiveNoFileComp))
}

// addReadingFlags adds those that change what is read from a text.
func (e *emitter) addReadingFlags(command *cobra.Command) {
	flags := command.Flags()
	choiceFlag(command, &e.engine, "engine", "language engine", engineNames())
	flags.StringVar(&e.lexicon, "lexicon", "", "`file` of action words and names to add, in the forms of extract/lexicon/actions.tsv and names/*.tsv")
	flags.Float64Var(&e.minConfidence, "min-confidence", 0, "leave out claims of lower confidence, from 0 to 1")
}

// engines are the language engines by name.
var engines = map[string]func() text.Engine{
	"default": text.Default,
	"prose":   func() text.Engine { return text.Prose{} },
}

func engineNames() []string { return []string{"default", "prose"} }

// prepare checks the flags and loads what they name. kind is "" for a command without --emit.
func (e *emitter) prepare() error {
	if e.kind != "" && !slices.Contains(emitKinds, e.kind) {
		return usageError("records are "+strings.Join(emitKinds, ", "), "unknown kind of record %q for --emit", e.kind)
	}
	engine := engines[e.engine]
	if engine == nil {
		return usageError("engines are "+strings.Join(engineNames(), ", "), "unknown engine %q", e.engine)
	}
	if e.minConfidence < 0 || e.minConfidence > 1 {
		return usageError("", "--min-confidence %v is not between 0 and 1", e.minConfidence)
	}
	e.extractor.Engine = engine()
	if e.lexicon == "" {
		return nil
	}
	return e.extend()
}

// lines appends the records of a to b and returns how many there are.
func (e *emitter) lines(b []byte, a *article.Article, o corpus.Origin) ([]byte, int, error) {
	if e.kind == "articles" {
		return appendLines(b, []corpus.ArticleRecord{corpus.Article(a, o)})
	}
	d := e.extract(a)
	switch e.kind {
	case "documents":
		return appendLines(b, []corpus.DocumentRecord{corpus.Document(d, o)})
	case "entities":
		return appendLines(b, corpus.Entities(d, o))
	}
	return appendLines(b, corpus.Claims(d, o))
}

// extract reads a and leaves out the claims of low confidence.
func (e *emitter) extract(a *article.Article) *extract.Document {
	d := e.extractor.Extract(a)
	d.Claims = slices.DeleteFunc(d.Claims, func(c claim.Claim) bool { return c.Confidence < e.minConfidence })
	return d
}

func appendLines[T any](b []byte, records []T) ([]byte, int, error) {
	var err error
	for i := range records {
		if b, err = corpus.AppendLine(b, &records[i]); err != nil {
			return b, i, err
		}
	}
	return b, len(records), nil
}

// extend reads the action words and names of the user's file.
func (e *emitter) extend() error {
	extra, err := os.ReadFile(e.lexicon)
	if err != nil {
		return withHint(err, "--lexicon names a file of action words and names")
	}
	actions, names, err := lexicon.Extend(string(extra))
	if err != nil {
		return withHint(fmt.Errorf("%s: %w", e.lexicon, err), "the heads of extract/lexicon/actions.tsv and of names/company.tsv describe the forms")
	}
	e.extractor.Actions, e.extractor.Names = actions, names
	return nil
}
