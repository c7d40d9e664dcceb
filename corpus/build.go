package corpus

import (
	"math"

	"newsclaims/extract"
	"newsclaims/extract/article"
	"newsclaims/extract/claim"
	"newsclaims/extract/entity"
	"newsclaims/extract/when"
)

// An Origin says where an article came from, as far as the article itself does not.
type Origin struct {
	ID   string // id that the input gave; "" makes it a content hash
	File string // path as the user gave it
	Line int    // line of a file of JSON lines, from 1
	Feed string // address of the feed that named it

	Offset int64 // byte of a web archive at which its record begins
}

// Article returns the record of a.
func Article(a *article.Article, o Origin) ArticleRecord {
	return newBuilder(a, o).article()
}

// Document returns the record of d with all that it holds.
func Document(d *extract.Document, o Origin) DocumentRecord {
	b := newBuilder(&d.Article, o)
	r := DocumentRecord{
		ArticleRecord: b.article(),
		Sentences:     make([]Span, 0, len(d.Sentences)),
		Entities:      make([]DocumentEntity, 0, len(d.Entities.Entities)),
		Claims:        make([]DocumentClaim, 0, len(d.Claims)),
	}
	r.Schema = DocumentSchema
	for _, s := range d.Sentences {
		r.Sentences = append(r.Sentences, b.points.span(s.Start, s.End))
	}
	for i := range d.Entities.Entities {
		e := b.entity(&d.Entities, i)
		r.Entities = append(r.Entities, DocumentEntity{b.entityID(e), e})
	}
	ids := b.claimIDs(d.Claims)
	for i := range d.Claims {
		r.Claims = append(r.Claims, DocumentClaim{ids[i], b.claim(&d.Claims[i])})
	}
	return r
}

// Claims returns the records of the claims of d, in order.
func Claims(d *extract.Document, o Origin) []ClaimRecord {
	b := newBuilder(&d.Article, o)
	records := make([]ClaimRecord, 0, len(d.Claims))
	ids := b.claimIDs(d.Claims)
	for i := range d.Claims {
		records = append(records, ClaimRecord{
			Schema: ClaimSchema, ID: ids[i], Doc: b.id, File: o.File, URL: b.a.URL, Title: b.a.Title,
			Published: b.a.Published, Site: b.a.Site, Claim: b.claim(&d.Claims[i]),
		})
	}
	return records
}

// Entities returns the records of the entities of d, in order.
func Entities(d *extract.Document, o Origin) []EntityRecord {
	b := newBuilder(&d.Article, o)
	records := make([]EntityRecord, 0, len(d.Entities.Entities))
	for i := range d.Entities.Entities {
		e := b.entity(&d.Entities, i)
		records = append(records, EntityRecord{
			Schema: EntitySchema, ID: b.entityID(e), Doc: b.id, File: o.File, URL: b.a.URL, Entity: e,
		})
	}
	return records
}

// A builder makes the records of one article.
type builder struct {
	a      *article.Article
	origin Origin
	id     string
	points codePoints
}

func newBuilder(a *article.Article, o Origin) *builder {
	b := &builder{a: a, origin: o, id: o.ID, points: newCodePoints(a.Text)}
	if b.id == "" {
		b.id = articleID(a)
	}
	return b
}

func (b *builder) article() ArticleRecord {
	a := b.a
	r := ArticleRecord{
		Schema: ArticleSchema,
		ID:     b.id,
		Meta: Meta{
			File: b.origin.File, Feed: b.origin.Feed, URL: a.URL, Canonical: a.Canonical, Title: a.Title, Site: a.Site,
			Authors: list(a.Authors), Published: a.Published, Modified: a.Modified, Language: a.Language,
			Section: a.Section, Tags: list(a.Tags), Image: a.Image, Paywalled: a.Paywalled,
			Kind: PageName(a.Kind.String()), Reason: a.Reason,
		},
		Text:   a.Text,
		Blocks: make([]Block, 0, len(a.Blocks)),
	}
	for _, k := range a.Blocks {
		r.Blocks = append(r.Blocks, Block{BlockKindName(k.Kind.String()), b.points.span(k.Start, k.End)})
	}
	return r
}

func (b *builder) claim(c *claim.Claim) Claim {
	return Claim{
		Action: Action{
			Type: ActionName(c.Action.Type.String()), Text: b.a.Text[c.Action.Start:c.Action.End],
			Lemma: c.Action.Lemma, Span: b.points.span(c.Action.Start, c.Action.End),
		},
		Actor: b.party(c.Actor), Target: b.party(c.Target), Source: b.party(c.Source), Where: b.party(c.Where),
		Status: StatusName(c.Status.String()), Negated: c.Negated, When: b.time(c.When),
		Evidence:   Evidence{b.a.Text[c.Start:c.End], b.points.span(c.Start, c.End)},
		Confidence: math.Round(c.Confidence*1000) / 1000,
		Rule:       c.Rule,
	}
}

func (b *builder) party(p *claim.Party) *Party {
	if p == nil {
		return nil
	}
	return &Party{
		Text: b.a.Text[p.Start:p.End], Name: p.Name, Kind: KindName(p.Kind.String()), ID: p.ID, Country: p.Country,
		Span: b.points.span(p.Start, p.End),
	}
}

func (b *builder) time(e *when.Expr) *Time {
	if e == nil {
		return nil
	}
	return &Time{b.a.Text[e.Start:e.End], e.From.String(), e.To.String(), b.points.span(e.Start, e.End)}
}

func (b *builder) entity(set *entity.Set, i int) Entity {
	e := &set.Entities[i]
	r := Entity{
		Name: e.Name, Kind: KindName(e.Kind.String()), Ref: e.ID, Country: e.Country, Role: e.Role, Owner: e.Owner,
		Mentions: make([]Mention, 0, len(e.Mentions)),
	}
	for _, m := range e.Mentions {
		at := &set.Mentions[m]
		r.Mentions = append(r.Mentions, Mention{
			b.a.Text[at.Start:at.End], formNames[at.Form], b.points.span(at.Start, at.End), at.Doubtful,
		})
	}
	return r
}

var formNames = [...]FormName{entity.Name: "name", entity.Description: "description", entity.Pronoun: "pronoun"}

// list returns s, never nil: an array in a record is never null.
func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
