package main

import (
	"fmt"
	"io"
	"iter"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"newsclaims/corpus"
	"newsclaims/corpus/export"
)

const queryHelp = `Query finds claims in a store, the newest articles first. Conditions are joined by "and".

A name finds the parties whose name has these words in a row: --actor huawei finds Huawei Technologies. A name
with a "/" is an id, such as org/huawei. --words looks at the sentences that make the claims: all words must be there,
"in quotes" in a row; hua* is a beginning, -not an exclusion; banned finds ban.

Copies of articles and earlier versions are left out; --copies and --versions bring them in.`

const queryExamples = `  newsclaims query --store news.db --actor "United States" --type ban,restrict --format table
  newsclaims query --store news.db --words '"national security" -5G' --from 2019-01-01 --to 2019-12-31
  newsclaims query --store news.db --country CN --min-confidence 0.8 --limit 0 --format csv > claims.csv`

// queryFormats are the forms that --format can ask for.
var queryFormats = []string{"jsonl", "table", "csv"}

func newQueryCommand() *cobra.Command {
	var q corpus.Query
	var store, format string
	command := &cobra.Command{
		Use: "query --store FILE", Short: "Find claims in a store", Long: queryHelp, Example: queryExamples, Args: cobra.NoArgs,
		RunE: func(command *cobra.Command, _ []string) error {
			if err := checkQuery(&q); err != nil {
				return err
			}
			s, err := openStore(command, store)
			if err != nil {
				return err
			}
			defer s.Close()
			return writeClaims(command.OutOrStdout(), format, s.Claims(command.Context(), q))
		},
	}
	flags := command.Flags()
	flags.SortFlags = false
	addStoreFlag(command, &store)
	flags.StringVar(&q.Actor, "actor", "", "who does it: name or id")
	flags.StringVar(&q.Target, "target", "", "to whom or what: name or id")
	flags.StringVar(&q.Party, "party", "", "actor or target: name or id")
	flags.StringVar(&q.Source, "source", "", "who the text says said so: name or id")
	flags.StringSliceVar(&q.Types, "type", nil, "actions, separated by commas")
	flags.StringSliceVar(&q.Statuses, "status", nil, "actual, planned, possible")
	flags.StringVar(&q.Country, "country", "", "country of actor or target, as ISO 3166-1 alpha-2 code")
	flags.StringVar(&q.From, "from", "", "first day of publication, YYYY-MM-DD")
	flags.StringVar(&q.To, "to", "", "last day of publication, YYYY-MM-DD")
	flags.StringVar(&q.Site, "site", "", "name of the publisher")
	flags.StringVar(&q.Doc, "doc", "", "id of the article")
	flags.StringVar(&q.Words, "words", "", "words of the sentence that makes the claim")
	flags.Float64Var(&q.MinConfidence, "min-confidence", 0, "lowest confidence, from 0 to 1")
	flags.BoolVar(&q.Copies, "copies", false, "copies of articles too")
	flags.BoolVar(&q.Versions, "versions", false, "earlier versions of articles too")
	flags.IntVar(&q.Limit, "limit", 100, "at most so many claims, 0 for all")
	flags.IntVar(&q.Offset, "offset", 0, "pass over so many claims first")
	choiceFlag(command, &format, "format", "form of the output", queryFormats)
	return command
}

func addStoreFlag(command *cobra.Command, store *string) {
	command.Flags().StringVar(store, "store", "", "`file` of the store")
	command.MarkFlagRequired("store")
}

func openStore(command *cobra.Command, path string) (*corpus.Store, error) {
	s, err := corpus.OpenStore(command.Context(), path)
	if err != nil {
		return nil, withHint(err, "newsclaims extract --store "+path+" makes one")
	}
	return s, nil
}

func checkQuery(q *corpus.Query) error {
	for _, d := range []string{q.From, q.To} {
		if _, err := time.Parse(time.DateOnly, d); d != "" && err != nil {
			return usageError("days look like 2019-03-31", "%q is not a day", d)
		}
	}
	if q.MinConfidence < 0 || q.MinConfidence > 1 {
		return usageError("", "--min-confidence %v is not between 0 and 1", q.MinConfidence)
	}
	return nil
}

// writeClaims writes claims in one of queryFormats.
func writeClaims(w io.Writer, format string, claims iter.Seq2[corpus.ClaimRecord, error]) error {
	var write func(*corpus.ClaimRecord) error
	end := func() error { return nil }
	switch format {
	case "jsonl":
		write = func(c *corpus.ClaimRecord) error {
			line, err := corpus.AppendLine(nil, c)
			if err == nil {
				_, err = w.Write(line)
			}
			return err
		}
	case "csv":
		c, err := export.NewCSV(w)
		if err != nil {
			return err
		}
		write, end = c.Write, c.Flush
	case "table":
		t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		fmt.Fprintln(t, "DAY\tACTION\tSTATUS\tACTOR\tTARGET\tSITE\tDOC")
		write, end = func(c *corpus.ClaimRecord) error { return tableRow(t, c) }, t.Flush
	default:
		return usageError("forms are "+strings.Join(queryFormats, ", "), "unknown form %q for --format", format)
	}
	for c, err := range claims {
		if err == nil {
			err = write(&c)
		}
		if err != nil {
			return err
		}
	}
	return end()
}

func tableRow(w io.Writer, c *corpus.ClaimRecord) error {
	day := ""
	if !c.Published.IsZero() {
		day = c.Published.Format(time.DateOnly)
	}
	action := string(c.Action.Type)
	if c.Negated {
		action = "not " + action
	}
	_, err := fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", day, action, c.Status, cell(partyName(c.Actor)), cell(partyName(c.Target)), cell(c.Site), cell(c.Doc))
	return err
}

func partyName(p *corpus.Party) string {
	switch {
	case p == nil:
		return "-"
	case p.Name != "":
		return p.Name
	}
	return p.Text
}

// cell is s on one line, free of what moves the cursor of a terminal, at most 40 characters long.
func cell(s string) string {
	r := []rune(printable(strings.Join(strings.Fields(s), " ")))
	if len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return string(r)
}
