// Package extract turns an article into a document: its sentences, its parties and its claims. It is
// pure: no network, files, clock or logging.
//
//	a, err := article.Parse(html, url)
//	if err != nil {
//		return err
//	}
//	doc := new(extract.Extractor).Extract(a)
package extract

import (
	"newsclaims/extract/article"
	"newsclaims/extract/claim"
	"newsclaims/extract/entity"
	"newsclaims/extract/text"
)

// A Document is an article and what was read from it. All spans are bytes of Article.Text.
type Document struct {
	Article   article.Article
	Sentences []text.Sentence
	Entities  entity.Set
	Claims    []claim.Claim // in text order of their actions
}
