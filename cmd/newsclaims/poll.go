package main

import (
	"context"
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

Servers are treated with care: robots.txt is obeyed, one connection and a pause for each host, limits on size
and time. Give --contact an address where their owners can reach you. Addresses in private networks are
refused unless --allow-private.

Records of one feed come in its order, feeds as they are ready. What happens to each feed and article is said
on standard error (-q: errors only). A feed or article that cannot be read is counted, the rest goes on, and
the exit code is 3. Where a page cannot be read but the feed has the full text, that is taken.`

const pollExamples = `  newsclaims poll --contact you@example.org https://example.org/feed.xml
  newsclaims poll --state feeds.state --every 15m subscriptions.opml >> claims.jsonl
  newsclaims poll --emit articles https://example.org/atom.xml | newsclaims extract --from jsonl`

func newPollCommand() *cobra.Command {
	var p polling
	var every time.Duration
	var state string
	command := &cobra.Command{
		Use:     "poll [URL|FILE|OPML ...]",
		Short:   "Read claims from news feeds",
		Long:    pollHelp,
		Example: pollExamples,
		RunE: func(command *cobra.Command, args []string) error {
			return p.run(command, args, state, every)
		},
	}
	flags := command.Flags()
	flags.SortFlags = false
	p.emitter.addFlags(command)
	flags.DurationVar(&every, "every", 0, "go on polling, with this time from one round to the next")
	flags.StringVar(&state, "state", "", "`file` that remembers what has been read")
	flags.BoolVar(&p.poller.Force, "force", false, "ask for feeds before they are due")
	flags.StringVar(&p.client.Contact, "contact", "", "web or mail `address` to show to servers")
	flags.BoolVar(&p.client.AllowPrivate, "allow-private", false, "fetch from loopback and private addresses too")
	flags.IntVarP(&p.poller.Jobs, "jobs", "j", 8, "feeds to read at once")
	flags.StringVar(&p.errorsTo, "errors", "", "`file` to write failed feeds and articles to, as JSON lines")
	return command
}

func (p *polling) run(command *cobra.Command, args []string, state string, every time.Duration) (err error) {
	if p.poller.Jobs < 1 {
		return usageError("", "--jobs %d is less than 1", p.poller.Jobs)
	}
	if err := p.prepare(); err != nil {
		return err
	}
	urls, err := subscriptions(args, command.InOrStdin())
	if err != nil {
		return err
	}
	if p.failed, err = newFailures(p.errorsTo); err != nil {
		return err
	}
	defer func() { err = p.failed.close(err) }()
	if state != "" {
		file, err := feeds.OpenState(state)
		if err != nil {
			return withHint(err, "--state names a file that newsclaims keeps; one run may use it at a time")
		}
		defer file.Close()
		p.poller.State = file
	}
	p.start(command)
	defer p.client.Close()
	return p.rounds(command.Context(), urls, every)
}

// start sets what the rounds need besides the flags.
func (p *polling) start(command *cobra.Command) {
	p.log, p.stdout = newLogger(command), command.OutOrStdout()
	p.client.UserAgent = programName()
	p.poller.Getter = &p.client
}

// rounds polls once, or again and again until ctx ends.
func (p *polling) rounds(ctx context.Context, urls []string, every time.Duration) error {
	for {
		if err := p.round(ctx, urls); err != nil {
			return err
		}
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
