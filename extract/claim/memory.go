package claim

import "slices"

// An article names the parties of an action once and then speaks of "the probe" or says that "the app was banned". remember
// gives such a mention the parties of the event that it takes up:
//
//	The FTC opened a probe into Meta. ... The probe will look at ...     a noun: actor and target of the nearest event
//	Kaspersky was sued on Monday. ... Microsoft sued Kaspersky ...        the same target: the actor that the other names
//
// The nearest event before is taken, else the nearest after it, and only one of the same type whose parties agree
// with what the mention itself says. A noun that takes up nothing is no claim.
func (d *document) remember() {
	d.claims = d.recalled(nil)
	d.dropEmpty()
}

// recalled appends the claims with the parties of the events that they take up.
func (d *document) recalled(claims []Claim) []Claim {
	own := d.claims
	d.claims = append(claims, own...)
	for i := range d.claims {
		c := &d.claims[i]
		if c.Actor != nil && c.Target != nil {
			continue
		}
		if o := d.event(i); o != nil {
			if c.Actor == nil {
				c.Actor = o.Actor
			}
			if c.Target == nil {
				c.Target = o.Target
			}
		}
	}
	claims, d.claims = d.claims, own
	return claims
}

// dropEmpty drops the claims about nobody.
func (d *document) dropEmpty() {
	d.claims = slices.DeleteFunc(d.claims, func(c Claim) bool { return c.Actor == nil && c.Target == nil })
}

// event returns the claim whose parties claim i takes up, nil if none.
func (d *document) event(i int) *Claim {
	for k := i - 1; k >= 0; k-- {
		if d.takesUp(i, k) {
			return &d.claims[k]
		}
	}
	for k := i + 1; k < len(d.claims); k++ {
		if d.takesUp(i, k) {
			return &d.claims[k]
		}
	}
	return nil
}

// takesUp reports whether claim i can be about the same event as claim k and k tells more.
func (d *document) takesUp(i, k int) bool {
	a, b := &d.claims[i], &d.claims[k]
	if a.Action.Type != b.Action.Type || a.Actor == nil && b.Actor == nil || a.Target == nil && b.Target == nil {
		return false
	}
	if a.Actor != nil && b.Actor != nil && !d.same(a.Actor, b.Actor) {
		return false
	}
	if a.Target != nil && b.Target != nil && !d.same(a.Target, b.Target) && !(a.Actor == nil && k < i && near(a, b)) {
		return false
	}
	return a.Target != nil && b.Target != nil || d.definite[i] || a.Target != nil && k < i && near(a, b)
}

// near reports whether claim b stands in the sentence before that of claim a, or in its own.
func near(a, b *Claim) bool { return a.Start-b.End < 3 }

// same reports whether two parties are one: the same entity, or the same words.
func (d *document) same(a, b *Party) bool {
	return name(d.src, a) == name(d.src, b) || a.ID != "" && a.ID == b.ID
}

func name(src string, p *Party) string {
	if p.Name != "" {
		return p.Name
	}
	return src[p.Start:p.End]
}
