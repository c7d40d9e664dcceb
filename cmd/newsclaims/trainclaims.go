package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"newsclaims/corpus"
	"newsclaims/corpus/eval"
	"newsclaims/extract"
	"newsclaims/extract/article"
	"newsclaims/extract/article/gold"
	"newsclaims/extract/claim"
)

const trainClaimsHelp = `Claims trains the model that weighs who acts on whom and what is a claim at all, beside the rules, and writes it to
--out. Each GOLD.jsonl is a gold set as the eval command reads it, or stands off from articles of the sets in --sets. The same
files in the same order give the same bytes.

With --folds N the sets are scored instead: the articles are dealt into N parts, near copies into the same part, and the
claims of each part are found with a model that learnt from the others.`

func newTrainClaimsCommand() *cobra.Command {
	var out, sets string
	var folds, mistakes int
	c := &cobra.Command{
		Use:   "claims GOLD.jsonl...",
		Short: "Train the model of claims",
		Long:  trainClaimsHelp,
		Example: `  newsclaims train claims dev.jsonl testdata/gold/*.jsonl --out claim.model
  newsclaims train claims dev.jsonl testdata/gold/*.jsonl --folds 8`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, paths []string) error {
			lessons, err := readLessons(paths, sets)
			switch {
			case err != nil:
				return err
			case folds > 1:
				return crossValidate(lessons, len(paths), folds).print(c.OutOrStdout(), paths, mistakes)
			}
			var model bytes.Buffer
			if _, err := trainClaims(lessons).WriteTo(&model); err != nil {
				return err
			}
			return os.WriteFile(out, model.Bytes(), 0o644)
		},
	}
	c.Flags().StringVar(&sets, "sets", "", "folder of the sets, as naeb.tar.zst, from which the articles of stand-off annotations are")
	c.Flags().StringVar(&out, "out", "", "file to write the model to")
	c.Flags().IntVar(&folds, "folds", 0, "score with models that left out one of `n` parts")
	c.Flags().IntVar(&mistakes, "mistakes", 0, "with --folds, list the first `n` mistakes in each set")
	c.MarkFlagsOneRequired("out", "folds")
	return c
}

// A lesson is an annotated article, read up to its entities, and what there is to learn from it.
type lesson struct {
	text     eval.Text
	doc      *extract.Document
	set      int // which gold set it is from
	number   int // of the text in the set
	fold     int // near copies have the same
	roles    []claim.Choice
	triggers []claim.Trigger
}

// readLessons reads gold sets; where one stands off from its articles those are looked for in the sets of a folder.
func readLessons(paths []string, sets string) ([]*lesson, error) {
	var lessons []*lesson
	for set, path := range paths {
		texts, err := readAnnotated(path, sets)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		for number, t := range texts {
			a, err := t.Article()
			if err != nil {
				return nil, fmt.Errorf("%s: text %q: %w", path, t.ID, err)
			}
			l := &lesson{text: t, doc: new(extract.Extractor).Read(a), set: set, number: number, fold: len(lessons), triggers: t.Triggers()}
			l.roles = t.Mark(l.choices(new(claim.Model)))
			for _, earlier := range lessons {
				if copied(t.Text, earlier.text.Text) {
					l.fold = earlier.fold
					break
				}
			}
			lessons = append(lessons, l)
		}
	}
	return lessons, nil
}

// standsOff is what the first line of annotations that stand off from their articles has.
var standsOff = []byte(`"article":`)

func readAnnotated(path, sets string) ([]eval.Text, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if line, _, _ := bytes.Cut(b, []byte("\n")); !bytes.Contains(line, standsOff) {
		return eval.ReadGold(bytes.NewReader(b))
	}
	if sets == "" {
		return nil, errors.New("the annotations stand off from their articles: --sets must name the folder of those")
	}
	articles := map[string]string{}
	for _, name := range article.TrainingSets {
		pages, err := readPages(filepath.Join(sets, name+".tar.zst"), gold.ReadGold)
		if err != nil {
			return nil, err
		}
		for _, p := range pages {
			articles[name+"/"+p.ID] = p.Text()
		}
	}
	return eval.ReadStandOff(bytes.NewReader(b), func(name string) string { return articles[name] })
}

func (l *lesson) choices(m *claim.Model) []claim.Choice {
	f := claim.Finder{Model: m}
	return f.Choices(l.doc.Article.Text, l.doc.Sentences, &l.doc.Entities, l.doc.Article.Published)
}

// copied says whether two texts share a quarter of the three-word runs of the shorter one.
func copied(a, b string) bool {
	runs := func(text string) map[[3]string]bool {
		words, m := strings.Fields(text), map[[3]string]bool{}
		for i := 2; i < len(words); i++ {
			m[[3]string(words[i-2:i+1])] = true
		}
		return m
	}
	x, y := runs(a), runs(b)
	common := 0
	for r := range x {
		if y[r] {
			common++
		}
	}
	return 4*common > min(len(x), len(y))
}

// trainingFolds is the number of parts of the training articles for what is to be learnt from claims as the articles of users will
// have them, found with a model that did not see the article.
const trainingFolds = 5

// trainClaims trains the model and sets its confidence right: it learns who fills roles first, then from the claims that come out in
// articles left out what is none, and its confidence from claims in articles that were left out of both.
func trainClaims(lessons []*lesson) *claim.Model {
	proposals := make([][]claim.Choice, len(lessons))
	inParts(trainingFolds, func(part int) {
		others, own := split(lessons, trainingFolds, part)
		m := claim.Train(roles(pick(lessons, others)), words(pick(lessons, others)))
		for _, i := range own {
			l := lessons[i]
			for _, c := range l.text.Mark(l.choices(m)) {
				if c.Task >= claim.Proposal {
					proposals[i] = append(proposals[i], c)
				}
			}
		}
	})
	learn := func(lessons []*lesson, proposals [][]claim.Choice) *claim.Model {
		choices := roles(lessons)
		for _, p := range proposals {
			choices = append(choices, p...)
		}
		return claim.Train(choices, words(lessons))
	}
	outcomes := make([][]claim.Outcome, trainingFolds)
	inParts(trainingFolds, func(part int) {
		others, own := split(lessons, trainingFolds, part)
		m := learn(pick(lessons, others), pick(proposals, others))
		for _, i := range own {
			outcomes[part] = append(outcomes[part], lessons[i].outcomes(m)...)
		}
	})
	m := learn(lessons, proposals)
	m.Calibrate(slices.Concat(outcomes...))
	return m
}

// inParts calls f with each number below n, several at a time.
func inParts(n int, f func(part int)) {
	numbers := func(yield func(int) bool) {
		for part := range n {
			if !yield(part) {
				return
			}
		}
	}
	done := func(part int) struct{} {
		f(part)
		return struct{}{}
	}
	for range corpus.Ordered(context.Background(), runtime.GOMAXPROCS(0), numbers, done) {
	}
}

// pick returns the elements at the places.
func pick[T any](list []T, places []int) []T {
	picked := make([]T, len(places))
	for k, i := range places {
		picked[k] = list[i]
	}
	return picked
}

func roles(lessons []*lesson) []claim.Choice {
	var choices []claim.Choice
	for _, l := range lessons {
		choices = append(choices, l.roles...)
	}
	return choices
}

// words returns the action words that the lexicon does not have.
func words(lessons []*lesson) []claim.Word {
	var v claim.Vocabulary
	for _, l := range lessons {
		v.Add(l.doc.Article.Text, l.doc.Sentences, &l.doc.Entities, l.triggers)
	}
	return v.Words()
}

// outcomes says how sure m is of the claims of the article, and which are right.
func (l *lesson) outcomes(m *claim.Model) []claim.Outcome {
	claims := l.claims(m)
	right, asked := l.text.Verdicts(claims)
	var outcomes []claim.Outcome
	for i := range claims {
		if asked[i] {
			outcomes = append(outcomes, claim.Outcome{Confidence: claims[i].Confidence, Right: right[i]})
		}
	}
	return outcomes
}

// split returns the places of the lessons of the part and of the others.
func split(lessons []*lesson, parts, part int) (others, own []int) {
	for i, l := range lessons {
		if l.fold%parts == part {
			own = append(own, i)
		} else {
			others = append(others, i)
		}
	}
	return others, own
}

// A validation is what comes of models that did not see the article: the scores of each set, and those of the rules alone, and how
// sure the models were of what was right.
type validation struct {
	rules, learnt []eval.Score
	halves        [2][]eval.Score // of learnt: every other text
	outcomes      []claim.Outcome
}

// crossValidate trains a model for each part of the lessons, from the others.
func crossValidate(lessons []*lesson, sets, folds int) *validation {
	v := &validation{rules: make([]eval.Score, sets), learnt: make([]eval.Score, sets)}
	v.halves = [2][]eval.Score{make([]eval.Score, sets), make([]eval.Score, sets)}
	for part := range folds {
		others, own := split(lessons, folds, part)
		m := trainClaims(pick(lessons, others))
		for _, l := range pick(lessons, own) {
			v.rules[l.set].Add(l.text, l.claims(new(claim.Model)))
			found := l.claims(m)
			v.learnt[l.set].Add(l.text, found)
			v.halves[l.number%2][l.set].Add(l.text, found)
			v.outcomes = append(v.outcomes, l.outcomes(m)...)
		}
	}
	return v
}

// print names the sets by their paths and lists the first mistakes in each.
func (v *validation) print(w io.Writer, paths []string, mistakes int) error {
	for set, path := range paths {
		_, err := fmt.Fprintf(w, "%s\nrules alone:\n%swith a model that did not see the article:\n%s\n", path, &v.rules[set], &v.learnt[set])
		if err != nil {
			return err
		}
		a, b := &v.halves[0][set], &v.halves[1][set]
		if _, err := fmt.Fprintf(w, "every other text: claim F1 %.3f; the others: %.3f\n%s\n", a.Levels[eval.LevelClaim].F1(), b.Levels[eval.LevelClaim].F1(), v.learnt[set].ByType()); err != nil {
			return err
		}
		if err := printMistakes(w, v.learnt[set].Mistakes, mistakes); err != nil {
			return err
		}
	}
	return printReliability(w, v.outcomes)
}

// printReliability prints by steps of confidence how many claims there are and how many of them are right.
func printReliability(w io.Writer, outcomes []claim.Outcome) error {
	const steps = 5
	var count, right [steps]int
	for _, o := range outcomes {
		k := min(int(o.Confidence*steps), steps-1)
		count[k]++
		if o.Right {
			right[k]++
		}
	}
	for k := range steps {
		_, err := fmt.Fprintf(w, "confidence from %.1f: %4d claims, %3.0f %% right\n", float64(k)/steps, count[k], 100*float64(right[k])/float64(max(count[k], 1)))
		if err != nil {
			return err
		}
	}
	return nil
}

func (l *lesson) claims(m *claim.Model) []corpus.ClaimRecord {
	f := claim.Finder{Model: m}
	d := *l.doc
	d.Claims = f.Find(d.Article.Text, d.Sentences, &l.doc.Entities, d.Article.Published)
	return corpus.Claims(&d, l.text.Origin)
}
