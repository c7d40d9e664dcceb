// Package choice learns to choose among options: a log-linear model whose features are told apart by their hashes alone, so that no
// table of them is kept (feature hashing, Weinberger et al. 2009).
//
//	m := choice.Trainer{}.Train(choices, 1<<14)
//	for _, h := range features {
//		sum += m.Weight(h)
//	}
//
// The option with the highest sum is taken. Weights are of one byte each.
package choice
