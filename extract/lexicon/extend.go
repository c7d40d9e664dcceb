package lexicon

import (
	"slices"
	"strings"
)

// Extend returns the embedded lexicons with more words and names. The rows of extra are those of actions.tsv (word, part of speech, type of action
// ...) and those that Parse reads (id, kind, name ...), told apart by their second column; a name in extra goes before one of the
// embedded lists. names is nil where extra has no row of a name. An error names the line of extra.
func Extend(extra string) (actions *Actions, names *Lexicon, err error) {
	words, rows := part(extra)
	if actions, err = ExtendActions(words); err != nil {
		return nil, nil, err
	}
	list, err := Parse(strings.NewReader(rows))
	if err != nil || len(list) == 0 {
		return actions, nil, err
	}
	return actions, New(DefaultEntries(), list), nil
}

// part returns the lines of actions and those of names, with a blank line for each one of the other.
func part(extra string) (actions, names string) {
	var a, n strings.Builder
	for line := range strings.Lines(extra) {
		col := strings.SplitN(line, "\t", 3)
		if len(col) > 2 && !strings.HasPrefix(line, "#") && slices.Contains(kindNames[:], strings.TrimSpace(col[1])) {
			n.WriteString(line)
			a.WriteString("\n")
			continue
		}
		a.WriteString(line)
		n.WriteString("\n")
	}
	return a.String(), n.String()
}

// ExtendActions returns the embedded action lexicon with more senses: extra has rows in the format of actions.tsv,
// and they go before the embedded ones. An error names the line of extra.
func ExtendActions(extra string) (*Actions, error) {
	if _, err := ParseActions(extra, classesTSV, lightTSV, embedTSV, sayTSV); err != nil {
		return nil, err
	}
	return ParseActions(extra+"\n"+actionsTSV, classesTSV, lightTSV, embedTSV, sayTSV)
}
