package text

import (
	"bytes"
	_ "embed"
	"sync"

	"newsclaims/extract/text/internal/boundary"
	"newsclaims/extract/text/internal/model"
)

// syntaxModel is built by "newsclaims train syntax"; MODEL.md says from what.
//
//go:embed syntax.model
var syntaxModel []byte

// loadSyntax reads the embedded model once. A test reads it too, so that it cannot fail in use.
var loadSyntax = sync.OnceValue(func() *model.Model {
	m, err := model.Read(bytes.NewReader(syntaxModel))
	if err != nil {
		panic("embedded model: " + err.Error())
	}
	m.Grammar = grammar
	return m
})

// sentencesModel is built by "newsclaims train sentences"; MODEL.md says from what.
//
//go:embed sentences.model
var sentencesModel []byte

// loadSentences reads the embedded model once, as loadSyntax does.
var loadSentences = sync.OnceValue(func() *boundary.Model {
	m, err := boundary.Read(bytes.NewReader(sentencesModel))
	if err != nil {
		panic("embedded model: " + err.Error())
	}
	return m
})
