package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"newsclaims/extract/entity"
	"newsclaims/extract/entity/coref"
	"newsclaims/extract/text"
)

const trainEntitiesHelp = `Entities trains the model that tells what is a name, whom pronouns and descriptions mean and of what kind a party is, from a
folder of annotated articles (*.txt), and writes it to --out. What is a name is learnt over the model of names that ships.
testdata/entity/README.md describes the marks. With --gum it learns whom mentions mean from the coreference of that treebank too. The same
files give the same bytes. It takes some 15 seconds.`

func newTrainEntitiesCommand() *cobra.Command {
	var gum, out string
	c := &cobra.Command{
		Use:     "entities FOLDER",
		Short:   "Train the model of who is who",
		Long:    trainEntitiesHelp,
		Example: "  newsclaims train entities testdata/entity/dev --gum ud/gum --out extract/entity/entity.model",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return trainEntities(args[0], gum, out)
		},
	}
	c.Flags().StringVar(&gum, "gum", "", "folder of the treebank GUM, whose coreference is learnt from too")
	c.Flags().StringVar(&out, "out", "", "file to write the model to")
	if err := c.MarkFlagRequired("out"); err != nil {
		panic(err) // a flag that was not defined above
	}
	return c
}

func trainEntities(folder, gum, out string) error {
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
	}
	if gum != "" {
		more, err := readCoreference(gum)
		if err != nil {
			return err
		}
		articles = append(articles, more...)
	}
	for k := range articles {
		sentences = append(sentences, text.Default().Sentences(articles[k].Text))
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

// readCoreference reads the documents of the treebank that teach whom mentions mean; those of its test part are left for tests.
func readCoreference(dir string) ([]entity.Article, error) {
	var articles []entity.Article
	for _, part := range []string{"train", "dev"} {
		sentences, err := readTreebank(dir, part)
		if err != nil {
			return nil, err
		}
		articles = append(articles, coref.Articles(sentences, coref.News)...)
	}
	return articles, nil
}
