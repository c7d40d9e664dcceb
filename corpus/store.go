package corpus

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"modernc.org/sqlite" // and registers the driver
	sqlite3 "modernc.org/sqlite/lib"
)

// A Store keeps documents, entities and claims in one SQLite file, with the runs that made them:
//
//	s, err := corpus.CreateStore(ctx, "news.db")
//	w, err := s.Write(ctx, corpus.Run{Version: "1.0"})
//	for input := range inputs {
//		if done, err := w.Done(input.Key); done { continue }
//		err = w.Add(input.Key, corpus.Document(extracted, input.Origin))
//	}
//	err = w.Close()
//	for claim, err := range s.Claims(ctx, corpus.Query{Actor: "Huawei"}) { ... }
//
// What is written is kept in batches, each whole or not at all: after a crash at any moment the store opens and
// has each input record either with all that it gave or not at all. What comes out depends on what was put in alone, not on
// its order or on how often a run was stopped. A Store is safe for concurrent use, also by several programs,
// of which one at a time writes.
type Store struct {
	db   *sql.DB
	path string
}

var (
	// ErrDiskFull is returned when there is no room for what is written. What was written before is kept.
	ErrDiskFull = errors.New("no space left for the store")
	// ErrNoStore is returned for a file that is not a store.
	ErrNoStore = errors.New("not a newsclaims store")
	// ErrNewerStore is returned for a store that a later version of newsclaims has written to.
	ErrNewerStore = errors.New("the store is of a newer newsclaims")
	// ErrNotFound is returned where what was asked for is not in the store.
	ErrNotFound = errors.New("not in the store")
)

// applicationID marks a SQLite file as a store: "ncst".
const applicationID = 0x6e637374

//go:embed migration/*.sql
var migrations embed.FS

// OpenStore opens the store in the file path, which must be there, and brings it to the present form.
func OpenStore(ctx context.Context, path string) (*Store, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("opening a store: %w", err)
	}
	return CreateStore(ctx, path)
}

// CreateStore opens the store in the file path and makes it if it is not there.
func CreateStore(ctx context.Context, path string) (*Store, error) {
	s := &Store{path: path}
	var err error
	if s.db, err = sql.Open("sqlite", dataSource(path)); err == nil {
		if err = s.migrate(ctx); err != nil {
			s.db.Close()
		}
	}
	if err != nil {
		return nil, fmt.Errorf("opening store %s: %w", path, plainSQL(err))
	}
	return s, nil
}

// Close closes the store.
func (s *Store) Close() error { return plainSQL(s.db.Close()) }

// dataSource is the file with the settings of every connection: readers go on while one writes (WAL), and a
// commit outlives the program, not the loss of power.
func dataSource(path string) string {
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()}
	u.RawQuery = url.Values{
		"_pragma": {"busy_timeout(30000)", "journal_mode(WAL)", "synchronous(NORMAL)", "cache_size(-32000)"},
		"_txlock": {"immediate"},
	}.Encode()
	return u.String()
}

// migrate applies the migrations that the store has not seen, each in a transaction of its own.
func (s *Store) migrate(ctx context.Context) error {
	version, err := s.version(ctx)
	if err != nil {
		return err
	}
	files, err := migrations.ReadDir("migration")
	if err != nil {
		return err
	}
	if version > len(files) {
		return ErrNewerStore
	}
	for i := version; i < len(files); i++ {
		script, err := migrations.ReadFile("migration/" + files[i].Name())
		if err != nil {
			return err
		}
		if err := s.apply(ctx, string(script), i+1); err != nil {
			return fmt.Errorf("migration %d: %w", i+1, err)
		}
	}
	return nil
}

// version returns how many migrations the store has seen.
func (s *Store) version(ctx context.Context) (version int, err error) {
	var id, tables int
	err = s.db.QueryRowContext(ctx, "SELECT user_version, application_id, (SELECT count(*) FROM sqlite_schema) "+
		"FROM pragma_user_version, pragma_application_id").Scan(&version, &id, &tables)
	if err == nil && id != applicationID && tables > 0 {
		err = ErrNoStore
	}
	return version, err
}

// apply runs one migration, unless another program has just done so.
func (s *Store) apply(ctx context.Context, script string, version int) error {
	return s.transact(ctx, func(tx *sql.Tx) error {
		var now int
		if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&now); err != nil || now >= version {
			return err
		}
		_, err := tx.ExecContext(ctx, fmt.Sprintf("%s; PRAGMA application_id = %d; PRAGMA user_version = %d", script, applicationID, version))
		return err
	})
}

// transact runs f in a transaction, which is undone if f fails.
func (s *Store) transact(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return plainSQL(err)
	}
	if err := f(tx); err != nil {
		tx.Rollback()
		return plainSQL(err)
	}
	return plainSQL(tx.Commit())
}

// plainSQL says what is wrong with the store in words of the one who runs newsclaims.
func plainSQL(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() {
	case sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_TRUNCATE:
		return fmt.Errorf("%w (%w)", ErrDiskFull, err)
	case sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("%w (%w)", ErrNoStore, err)
	}
	return err
}
