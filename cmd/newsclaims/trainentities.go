package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"newsclaims/extract/entity"
	"newsclaims/extract/text"
)

const trainEntitiesHelp = `Entities trains the model that tells whom pronouns and descriptions mean and of what kind a party is, from a folder of
annotated articles (*.txt), and writes it to --out. testdata/entity/README.md describes the marks. The same files give the same
bytes. It takes some seconds.`

func newTrainEntitiesCommand() *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:     "entities FOLDER",
		Short:   "Train the model of who is who",
		Long:    trainEntitiesHelp,
		Example: "  newsclaims train entities testdata/entity/dev --out extract/entity/entity.model",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return trainEntities(args[0], out)
		},
	}
	c.Flags().StringVar(&out, "out", "", "file to write the model to")
	if err := c.MarkFlagRequired("out"); err != nil {
		panic(err) // a flag that was not defined above
	}
	return c
}

func trainEntities(folder, out string) error {
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("reading articles: no *.txt in %s", folder)
	}
	var articles []entity.Article
	var sentences [][]text.Sentence
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			return fmt.Errorf("reading articles: %w", err)
		}
		a, err := entity.ReadMarked(string(b))
		if err != nil {
			return fmt.Errorf("reading %s: %w", name, err)
		}
		articles = append(articles, a)
		sentences = append(sentences, text.Default().Sentences(a.Text))
	}
	var model bytes.Buffer
	if _, err := entity.Train(articles, sentences).WriteTo(&model); err != nil {
		return err
	}
	if err := os.WriteFile(out, model.Bytes(), 0o644); err != nil {
		return fmt.Errorf("writing model: %w", err)
	}
	return nil
}
