package claim

import (
	"time"

	"newsclaims/extract/entity"
	"newsclaims/extract/lexicon"
	"newsclaims/extract/text"
)

// A Task is what the model decides.
type Task uint8

// The tasks.
const (
	Actor    Task = iota // who acts
	Target               // who or what is acted upon
	Proposal             // whether it is a claim
	numTasks
)

// A Choice is one thing that the model decides, and its options: for Actor and Target nobody first and then whoever stands in the
// sentence, for Proposal no and yes.
type Choice struct {
	Task    Task
	Action  Action
	Options []Option
}

// An Option is one way to choose. Whoever trains a model says whether it is Right; of several right ones any may be taken.
type Option struct {
	Party *Party // nil means nobody
	Right bool

	features []uint32
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
		x := filler{features{frame: f, d: d, task: uint32(role), keep: true, sense: s.Type}, rule, rules[1-role]}
		c := Choice{Task: Task(role), Action: f.action(s)}
		for i := nobody; i < len(f.t); i++ {
			if !x.eligible(i) {
				continue
			}
			x.list = nil
			x.describe(i)
			c.Options = append(c.Options, Option{Party: d.standsFor(f, i, d.speaking(f, f.party(i), source)), features: x.list})
		}
		*d.collected = append(*d.collected, c)
	}
}

// collectProposal keeps what speaks for a claim; nothing speaks against it, as the sum is compared with zero.
func (d *document) collectProposal(f *frame, s *lexicon.Sense, met bool, c *Claim, actor, target int, definite bool) {
	x := proposal{features{frame: f, d: d, task: uint32(Proposal), keep: true, sense: s.Type}, bit(met)}
	x.describe(c, actor, target, definite)
	*d.collected = append(*d.collected, Choice{Task: Proposal, Action: c.Action, Options: []Option{{}, {features: x.list}}})
}
