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
// elsewhere. Warnings and what is worse are always printed but by --quiet, which leaves errors.
func newLogger(command *cobra.Command) *slog.Logger {
	level := slog.LevelInfo
	if quiet, _ := command.Flags().GetBool("quiet"); quiet {
		level = slog.LevelError
	} else if verbose, _ := command.Flags().GetBool("verbose"); verbose {
		level = slog.LevelDebug
	}
	stderr := command.ErrOrStderr()
	if isTerminal(stderr) {
		return slog.New(tint.NewHandler(stderr, &tint.Options{Level: level, TimeFormat: time.TimeOnly}))
	}
	return slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: level}))
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
