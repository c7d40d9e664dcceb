package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"newsclaims/corpus"
)

const extractHelp = `Extract reads pages and texts and writes what it finds in them, as JSON lines.

Input (--from)
  html    one file is one page; the body, headline, byline, date and publisher are read from it
  text    one file is one article; a blank line ends a paragraph; the text is used as it is
  jsonl   one line is one article:
            {"id": "a1", "url": "https://...", "title": "...", "published": "2017-09-13", "text": "..."}
          with "html" in place of "text" for a page. Only one of these two must be there. A given text is
          used as it is and offsets refer to it; a given id is the "doc" of its claims. "site" and
          "language" may be given too, "date" is another name of "published", and other fields are passed over:
          what --emit articles writes can be read again.
  warc    one file is a web archive (.warc, .warc.gz, .warc.zst), each of its pages one input
  auto    by the name of the file (.html, .txt, .jsonl, .warc.gz ...), else by its first character

A folder stands for all files in it whose names tell their form. Files that end in .gz or .zst are unpacked.

Output (--emit)
  claims     one line for each claim, none for an article that makes none
  articles   one line for each article: its text and what is known of it
  documents  one line for each article: text, sentences, entities and claims. A failed record gives a line of
             the schema newsclaims/failure/1, so that there is one line out for every line in that is not
             blank, in order, written at once: put it in a pipe, write a line, read a line.
  entities   one line for each party or thing of an article

"newsclaims schema" describes the fields. Records of html and text files carry the "file" they came from.

What goes wrong with one record (a line that is no JSON, a page without text, a file that is not there) is said on
standard error and, with --errors, written to a file as JSON lines; the rest is read all the same, and the
exit code is 3. Only English is read; an article in another language gives no claims.`

const extractExamples = `  newsclaims extract page.html
  curl -s https://example.org/story | newsclaims extract --url https://example.org/story -
  newsclaims extract --emit articles saved/*.html > articles.jsonl
  newsclaims extract --from jsonl --errors failed.jsonl --min-confidence 0.7 < articles.jsonl > claims.jsonl
  newsclaims extract page.html | jq -r '[.action.type, .actor.name, .target.name, .status] | @tsv'`

// An extraction is one run of the extract command.
type extraction struct {
	emitter
	source
	storing
	jobs     int
	errorsTo string

	stdout io.Writer
	log    *slog.Logger
	failed *failures
	count  tally
}

// A tally counts what a run has done.
type tally struct{ inputs, records int }

func newExtractCommand() *cobra.Command {
	x := &extraction{source: source{maxSize: corpus.MaxLine}}
	command := &cobra.Command{
		Use:     "extract [FILE ...|-]",
		Short:   "Read claims from pages and texts",
		Long:    extractHelp,
		Example: extractExamples,
		RunE: func(command *cobra.Command, paths []string) error {
			return x.run(command, paths)
		},
	}
	flags := command.Flags()
	flags.SortFlags = false
	choiceFlag(command, &x.form, "from", "form of the input", inputForms)
	x.emitter.addFlags(command)
	flags.StringVar(&x.url, "url", "", "address of the page that is read, to make its links absolute")
	flags.IntVarP(&x.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "articles to read at once")
	flags.StringVar(&x.errorsTo, "errors", "", "`file` to write failed records to, as JSON lines")
	flags.Var(&x.maxSize, "max-size", "largest page, text or line that is read")
	x.storing.addFlags(command)
	return command
}

func (x *extraction) run(command *cobra.Command, paths []string) (err error) {
	if err := x.check(paths); err != nil {
		return err
	}
	if x.failed, err = newFailures(x.errorsTo); err != nil {
		return err
	}
	defer func() { err = x.failed.close(err) }()
	x.log, x.stdout, x.stdin = newLogger(command), command.OutOrStdout(), command.InOrStdin()
	if bar := newProgress(x.stdout, command.ErrOrStderr(), x.paths); bar != nil {
		x.read = func(n int) { bar.Add(n) }
		defer bar.Finish()
	}
	if x.storePath != "" {
		return x.keep(command.Context())
	}
	return x.write(command.Context())
}

// check looks at the flags and files before anything is done.
func (x *extraction) check(paths []string) error {
	if !slices.Contains(inputForms, x.form) {
		return usageError("forms are "+strings.Join(inputForms, ", "), "unknown form of input %q for --from", x.form)
	}
	if x.jobs < 1 {
		return usageError("", "--jobs %d is less than 1", x.jobs)
	}
	if len(paths) == 0 {
		paths = []string{"-"}
	}
	if n := len(slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return p != "-" })); n > 1 {
		return usageError("", "standard input (-) is named %d times", n)
	}
	if x.url != "" && len(paths) > 1 {
		return usageError("give \"url\" in JSON lines for more than one page", "--url is for one file, and %d are given", len(paths))
	}
	x.paths = paths
	if err := x.storing.check(); err != nil {
		return err
	}
	return x.prepare()
}

// An extracted is what one input gave: lines to write, or the reason why there are none.
type extracted struct {
	lines   []byte
	records int
	origin  corpus.Origin
	url     string
	err     error
}

// write reads, extracts and writes all inputs in order.
func (x *extraction) write(ctx context.Context) error {
	for out := range corpus.Ordered(ctx, x.jobs, x.wanted(ctx, nil, nil), x.extracted) {
		x.count.inputs++
		if out.err != nil {
			if err := x.fail(&out); err != nil {
				return err
			}
		}
		if _, err := x.stdout.Write(out.lines); err != nil {
			return fmt.Errorf("writing records: %w", err)
		}
		x.count.records += out.records
	}
	if ctx.Err() != nil {
		return withHint(errInterrupted, "the records written so far are whole")
	}
	x.log.Debug("done", "inputs", x.count.inputs, "records", x.count.records, "failed", x.failed.n)
	return failedRecords(x.failed.n, x.failed.hint())
}

// extracted reads one input. It runs on several goroutines at once.
func (x *extraction) extracted(in inputOrError) extracted {
	out := extracted{origin: in.Origin, url: in.URL, err: in.err}
	if out.err != nil {
		return out
	}
	out.guard(func() error {
		a, err := in.Article()
		if err != nil {
			return err
		}
		out.lines, out.records, err = x.lines(nil, a, in.Origin)
		return err
	})
	return out
}

// guard sets the error of out to that of read. A fault of the program that one article brings out must not end a
// run over a million others, so that a panic fails this record only.
func (out *extracted) guard(read func() error) {
	defer func() {
		if r := recover(); r != nil {
			out.err = fmt.Errorf("fault in newsclaims, please report it: %v", r)
		}
	}()
	out.err = read()
}

// fail counts and reports a failed input; among documents it puts a line in the place of the document.
func (x *extraction) fail(out *extracted) error {
	record := failureOf(out.origin, out.url, out.err)
	out.lines, out.records = nil, 0
	if x.kind == "documents" {
		line, err := corpus.AppendLine(nil, record)
		if err != nil {
			return err
		}
		out.lines = line
	}
	x.log.Warn("record failed", failureAttrs(record)...)
	return x.failed.add(record)
}

// failureOf is the record of an input that gave nothing.
func failureOf(o corpus.Origin, url string, err error) corpus.FailureRecord {
	return corpus.FailureRecord{
		Schema: corpus.FailureSchema, ID: o.ID, File: o.File, Line: o.Line, Feed: o.Feed, URL: url, Error: err.Error(),
	}
}

func failureAttrs(r corpus.FailureRecord) []any {
	var attrs []any
	for _, a := range []slog.Attr{slog.String("file", r.File), slog.Int("line", r.Line), slog.String("id", r.ID), slog.String("url", r.URL)} {
		if !a.Value.Equal(slog.StringValue("")) && !a.Value.Equal(slog.IntValue(0)) {
			attrs = append(attrs, a)
		}
	}
	return append(attrs, "error", r.Error)
}

// failures counts failed records and writes them to a file if one is named.
type failures struct {
	path string
	file *os.File
	n    int
}

func newFailures(path string) (*failures, error) {
	if path == "" {
		return &failures{}, nil
	}
	f, err := os.Create(path)
	if err != nil {
		return nil, withHint(err, "--errors names the file that failed records are written to")
	}
	return &failures{path: path, file: f}, nil
}

func (f *failures) add(record corpus.FailureRecord) error {
	f.n++
	if f.file == nil {
		return nil
	}
	line, err := corpus.AppendLine(nil, record)
	if err == nil {
		_, err = f.file.Write(line)
	}
	if err != nil {
		return fmt.Errorf("writing failed records: %w", err)
	}
	return nil
}

func (f *failures) hint() string {
	if f.path != "" {
		return "they are in " + f.path
	}
	return "--errors FILE keeps them"
}

// close closes the file and returns err, or what went wrong with closing.
func (f *failures) close(err error) error {
	if f.file == nil {
		return err
	}
	if e := f.file.Close(); err == nil && e != nil {
		return fmt.Errorf("writing failed records: %w", e)
	}
	return err
}
