package eval

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"newsclaims/corpus"
)

// A Text is one annotated article, as an input with its claims.
type Text struct {
	corpus.Input
	Claims []Gold
}

// A Gold is a claim as annotated. The lists hold every answer that counts as right, the best one first.
type Gold struct {
	Quote            string    `json:"quote"`   // exact piece of the text that holds the trigger
	Trigger          string    `json:"trigger"` // the words in Quote that name the action
	Type             oneOrMany `json:"type"`
	Actor            []string  `json:"actor"`
	Target           []string  `json:"target"`
	Source           []string  `json:"source"`
	Status           oneOrMany `json:"status"`
	Negated          flags     `json:"negated"`
	Optional         bool      `json:"optional"`
	ActorMayBeEmpty  bool      `json:"actor_may_be_empty"`
	TargetMayBeEmpty bool      `json:"target_may_be_empty"`
	SourceMayBeEmpty bool      `json:"source_may_be_empty"`

	corpus.Span `json:"-"` // of the trigger, in code points of the text; set by ReadGold
}

// oneOrMany is a list that may be written as its only value.
type oneOrMany []string

func (l *oneOrMany) UnmarshalJSON(b []byte) error { return unmarshalList(b, (*[]string)(l)) }

type flags []bool

func (l *flags) UnmarshalJSON(b []byte) error { return unmarshalList(b, (*[]bool)(l)) }

func unmarshalList[T any](b []byte, list *[]T) error {
	if len(b) > 0 && b[0] == '[' {
		return json.Unmarshal(b, list)
	}
	*list = make([]T, 1)
	return json.Unmarshal(b, &(*list)[0])
}

// ReadGold reads a gold set, one text a line, and finds the triggers in the texts. A gold set with a fault in it
// measures nothing, so the first bad line is an error.
func ReadGold(r io.Reader) ([]Text, error) {
	in := bufio.NewReader(r)
	var texts []Text
	seen := map[string]bool{}
	for n := 1; ; n++ {
		line, err := in.ReadString('\n')
		if err != nil && err != io.EOF {
			return nil, fmt.Errorf("reading gold line %d: %w", n, err)
		}
		if strings.TrimSpace(line) != "" {
			t, bad := parseText(line)
			if bad == nil && seen[t.ID] {
				bad = errors.New("the same id again")
			}
			if bad != nil {
				return nil, fmt.Errorf("gold line %d (%q): %w", n, t.ID, bad)
			}
			seen[t.ID] = true
			texts = append(texts, t)
		}
		if err == io.EOF {
			return texts, nil
		}
	}
}

func parseText(line string) (Text, error) {
	in, err := corpus.ParseInput([]byte(line))
	if err != nil {
		return Text{Input: in}, err
	}
	var annotated struct{ Claims []Gold }
	if err := json.Unmarshal([]byte(line), &annotated); err != nil {
		return Text{Input: in}, err
	}
	t := Text{in, annotated.Claims}
	switch {
	case t.ID == "":
		return t, errors.New("no id")
	case t.Text == "":
		return t, errors.New("no text")
	}
	for i := range t.Claims {
		if err := t.Claims[i].place(t.Text); err != nil {
			return t, err
		}
	}
	return t, nil
}

// place finds the trigger: its first place in the first place of the quote.
func (g *Gold) place(text string) error {
	q := strings.Index(text, g.Quote)
	if q < 0 {
		return fmt.Errorf("quote %q is not in the text", g.Quote)
	}
	t := strings.Index(g.Quote, g.Trigger)
	if t < 0 {
		return fmt.Errorf("trigger %q is not in the quote %q", g.Trigger, g.Quote)
	}
	if len(g.Type) == 0 {
		return fmt.Errorf("quote %q has no type", g.Quote)
	}
	g.Start = utf8.RuneCountInString(text[:q+t])
	g.End = g.Start + utf8.RuneCountInString(g.Trigger)
	return nil
}
