// Package tagger finds names in sentences: which runs of tokens name a person, an organization, a body of government, a
// place, a product, a law or an event.
//
//	var t tagger.Tagger
//	sentences := text.Default().Sentences(src)
//	for _, s := range t.Find(nil, src, sentences) {
//		fmt.Println(s.Label, sentences[s.Sentence].Tokens[s.First:s.Last])
//	}
//
// A whole document is given at once, since a name that one sentence leaves open another one often explains.
//
// The model is a linear-chain conditional random field over the words of a sentence; Trainer makes it, MODEL.md
// says from what.
package tagger
