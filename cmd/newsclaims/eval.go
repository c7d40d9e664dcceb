package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"

	"github.com/spf13/cobra"

	"newsclaims/corpus"
	"newsclaims/corpus/eval"
)

const evalHelp = `Eval reads a gold set, extracts the claims of its texts, and says how many are right.

GOLD.jsonl has one annotated text a line:

  {"id": "a1", "date": "2017-09-13", "text": "...", "claims": [{"quote": "was banned from", "trigger": "banned",
   "type": ["ban"], "actor": ["DHS", "U.S. Department of Homeland Security"], "target": ["Kaspersky software"],
   "source": [], "status": ["actual"], "negated": [false], "optional": false}]}

where the lists hold every answer that counts as right. A claim that is found is right at five levels:

  action   trigger found and its type right
  +actor   and the actor right
  +target  and the target right (actor not asked)
  claim    action, actor and target right: the headline figure
  full     claim, and status and negation right

each as precision, recall and F1. With --predicted the claims of a file are scored in place of those that
newsclaims finds now.`

// An evaluation is one run of the eval command.
type evaluation struct {
	emitter
	predicted string
	byType    bool
	mistakes  int
	asJSON    bool
}

func newEvalCommand() *cobra.Command {
	var x evaluation
	command := &cobra.Command{
		Use:   "eval GOLD.jsonl",
		Short: "Score claims against a gold set",
		Long:  evalHelp,
		Example: `  newsclaims eval gold.jsonl --by-type
  newsclaims eval gold.jsonl --mistakes 40
  newsclaims extract --from jsonl gold.jsonl > claims.jsonl && newsclaims eval gold.jsonl --predicted claims.jsonl`,
		Args: cobra.ExactArgs(1),
		RunE: func(command *cobra.Command, args []string) error {
			return x.run(command, args[0])
		},
	}
	flags := command.Flags()
	flags.SortFlags = false
	flags.BoolVar(&x.byType, "by-type", false, "print a line for each type of action too")
	flags.IntVar(&x.mistakes, "mistakes", 0, "print the first `n` mistakes too")
	flags.BoolVar(&x.asJSON, "json", false, "print one JSON object, with all mistakes")
	flags.StringVar(&x.predicted, "predicted", "", "`file` of claims to score")
	x.addReadingFlags(command)
	return command
}

func (x *evaluation) run(command *cobra.Command, path string) error {
	if err := x.prepare(); err != nil {
		return err
	}
	gold, err := readGold(path, command.InOrStdin())
	if err != nil {
		return err
	}
	score, err := x.score(command, gold)
	if err != nil {
		return err
	}
	return x.print(command.OutOrStdout(), score)
}

func readGold(path string, stdin io.Reader) ([]eval.Text, error) {
	if path == "-" {
		return eval.ReadGold(stdin)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return eval.ReadGold(f)
}

func (x *evaluation) score(command *cobra.Command, gold []eval.Text) (*eval.Score, error) {
	var score eval.Score
	if x.predicted != "" {
		claims, err := readClaims(x.predicted, gold)
		for _, t := range gold {
			score.Add(t, claims[t.ID])
		}
		return &score, err
	}
	type scored struct {
		text   eval.Text
		claims []corpus.ClaimRecord
		err    error
	}
	extract := func(t eval.Text) scored {
		claims, err := x.claims(t)
		return scored{t, claims, err}
	}
	for s := range corpus.Ordered(command.Context(), runtime.GOMAXPROCS(0), slices.Values(gold), extract) {
		if s.err != nil {
			return nil, fmt.Errorf("text %q: %w", s.text.ID, s.err)
		}
		score.Add(s.text, s.claims)
	}
	return &score, command.Context().Err()
}

// claims extracts the claims of one text of a gold set.
func (x *evaluation) claims(t eval.Text) ([]corpus.ClaimRecord, error) {
	a, err := t.Article()
	if err != nil {
		return nil, err
	}
	return corpus.Claims(x.extract(a), t.Origin), nil
}

// readClaims reads claim records by document. A document that the gold does not have is a mix-up of files.
func readClaims(path string, gold []eval.Text) (map[string][]corpus.ClaimRecord, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	claims := map[string][]corpus.ClaimRecord{}
	d := json.NewDecoder(f)
	for n := 1; ; n++ {
		var c corpus.ClaimRecord
		if err := d.Decode(&c); err == io.EOF {
			return claims, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: claim %d: %w", path, n, err)
		}
		if !slices.ContainsFunc(gold, func(t eval.Text) bool { return t.ID == c.Doc }) {
			return nil, fmt.Errorf("%s: claim %d is of document %q, which the gold set does not have", path, n, c.Doc)
		}
		claims[c.Doc] = append(claims[c.Doc], c)
	}
}

func (x *evaluation) print(w io.Writer, score *eval.Score) error {
	if x.asJSON {
		return json.NewEncoder(w).Encode(score.Figures())
	}
	if err := printMistakes(w, score.Mistakes, x.mistakes); err != nil {
		return err
	}
	if x.byType {
		fmt.Fprint(w, score.ByType())
	}
	_, err := fmt.Fprint(w, score.String())
	return err
}

// printMistakes prints the first n mistakes, one a line.
func printMistakes(w io.Writer, mistakes []eval.Mistake, n int) error {
	for _, m := range mistakes[:min(n, len(mistakes))] {
		_, err := fmt.Fprintf(w, "%s: %s: %s: gold %s, found %s: %s\n", m.Text, m.What, m.Type, m.Gold, m.Found, m.Quote)
		if err != nil {
			return err
		}
	}
	return nil
}
