package main

import (
	"github.com/spf13/cobra"

	"newsclaims/corpus"
)

const eventsHelp = `Events groups the claims of a store into events and writes them as JSON lines: claims of one action with the same
actor and target, in articles of which each came out not more than --window days after the one before. Copies, earlier
versions and negated claims are left out. An event has its articles and sites, the days of the first and the last report,
and links: a ban to what lifted it, an order to what overturned it, an accusation to its denial.`

func newEventsCommand() *cobra.Command {
	var store string
	var window, least int
	command := &cobra.Command{
		Use: "events --store FILE", Short: "Group the claims of a store into events", Long: eventsHelp, Args: cobra.NoArgs,
		Example: "  newsclaims events --store news.db --least 3 | jq -r '[.first, .type, .actor.name, .target.name] | @tsv'",
		RunE: func(command *cobra.Command, _ []string) error {
			s, err := openStore(command, store)
			if err != nil {
				return err
			}
			defer s.Close()
			events, err := s.Events(command.Context(), window)
			if err != nil {
				return err
			}
			for i := range events {
				if len(events[i].Articles) < least {
					continue
				}
				line, err := corpus.AppendLine(nil, &events[i])
				if err == nil {
					_, err = command.OutOrStdout().Write(line)
				}
				if err != nil {
					return err
				}
			}
			return nil
		},
	}
	addStoreFlag(command, &store)
	command.Flags().IntVar(&window, "window", corpus.DefaultWindow, "days that may lie between two reports of one event")
	command.Flags().IntVar(&least, "least", 1, "events in at least so many articles only")
	return command
}
