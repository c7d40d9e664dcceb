package claim

// The tree is the likeliest of many, and where it is wrong the right head is often the second one that the network thought of. How much it
// doubts says what the tree cannot:
//
//	The experts called for a ban.     "called" hangs on "experts" as a participle; that "experts" hang on "called" was nearly as likely

// doubtSteps are the bounds of the steps in which doubt is told, in sixteenths of the logarithm of odds.
var doubtSteps = func() (steps [256]uint8) {
	step := uint8(0)
	for d, bounds := 0, []int{0, 8, 16, 32, 48, 72, 104, 160}; d < len(steps); d++ {
		if int(step) < len(bounds) && d > bounds[step] {
			step++
		}
		steps[d] = step
	}
	return steps
}()

// doubt returns in steps how much less likely head is for token i than its likeliest head: 0 for that one, 8 for what is out of the question, 9
// where either is nobody or both are one.
func (g *tree) doubt(i, head int) uint32 {
	if i < 0 || head < 0 || i == head {
		return 9
	}
	return uint32(doubtSteps[g.s.Doubt(i, head)])
}

// byDoubt puts how nearly the option hangs on the action word, on what that hangs on and on the verb that carries it, and they on it.
func (x *filler) byDoubt(i int) {
	below, above := x.doubt(i, x.at), x.doubt(x.at, i)
	x.Put3(80, below, x.side, x.shape)
	x.Put3(81, below, x.relation, x.typ)
	x.Put3(82, above, x.side, x.shape)
	x.Put3(83, below, above, x.shape)
	x.Put3(84, below, above, x.word)
	if h := x.head(i); h >= 0 && h != x.at {
		shared := x.doubt(x.at, h)
		x.Put3(85, shared, x.relation, x.shape)
		x.Put4(86, shared, below, x.relation, x.side)
	}
	if h := x.head(x.at); h >= 0 && h != i {
		x.Put4(87, x.doubt(i, h), uint32(x.rel(x.at)), x.side, x.shape)
		x.Put3(88, x.doubt(i, h), uint32(x.rel(x.at)), x.relation)
	}
	if x.carrier >= 0 {
		x.Put3(89, x.doubt(i, x.carrier), x.side, hash(x.role))
	}
	x.Put3(90, bit(i == x.rule), below, above)
}
