// Package eval scores claims against a gold set that people annotated.
//
//	gold, err := eval.ReadGold(f)
//	if err != nil {
//		return err
//	}
//	var s eval.Score
//	for _, text := range gold {
//		s.Add(text, predicted[text.ID])
//	}
//	fmt.Print(s.String())
//
// A predicted claim is matched to at most one gold claim of the same text: the one whose trigger it overlaps,
// else one of the same type in the same sentence. It is then right at up to five levels, see Level. Gold claims
// that are marked optional count for nothing, nor does a prediction matched to one.
//
// Mark turns a gold set into what the model of claims learns from.
package eval
