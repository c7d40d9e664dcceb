package main

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"newsclaims/corpus"
)

// duplicateChoices are what --duplicates can ask for.
var duplicateChoices = []string{"mark", "keep", "drop"}

// A storing keeps what is read in a store instead of writing it.
type storing struct {
	storePath  string
	resume     bool
	shardText  string
	duplicates string
	shard      corpus.Shard
}

func (k *storing) addFlags(command *cobra.Command) {
	flags := command.Flags()
	flags.StringVar(&k.storePath, "store", "", "`file` of a store to keep documents, entities and claims in, instead of writing records")
	flags.BoolVar(&k.resume, "resume", false, "pass over inputs that the store has from an earlier run")
	flags.StringVar(&k.shardText, "shard", "", "read one part of the inputs only, as 2/8 for the second of eight")
	choiceFlag(command, &k.duplicates, "duplicates", "with --store, what to do with copies of articles and earlier versions", duplicateChoices)
}

func (k *storing) check() (err error) {
	if k.resume && k.storePath == "" {
		return usageError("", "--resume is for a run with --store")
	}
	if !slices.Contains(duplicateChoices, k.duplicates) {
		return usageError("choices are "+strings.Join(duplicateChoices, ", "), "unknown choice %q for --duplicates", k.duplicates)
	}
	if k.shardText != "" {
		if k.shard, err = corpus.ParseShard(k.shardText); err != nil {
			return usageError("", "%v", err)
		}
	}
	return nil
}

// inputKey names an input: its file and where in that it stands.
func inputKey(o corpus.Origin) string {
	switch {
	case o.Line > 0:
		return fmt.Sprintf("%s:%d", o.File, o.Line)
	case o.Offset > 0:
		return fmt.Sprintf("%s@%d", o.File, o.Offset)
	}
	return o.File
}

// run says what makes the claims.
func (e *emitter) run() corpus.Run {
	return corpus.Run{
		Version: programVersion(), Models: e.engine, Lexicon: e.lexicon,
		Flags: fmt.Sprintf("min-confidence=%v", e.minConfidence),
	}
}

// kept is what one input gave for the store.
type kept struct {
	extracted
	document corpus.DocumentRecord
}

// keep reads all inputs into the store.
func (x *extraction) keep(ctx context.Context) (err error) {
	s, err := corpus.CreateStore(ctx, x.storePath)
	if err != nil {
		return err
	}
	defer s.Close()
	w, err := s.Write(context.WithoutCancel(ctx), x.emitter.run())
	if err != nil {
		return err
	}
	var broken error
	for out := range corpus.Ordered(ctx, x.jobs, x.wanted(ctx, s, &broken), x.document) {
		if err := x.put(w, &out); err != nil {
			return withHint(err, "what was kept before is in the store: make room and run again with --resume")
		}
	}
	if err := w.Close(); err != nil {
		return withHint(err, "what was kept before is in the store: make room and run again with --resume")
	}
	if ctx.Err() != nil {
		return withHint(errInterrupted, "the store has what was read so far: --resume goes on")
	}
	if broken != nil {
		return broken
	}
	switch x.duplicates {
	case "mark":
		_, err = s.Mark(ctx)
	case "drop":
		err = s.Drop(ctx)
	}
	if err != nil {
		return err
	}
	x.log.Info("kept", "store", x.storePath, "inputs", x.count.inputs, "claims", x.count.records, "failed", x.failed.n)
	return failedRecords(x.failed.n, x.failed.hint())
}

// wanted yields the inputs of the shard, when resuming those only that the store does not have. It ends early and sets broken when
// the store cannot be read.
func (x *extraction) wanted(ctx context.Context, s *corpus.Store, broken *error) iter.Seq[inputOrError] {
	return func(yield func(inputOrError) bool) {
		for in := range x.inputs() {
			key := inputKey(in.Origin)
			if !x.shard.Has(key) {
				continue
			}
			if x.resume && s != nil {
				done, err := s.Done(ctx, key)
				if err != nil {
					*broken = err
					return
				}
				if done {
					continue
				}
			}
			if !yield(in) {
				return
			}
		}
	}
}

// document reads one input. It runs on several goroutines at once.
func (x *extraction) document(in inputOrError) kept {
	out := kept{extracted: extracted{origin: in.Origin, url: in.URL, err: in.err}}
	if out.err != nil {
		return out
	}
	out.guard(func() error {
		a, err := in.Article()
		if err == nil {
			out.document = corpus.Document(x.extract(a), in.Origin)
		}
		return err
	})
	return out
}

func (x *extraction) put(w *corpus.Writer, out *kept) error {
	x.count.inputs++
	key := inputKey(out.origin)
	if out.err == nil {
		x.count.records += len(out.document.Claims)
		return w.Add(key, &out.document)
	}
	record := failureOf(out.origin, out.url, out.err)
	x.log.Warn("record failed", failureAttrs(record)...)
	if err := x.failed.add(record); err != nil {
		return err
	}
	return w.Fail(key, &record)
}
