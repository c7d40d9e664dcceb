// Package export writes what is in a store in the forms that other programs open.
//
//	err := export.Write(ctx, store, "dataset", []string{"csv", "parquet"}, corpus.Query{})
//
// The files are the same whatever the order in which documents came into the store.
package export
