package main

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/klauspost/compress/zstd"
	"github.com/spf13/cobra"

	"newsclaims/extract/article"
	"newsclaims/extract/article/gold"
)

const trainBodyHelp = `Body trains the model that tells the body of an article from the rest of its page and writes it to --out. The sets
are those that MODEL.md beside package article names, each a zstd-compressed tar of gold.jsonl and ID.html.gz files;
the same files give the same bytes. It takes some three minutes. A quarter of the pages is left out, to measure on.`

func newTrainBodyCommand() *cobra.Command {
	var sets, out string
	var t article.Trainer
	c := &cobra.Command{
		Use:     "body",
		Short:   "Train the model that finds the body of a page",
		Long:    trainBodyHelp,
		Example: "  newsclaims train body --sets body --out body.model",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return trainBody(&t, sets, out) },
	}
	c.Flags().StringVar(&sets, "sets", "", "folder of the sets, as naeb.tar.zst")
	c.Flags().StringVar(&out, "out", "", "file to write the model to")
	c.Flags().BoolVar(&t.All, "all", false, "learn from all pages; nothing is left to measure the model on")
	for _, f := range []string{"sets", "out"} {
		if err := c.MarkFlagRequired(f); err != nil {
			panic(err) // a flag that was not defined above
		}
	}
	return c
}

func trainBody(t *article.Trainer, sets, out string) error {
	for _, set := range article.TrainingSets {
		pages, err := readBodySet(filepath.Join(sets, set+".tar.zst"))
		if err != nil {
			return fmt.Errorf("reading pages: %w", err)
		}
		blocks := 0
		for _, p := range pages {
			blocks += t.Add(p)
		}
		slog.Info("read pages", "set", set, "pages", len(pages), "blocks learnt", blocks)
	}
	var model bytes.Buffer
	if err := t.Train(&model); err != nil {
		return err
	}
	return os.WriteFile(out, model.Bytes(), 0o644)
}

// readBodySet reads one set, a compressed tar.
func readBodySet(name string) ([]*gold.Page, error) { return readPages(name, gold.Read) }

// readPages reads a compressed tar.
func readPages(name string, read func(io.Reader) ([]*gold.Page, error)) ([]*gold.Page, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := zstd.NewReader(f)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	pages, err := read(z)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return pages, nil
}
