package entity

import "slices"

// draft resolves pronouns and descriptions once with kinds that are only guessed, settles the kinds by what they say, and takes the answers back. Whom
// they mean hangs on the kinds, and the kinds on them: "Findly lost users. The site had ..." is read right only where Findly may be a site.
func (d *document) draft() {
	d.task = references
	if d.lesson == nil && !slices.ContainsFunc(d.parties, func(q party) bool { return q.doubtful() }) {
		return
	}
	d.kept = append(d.kept[:0], d.parties...)
	d.task = drafts
	d.resolve()
	d.settle()
	for p := range d.kept {
		d.kept[p].Kind = d.parties[p].Kind
	}
	d.parties = append(d.parties[:0], d.kept...)
	for i := range d.set.Mentions {
		m := &d.set.Mentions[i]
		if m.Form == Name {
			continue
		}
		m.Entity, m.Kind = -1, d.written(i)
	}
	d.task = references
}

// doubtful reports whether the kind of the party hangs on whom pronouns and descriptions mean.
func (q *party) doubtful() bool { return q.entry == nil && !q.certain }

// written is the kind that the words of a pronoun or description tell.
func (d *document) written(i int) Kind {
	f := &d.facts[i]
	switch {
	case d.set.Mentions[i].Form == Description:
		return f.is
	case f.gender == 'm' || f.gender == 'f':
		return Person
	}
	return Other
}
