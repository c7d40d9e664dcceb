package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"newsclaims/corpus"
	"newsclaims/feeds"
)

const healthHelp = `Health says of each feed that has been polled how its last poll went and why, how many have failed in a row, how many items
it has given, and when it will be asked again, with the reason why not before. Feeds that fail come first, and of those the
ones that fail longest.`

func newFeedsHealthCommand() *cobra.Command {
	var store, state, format string
	var failing bool
	command := &cobra.Command{
		Use: "health --store FILE", Short: "Say how feeds are and why", Long: healthHelp, Args: cobra.NoArgs,
		Example: "  newsclaims feeds health --store news.db --failing\n  newsclaims feeds health --state feeds.state --format jsonl",
		RunE: func(command *cobra.Command, _ []string) error {
			records, err := healthRecords(command, store, state)
			if err != nil {
				return err
			}
			if failing {
				records = slices.DeleteFunc(records, func(r feeds.Record) bool { return r.Failures == 0 })
			}
			slices.SortStableFunc(records, func(a, b feeds.Record) int {
				return cmp.Or(cmp.Compare(min(b.Failures, 1), min(a.Failures, 1)), failedSince(&a).Compare(failedSince(&b)))
			})
			return writeHealth(command.OutOrStdout(), format, records)
		},
	}
	flags := command.Flags()
	flags.StringVar(&store, "store", "", "`file` of the store")
	flags.StringVar(&state, "state", "", "`file` of poll --state")
	flags.BoolVar(&failing, "failing", false, "only feeds whose last poll failed")
	choiceFlag(command, &format, "format", "form of the output", []string{"table", "jsonl"})
	return command
}

// failedSince is when a failing feed could last be read; all others are equal.
func failedSince(r *feeds.Record) time.Time {
	if r.Failures == 0 {
		return time.Time{}
	}
	return r.Answered
}

func healthRecords(command *cobra.Command, store, state string) (records []feeds.Record, err error) {
	if (store == "") == (state == "") {
		return nil, usageError("--store for a store, --state for the file of poll --state", "give either --store or --state")
	}
	if state != "" {
		file, err := feeds.OpenState(state)
		if err != nil {
			return nil, withHint(err, "a run of poll that has it open must end first")
		}
		defer file.Close()
		return file.All(), nil
	}
	shelf, err := openState(command.Context(), store)
	if err != nil {
		return nil, err
	}
	defer shelf.Close()
	for r, err := range shelf.Records() {
		if err != nil {
			return nil, err
		}
		records = append(records, r)
	}
	return records, nil
}

func writeHealth(out io.Writer, format string, records []feeds.Record) error {
	if format == "jsonl" {
		var lines []byte
		for i := range records {
			records[i].Seen = nil
			var err error
			if lines, err = corpus.AppendLine(lines, &records[i]); err != nil {
				return err
			}
		}
		_, err := out.Write(lines)
		return err
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "FEED\tLAST POLL\tDECISION\tREASON\tFAILED\tITEMS\tNEXT\tNOT BEFORE BECAUSE")
	for i := range records {
		r := &records[i]
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%d\t%d\t%s\t%s\n",
			r.URL, moment(r.Checked), r.Decision, r.Reason, r.Failures, r.Items, moment(r.Next), r.Why)
	}
	return table.Flush()
}

func moment(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return t.UTC().Format("2006-01-02 15:04Z")
}
