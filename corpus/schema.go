package corpus

import (
	"reflect"
	"slices"
	"time"

	"github.com/google/jsonschema-go/jsonschema"

	"newsclaims/extract/article"
	"newsclaims/extract/claim"
	"newsclaims/extract/entity"
)

// SchemaNames are the kinds of record that Schema knows, in the order of the flow.
var SchemaNames = []string{"claim", "article", "document", "entity", "failure"}

// Schema returns the JSON Schema (draft 2020-12) of the records of the given kind, made from the Go type, nil
// if there is no such kind.
func Schema(kind string) *jsonschema.Schema {
	switch kind {
	case "claim":
		return schemaOf[ClaimRecord](ClaimSchema, "What an article says that somebody did to somebody or something.")
	case "article":
		return schemaOf[ArticleRecord](ArticleSchema, "The text of an article and what is known of it.")
	case "document":
		return schemaOf[DocumentRecord](DocumentSchema, "An article with its sentences, entities and claims.")
	case "entity":
		return schemaOf[EntityRecord](EntitySchema, "A party or thing of one article and where it is named.")
	case "failure":
		return schemaOf[FailureRecord](FailureSchema, "An input that gave nothing, and why.")
	}
	return nil
}

// schemaOf makes the schema of T. The only error that jsonschema.For can give is a type that JSON cannot
// hold, and the records have none.
func schemaOf[T any](name, description string) *jsonschema.Schema {
	s, err := jsonschema.For[T](&jsonschema.ForOptions{TypeSchemas: valueSchemas()})
	if err != nil {
		panic(err)
	}
	s.Schema = "https://json-schema.org/draft/2020-12/schema"
	s.Title = name
	s.Description = description
	s.Properties["schema"].Const = jsonschema.Ptr[any](name)
	neverNull(s)
	return s
}

// valueSchemas says which values the fields of the closed sets have.
func valueSchemas() map[reflect.Type]*jsonschema.Schema {
	return map[reflect.Type]*jsonschema.Schema{
		reflect.TypeFor[ActionName]():    names(claim.Accuse, claim.Warn),
		reflect.TypeFor[StatusName]():    names(claim.Actual, claim.Possible),
		reflect.TypeFor[KindName]():      names(entity.Other, entity.Place),
		reflect.TypeFor[FormName]():      formSchema(),
		reflect.TypeFor[PageName]():      names(article.KindArticle, article.KindOther),
		reflect.TypeFor[BlockKindName](): names(article.Paragraph, article.Caption),
		reflect.TypeFor[time.Time]():     {Type: "string", Format: "date-time"},
	}
}

// names is the schema of the names of first to last.
func names[T interface {
	~uint8
	String() string
}](first, last T) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string"}
	for v := first; v <= last; v++ {
		s.Enum = append(s.Enum, v.String())
	}
	return s
}

func formSchema() *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string"}
	for _, name := range formNames {
		s.Enum = append(s.Enum, string(name))
	}
	return s
}

// neverNull takes null out of the types of s and of all below it: what is not known is absent.
func neverNull(s *jsonschema.Schema) {
	if i := slices.Index(s.Types, "null"); i >= 0 && len(s.Types) == 2 {
		s.Type, s.Types = s.Types[1-i], nil
	}
	for _, p := range s.Properties {
		neverNull(p)
	}
	if s.Items != nil {
		neverNull(s.Items)
	}
}
