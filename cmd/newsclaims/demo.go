package main

import (
	"context"
	"fmt"
	"net"
	"net/http"

	"github.com/spf13/cobra"
)

const demoHelp = `Demo shows newsclaims at work without the network. It serves a small news site on a loopback port of its own, polls
its feeds twice over HTTP, and prints the claims of its articles as JSON lines. What happens to each feed and
article is said on standard error.

The site has feeds in RSS, Atom and JSON Feed and the articles of five invented papers, each in a layout of its own.
As on the real net, not all of it is in order: a feed breaks off in the middle, another is an error page, one
article has moved, one is gone, one is cut off, one has no text, and some are not in UTF-8. In the second round the feeds have
not changed, and nothing is read twice. The papers, people, companies and events are invented.`

const demoExamples = `  newsclaims demo
  newsclaims demo -q | jq -r '[.action.type, .actor.name, .target.text, .status] | @tsv'
  newsclaims demo -q --emit documents > documents.jsonl`

// demoFeeds are the feeds of the demo's site.
var demoFeeds = []string{"courier/feed.xml", "ledger/atom.xml", "signal/feed.json", "notice/feed.xml", "herald/feed.xml"}

func newDemoCommand() *cobra.Command {
	var p polling
	command := &cobra.Command{
		Use:     "demo",
		Short:   "Show newsclaims at work on a small news site of its own",
		Long:    demoHelp,
		Example: demoExamples,
		Args:    cobra.NoArgs,
		RunE: func(command *cobra.Command, _ []string) error {
			return p.demo(command)
		},
	}
	command.Flags().SortFlags = false
	p.emitter.addFlags(command)
	return command
}

// demo serves the site and polls it twice. The failures of the site are part of the show, so that they do not fail
// the command.
func (p *polling) demo(command *cobra.Command) error {
	if err := p.prepare(); err != nil {
		return err
	}
	base, stop, err := serveDemo()
	if err != nil {
		return withHint(err, "the demo needs a free port on 127.0.0.1")
	}
	defer stop()
	var urls []string
	for _, name := range demoFeeds {
		urls = append(urls, base+"/"+name)
	}
	p.start(command)
	p.failed = &failures{}
	p.client.AllowPrivate, p.client.Delay = true, -1
	p.poller.Jobs, p.poller.Force = 1, true
	defer p.client.Close()
	for n, what := range []string{"first round", "second round: what has changed since?"} {
		p.log.Info(what)
		if err := p.round(command.Context(), urls); err != nil {
			return err
		}
		if command.Context().Err() != nil {
			return errInterrupted
		}
		if n == 0 && p.count.records == 0 {
			return fmt.Errorf("the demo found no %s", p.kind)
		}
	}
	p.log.Info("done", "read", p.count.inputs, p.kind, p.count.records, "failed", p.failed.n)
	return nil
}

// serveDemo serves the site until stop is called.
func serveDemo() (base string, stop func(), err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	base = "http://" + listener.Addr().String()
	server := &http.Server{Handler: demoSite(base)}
	go server.Serve(listener)
	return base, func() { server.Shutdown(context.Background()) }, nil
}
