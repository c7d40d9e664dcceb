package entity

// index records where the mentions of each sentence begin.
func (s *Set) index(sentences int) {
	s.first = make([]int32, sentences+1)
	k := 0
	for i := range s.first {
		for k < len(s.Mentions) && s.Mentions[k].Sentence < i {
			k++
		}
		s.first[i] = int32(k)
	}
}

// At returns the index of the mention that covers the token, the shortest where one lies inside another, and -1 where
// none does. In "the Moscow-based firm" it is Moscow at "Moscow" and the whole description at "firm".
func (s *Set) At(sentence, token int) int {
	from, to := 0, len(s.Mentions)
	if sentence >= 0 && sentence+1 < len(s.first) {
		from, to = int(s.first[sentence]), int(s.first[sentence+1])
	}
	best := -1
	for i := from; i < to; i++ {
		m := &s.Mentions[i]
		if m.Sentence != sentence || token < m.First || token >= m.Last {
			continue
		}
		if best < 0 || m.Last-m.First <= s.Mentions[best].Last-s.Mentions[best].First {
			best = i
		}
	}
	return best
}
