package corpus

import (
	"context"
	"encoding/json"
	"fmt"
)

// Merge puts what is in the store from, which is one shard of the work, into s. It can be stopped and done again.
func (s *Store) Merge(ctx context.Context, from *Store) error {
	runs, err := from.Runs(ctx)
	if err != nil {
		return err
	}
	for _, run := range runs {
		w, err := s.Write(ctx, run.Run)
		if err != nil {
			return err
		}
		if err := from.copyRun(ctx, w); err != nil {
			return fmt.Errorf("merging %s: %w", from.path, err)
		}
		if err := w.Close(); err != nil {
			return err
		}
	}
	return nil
}

// copyRun gives w the documents of its run, and the failures, whose run is not known, with every run.
func (s *Store) copyRun(ctx context.Context, w *Writer) error {
	last := ""
	for {
		inputs, err := s.inputs(ctx, w.run, last)
		if err != nil || len(inputs) == 0 {
			return err
		}
		for _, in := range inputs {
			if err := s.copyInput(ctx, w, in); err != nil {
				return err
			}
			last = in.key
		}
	}
}

// An inputRow is a row of the table of inputs.
type inputRow struct {
	key      string
	document int64
	failure  []byte
}

func (s *Store) copyInput(ctx context.Context, w *Writer, in inputRow) error {
	if in.failure != nil {
		var f FailureRecord
		if err := json.Unmarshal(in.failure, &f); err != nil {
			return err
		}
		return w.Fail(in.key, &f)
	}
	d, err := s.document(ctx, in.document)
	if err != nil {
		return err
	}
	return w.Add(in.key, d)
}

// inputs returns the next inputs after the key last, those that failed and those with a document of the run.
func (s *Store) inputs(ctx context.Context, run, last string) ([]inputRow, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT i.key, coalesce(document, 0), failure FROM input i LEFT JOIN document d ON d.key = document "+
		"WHERE i.key > ? AND (failure IS NOT NULL OR d.run = ?) ORDER BY i.key LIMIT 1000", last, run)
	if err != nil {
		return nil, plainSQL(err)
	}
	defer rows.Close()
	var list []inputRow
	for rows.Next() {
		var in inputRow
		if err := rows.Scan(&in.key, &in.document, &in.failure); err != nil {
			return nil, err
		}
		list = append(list, in)
	}
	return list, plainSQL(rows.Err())
}
