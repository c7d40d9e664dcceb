package main

import (
	"encoding/json"
	"strings"

	"github.com/spf13/cobra"

	"newsclaims/corpus"
)

const schemaHelp = `Schema prints the JSON Schema (draft 2020-12) of a kind of record, with a description of every field.

  claim     what an article says that somebody did to somebody or something
  article   the text of an article and what is known of it
  document  an article with its sentences, entities and claims
  entity    a party or thing of one article and where it is named
  failure   an input that gave nothing, and why

A field that is not known is absent, never null; a list is never null. Offsets count Unicode code points
of the article's text. Every record names its schema in "schema", as in "newsclaims/claim/1": the number
rises when a field changes its meaning or goes, not when one is added.`

func newSchemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:       "schema " + strings.Join(corpus.SchemaNames, "|"),
		Short:     "Print the JSON Schema of a kind of record",
		Long:      schemaHelp,
		Example:   "  newsclaims schema claim > claim.schema.json",
		Args:      cobra.MatchAll(cobra.ExactArgs(1), cobra.OnlyValidArgs),
		ValidArgs: corpus.SchemaNames,
		RunE: func(command *cobra.Command, args []string) error {
			e := json.NewEncoder(command.OutOrStdout())
			e.SetIndent("", "  ")
			e.SetEscapeHTML(false)
			return e.Encode(corpus.Schema(args[0]))
		},
	}
}
