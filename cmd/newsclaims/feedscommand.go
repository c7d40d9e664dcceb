package main

import (
	"fmt"
	"io"
	"os"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"newsclaims/feeds"
)

const feedsHelp = `Feeds keeps the list of feeds that are followed, in a store. "newsclaims poll --store FILE" polls them.

Add takes addresses of feeds, or files that list them; import takes OPML, or files with one address a line, and export
writes OPML. Remove takes feeds off the list; what they have said stays in the store. Health says of each feed how its last
poll went, why, and when and why then it will be asked again. Discover finds the feeds of a site.`

const feedsExamples = `  newsclaims feeds discover https://news.example/
  newsclaims feeds add --store news.db https://news.example/feed.xml
  newsclaims feeds import --store news.db subscriptions.opml
  newsclaims feeds health --store news.db --failing`

func newFeedsCommand() *cobra.Command {
	command := &cobra.Command{Use: "feeds", Short: "Keep the list of feeds that are followed", Long: feedsHelp, Example: feedsExamples}
	command.AddCommand(newFeedsAddCommand(), newFeedsRemoveCommand(), newFeedsListCommand(), newFeedsImportCommand(),
		newFeedsExportCommand(), newFeedsHealthCommand(), newFeedsDiscoverCommand())
	return command
}

// onState runs f with the state in the store that --store names.
func onState(path *string, f func(*cobra.Command, []string, *feeds.SQLState) error) func(*cobra.Command, []string) error {
	return func(command *cobra.Command, args []string) error {
		state, err := openState(command.Context(), *path)
		if err != nil {
			return err
		}
		defer state.Close()
		return f(command, args, state)
	}
}

func newFeedsAddCommand() *cobra.Command {
	var store, folder, title string
	command := &cobra.Command{
		Use: "add --store FILE URL...", Short: "Follow feeds", Args: cobra.MinimumNArgs(1),
		Example: "  newsclaims feeds add --store news.db --folder tech https://news.example/feed.xml",
	}
	command.RunE = onState(&store, func(command *cobra.Command, args []string, state *feeds.SQLState) error {
		var subs []feeds.Subscription
		for _, arg := range args {
			if !isAddress(arg) {
				return usageError("an address begins with http:// or https://; \"newsclaims feeds import\" takes files", "%q is no address", arg)
			}
			subs = append(subs, feeds.Subscription{URL: arg, Folder: folder, Title: title})
		}
		return subscribe(command, state, subs)
	})
	flags := command.Flags()
	addStoreFlag(command, &store)
	flags.StringVar(&folder, "folder", "", "folder to put them into, with / between those within each other")
	flags.StringVar(&title, "title", "", "name to list them by")
	return command
}

func subscribe(command *cobra.Command, state *feeds.SQLState, subs []feeds.Subscription) error {
	added, err := state.Subscribe(subs, time.Now())
	if err == nil {
		newLogger(command).Info("feeds added", "added", added, "known", len(subs)-added)
	}
	return err
}

func newFeedsRemoveCommand() *cobra.Command {
	var store string
	command := &cobra.Command{Use: "remove --store FILE URL...", Short: "Follow feeds no longer", Args: cobra.MinimumNArgs(1)}
	command.RunE = onState(&store, func(command *cobra.Command, args []string, state *feeds.SQLState) error {
		unknown := 0
		for _, arg := range args {
			was, err := state.Unsubscribe(arg)
			if err != nil {
				return err
			}
			if !was {
				unknown++
				newLogger(command).Warn("not on the list", "url", arg)
			}
		}
		return failedRecords(unknown, "\"newsclaims feeds list\" shows the addresses")
	})
	addStoreFlag(command, &store)
	return command
}

func newFeedsListCommand() *cobra.Command {
	var store string
	command := &cobra.Command{Use: "list --store FILE", Short: "List the feeds that are followed", Args: cobra.NoArgs}
	command.RunE = onState(&store, func(command *cobra.Command, _ []string, state *feeds.SQLState) error {
		subs, err := state.Subscriptions()
		if err != nil {
			return err
		}
		table := tabwriter.NewWriter(command.OutOrStdout(), 0, 0, 2, ' ', 0)
		for _, s := range subs {
			fmt.Fprintf(table, "%s\t%s\t%s\n", s.URL, s.Title, s.Folder)
		}
		return table.Flush()
	})
	addStoreFlag(command, &store)
	return command
}

func newFeedsImportCommand() *cobra.Command {
	var store string
	command := &cobra.Command{
		Use: "import --store FILE [OPML|FILE ...]", Short: "Follow the feeds of OPML files or lists of addresses", Args: cobra.MinimumNArgs(1),
		Example: "  newsclaims feeds import --store news.db subscriptions.opml",
	}
	command.RunE = onState(&store, func(command *cobra.Command, args []string, state *feeds.SQLState) error {
		var subs []feeds.Subscription
		for _, arg := range args {
			named, err := subscribedBy(arg, command.InOrStdin())
			if err != nil {
				return err
			}
			subs = append(subs, named...)
		}
		return subscribe(command, state, subs)
	})
	addStoreFlag(command, &store)
	return command
}

func newFeedsExportCommand() *cobra.Command {
	var store, output string
	command := &cobra.Command{
		Use: "export --store FILE", Short: "Write the feeds that are followed as OPML", Args: cobra.NoArgs,
		Example: "  newsclaims feeds export --store news.db > subscriptions.opml",
	}
	command.RunE = onState(&store, func(command *cobra.Command, _ []string, state *feeds.SQLState) error {
		subs, err := state.Subscriptions()
		if err != nil {
			return err
		}
		var out io.Writer = command.OutOrStdout()
		if output != "-" {
			file, err := os.Create(output)
			if err != nil {
				return err
			}
			defer file.Close()
			out = file
		}
		return feeds.WriteOPML(out, "Feeds of newsclaims", subs)
	})
	addStoreFlag(command, &store)
	command.Flags().StringVarP(&output, "output", "o", "-", "`file` to write to")
	return command
}
