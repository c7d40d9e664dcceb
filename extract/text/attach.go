package text

// Attach gives heads, relations and states to the sentences whose engine knows none, as prose does; tags stay those of the engine. They
// are of the tree that Neural sees over the same tokens.
func Attach(text string, sentences []Sentence) {
	var own []Tag
	for i := range sentences {
		t := sentences[i].Tokens
		if len(t) == 0 || t[0].Head != NoHead {
			continue
		}
		own = own[:0]
		for k := range t {
			own = append(own, t[k].Tag)
		}
		parse(text, &sentences[i])
		for k := range t {
			if own[k] != NoTag {
				t[k].Tag, t[k].POS = own[k], own[k].POS()
			}
		}
	}
}
