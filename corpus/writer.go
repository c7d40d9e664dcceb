package corpus

import (
	"context"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"newsclaims/feeds"
)

// batch is how many input records go into one transaction, and patience how long the first of them waits for it.
const (
	batch    = 256
	patience = 5 * time.Second
)

// A Writer puts documents into a store, for one goroutine. What it is given is kept at the latest by Flush or Close.
type Writer struct {
	store *Store
	ctx   context.Context
	run   string
	tx    *sql.Tx // nil between batches
	n     int     // input records in tx
	since time.Time
	with  map[string]*sql.Stmt // prepared within tx
	party map[party]int64      // keys that are in the store
	fresh map[party]int64      // keys that will be in the store when tx is kept
	words []words              // of the claims in tx, not yet in their index
}

// Write begins to write what run has made. The context is that of the whole writing.
func (s *Store) Write(ctx context.Context, run Run) (*Writer, error) {
	id := run.ID()
	_, err := s.db.ExecContext(ctx, "INSERT INTO run VALUES (?,?,?,?,?,?) ON CONFLICT DO NOTHING",
		id, run.Version, run.Models, run.Lexicon, run.Flags, time.Now().UTC().Format(time.RFC3339))
	if err != nil {
		return nil, fmt.Errorf("writing to store %s: %w", s.path, plainSQL(err))
	}
	return &Writer{store: s, ctx: ctx, run: id, party: map[party]int64{}}, nil
}

// Done says whether the input record of the given key has been dealt with, in this run or an earlier one.
func (w *Writer) Done(key string) (bool, error) {
	var one int
	row := w.store.db.QueryRowContext(w.ctx, "SELECT 1 FROM input WHERE key = ?", key)
	if w.tx != nil {
		row = w.tx.QueryRowContext(w.ctx, "SELECT 1 FROM input WHERE key = ?", key)
	}
	err := row.Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, plainSQL(err)
}

// Add keeps what the input record of the given key gave. A document that is in the store already, with the same
// content, is kept once, with the claims of the last run.
func (w *Writer) Add(key string, d *DocumentRecord) error {
	return w.do(func() error {
		document, err := w.document(d)
		if err != nil {
			return err
		}
		return w.exec("INSERT INTO input VALUES (?,?,NULL) ON CONFLICT DO UPDATE SET document=excluded.document, failure=NULL", key, document)
	})
}

// Fail keeps that the input record of the given key gave nothing.
func (w *Writer) Fail(key string, f *FailureRecord) error {
	return w.do(func() error {
		record, err := json.Marshal(f)
		if err != nil {
			return err
		}
		return w.exec("INSERT INTO input VALUES (?,NULL,?) ON CONFLICT DO UPDATE SET document=NULL, failure=excluded.failure", key, string(record))
	})
}

// Flush keeps what was given so far.
func (w *Writer) Flush() error {
	if w.tx == nil {
		return nil
	}
	err := w.index()
	if err == nil {
		err = w.tx.Commit()
	}
	if err != nil {
		w.tx.Rollback()
	} else {
		for p, key := range w.fresh {
			w.party[p] = key
		}
	}
	w.tx, w.with, w.fresh, w.words, w.n = nil, nil, nil, w.words[:0], 0
	return w.explain(err)
}

// Close keeps what was given so far and ends the writing. The store stays open.
func (w *Writer) Close() error { return w.Flush() }

// do runs f within the transaction of the batch. When f fails the batch is lost and the writer can be used no more.
func (w *Writer) do(f func() error) error {
	if w.tx == nil {
		tx, err := w.store.db.BeginTx(w.ctx, nil)
		if err != nil {
			return w.explain(err)
		}
		w.tx, w.with, w.fresh, w.since = tx, map[string]*sql.Stmt{}, map[party]int64{}, time.Now()
		if len(w.party) > 1<<16 {
			clear(w.party)
		}
	}
	if err := f(); err != nil {
		w.tx.Rollback()
		w.tx, w.words, w.n = nil, w.words[:0], 0
		return w.explain(err)
	}
	w.n++
	if w.n >= batch || time.Since(w.since) > patience {
		return w.Flush()
	}
	return nil
}

func (w *Writer) explain(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("writing to store %s: %w", w.store.path, plainSQL(err))
}

func (w *Writer) prepare(query string) (*sql.Stmt, error) {
	if s := w.with[query]; s != nil {
		return s, nil
	}
	s, err := w.tx.PrepareContext(w.ctx, query)
	if err == nil {
		w.with[query] = s
	}
	return s, err
}

func (w *Writer) exec(query string, args ...any) error {
	_, err := w.count(query, args...)
	return err
}

// count returns how many rows a statement has changed.
func (w *Writer) count(query string, args ...any) (int64, error) {
	s, err := w.prepare(query)
	if err != nil {
		return 0, err
	}
	result, err := s.ExecContext(w.ctx, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// key runs a query of one number. It returns 0 where there is no row.
func (w *Writer) key(query string, args ...any) (int64, error) {
	s, err := w.prepare(query)
	if err != nil {
		return 0, err
	}
	var key int64
	if err = s.QueryRowContext(w.ctx, args...).Scan(&key); errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return key, err
}

// document puts d in the store and returns its key.
func (w *Writer) document(d *DocumentRecord) (int64, error) {
	hash := documentHash(d)
	place := int64(binary.BigEndian.Uint64(hash) >> 1)
	known, err := w.known(hash)
	switch {
	case err != nil:
		return 0, err
	case known.key == 0:
		known.key, err = w.newDocument(d, hash, place)
	case known.run != w.run:
		err = w.forget(known.key)
	}
	if err == nil && known.file != "" && d.File < known.file {
		err = w.exec("UPDATE document SET file = ? WHERE key = ?", d.File, known.key)
	}
	if err != nil || known.run == w.run {
		return known.key, err
	}
	if err := w.exec("UPDATE document SET run = ? WHERE key = ?", w.run, known.key); err != nil {
		return 0, err
	}
	return known.key, w.content(known, place, d)
}

// A known document is one that is in the store.
type known struct {
	key       int64 // 0 for one that is not
	run, file string
	hidden    int
}

func (w *Writer) known(hash []byte) (k known, err error) {
	s, err := w.prepare("SELECT key, run, file, (original IS NOT NULL) + 2 * (newer IS NOT NULL) FROM document WHERE hash = ?")
	if err != nil {
		return k, err
	}
	err = s.QueryRowContext(w.ctx, hash).Scan(&k.key, &k.run, &k.file, &k.hidden)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return k, err
}

func (w *Writer) newDocument(d *DocumentRecord, hash []byte, place int64) (int64, error) {
	detail := *d
	detail.Text, detail.File, detail.Stored, detail.Entities, detail.Claims = "", "", Stored{}, nil, nil
	b, err := json.Marshal(&detail)
	if err != nil {
		return 0, err
	}
	s, err := w.prepare("INSERT INTO document (hash, place, id, run, file, address, canonical, url, title, site, published, " +
		"changed, day, language, kind, text, detail, texthash, simhash, least) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
	if err != nil {
		return 0, err
	}
	f := NewFingerprint(d.Text)
	result, err := s.ExecContext(w.ctx, hash, place, d.ID, "", d.File, address(d.URL), address(d.Canonical), d.URL, d.Title, d.Site,
		stamp(d.Published), changed(d), day(d.Published), d.Language, string(d.Kind), d.Text, string(b),
		int64(f.Text), int64(f.SimHash), f.leastBytes())
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

// content puts the entities and claims of d in the store.
func (w *Writer) content(k known, place int64, d *DocumentRecord) error {
	for i := range d.Entities {
		e := &d.Entities[i]
		mentions, err := json.Marshal(e.Mentions)
		if err != nil {
			return err
		}
		err = w.exec("INSERT INTO entity VALUES (?,?,?,?,?,?,?,?,?,?)",
			k.key, i, e.ID, e.Name, string(e.Kind), e.Ref, e.Country, e.Role, e.Owner, string(mentions))
		if err != nil {
			return err
		}
	}
	date := day(d.Published)
	site, err := w.siteKey(d.Site)
	if err != nil {
		return err
	}
	key := int64(-1)
	for i := range d.Claims {
		key = max(key+1, orderKey(date, place, i))
		if key, err = w.claim(k, key, site, date, i, &d.Claims[i]); err != nil {
			return err
		}
	}
	return w.exec("INSERT INTO state VALUES ('unmarked','1') ON CONFLICT DO NOTHING")
}

// forget takes entities and claims of a document out of the store.
func (w *Writer) forget(document int64) error {
	for _, query := range []string{
		"DELETE FROM entity WHERE document = ?",
		"DELETE FROM claim_words WHERE rowid IN (SELECT key FROM claim WHERE document = ?)",
		"DELETE FROM claim WHERE document = ?",
	} {
		if err := w.exec(query, document); err != nil {
			return err
		}
	}
	return nil
}

// documentHash is made of all that an input says: what is read from it (sentences, entities, claims) follows from
// that.
func documentHash(d *DocumentRecord) []byte {
	h := newID("newsclaims/stored/1")
	for _, s := range []string{d.ID, d.URL, d.Canonical, d.Title, d.Text} {
		h.text(s)
	}
	h.time(d.Published)
	h.time(d.Modified)
	return h.Sum(nil)[:16]
}

// address is the one spelling of an address by which documents are compared, "" for none.
func address(url string) string {
	if url == "" {
		return ""
	}
	return feeds.Canonical(url)
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339Nano)
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func changed(d *DocumentRecord) int64 {
	switch {
	case !d.Modified.IsZero():
		return d.Modified.Unix()
	case !d.Published.IsZero():
		return d.Published.Unix()
	}
	return 0
}
