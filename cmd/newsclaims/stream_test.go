package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
)

// TestDocumentsAnswerLineByLine writes a line and reads its answer before it writes the next, as a program
// with newsclaims in a pipe does.
func TestDocumentsAnswerLineByLine(t *testing.T) {
	stdin, lines := io.Pipe()
	answers, stdout := io.Pipe()
	code := make(chan int, 1)
	go func() {
		code <- run(t.Context(), []string{"extract", "--from", "jsonl", "--emit", "documents", "--jobs", "3", "-q"}, stdin, stdout, io.Discard)
		stdout.Close()
	}()
	in := bufio.NewScanner(answers)
	in.Buffer(nil, 1<<20)
	for n := range 5 {
		fmt.Fprintf(lines, `{"id":"%d","text":"Kenya banned the app on Monday."}`+"\n", n)
		if !in.Scan() {
			t.Fatalf("no answer to line %d: %v", n, in.Err())
		}
		if want := fmt.Sprintf(`"id":"%d"`, n); !strings.Contains(in.Text(), want) {
			t.Errorf("answer %d is %s", n, in.Text())
		}
	}
	lines.Close()
	if c := <-code; c != exitDone {
		t.Errorf("exit code %d", c)
	}
}

// TestAnInterruptedRunEndsWithWholeLines stops a run that waits for more input.
func TestAnInterruptedRunEndsWithWholeLines(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	stdin, lines := io.Pipe()
	answers, stdout := io.Pipe()
	code := make(chan int, 1)
	var messages strings.Builder
	go func() {
		code <- run(ctx, []string{"extract", "--from", "jsonl", "--emit", "articles"}, stdin, stdout, &messages)
		stdout.Close()
	}()
	fmt.Fprintln(lines, `{"id":"1","text":"Kenya banned the app on Monday."}`)
	in := bufio.NewReader(answers)
	if _, err := in.ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	interrupt()
	rest, _ := io.ReadAll(in)
	if len(rest) > 0 {
		t.Errorf("after the interrupt: %q", rest)
	}
	select {
	case c := <-code:
		if c != exitFailed || !strings.Contains(messages.String(), "newsclaims: interrupted") {
			t.Errorf("exit code %d, messages %q", c, messages.String())
		}
	case <-time.After(time.Minute):
		t.Fatal("the run goes on")
	}
}
