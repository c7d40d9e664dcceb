package main

import (
	"context"
	"errors"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"newsclaims/feeds"
)

const pollHelp = `Poll asks feeds (RSS, Atom, JSON Feed) for what is new, fetches the articles, and writes the claims that they
make, as JSON lines.

Feeds are named by their addresses, by an OPML file, or by a file with one address a line; "-" reads such a
list from standard input.

With --state FILE the feeds remember what has been read: the next run asks only for what has changed
since (ETag, Last-Modified) and hands out each article once. A feed counts as read when the records of its
articles have been written, so that a run that is stopped loses nothing. Without --state everything that the
feeds hold is new. --every 15m goes on until it is interrupted (Ctrl-C, SIGTERM): articles that are being read
are finished, and the exit code is 0. How often one feed is asked depends on what the feed and its server say;
--force asks before the time.

With --store FILE all is kept in a store instead of being written: the articles with their claims, for query and export;
what the feeds have said, each item once with its later versions; and what is known about the feeds. Without arguments
the feeds of the store are polled ("newsclaims feeds add" puts them there). A run that is killed loses nothing
and has nothing twice.

--metrics ADDR, such as :9100, serves counts for Prometheus at /metrics while the command runs.

Servers are treated with care: robots.txt is obeyed, one connection and a pause for each host, limits on size
and time. Give --contact an address where their owners can reach you. Addresses in private networks are
refused unless --allow-private.

Records of one feed come in its order, feeds as they are ready. What happens to each feed and article is said
on standard error (-q: errors only). A feed or article that cannot be read is counted, the rest goes on, and
the exit code is 3. Where a page cannot be read, or shows less than the feed has, the text of the feed is taken.`

const pollExamples = `  newsclaims poll --contact you@example.org https://example.org/feed.xml
  newsclaims poll --state feeds.state --every 15m subscriptions.opml >> claims.jsonl
  newsclaims poll --store news.db --every 15m --metrics :9100
  newsclaims poll --emit articles https://example.org/atom.xml | newsclaims extract --from jsonl`

func newPollCommand() *cobra.Command {
	var p polling
	var every time.Duration
	var where places
	command := &cobra.Command{
		Use:     "poll [URL|FILE|OPML ...]",
		Short:   "Read claims from news feeds",
		Long:    pollHelp,
		Example: pollExamples,
		RunE: func(command *cobra.Command, args []string) error {
			return p.run(command, args, where, every)
		},
	}
	flags := command.Flags()
	flags.SortFlags = false
	p.emitter.addFlags(command)
	flags.DurationVar(&every, "every", 0, "go on polling, with this time from one round to the next")
	flags.StringVar(&where.state, "state", "", "`file` that remembers what has been read")
	flags.StringVar(&where.store, "store", "", "`file` of a store to keep feeds, documents, entities and claims in, instead of writing records")
	flags.StringVar(&where.metrics, "metrics", "", "`address` to serve counts at for Prometheus, as host:port")
	flags.BoolVar(&p.poller.Force, "force", false, "ask for feeds before they are due")
	flags.StringVar(&p.client.Contact, "contact", "", "web or mail `address` to show to servers")
	flags.BoolVar(&p.client.AllowPrivate, "allow-private", false, "fetch from loopback and private addresses too")
	flags.IntVarP(&p.poller.Jobs, "jobs", "j", 8, "feeds to read at once")
	flags.StringVar(&p.errorsTo, "errors", "", "`file` to write failed feeds and articles to, as JSON lines")
	return command
}

// places are where a poll keeps and shows things, each "" for nowhere.
type places struct{ state, store, metrics string }

func (p *polling) run(command *cobra.Command, args []string, where places, every time.Duration) (err error) {
	if p.poller.Jobs < 1 {
		return usageError("", "--jobs %d is less than 1", p.poller.Jobs)
	}
	if where.state != "" && where.store != "" {
		return usageError("a store keeps the state too", "--state and --store exclude each other")
	}
	if err := p.prepare(); err != nil {
		return err
	}
	if err := p.open(command.Context(), where, len(args) == 0); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.close()) }()
	urls, err := p.subscriptions(args, command.InOrStdin())
	if err != nil {
		return err
	}
	if p.failed, err = newFailures(p.errorsTo); err != nil {
		return err
	}
	defer func() { err = p.failed.close(err) }()
	p.start(command)
	defer p.client.Close()
	if where.metrics != "" {
		stop, err := p.counts.serve(where.metrics)
		if err != nil {
			return withHint(err, "--metrics takes an address of this machine, such as 127.0.0.1:9100")
		}
		defer stop()
	}
	return p.rounds(command.Context(), urls, every)
}

// open opens the state. mustBe is whether the store has to be there already: its feeds are to be polled.
func (p *polling) open(ctx context.Context, where places, mustBe bool) error {
	switch {
	case where.state != "":
		file, err := feeds.OpenState(where.state)
		if err != nil {
			return withHint(err, "--state names a file that newsclaims keeps; one run may use it at a time")
		}
		p.poller.State, p.closing = file, file.Close
	case where.store != "":
		if _, err := os.Stat(where.store); mustBe && err != nil {
			return &exitError{exitUsage, err, "\"newsclaims feeds add\" makes a store with feeds to poll"}
		}
		shelf, err := openShelf(ctx, where.store, p.emitter.run())
		if err != nil {
			return err
		}
		p.shelf, p.poller.State, p.closing = shelf, shelf.state, shelf.close
	}
	return nil
}

func (p *polling) close() error {
	if p.closing == nil {
		return nil
	}
	return p.closing()
}

// subscriptions returns the feeds that the arguments name, or without arguments those of the store.
func (p *polling) subscriptions(args []string, stdin io.Reader) ([]string, error) {
	if len(args) > 0 || p.shelf == nil {
		return subscriptions(args, stdin)
	}
	list, err := p.shelf.state.Subscriptions()
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, usageError("\"newsclaims feeds add\" puts feeds into a store", "the store has no feeds to poll")
	}
	var urls []string
	for _, s := range list {
		urls = append(urls, s.URL)
	}
	return urls, nil
}

// start sets what the rounds need besides the flags.
func (p *polling) start(command *cobra.Command) {
	p.log, p.stdout = newLogger(command), command.OutOrStdout()
	p.live = newLive(command)
	p.log = p.live.logger(p.log)
	p.client.UserAgent = programName()
	p.poller.Getter = &p.client
}

// rounds polls once, or again and again until ctx ends.
func (p *polling) rounds(ctx context.Context, urls []string, every time.Duration) error {
	for {
		begun := time.Now()
		p.live.begin(len(urls))
		err := p.round(ctx, urls)
		p.live.end()
		if err != nil {
			return err
		}
		p.counts.round(len(urls), time.Since(begun))
		p.log.Info("round done", "feeds", len(urls), "read", p.count.inputs, p.kind, p.count.records, "failed", p.failed.n)
		if ctx.Err() != nil && every > 0 {
			return nil
		}
		if ctx.Err() != nil {
			return withHint(errInterrupted, "the records written so far are whole")
		}
		if every <= 0 {
			return failedRecords(p.failed.n, p.failed.hint())
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(every):
		}
	}
}
