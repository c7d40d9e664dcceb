package main

import (
	"github.com/spf13/cobra"

	"newsclaims/corpus"
)

func newMergeCommand() *cobra.Command {
	var store string
	command := &cobra.Command{
		Use: "merge --store FILE SHARD ...", Short: "Put the stores of shards into one", Args: cobra.MinimumNArgs(1),
		Long: "Merge puts what other stores have into one store. The stores of all shards of the work, merged, are the same as the store\n" +
			"of one run over all of it. It can be stopped and done again.",
		Example: "  newsclaims merge --store all.db shard1.db shard2.db shard3.db",
		RunE: func(command *cobra.Command, paths []string) error {
			s, err := corpus.CreateStore(command.Context(), store)
			if err != nil {
				return err
			}
			defer s.Close()
			for _, path := range paths {
				if err := mergeInto(command, s, path); err != nil {
					return err
				}
			}
			_, err = s.Mark(command.Context())
			return err
		},
	}
	addStoreFlag(command, &store)
	return command
}

func mergeInto(command *cobra.Command, s *corpus.Store, path string) error {
	from, err := openStore(command, path)
	if err != nil {
		return err
	}
	defer from.Close()
	return s.Merge(command.Context(), from)
}
