package main

import (
	"context"
	"errors"

	"newsclaims/corpus"
	"newsclaims/feeds"
)

// A shelf is the store that a poll keeps feeds and articles in. For each feed the order of writes is: the items, the articles as
// they are read, the record of the feed. A run that is killed between two of them reads some articles again; it neither
// loses one nor has one twice.
type shelf struct {
	store  *corpus.Store
	writer *corpus.Writer // guarded by the polling's lock; its batch is flushed before the lock is let go
	state  *feeds.SQLState
}

// openShelf opens the store, and makes it if it is not there.
func openShelf(ctx context.Context, path string, run corpus.Run) (*shelf, error) {
	ctx = context.WithoutCancel(ctx) // what is being read when the run is stopped is still kept
	k := &shelf{}
	var err error
	if k.store, err = corpus.CreateStore(ctx, path); err != nil {
		return nil, withHint(err, "--store names a file that newsclaims keeps; it is made if it is not there")
	}
	if k.writer, err = k.store.Write(ctx, run); err == nil {
		k.state, err = feeds.OpenSQLState(ctx, path)
	}
	if err != nil {
		return nil, errors.Join(err, k.store.Close())
	}
	return k, nil
}

func (k *shelf) close() error {
	return errors.Join(k.writer.Close(), k.state.Close(), k.store.Close())
}

// itemKey names an item as an input of the store.
func itemKey(it *feeds.Item) string { return it.Feed + " " + it.ID }

// put keeps what an item gave.
func (k *shelf) put(out *itemOut, failure *corpus.FailureRecord) error {
	var err error
	if failure != nil {
		err = k.writer.Fail(itemKey(out.item), failure)
	} else {
		err = k.writer.Add(itemKey(out.item), out.document)
	}
	if err != nil {
		return err
	}
	return k.writer.Flush()
}

// openState opens the state that a command on feeds works on.
func openState(ctx context.Context, path string) (*feeds.SQLState, error) {
	s, err := corpus.CreateStore(ctx, path)
	if err != nil {
		return nil, withHint(err, "--store names a file that newsclaims keeps; it is made if it is not there")
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	return feeds.OpenSQLState(ctx, path)
}
