package text

import (
	"bytes"
	_ "embed"
	"sync"

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
	return m
})
