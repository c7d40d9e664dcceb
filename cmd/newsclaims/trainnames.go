package main

import (
	"archive/tar"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/zstd"
	"github.com/spf13/cobra"

	"newsclaims/extract/entity/tagger"
)

const trainNamesHelp = `Names trains the model that finds names and writes it to --out. The sets and lists are those that MODEL.md beside
package tagger names; the same files give the same bytes. It takes some minutes on one core.`

func newTrainNamesCommand() *cobra.Command {
	var sets, lists, out string
	var raw []string
	c := &cobra.Command{
		Use:     "names",
		Short:   "Train the model that finds names",
		Long:    trainNamesHelp,
		Example: "  newsclaims train names --sets ner.tar.zst --lists gaz --raw articles.jsonl --out zmodel.bin",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return trainNames(sets, lists, raw, out)
		},
	}
	c.Flags().StringVar(&sets, "sets", "", "zstd-compressed tar of labelled sets, as folder/part.tsv")
	c.Flags().StringVar(&lists, "lists", "", "folder of name lists, as city.txt")
	c.Flags().StringArrayVar(&raw, "raw", nil, "JSON lines of articles with \"body\" and \"lang\"; may be repeated")
	c.Flags().StringVar(&out, "out", "", "file to write the model to")
	for _, f := range []string{"sets", "lists", "out"} {
		if err := c.MarkFlagRequired(f); err != nil {
			panic(err) // a flag that was not defined above
		}
	}
	return c
}

func trainNames(sets, lists string, raw []string, out string) error {
	t := tagger.Trainer{Lists: map[string]io.Reader{}, Log: func(f string, a ...any) { slog.Info(fmt.Sprintf(f, a...)) }}
	files, err := labelledSets(sets)
	if err != nil {
		return fmt.Errorf("reading labelled sets: %w", err)
	}
	for _, name := range tagger.TrainingSets {
		tsv, ok := files[name]
		if !ok {
			return fmt.Errorf("reading labelled sets: %s has no %s.tsv", sets, name)
		}
		t.Sets = append(t.Sets, tagger.Set{Name: path.Dir(name), R: bytes.NewReader(tsv)})
	}
	for _, name := range tagger.ListNames() {
		b, err := os.ReadFile(filepath.Join(lists, name+".txt"))
		if err != nil {
			return fmt.Errorf("reading name lists: %w", err)
		}
		t.Lists[name] = bytes.NewReader(b)
	}
	for _, name := range raw {
		r, err := bodies(name)
		if err != nil {
			return fmt.Errorf("reading raw text: %w", err)
		}
		t.Raw = append(t.Raw, r)
	}
	var model bytes.Buffer
	if err := t.Train(&model); err != nil {
		return err
	}
	return os.WriteFile(out, model.Bytes(), 0o644)
}

// labelledSets returns the files of the tar by folder and name without ending: "wikigold/train".
func labelledSets(name string) (map[string][]byte, error) {
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
	out := map[string][]byte{}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		b, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		key := path.Join(path.Base(path.Dir(h.Name)), strings.TrimSuffix(path.Base(h.Name), ".tsv"))
		out[key] = b
	}
}

// bodies returns the bodies of the English articles of a file of JSON lines, as a Trainer wants raw text.
func bodies(name string) (io.Reader, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var b bytes.Buffer
	for d := json.NewDecoder(f); ; {
		var a struct{ Lang, Body string }
		err := d.Decode(&a)
		if errors.Is(err, io.EOF) {
			return &b, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if a.Lang == "" || strings.HasPrefix(a.Lang, "en") {
			b.WriteString(a.Body + "\n\f\n")
		}
	}
}
