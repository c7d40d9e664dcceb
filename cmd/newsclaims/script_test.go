package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"newsclaims": main})
}

var update = flag.Bool("update", false, "rewrite the expected files of the scripts")

func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "../../testdata/script",
		UpdateScripts: *update,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "bytes": writeBytes, "bigpage": bigPage, "serve": serveSite, "lines": countLines, "subst": subst,
		},
	})
}

// exits runs a command and compares its exit code: exits 3 newsclaims extract ...
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code command [arg ...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// writeBytes writes a Go string literal to a file, for what a script cannot hold: bytes file "caf\xe9"
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bytes file literal")
	}
	s, err := strconv.Unquote(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(s), 0o644))
}

// bigPage writes a page of a number of megabytes: bigpage file 50
func bigPage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bigpage file megabytes")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	paragraph := "<p>The board said again that the bridge would be open by the end of the year, and gave no reason for the delay.</p>\n"
	page := "<html lang=\"en\"><title>Bridge</title><body><article>\n" + strings.Repeat(paragraph, n<<20/len(paragraph)+1)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(page), 0o644))
}

// serveSite serves the site of the demo and puts its address into $SITE.
func serveSite(ts *testscript.TestScript, neg bool, args []string) {
	base, stop, err := serveDemo()
	ts.Check(err)
	ts.Defer(stop)
	ts.Setenv("SITE", base)
	list := ""
	for _, name := range demoFeeds {
		list += base + "/" + name + "\n"
	}
	ts.Check(os.WriteFile(ts.MkAbs("feeds.txt"), []byte(list), 0o644))
}

// countLines compares the number of lines of a file: lines stdout 3
func countLines(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: lines file number")
	}
	if n := fmt.Sprint(strings.Count(ts.ReadFile(args[0]), "\n")); n != args[1] {
		ts.Fatalf("%s has %s lines, want %s", args[0], n, args[1])
	}
}

// subst puts the values of variables into a file: subst feeds.opml
func subst(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		text := os.Expand(ts.ReadFile(name), ts.Getenv)
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte(text), 0o644))
	}
}
