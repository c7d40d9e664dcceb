// Package text is the language stage: it turns the text of an article into sentences of tokens, each
// with its byte span, part of speech, head and relation.
//
// An Engine does the work. Default returns the one that newsclaims uses unless told otherwise:
//
//	for _, s := range text.Default().Sentences("Best Buy pulled Kaspersky products. It gave no reason.") {
//		for _, t := range s.Tokens {
//			fmt.Println(t.Start, t.End, t.Tag, t.Head, t.Rel)
//		}
//	}
package text
