// Package claim reads who did what to whom in the sentences of an article: with what certainty, when,
// and who said so.
//
//	var f claim.Finder
//	for _, c := range f.Find(a.Text, sentences, entities, a.Published) {
//		fmt.Println(c.Action.Type, c.Status, a.Text[c.Start:c.End])
//	}
package claim
