package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/zstd"
	"github.com/spf13/cobra"

	"newsclaims/extract/text/conllu"
	"newsclaims/extract/text/train"
)

const trainHelp = `Train builds the models that newsclaims carries from public sets that you have downloaded. The same files and
settings give the same bytes on the same kind of machine. MODEL.md beside each model says what it was built from.`

func newTrainCommand() *cobra.Command {
	c := &cobra.Command{Use: "train", Short: "Build the models from public sets", Long: trainHelp, Args: cobra.NoArgs}
	c.AddCommand(newTrainSyntaxCommand(), newTrainSentencesCommand(), newTrainNamesCommand(), newTrainEntitiesCommand(), newTrainBodyCommand(), newTrainClaimsCommand())
	return c
}

const trainSyntaxHelp = `Syntax trains the model of tags and trees from treebanks in CoNLL-U and writes it to --out. It takes about
twenty minutes on two cores. A folder of a treebank holds train*.conllu or train*.conllu.zst, and dev* where
progress is to be scored; nothing is learnt from dev files, and test files are not read.

Vectors of words are learnt first, from the text of the treebanks and of the articles of each --raw.`

// syntaxFlags are the flags of train syntax.
type syntaxFlags struct {
	train.Syntax
	ewt, gum    string
	more, raw   []string
	silver      []string
	out, lemmas string
}

func newTrainSyntaxCommand() *cobra.Command {
	var f syntaxFlags
	c := &cobra.Command{
		Use:     "syntax",
		Short:   "Train the model of tags and trees",
		Long:    trainSyntaxHelp,
		Example: "  newsclaims train syntax --ewt ud/ewt --gum ud/gum --raw articles.jsonl --out syntax.model --lemmas zlemma.tsv",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return f.run(c) },
	}
	c.Flags().StringVar(&f.ewt, "ewt", "", "folder of the English Web Treebank")
	c.Flags().StringVar(&f.gum, "gum", "", "folder of GUM")
	c.Flags().StringArrayVar(&f.more, "treebank", nil, "folder of a further treebank; may be repeated")
	c.Flags().StringArrayVar(&f.raw, "raw", nil, "JSON lines of articles with \"body\" and \"lang\"; may be repeated")
	c.Flags().StringArrayVar(&f.silver, "silver", nil, "raw text as CoNLL-U from one parser, and again from another: what they agree on is learnt from")
	c.Flags().StringVar(&f.out, "out", "", "file to write the model to")
	c.Flags().StringVar(&f.lemmas, "lemmas", "", "file to write the table of lemmas to")
	c.Flags().IntVar(&f.Epochs, "epochs", 0, "passes over the treebanks (default that of the model that ships)")
	c.Flags().Uint64Var(&f.Seed, "seed", 0, "seed of the random numbers")
	if err := c.MarkFlagRequired("out"); err != nil {
		panic(err) // a flag that was not defined above
	}
	return c
}

func (f *syntaxFlags) run(c *cobra.Command) error {
	var learn []conllu.Sentence
	for _, dir := range append([]string{f.ewt, f.gum}, f.more...) {
		if dir == "" {
			continue
		}
		sentences, err := readTreebank(dir, "train")
		if err != nil {
			return err
		}
		dev, err := readTreebank(dir, "dev")
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		learn, f.Dev = append(learn, sentences...), append(f.Dev, dev...)
	}
	if len(learn) == 0 {
		return usageError("name one with --ewt, --gum or --treebank", "no treebank to learn from")
	}
	for _, name := range f.raw {
		r, err := bodies(name)
		if err != nil {
			return fmt.Errorf("reading raw text: %w", err)
		}
		f.Raw = append(f.Raw, r)
	}
	if err := f.readSilver(); err != nil {
		return err
	}
	f.Log = c.ErrOrStderr()
	model, err := f.Train(learn)
	if err != nil {
		return fmt.Errorf("training syntax: %w", err)
	}
	return f.write(model, learn)
}

// readSilver reads what two parsers made of the same raw text.
func (f *syntaxFlags) readSilver() error {
	if len(f.silver) == 0 {
		return nil
	}
	if len(f.silver) != 2 {
		return usageError("give --silver twice", "silver trees are what two parsers agree on")
	}
	var read [2][]conllu.Sentence
	for i, name := range f.silver {
		var err error
		if read[i], err = readConllu(name); err != nil {
			return err
		}
	}
	var err error
	if f.Silver, err = train.Agreed(read[0], read[1]); err != nil {
		return fmt.Errorf("%s and %s: %w", f.silver[0], f.silver[1], err)
	}
	return nil
}

func (f *syntaxFlags) write(model *train.Model, learn []conllu.Sentence) error {
	var b bytes.Buffer
	if err := model.Write(&b); err != nil {
		return fmt.Errorf("writing model: %w", err)
	}
	if err := os.WriteFile(f.out, b.Bytes(), 0o644); err != nil {
		return fmt.Errorf("writing model: %w", err)
	}
	if f.lemmas == "" {
		return nil
	}
	b.Reset()
	if err := train.Lemmas(&b, learn); err != nil {
		return fmt.Errorf("writing lemmas: %w", err)
	}
	return os.WriteFile(f.lemmas, b.Bytes(), 0o644)
}

// readTreebank reads the files of one part of a treebank, in the order of their names.
func readTreebank(dir, part string) ([]conllu.Sentence, error) {
	names, err := filepath.Glob(filepath.Join(dir, part+"*.conllu*"))
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("reading treebank: %w", &fs.PathError{Op: "find", Path: filepath.Join(dir, part+"*.conllu"), Err: fs.ErrNotExist})
	}
	var out []conllu.Sentence
	for _, name := range names {
		sentences, err := readConllu(name)
		if err != nil {
			return nil, fmt.Errorf("reading treebank: %s: %w", name, err)
		}
		out = append(out, sentences...)
	}
	return out, nil
}

// readConllu reads a whole file, which may be compressed. It stops at the first error.
func readConllu(name string) ([]conllu.Sentence, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	if strings.HasSuffix(name, ".zst") {
		z, err := zstd.NewReader(nil)
		if err != nil {
			return nil, err
		}
		defer z.Close()
		if data, err = z.DecodeAll(data, nil); err != nil {
			return nil, err
		}
	}
	return conllu.ReadAll(bytes.NewReader(data))
}
