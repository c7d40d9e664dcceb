package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"newsclaims/feeds"
	"newsclaims/feeds/fetch"
)

const discoverHelp = `Discover finds the feeds of a site from the address of one of its pages: those that the page or the answer's Link header
names, else those at the usual addresses, and news sitemaps that robots.txt names. Each is asked for and read; what is no
feed is left out. With --store the feeds that were found are followed.`

func newFeedsDiscoverCommand() *cobra.Command {
	var client fetch.Client
	var store string
	command := &cobra.Command{
		Use: "discover URL...", Short: "Find the feeds of a site", Long: discoverHelp, Args: cobra.MinimumNArgs(1),
		Example: "  newsclaims feeds discover https://news.example/\n  newsclaims feeds discover --store news.db https://news.example/",
		RunE: func(command *cobra.Command, args []string) error {
			client.UserAgent = programName()
			defer client.Close()
			return discover(command, &client, store, args)
		},
	}
	flags := command.Flags()
	flags.StringVar(&store, "store", "", "`file` of a store to follow the feeds in")
	flags.StringVar(&client.Contact, "contact", "", "web or mail `address` to show to servers")
	flags.BoolVar(&client.AllowPrivate, "allow-private", false, "fetch from loopback and private addresses too")
	return command
}

func discover(command *cobra.Command, client *fetch.Client, store string, args []string) error {
	table := tabwriter.NewWriter(command.OutOrStdout(), 0, 0, 2, ' ', 0)
	var subs []feeds.Subscription
	failed := 0
	for _, arg := range args {
		found, err := client.Discover(command.Context(), arg)
		if err != nil || len(found) == 0 {
			failed++
			reason := "no feed found"
			if err != nil {
				reason = err.Error()
			}
			newLogger(command).Warn("site has no feeds", "url", arg, "reason", reason)
		}
		for _, f := range found {
			subs = append(subs, f.Subscription)
			fmt.Fprintf(table, "%s\t%s\t%s\t%d items\tby %s\n", f.URL, f.Title, f.Format, f.Items, f.By)
		}
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if store != "" && len(subs) > 0 {
		state, err := openState(command.Context(), store)
		if err != nil {
			return err
		}
		defer state.Close()
		if err := subscribe(command, state, subs); err != nil {
			return err
		}
	}
	return failedRecords(failed, "give the address of a feed itself if you know it")
}
