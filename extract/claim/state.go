package claim

import (
	"newsclaims/extract/internal/choice"
	"newsclaims/extract/lexicon"
)

// The network that makes the trees knows more of a word than its tag and head: what kind of word it is, whether it was ever met or not, and
// what stands around it. Beside the weights of features, a few hidden units read this state of the action word and of who may fill a role:
//
//	The watchdog rapped Brightwave over its billing      "rapped" stands where "fined" would, and its state is like that of such verbs

// The matrices of the hidden units.
const (
	fillerAction   = iota // action word, for who fills a role
	actorState            // who may act
	targetState           // who may be acted upon
	proposalAction        // action word, for whether it is a claim
	proposalActor
	proposalTarget
	numMatrices
)

// biasRow numbers the bias of a task and type.
func biasRow(t Task, typ string) int { return int(t)*int(numTypes) + int(typeByName()[typ]) }

// fillerMatrix returns the matrix that reads who may fill the role.
func fillerMatrix(role Task) int { return actorState + int(role) }

// state returns the state of a token, none of nobody.
func (g *tree) state(i int) []int16 {
	if i == nobody {
		return nil
	}
	return g.s.State(i)
}

// fillerInputs returns what the option i of a role shows to the hidden units.
func (f *frame) fillerInputs(role Task, i int) []choice.Input {
	return []choice.Input{{Matrix: fillerAction, Vector: f.state(f.at)}, {Matrix: fillerMatrix(role), Vector: f.state(i)}}
}

// proposalInputs returns what a draft shows to them.
func (f *frame) proposalInputs(w *draft) []choice.Input {
	return []choice.Input{{Matrix: proposalAction, Vector: f.state(f.at)}, {Matrix: proposalActor, Vector: f.state(w.actor)}, {Matrix: proposalTarget, Vector: f.state(w.target)}}
}

// projections keeps what the matrices make of the tokens of one sentence.
type projections struct {
	index     int    // of the sentence, -1 for none
	done      []bool // by matrix and block of tokens
	sum       []float32
	zero      []float32 // of nobody
	block     []int16   // the states of a block of tokens
	projector choice.Projector
}

// projected returns what a matrix makes of a token of the frame's sentence.
func (d *document) projected(f *frame, matrix, i int) []float32 {
	n, p := d.model.net, &d.projections
	blocks := (len(f.t) + choice.Together - 1) / choice.Together
	if p.index != f.index {
		p.begin(f.index, blocks, n)
	}
	if i == nobody {
		return p.zero
	}
	k := matrix*blocks + i/choice.Together
	sums := p.sum[k*choice.Together*n.Units:][:choice.Together*n.Units]
	if !p.done[k] {
		p.done[k] = true
		clear(p.block[copy(p.block, f.s.States[i/choice.Together*len(p.block):]):])
		n.Project(&p.projector, sums, matrix, p.block)
	}
	return sums[i%choice.Together*n.Units:][:n.Units]
}

// begin makes room for a sentence of some blocks of tokens.
func (p *projections) begin(index, blocks int, n *choice.Net) {
	p.index = index
	p.done = append(p.done[:0], make([]bool, numMatrices*blocks)...)
	if size := len(p.done) * choice.Together * n.Units; cap(p.sum) < size {
		p.sum = make([]float32, size, 2*size)
	} else {
		p.sum = p.sum[:size]
	}
	if len(p.zero) != n.Units || len(p.block) != choice.Together*n.Vector {
		p.zero, p.block = make([]float32, n.Units), make([]int16, choice.Together*n.Vector)
	}
}

// unitsApply reports whether the hidden units can read the sentence.
func (d *document) unitsApply(f *frame) bool {
	return d.model.net != nil && len(f.s.States) == d.model.net.Vector*len(f.t)
}

// fillerUnits are the hidden units of one role of a frame.
type fillerUnits struct {
	d      *document
	f      *frame
	role   Task
	row    int
	action []float32 // what they make of the action word, nil where they cannot read the sentence
}

func (d *document) fillerUnits(f *frame, s *lexicon.Sense, role Task) fillerUnits {
	u := fillerUnits{d: d, f: f, role: role, row: biasRow(role, s.Type)}
	if d.unitsApply(f) {
		u.action = d.projected(f, fillerAction, f.at)
	}
	return u
}

// score returns what they say for the option i.
func (u *fillerUnits) score(i int) float64 {
	if u.action == nil {
		return 0
	}
	return u.d.model.net.Score(int(u.role), u.row, u.action, u.d.projected(u.f, fillerMatrix(u.role), i), nil)
}

// proposalScore returns what they say for a draft.
func (d *document) proposalScore(f *frame, w *draft) float64 {
	if !d.unitsApply(f) {
		return 0
	}
	return d.model.net.Score(int(Proposal), biasRow(Proposal, w.sense.Type),
		d.projected(f, proposalAction, f.at), d.projected(f, proposalActor, w.actor), d.projected(f, proposalTarget, w.target))
}
