package corpus

import (
	"context"
	"time"
)

// A Run says what made claims: with the same input and the same Run come the same claims.
type Run struct {
	Version string // of the program
	Models  string // names and versions of the models
	Lexicon string // hash or name of the word lists
	Flags   string // options that change what is found
}

// ID is a content hash.
func (r Run) ID() string {
	h := newID("newsclaims/run/1")
	for _, s := range []string{r.Version, r.Models, r.Lexicon, r.Flags} {
		h.text(s)
	}
	return h.sum()
}

// A StoredRun is a run that a store has seen.
type StoredRun struct {
	Run
	ID        string
	Started   time.Time // for the first time
	Documents int
}

// Runs returns the runs that the store has seen, the oldest first.
func (s *Store) Runs(ctx context.Context) ([]StoredRun, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT id, version, models, lexicon, flags, started, "+
		"(SELECT count(*) FROM document WHERE run = run.id) FROM run ORDER BY started, id")
	if err != nil {
		return nil, plainSQL(err)
	}
	defer rows.Close()
	var runs []StoredRun
	for rows.Next() {
		var r StoredRun
		var started string
		if err := rows.Scan(&r.ID, &r.Version, &r.Models, &r.Lexicon, &r.Flags, &started, &r.Documents); err != nil {
			return nil, err
		}
		r.Started, _ = time.Parse(time.RFC3339, started)
		runs = append(runs, r)
	}
	return runs, plainSQL(rows.Err())
}
