package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

// The exit codes.
const (
	exitDone   = 0 // all was done
	exitFailed = 1 // the run could not be finished
	exitUsage  = 2 // the command line is wrong; nothing was done
	exitPartly = 3 // finished, with failed records
)

// An exitError ends the run with a code, and may say what to do about it.
type exitError struct {
	code int
	err  error
	hint string
}

func (e *exitError) Error() string { return e.err.Error() }

func (e *exitError) Unwrap() error { return e.err }

// usageError is for a wrong command line.
func usageError(hint, format string, args ...any) error {
	return &exitError{exitUsage, fmt.Errorf(format, args...), hint}
}

// withHint adds what to do to an error that ends the run.
func withHint(err error, hint string) error {
	return &exitError{exitFailed, err, hint}
}

// failedRecords is for a run that was finished with n failed records, nil if n is 0.
func failedRecords(n int, hint string) error {
	switch n {
	case 0:
		return nil
	case 1:
		return &exitError{exitPartly, errors.New("1 record failed"), hint}
	}
	return &exitError{exitPartly, fmt.Errorf("%d records failed", n), hint}
}

// report prints what went wrong and returns the exit code. An error from before the command began to run
// is one of usage: cobra found the command line wrong.
func report(stderr io.Writer, command *cobra.Command, err error) int {
	if err == nil {
		return exitDone
	}
	var e *exitError
	if !errors.As(err, &e) {
		e = &exitError{code: exitFailed, err: err}
		if !begun(command) {
			e.code = exitUsage
			e.hint = fmt.Sprintf("see \"%s --help\"", command.CommandPath())
		}
	}
	fmt.Fprintf(stderr, "newsclaims: %v\n", e.err)
	if e.hint != "" {
		fmt.Fprintf(stderr, "hint: %s\n", e.hint)
	}
	return e.code
}

// begunMark is the annotation of a command whose command line was found right.
const begunMark = "begun"

func begin(command *cobra.Command, _ []string) {
	if command.Annotations == nil {
		command.Annotations = map[string]string{}
	}
	command.Annotations[begunMark] = ""
}

func begun(command *cobra.Command) bool {
	_, ok := command.Annotations[begunMark]
	return ok
}
