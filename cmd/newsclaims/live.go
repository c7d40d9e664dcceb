package main

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
)

// A live shows on a terminal how far a round has come. A nil one shows nothing.
type live struct {
	mu   sync.Mutex
	make func(feeds int) *progressbar.ProgressBar
	bar  *progressbar.ProgressBar // nil between rounds
}

// newLive returns nil where a bar would disturb: standard error is no terminal, records go to the same one, or --quiet is set.
func newLive(command *cobra.Command) *live {
	stderr := command.ErrOrStderr()
	if quiet, _ := command.Flags().GetBool("quiet"); quiet || !isTerminal(stderr) || isTerminal(command.OutOrStdout()) {
		return nil
	}
	return &live{make: func(feeds int) *progressbar.ProgressBar {
		return progressbar.NewOptions(feeds,
			progressbar.OptionSetWriter(stderr),
			progressbar.OptionSetDescription("feeds"),
			progressbar.OptionShowCount(),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish(),
		)
	}}
}

func (l *live) begin(feeds int) {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.bar = l.make(feeds)
}

// step counts one feed.
func (l *live) step() {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.bar != nil {
		l.bar.Add(1)
	}
}

func (l *live) end() {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.bar.Clear()
	l.bar = nil
}

// logger returns one whose messages take the line of the bar, which comes back below them.
func (l *live) logger(log *slog.Logger) *slog.Logger {
	if l == nil {
		return log
	}
	return slog.New(aboveBar{log.Handler(), l})
}

type aboveBar struct {
	slog.Handler
	live *live
}

// Handle clears the bar, writes the message and draws the bar anew.
func (h aboveBar) Handle(ctx context.Context, r slog.Record) error {
	h.live.mu.Lock()
	defer h.live.mu.Unlock()
	if h.live.bar != nil {
		h.live.bar.Clear()
	}
	err := h.Handler.Handle(ctx, r)
	if h.live.bar != nil {
		h.live.bar.RenderBlank()
	}
	return err
}
