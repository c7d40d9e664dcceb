package export

import (
	"fmt"

	"github.com/parquet-go/parquet-go"

	"newsclaims/corpus"
)

// A claimRow is a claim as a row of Parquet: the fields of the record, parties flattened, what is not known null.
type claimRow struct {
	ID            string  `parquet:"id,zstd"`
	Doc           string  `parquet:"doc,zstd,dict"`
	URL           *string `parquet:"url,optional,zstd,dict"`
	Title         *string `parquet:"title,optional,zstd,dict"`
	Published     *string `parquet:"published,optional,zstd,dict"`
	Site          *string `parquet:"site,optional,zstd,dict"`
	Type          string  `parquet:"type,zstd,dict"`
	Action        string  `parquet:"action,zstd,dict"`
	ActionStart   int64   `parquet:"action_start,zstd"`
	ActionEnd     int64   `parquet:"action_end,zstd"`
	Actor         *string `parquet:"actor,optional,zstd,dict"`
	ActorKind     *string `parquet:"actor_kind,optional,zstd,dict"`
	ActorID       *string `parquet:"actor_id,optional,zstd,dict"`
	ActorCountry  *string `parquet:"actor_country,optional,zstd,dict"`
	Target        *string `parquet:"target,optional,zstd,dict"`
	TargetKind    *string `parquet:"target_kind,optional,zstd,dict"`
	TargetID      *string `parquet:"target_id,optional,zstd,dict"`
	TargetCountry *string `parquet:"target_country,optional,zstd,dict"`
	Status        string  `parquet:"status,zstd,dict"`
	Negated       bool    `parquet:"negated,zstd"`
	Source        *string `parquet:"source,optional,zstd,dict"`
	WhenFrom      *string `parquet:"when_from,optional,zstd,dict"`
	WhenTo        *string `parquet:"when_to,optional,zstd,dict"`
	Evidence      string  `parquet:"evidence,zstd,dict"`
	EvidenceStart int64   `parquet:"evidence_start,zstd"`
	EvidenceEnd   int64   `parquet:"evidence_end,zstd"`
	Confidence    float64 `parquet:"confidence,zstd"`
	Run           *string `parquet:"run,optional,zstd,dict"`
	CopyOf        *string `parquet:"copy_of,optional,zstd,dict"`
}

// An articleRow is an article as a row of Parquet.
type articleRow struct {
	ID        string   `parquet:"id,zstd"`
	URL       *string  `parquet:"url,optional,zstd"`
	Title     *string  `parquet:"title,optional,zstd"`
	Site      *string  `parquet:"site,optional,zstd,dict"`
	Authors   []string `parquet:"authors,list,zstd"`
	Published *string  `parquet:"published,optional,zstd"`
	Language  *string  `parquet:"language,optional,zstd,dict"`
	Text      string   `parquet:"text,zstd"`
	CopyOf    *string  `parquet:"copy_of,optional,zstd"`
}

// optional is nil for "".
func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func claimRowOf(r *corpus.ClaimRecord) claimRow {
	row := claimRow{
		ID: r.ID, Doc: r.Doc, URL: optional(r.URL), Title: optional(r.Title), Published: optional(date(r.Published)), Site: optional(r.Site),
		Type: string(r.Action.Type), Action: r.Action.Text, ActionStart: int64(r.Action.Start), ActionEnd: int64(r.Action.End),
		Actor: optional(name(r.Actor)), Target: optional(name(r.Target)), Source: optional(name(r.Source)),
		Status: string(r.Status), Negated: r.Negated, Confidence: r.Confidence, Run: optional(r.Run), CopyOf: optional(r.CopyOf),
		Evidence: r.Evidence.Text, EvidenceStart: int64(r.Evidence.Start), EvidenceEnd: int64(r.Evidence.End),
	}
	if p := r.Actor; p != nil {
		row.ActorKind, row.ActorID, row.ActorCountry = optional(string(p.Kind)), optional(p.ID), optional(p.Country)
	}
	if p := r.Target; p != nil {
		row.TargetKind, row.TargetID, row.TargetCountry = optional(string(p.Kind)), optional(p.ID), optional(p.Country)
	}
	if r.When != nil {
		row.WhenFrom, row.WhenTo = optional(r.When.From), optional(r.When.To)
	}
	return row
}

// rowGroup is how many rows are held in memory before they are written.
const rowGroup = 20000

// A parquetFile writes two files of rows and, at the end, the card that describes them.
type parquetFile struct {
	dir                      string
	claims, articles         *file
	claimRows                *parquet.GenericWriter[claimRow]
	articleRows              *parquet.GenericWriter[articleRow]
	claimCount, articleCount int
}

func openParquet(dir string) (writer, error) {
	claims, err := create(dir, "claims.parquet")
	if err != nil {
		return nil, err
	}
	articles, err := create(dir, "articles.parquet")
	if err != nil {
		claims.close()
		return nil, err
	}
	by := parquet.CreatedBy("newsclaims", "1", "")
	return &parquetFile{
		dir: dir, claims: claims, articles: articles,
		claimRows: parquet.NewGenericWriter[claimRow](claims, by), articleRows: parquet.NewGenericWriter[articleRow](articles, by),
	}, nil
}

func (f *parquetFile) write(d *corpus.DocumentRecord) error {
	for _, c := range d.ClaimRecords() {
		if _, err := f.claimRows.Write([]claimRow{claimRowOf(&c)}); err != nil {
			return err
		}
		f.claimCount++
		if f.claimCount%rowGroup == 0 {
			if err := f.claimRows.Flush(); err != nil {
				return err
			}
		}
	}
	_, err := f.articleRows.Write([]articleRow{{
		ID: d.ID, URL: optional(d.URL), Title: optional(d.Title), Site: optional(d.Site), Authors: d.Authors,
		Published: optional(date(d.Published)), Language: optional(d.Language), Text: d.Text, CopyOf: optional(d.CopyOf),
	}})
	f.articleCount++
	if err == nil && f.articleCount%(rowGroup/10) == 0 {
		err = f.articleRows.Flush()
	}
	return err
}

func (f *parquetFile) close() (err error) {
	for _, c := range []func() error{f.claimRows.Close, f.articleRows.Close, f.claims.close, f.articles.close} {
		if e := c(); err == nil {
			err = e
		}
	}
	if err != nil {
		return err
	}
	card, err := create(f.dir, "README.md")
	if err != nil {
		return err
	}
	fmt.Fprintf(card, datasetCard, sizeCategory(f.claimCount), f.claimCount, f.articleCount)
	return card.close()
}

// sizeCategory is how the Hugging Face Hub names a number of rows.
func sizeCategory(n int) string {
	for _, c := range []struct {
		below int
		name  string
	}{{1e3, "n<1K"}, {1e4, "1K<n<10K"}, {1e5, "10K<n<100K"}, {1e6, "100K<n<1M"}, {1e7, "1M<n<10M"}} {
		if n < c.below {
			return c.name
		}
	}
	return "10M<n<100M"
}

const datasetCard = `---
pretty_name: News claims
language:
- en
task_categories:
- token-classification
- text-classification
size_categories:
- %s
configs:
- config_name: claims
  default: true
  data_files: claims.parquet
- config_name: articles
  data_files: articles.parquet
---

# News claims

%d claims from %d news articles: who did what to whom, when, said by whom, with the sentence that says so. Made by newsclaims.

- claims: one row for each claim. type is one of 20 actions; actor, target and source are names, or the words of the
  article where no name is known; status is actual, planned or possible; when_from and when_to are days; the offsets
  count Unicode code points of the article's text; doc is the id of the article; copy_of is set on claims of copies.
- articles: one row for each article, with its text. Mind the rights of the publishers before you pass it on.

The claims were found by a program and are not all right: confidence is its estimate, from 0 to 1.
`
