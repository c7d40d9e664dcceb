package main

import (
	"io"
	"log/slog"
	"os"
	"time"

	"github.com/lmittmann/tint"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// newLogger writes messages to the command's standard error: short and coloured on a terminal, as key=value
// elsewhere, with the time only where a run may last for days. --quiet leaves errors, --verbose adds details.
func newLogger(command *cobra.Command) *slog.Logger {
	level := slog.LevelInfo
	if quiet, _ := command.Flags().GetBool("quiet"); quiet {
		level = slog.LevelError
	} else if verbose, _ := command.Flags().GetBool("verbose"); verbose {
		level = slog.LevelDebug
	}
	stderr := command.ErrOrStderr()
	if isTerminal(stderr) {
		return slog.New(tint.NewTextHandler(stderr, &tint.Options{Level: level, TimeFormat: time.TimeOnly}))
	}
	options := &slog.HandlerOptions{Level: level}
	if command.Name() != "poll" {
		options.ReplaceAttr = withoutTime
	}
	return slog.New(slog.NewTextHandler(stderr, options))
}

func withoutTime(groups []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey && len(groups) == 0 {
		return slog.Attr{}
	}
	return a
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
