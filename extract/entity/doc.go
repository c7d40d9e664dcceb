// Package entity finds the parties and things of an article and tells which mentions are one.
//
//	var f entity.Finder
//	set := f.Find(a.Text, sentences)
//	for _, m := range set.Mentions {
//		fmt.Println(a.Text[m.Start:m.End], m.Kind)
//	}
package entity
