package main

import (
	"github.com/spf13/cobra"
)

const rootHelp = `newsclaims reads news feeds, pages and texts and writes the claims that they make as JSON lines:
who did what to whom, when, said by whom, with the words that say so.

The way of the data, and where a command begins:

  feed -> page -> article -> sentences -> entities -> claims
  poll    extract --from html   extract --from text|jsonl

Start here:

  newsclaims demo                                   see it work, without the network
  newsclaims poll https://example.org/feed.xml      claims of the articles of a feed
  newsclaims extract page.html                      claims of a saved page
  newsclaims extract --from jsonl < articles.jsonl  claims of texts in a pipe
  newsclaims schema claim                           what a claim looks like

Records go to standard output, messages to standard error; "-" as a file is standard input. The same
input gives the same bytes, however many jobs run. What cannot be read is passed over and counted.

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 finished with failed records.`

func newRootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:              "newsclaims",
		Short:            "News feeds in, structured claims out",
		Long:             rootHelp,
		SilenceErrors:    true,
		SilenceUsage:     true,
		PersistentPreRun: begin,
	}
	root.PersistentFlags().BoolP("quiet", "q", false, "print errors only")
	root.PersistentFlags().BoolP("verbose", "v", false, "print what happens to every record")
	root.AddCommand(
		newDemoCommand(),
		newPollCommand(),
		newFeedsCommand(),
		newExtractCommand(),
		newQueryCommand(),
		newShowCommand(),
		newEventsCommand(),
		newExportCommand(),
		newMergeCommand(),
		newEvalCommand(),
		newSchemaCommand(),
		newVersionCommand(),
		newAnnotateCommand(),
		newTrainCommand(),
	)
	return root
}
