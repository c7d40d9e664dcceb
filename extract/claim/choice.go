package claim

import (
	"time"

	"newsclaims/extract/entity"
	"newsclaims/extract/internal/choice"
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// A Task is what the model decides.
type Task uint8

// The tasks.
const (
	Actor           Task = iota // who acts
	Target                      // who or what is acted upon
	Proposal                    // whether it is a claim
	ActorReference              // whom a pronoun or nothing means as actor
	TargetReference             // and as target
	numTasks
)

// A Choice is one thing that the model decides, and its options: for Actor and Target nobody first and then whoever stands in the
// sentence, for Proposal no claim first and then the types of action that the word may name, for references what the sentence says
// first and then whoever is named in the article.
type Choice struct {
	Task    Task
	Action  Action // of a Proposal, that of its first type
	Options []Option
}

// An Option is one way to choose. Whoever trains a model says whether it is Right; of several right ones any may be taken.
type Option struct {
	Party *Party // nil means nobody
	Type  Type   // of a Proposal; NoType means none
	Right bool

	features []uint32
	inputs   []choice.Input
	row      int // of the bias of the hidden units
}

// Choices returns what the model has to decide in an article, in the order of the action words. Roles are collected as the rules leave
// them; proposals with the roles that x.Model gives.
func (x *Finder) Choices(src string, sentences []text.Sentence, set *entity.Set, published time.Time) []Choice {
	var choices []Choice
	x.find(src, sentences, set, published, &choices)
	return choices
}

// collectFillers keeps the options of both roles.
func (d *document) collectFillers(f *frame, s *lexicon.Sense, actor, target int) {
	rules := [...]int{Actor: actor, Target: target}
	source := d.sourceOf(f)
	for role, rule := range rules {
		x := d.filler(f, s, Task(role), true, rule, rules[1-role])
		c := Choice{Task: Task(role), Action: f.action(s)}
		for i := nobody; i < len(f.t); i++ {
			if !x.eligible(i) {
				continue
			}
			x.Begin()
			x.describe(i)
			c.Options = append(c.Options, Option{Party: d.standsFor(f, i, d.speaking(f, f.party(i), source)), features: x.List(), inputs: f.fillerInputs(Task(role), i), row: biasRow(Task(role), s.Type)})
		}
		*d.collected = append(*d.collected, c)
	}
}

// collectProposals keeps what speaks for each reading of an action word; nothing speaks for none, as the sums are compared with zero.
func (d *document) collectProposals(f *frame) {
	if len(d.drafts) == 0 {
		return
	}
	c := Choice{Task: Proposal, Action: d.drafts[0].claims[0].Action, Options: make([]Option, 1, len(d.drafts)+1)}
	for k := range d.drafts {
		w := &d.drafts[k]
		x := proposal{d.features(f, Proposal, w.sense.Type, true), w, uint32(w.fit)}
		f.take(w.sense)
		x.describeWord()
		x.describeClaim()
		c.Options = append(c.Options, Option{Type: w.claims[0].Action.Type, features: x.List(), inputs: f.proposalInputs(w), row: biasRow(Proposal, w.sense.Type)})
	}
	*d.collected = append(*d.collected, c)
}
