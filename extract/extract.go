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
	"sync"

	"newsclaims/extract/article"
	"newsclaims/extract/claim"
	"newsclaims/extract/entity"
	"newsclaims/extract/entity/tagger"
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// A Document is an article and what was read from it. All spans are bytes of Article.Text.
type Document struct {
	Article   article.Article
	Sentences []text.Sentence
	Entities  entity.Set
	Claims    []claim.Claim // in text order of their actions
}

// An Extractor runs the stages from text to claims. Its zero value is ready to use, and it is safe for
// concurrent use: the same article gives the same document, whatever else is extracted beside it.
type Extractor struct {
	Engine  text.Engine      // nil means text.Default
	Actions *lexicon.Actions // nil means lexicon.DefaultActions
	Names   *lexicon.Lexicon // nil means lexicon.Default
}

// Extract reads the text of a. Its stages know English only: an article that says it is in another language
// gives a document without sentences, entities and claims.
func (x *Extractor) Extract(a *article.Article) *Document {
	d := x.Read(a)
	if d.Sentences != nil {
		claims := claim.Finder{Actions: x.Actions}
		d.Claims = claims.Find(a.Text, d.Sentences, &d.Entities, a.Published)
	}
	return d
}

// warmNames and warmLists begin to read what the later stages need while the first one reads what it needs itself: on two cores all is there in the time of half.
var (
	warmNames = sync.OnceFunc(func() { go tagger.Load() })
	warmLists = sync.OnceFunc(func() { go lexicon.Default() })
)

// Read is Extract without the last stage: the document has no claims.
func (x *Extractor) Read(a *article.Article) *Document {
	d := &Document{Article: *a}
	if !Reads(a.Language) {
		return d
	}
	warmNames()
	if x.Names == nil {
		warmLists()
	}
	engine := x.Engine
	if engine == nil {
		engine = text.Default()
	}
	d.Sentences = engine.Sentences(a.Text)
	text.Attach(a.Text, d.Sentences)
	parties := entity.Finder{Lexicon: x.Names}
	d.Entities = *parties.Find(a.Text, d.Sentences)
	return d
}

// Reads says whether text in the given language, a BCP 47 primary tag, can be read: English, or text whose
// language is not known.
func Reads(language string) bool { return language == "" || language == "en" }
