package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"time"

	"newsclaims/corpus"
)

// Spreadsheets take a cell that begins with one of = + - @, a tab or a line end as a formula, which a page of the web could
// use to run what it likes on the desk of an analyst. Such a cell gets an apostrophe in front (OWASP, CSV Injection).
// Numbers that newsclaims has made itself are left alone.

var csvHeader = []string{
	"id", "doc", "url", "title", "published", "site", "type", "action", "actor", "actor_kind", "actor_id", "actor_country",
	"target", "target_kind", "target_id", "target_country", "status", "negated", "source", "when_from", "when_to",
	"confidence", "evidence", "copy_of",
}

// A CSV writes claims as comma-separated values (RFC 4180) in UTF-8, with a row of names first.
type CSV struct{ w *csv.Writer }

// NewCSV writes the row of names.
func NewCSV(w io.Writer) (*CSV, error) {
	c := &CSV{csv.NewWriter(w)}
	return c, c.w.Write(csvHeader)
}

// Write writes one claim.
func (c *CSV) Write(r *corpus.ClaimRecord) error {
	when := corpus.Time{}
	if r.When != nil {
		when = *r.When
	}
	row := []string{r.ID, r.Doc, r.URL, r.Title, date(r.Published), r.Site, string(r.Action.Type), r.Action.Text}
	row = append(append(row, partyCells(r.Actor)...), partyCells(r.Target)...)
	row = append(row, string(r.Status), strconv.FormatBool(r.Negated), name(r.Source), when.From, when.To)
	for i, cell := range row {
		row[i] = safe(cell)
	}
	return c.w.Write(append(row, strconv.FormatFloat(r.Confidence, 'f', -1, 64), safe(r.Evidence.Text), safe(r.CopyOf)))
}

// Flush writes what is buffered.
func (c *CSV) Flush() error {
	c.w.Flush()
	return c.w.Error()
}

func partyCells(p *corpus.Party) []string {
	if p == nil {
		return []string{"", "", "", ""}
	}
	return []string{name(p), string(p.Kind), p.ID, p.Country}
}

func safe(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// A csvFile is a file of claims.
type csvFile struct {
	*file
	csv *CSV
}

func openCSV(dir string) (writer, error) {
	f, err := create(dir, "claims.csv")
	if err != nil {
		return nil, err
	}
	c, err := NewCSV(f)
	return &csvFile{f, c}, err
}

func (f *csvFile) write(d *corpus.DocumentRecord) error {
	for _, c := range d.ClaimRecords() {
		if err := f.csv.Write(&c); err != nil {
			return err
		}
	}
	return nil
}

func (f *csvFile) close() error {
	err := f.csv.Flush()
	if e := f.file.close(); err == nil {
		err = e
	}
	return err
}
