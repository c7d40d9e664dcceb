package lexicon

// ExtendActions returns the embedded action lexicon with more senses: extra has rows in the format of actions.tsv,
// and they go before the embedded ones. An error names the line of extra.
func ExtendActions(extra string) (*Actions, error) {
	if _, err := ParseActions(extra, classesTSV, lightTSV, embedTSV, sayTSV); err != nil {
		return nil, err
	}
	return ParseActions(extra+"\n"+actionsTSV, classesTSV, lightTSV, embedTSV, sayTSV)
}
