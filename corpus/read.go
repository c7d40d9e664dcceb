package corpus

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"strings"
)

// Document returns the document with the given id, else the one of the given address, else the one whose id begins
// with id if there is only one. Where there are several versions it is the last one.
func (s *Store) Document(ctx context.Context, id string) (*DocumentRecord, error) {
	for _, where := range []string{"id = ?1", "address = ?2 AND address <> ''", "id >= ?1 AND id < ?1 || char(0x10ffff) AND length(?1) >= 4"} {
		key, ids, err := s.find(ctx, where, id)
		switch {
		case err != nil:
			return nil, plainSQL(err)
		case len(ids) > 1 && strings.HasPrefix(where, "id >="):
			return nil, fmt.Errorf("the ids of %d documents begin with %q", len(ids), id)
		case len(ids) > 0:
			return s.document(ctx, key)
		}
	}
	return nil, fmt.Errorf("document %q is %w", id, ErrNotFound)
}

// find returns the key of the first document for which the condition is true, and the ids of the first of them.
func (s *Store) find(ctx context.Context, where, id string) (key int64, ids map[string]bool, err error) {
	rows, err := s.db.QueryContext(ctx, "SELECT key, id FROM document WHERE "+where+
		" ORDER BY newer IS NOT NULL, original IS NOT NULL, changed DESC, place LIMIT 20", id, address(id))
	if err != nil {
		return 0, nil, err
	}
	defer rows.Close()
	ids = map[string]bool{}
	for rows.Next() {
		var k int64
		var name string
		if err := rows.Scan(&k, &name); err != nil {
			return 0, nil, err
		}
		if len(ids) == 0 {
			key = k
		}
		ids[name] = true
	}
	return key, ids, rows.Err()
}

// Documents yields all documents that q finds in the order of their content hashes, which is the same however they came into
// the store. Of q only Copies, Versions, Doc, Site, From and To are looked at.
func (s *Store) Documents(ctx context.Context, q Query) iter.Seq2[*DocumentRecord, error] {
	return func(yield func(*DocumentRecord, error) bool) {
		where, args := q.documents()
		last := int64(-1)
		for {
			keys, next, err := s.keys(ctx, where, append([]any{last}, args...))
			if err != nil {
				yield(nil, plainSQL(err))
				return
			}
			for _, key := range keys {
				d, err := s.document(ctx, key)
				if !yield(d, err) || err != nil {
					return
				}
			}
			if len(keys) == 0 {
				return
			}
			last = next
		}
	}
}

// keys returns the next keys of documents after the place that is the first of args, and their last place.
func (s *Store) keys(ctx context.Context, where string, args []any) (keys []int64, last int64, err error) {
	rows, err := s.db.QueryContext(ctx, "SELECT key, place FROM document WHERE place > ? "+where+" ORDER BY place LIMIT 1000", args...)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var key int64
		if err := rows.Scan(&key, &last); err != nil {
			return nil, 0, err
		}
		keys = append(keys, key)
	}
	return keys, last, rows.Err()
}

// documents is the condition of q on the table of documents.
func (q *Query) documents() (where string, args []any) {
	add := func(condition string, values ...any) {
		where += " AND " + condition
		args = append(args, values...)
	}
	if !q.Copies {
		add("original IS NULL")
	}
	if !q.Versions {
		add("newer IS NULL")
	}
	if q.Doc != "" {
		add("id = ?", q.Doc)
	}
	if q.Site != "" {
		add("site = ?", q.Site)
	}
	if q.From != "" {
		add("day >= ?", q.From)
	}
	if q.To != "" {
		add("day <> '' AND day <= ?", q.To)
	}
	return where, args
}

const documentColumns = `SELECT d.file, d.run, d.text, d.detail, coalesce(o.id, ''), coalesce(n.id, '')
	FROM document d LEFT JOIN document o ON o.key = d.original LEFT JOIN document n ON n.key = d.newer WHERE d.key = ?`

// document reads one document with its entities and claims.
func (s *Store) document(ctx context.Context, key int64) (*DocumentRecord, error) {
	var d DocumentRecord
	var file, run, text, detail, original, newer string
	err := s.db.QueryRowContext(ctx, documentColumns, key).Scan(&file, &run, &text, &detail, &original, &newer)
	if err == nil {
		err = json.Unmarshal([]byte(detail), &d)
	}
	d.Text, d.File, d.Stored = text, file, Stored{run, original, newer}
	if err == nil {
		d.Entities, err = s.entities(ctx, key)
	}
	if err == nil {
		d.Claims, err = s.claims(ctx, key)
	}
	if err != nil {
		return nil, fmt.Errorf("reading a document: %w", plainSQL(err))
	}
	return &d, nil
}

func (s *Store) entities(ctx context.Context, document int64) ([]DocumentEntity, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT id, name, kind, ref, country, role, owner, mentions FROM entity WHERE document = ? ORDER BY ord", document)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	entities := []DocumentEntity{}
	for rows.Next() {
		var e DocumentEntity
		var mentions []byte
		err := rows.Scan(&e.ID, &e.Name, &e.Kind, &e.Ref, &e.Country, &e.Role, &e.Owner, &mentions)
		if err == nil {
			err = json.Unmarshal(mentions, &e.Mentions)
		}
		if err != nil {
			return nil, err
		}
		entities = append(entities, e)
	}
	return entities, rows.Err()
}

func (s *Store) claims(ctx context.Context, document int64) ([]DocumentClaim, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT id, record FROM claim WHERE document = ? ORDER BY ord", document)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	claims := []DocumentClaim{}
	for rows.Next() {
		var c DocumentClaim
		var record []byte
		err := rows.Scan(&c.ID, &record)
		if err == nil {
			err = json.Unmarshal(record, &c.Claim)
		}
		if err != nil {
			return nil, err
		}
		claims = append(claims, c)
	}
	return claims, rows.Err()
}

// ClaimRecords returns the claims of d as records of their own.
func (d *DocumentRecord) ClaimRecords() []ClaimRecord {
	records := make([]ClaimRecord, 0, len(d.Claims))
	for _, c := range d.Claims {
		records = append(records, ClaimRecord{
			Schema: ClaimSchema, ID: c.ID, Doc: d.ID, File: d.File, URL: d.URL, Title: d.Title, Published: d.Published,
			Site: d.Site, Stored: d.Stored, Claim: c.Claim,
		})
	}
	return records
}

// Failures yields the records of inputs that gave nothing, in the order of their keys.
func (s *Store) Failures(ctx context.Context) iter.Seq2[FailureRecord, error] {
	return func(yield func(FailureRecord, error) bool) {
		rows, err := s.db.QueryContext(ctx, "SELECT failure FROM input WHERE failure IS NOT NULL ORDER BY key")
		if err != nil {
			yield(FailureRecord{}, plainSQL(err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			var b []byte
			var f FailureRecord
			err := rows.Scan(&b)
			if err == nil {
				err = json.Unmarshal(b, &f)
			}
			if !yield(f, err) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(FailureRecord{}, plainSQL(err))
		}
	}
}

// Done says whether the store has what the input record of the given key gave.
func (s *Store) Done(ctx context.Context, key string) (done bool, err error) {
	err = s.db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM input WHERE key = ?)", key).Scan(&done)
	return done, plainSQL(err)
}

// Counts says how much is in a store.
type Counts struct{ Inputs, Failures, Documents, Copies, Earlier, Entities, Claims int }

// Counts counts.
func (s *Store) Counts(ctx context.Context) (c Counts, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM input), (SELECT count(*) FROM input WHERE failure IS NOT NULL),
		(SELECT count(*) FROM document), (SELECT count(*) FROM document WHERE original IS NOT NULL),
		(SELECT count(*) FROM document WHERE newer IS NOT NULL), (SELECT count(*) FROM entity), (SELECT count(*) FROM claim)`).
		Scan(&c.Inputs, &c.Failures, &c.Documents, &c.Copies, &c.Earlier, &c.Entities, &c.Claims)
	return c, plainSQL(err)
}
