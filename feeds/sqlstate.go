package feeds

import (
	"context"
	"database/sql"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"path/filepath"
	"sync"
	"time"

	_ "modernc.org/sqlite" // the driver
)

// A SQLState keeps records, the items themselves with all their versions, and the list of subscriptions in a SQLite file. The
// file may be a store of package corpus, whose tables stand beside its own.
//
// Keep the items of a result before the poller saves the record, that is in the loop over Poll:
//
//	for result, err := range p.Poll(ctx, urls) {
//		fresh, err := state.Keep(&result)
//		...
//	}
//
// A crash at any moment then leaves either both or the items alone. In the second case they are handed out again, and
// Keep knows them.
type SQLState struct {
	db  *sql.DB
	ctx context.Context
	mu  sync.Mutex // one writes at a time: that is faster than SQLite's waiting

	load, save, touch *sql.Stmt
}

//go:embed store.sql
var tables string

// OpenSQLState opens the state in the SQLite file at path and makes what is missing in it. The context is that of all
// that is done with the state.
func OpenSQLState(ctx context.Context, path string) (*SQLState, error) {
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()}
	u.RawQuery = url.Values{
		"_pragma": {"busy_timeout(30000)", "journal_mode(WAL)", "synchronous(NORMAL)"},
		"_txlock": {"immediate"},
	}.Encode()
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		return nil, fmt.Errorf("open state: %w", err)
	}
	if _, err := db.ExecContext(ctx, tables); err != nil {
		return nil, errors.Join(fmt.Errorf("open state %s: %w", path, err), db.Close())
	}
	db.SetMaxOpenConns(4)
	s := &SQLState{db: db, ctx: ctx}
	if err := s.prepare(); err != nil {
		return nil, errors.Join(fmt.Errorf("open state %s: %w", path, err), db.Close())
	}
	return s, nil
}

func (s *SQLState) prepare() (err error) {
	for _, p := range []struct {
		stmt  **sql.Stmt
		query string
	}{
		{&s.load, "SELECT record, seen FROM feed WHERE url = ?"},
		{&s.save, "INSERT INTO feed VALUES (?,?,?,?) ON CONFLICT DO UPDATE SET next=excluded.next, record=excluded.record, seen=excluded.seen"},
		{&s.touch, "UPDATE feed SET next = ?2, record = ?3 WHERE url = ?1"},
	} {
		if *p.stmt, err = s.db.PrepareContext(s.ctx, p.query); err != nil {
			return err
		}
	}
	return nil
}

// Close closes the file.
func (s *SQLState) Close() error {
	return errors.Join(s.load.Close(), s.save.Close(), s.touch.Close(), s.db.Close())
}

// Load returns the record of a feed.
func (s *SQLState) Load(address string) (Record, error) {
	r := Record{URL: address}
	var record, seen string
	err := s.load.QueryRowContext(s.ctx, address).Scan(&record, &seen)
	if errors.Is(err, sql.ErrNoRows) {
		return r, nil
	}
	if err == nil {
		err = errors.Join(json.Unmarshal([]byte(record), &r), json.Unmarshal([]byte(seen), &r.Seen))
	}
	if err != nil {
		return r, fmt.Errorf("state of %s: %w", address, err)
	}
	r.seenKept = true
	return r, nil
}

// Save keeps a record. Sightings are written only if a document was read since Load.
func (s *SQLState) Save(r Record) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	address, seen := r.URL, r.Seen
	r.Seen = nil
	record, err := json.Marshal(r)
	if err == nil && r.seenKept {
		_, err = s.touch.ExecContext(s.ctx, address, r.Next.Unix(), string(record))
	} else if err == nil {
		var sightings []byte
		if sightings, err = json.Marshal(seen); err == nil {
			_, err = s.save.ExecContext(s.ctx, address, r.Next.Unix(), string(record), string(sightings))
		}
	}
	if err != nil {
		return fmt.Errorf("state of %s: %w", address, err)
	}
	return nil
}

// Keep puts the new and edited items of a result into the file and returns how many of them it had not had before. All are
// kept or none. An item that says the same at the same address is the same, whatever guid it has this time.
func (s *SQLState) Keep(r *Result) (added int, err error) {
	if len(r.New)+len(r.Edited) == 0 {
		return 0, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	tx, err := s.db.BeginTx(s.ctx, nil)
	if err != nil {
		return 0, fmt.Errorf("keep items of %s: %w", r.URL, err)
	}
	defer tx.Rollback()
	put, err := tx.PrepareContext(s.ctx, `INSERT INTO item (feed, id, version, hash, url, seen, record)
		SELECT ?1, ?2, (SELECT count(*) + 1 FROM item WHERE feed = ?1 AND id = ?2), ?3, ?4, ?5, ?6
		WHERE ?4 = '' OR NOT EXISTS (SELECT 1 FROM item WHERE url = ?4 AND feed = ?1 AND hash = ?3) ON CONFLICT DO NOTHING`)
	if err != nil {
		return 0, fmt.Errorf("keep items of %s: %w", r.URL, err)
	}
	for _, items := range [][]Item{r.New, r.Edited} {
		for i := range items {
			n, err := s.keep(put, r, &items[i])
			if err != nil {
				return 0, fmt.Errorf("keep items of %s: %w", r.URL, err)
			}
			added += n
		}
	}
	if err := tx.Commit(); err != nil {
		return 0, fmt.Errorf("keep items of %s: %w", r.URL, err)
	}
	return added, nil
}

func (s *SQLState) keep(put *sql.Stmt, r *Result, it *Item) (int, error) {
	record, err := json.Marshal(it)
	if err != nil {
		return 0, err
	}
	address := ""
	if it.URL != "" {
		address = Canonical(it.URL)
	}
	done, err := put.ExecContext(s.ctx, r.URL, it.ID, saying(it), address, r.Polled.Unix(), string(record))
	if err != nil {
		return 0, err
	}
	n, err := done.RowsAffected()
	return int(n), err
}

// A Version is an item as it was at one time.
type Version struct {
	Item
	Number int       // 1 for the first that was seen
	Seen   time.Time // when
}

// Versions yields all versions of all items of a feed in the order in which they came.
func (s *SQLState) Versions(address string) iter.Seq2[Version, error] {
	return func(yield func(Version, error) bool) {
		rows, err := s.db.QueryContext(s.ctx, "SELECT version, seen, record FROM item WHERE feed = ? ORDER BY key", address)
		if err != nil {
			yield(Version{}, fmt.Errorf("items of %s: %w", address, err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			var v Version
			var seen int64
			var record string
			err := rows.Scan(&v.Number, &seen, &record)
			if err == nil {
				err = json.Unmarshal([]byte(record), &v.Item)
			}
			v.Seen = time.Unix(seen, 0).UTC()
			if !yield(v, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(Version{}, fmt.Errorf("items of %s: %w", address, err))
		}
	}
}

// Records yields what is known about every feed that has been asked for, without sightings, in the order of their
// addresses.
func (s *SQLState) Records() iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		rows, err := s.db.QueryContext(s.ctx, "SELECT record FROM feed ORDER BY url")
		if err != nil {
			yield(Record{}, fmt.Errorf("states: %w", err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			var r Record
			var record string
			err := rows.Scan(&record)
			if err == nil {
				err = json.Unmarshal([]byte(record), &r)
			}
			if !yield(r, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(Record{}, fmt.Errorf("states: %w", err))
		}
	}
}

// Subscribe adds feeds to the list and returns how many were not on it. What is known of those that were is replaced where
// the new entry says something.
func (s *SQLState) Subscribe(subs []Subscription, now time.Time) (added int, err error) {
	tx, err := s.db.BeginTx(s.ctx, nil)
	if err != nil {
		return 0, fmt.Errorf("subscribe: %w", err)
	}
	defer tx.Rollback()
	var before, after int
	if err := tx.QueryRowContext(s.ctx, "SELECT count(*) FROM subscription").Scan(&before); err != nil {
		return 0, fmt.Errorf("subscribe: %w", err)
	}
	for _, sub := range subs {
		_, err := tx.ExecContext(s.ctx, `INSERT INTO subscription VALUES (?,?,?,?,?) ON CONFLICT DO UPDATE SET
			title = iif(excluded.title <> '', excluded.title, title), home = iif(excluded.home <> '', excluded.home, home),
			folder = iif(excluded.folder <> '', excluded.folder, folder)`,
			sub.URL, sub.Title, sub.Home, sub.Folder, now.UTC().Format(time.RFC3339))
		if err != nil {
			return 0, fmt.Errorf("subscribe to %s: %w", sub.URL, err)
		}
	}
	if err := tx.QueryRowContext(s.ctx, "SELECT count(*) FROM subscription").Scan(&after); err != nil {
		return 0, fmt.Errorf("subscribe: %w", err)
	}
	if err := tx.Commit(); err != nil {
		return 0, fmt.Errorf("subscribe: %w", err)
	}
	return after - before, nil
}

// Unsubscribe takes a feed off the list and reports whether it was on it. Its record and its items stay.
func (s *SQLState) Unsubscribe(address string) (bool, error) {
	done, err := s.db.ExecContext(s.ctx, "DELETE FROM subscription WHERE url = ?", address)
	if err != nil {
		return false, fmt.Errorf("unsubscribe from %s: %w", address, err)
	}
	n, err := done.RowsAffected()
	return n > 0, err
}

// Subscriptions returns the list, by folder and address.
func (s *SQLState) Subscriptions() ([]Subscription, error) {
	rows, err := s.db.QueryContext(s.ctx, "SELECT url, title, home, folder FROM subscription ORDER BY folder, url")
	if err != nil {
		return nil, fmt.Errorf("subscriptions: %w", err)
	}
	defer rows.Close()
	var subs []Subscription
	for rows.Next() {
		var sub Subscription
		if err := rows.Scan(&sub.URL, &sub.Title, &sub.Home, &sub.Folder); err != nil {
			return nil, fmt.Errorf("subscriptions: %w", err)
		}
		subs = append(subs, sub)
	}
	return subs, rows.Err()
}
