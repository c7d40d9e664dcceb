package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"newsclaims/corpus"
	"newsclaims/corpus/export"
)

func exportHelp() string {
	var b strings.Builder
	b.WriteString("Export writes the documents and claims of a store into a directory, in one or more formats:\n\n")
	for _, f := range export.Formats {
		fmt.Fprintf(&b, "  %-11s %s\n", f.Name, f.About)
	}
	b.WriteString("\nThe same documents give the same bytes, however they came into the store.")
	return b.String()
}

func newExportCommand() *cobra.Command {
	var store, to string
	var formats []string
	var q corpus.Query
	command := &cobra.Command{
		Use: "export --store FILE --to DIR --format FORMAT", Short: "Write a store in the forms of other programs", Long: exportHelp(), Args: cobra.NoArgs,
		Example: "  newsclaims export --store news.db --to dataset --format parquet,csv",
		RunE: func(command *cobra.Command, _ []string) error {
			if err := checkQuery(&q); err != nil {
				return err
			}
			s, err := openStore(command, store)
			if err != nil {
				return err
			}
			defer s.Close()
			if _, err := s.Mark(command.Context()); err != nil {
				return err
			}
			return export.Write(command.Context(), s, to, formats, q)
		},
	}
	addStoreFlag(command, &store)
	flags := command.Flags()
	flags.StringVar(&to, "to", "", "`directory` to write into; made if it is not there")
	flags.StringSliceVar(&formats, "format", nil, "formats, separated by commas: "+strings.Join(export.Names(), ", "))
	command.MarkFlagRequired("to")
	command.MarkFlagRequired("format")
	command.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(export.Names(), cobra.ShellCompDirectiveNoFileComp))
	flags.StringVar(&q.From, "from", "", "first day of publication, YYYY-MM-DD")
	flags.StringVar(&q.To, "until", "", "last day of publication, YYYY-MM-DD")
	flags.StringVar(&q.Site, "site", "", "name of the publisher")
	flags.BoolVar(&q.Copies, "copies", false, "copies of articles too")
	flags.BoolVar(&q.Versions, "versions", false, "earlier versions of articles too")
	return command
}
