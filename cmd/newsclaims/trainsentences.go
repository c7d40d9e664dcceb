package main

import (
	"bytes"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"newsclaims/extract/text/conllu"
	"newsclaims/extract/text/train"
)

const trainSentencesHelp = `Sentences trains the model that tells where sentences end, from the train files of treebanks in CoNLL-U, and writes
it to --out. The same files give the same bytes. It takes some ten seconds.`

func newTrainSentencesCommand() *cobra.Command {
	var treebanks []string
	var out string
	c := &cobra.Command{
		Use:     "sentences",
		Short:   "Train the model that tells where sentences end",
		Long:    trainSentencesHelp,
		Example: "  newsclaims train sentences --treebank ud/ewt --treebank ud/gum --out sentences.model",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return trainSentences(treebanks, out)
		},
	}
	c.Flags().StringArrayVar(&treebanks, "treebank", nil, "folder of a treebank with train*.conllu or train*.conllu.zst; may be repeated")
	c.Flags().StringVar(&out, "out", "", "file to write the model to")
	for _, f := range []string{"treebank", "out"} {
		if err := c.MarkFlagRequired(f); err != nil {
			panic(err) // a flag that was not defined above
		}
	}
	return c
}

func trainSentences(treebanks []string, out string) error {
	var learn []conllu.Sentence
	for _, dir := range treebanks {
		sentences, err := readTreebank(dir, "train")
		if err != nil {
			return err
		}
		learn = append(learn, sentences...)
	}
	var b bytes.Buffer
	if err := train.Sentences(&b, learn); err != nil {
		return fmt.Errorf("training sentences: %w", err)
	}
	if err := os.WriteFile(out, b.Bytes(), 0o644); err != nil {
		return fmt.Errorf("writing model: %w", err)
	}
	return nil
}
