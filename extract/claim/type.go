package claim

import (
	"newsclaims/extract/entity"
	"newsclaims/extract/when"
)

// Type is one of the 20 actions that newsclaims looks for.
type Type uint8

// The actions: what the actor does.
const (
	NoType      Type = iota
	Accuse           // says that somebody did wrong
	Approve          // lets something go ahead
	Attack           // breaks into, spies on, or leaks
	Ban              // forbids something by rule or decision
	Block            // stops access to something, or stops a deal or bill from going ahead
	Deny             // rejects an accusation or a request
	Investigate      // looks into somebody officially
	Legislate        // makes or proposes a law or a binding rule
	Lift             // takes back an earlier ban, block, limit or penalty
	Order            // commands somebody to do or stop something
	Penalize         // punishes
	Remove           // takes something out of sale, use, a list, a network or a platform
	Restrict         // limits without forbidding
	Revoke           // takes back a right, or stops a running service or contract
	Rule             // decides as a court or tribunal
	Sanction         // puts somebody under sanctions or on a trade list
	Settle           // ends a dispute by agreement
	Sue              // takes legal action
	Urge             // asks or presses somebody without force
	Warn             // voices concern or disapproval
	numTypes
)

var typeNames = [numTypes]string{
	"", "accuse", "approve", "attack", "ban", "block", "deny", "investigate", "legislate", "lift", "order",
	"penalize", "remove", "restrict", "revoke", "rule", "sanction", "settle", "sue", "urge", "warn",
}

func (t Type) String() string { return typeNames[t] }

// TypeOf returns the type of the name; ok is false where there is none.
func TypeOf(name string) (t Type, ok bool) {
	t, ok = typeByName()[name]
	return t, ok && t != NoType
}

// Status says how far the action has come.
type Status uint8

// The statuses.
const (
	Actual   Status = iota // done, being done, in force, or repeatedly done
	Planned                // decided or announced but not yet done
	Possible               // proposed, considered, requested, threatened, conditional, asked or rumoured
)

var statusNames = [...]string{"actual", "planned", "possible"}

func (s Status) String() string { return statusNames[s] }

// A Party fills a role of a claim: text[Start:End] as written, and who or what that is.
type Party struct {
	Start, End int
	Name       string // resolved name, "" where it is the words as written
	Kind       entity.Kind
	ID         string // see entity.Entity
	Country    string // ISO 3166-1 alpha-2 code
}

// An Action names what is done: text[Start:End], its dictionary form and its type.
type Action struct {
	Type       Type
	Start, End int
	Lemma      string
}

// A Claim is one mention of an action in one sentence, and who the text says does it to whom.
type Claim struct {
	Action     Action
	Actor      *Party // nil where the text does not say who
	Target     *Party // nil where there is none
	Source     *Party // who the text says said so, nil where the article speaks for itself
	Status     Status
	Negated    bool // the text says that it was not done
	When       *when.Expr
	Where      *Party // place or body where it happens or whom it binds: "at federal agencies", "in Australia"
	Start, End int    // the sentence that says so, as bytes of the text
	Confidence float64
	Rule       string // name of the rule that found it
}
