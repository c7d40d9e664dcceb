package corpus

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
)

// EventSchema is the schema of an Event.
const EventSchema = "newsclaims/event/1"

// An EventParty is the actor or target of an event.
type EventParty struct {
	Name    string `json:"name" jsonschema:"name, or the words of the text where no name is known"`
	Kind    string `json:"kind" jsonschema:"what sort of party or thing it is"`
	ID      string `json:"id,omitempty" jsonschema:"stable identifier, where the party is in the tables of newsclaims"`
	Country string `json:"country,omitempty" jsonschema:"ISO 3166-1 alpha-2 code"`
}

// An EventLink leads from one event to another of the same pair of parties.
type EventLink struct {
	Relation string `json:"relation" jsonschema:"lifted_by, lifts, denied_by or denies"`
	Event    string `json:"event" jsonschema:"id of the other event"`
}

// An Event is all that a store says of one act: claims of one type with one actor and one target in articles of which
// each came out not long after the one before.
type Event struct {
	Schema   string      `json:"schema" jsonschema:"name and version of this schema"`
	ID       string      `json:"id" jsonschema:"content hash of type, parties and first claim"`
	Type     ActionName  `json:"type" jsonschema:"one of the 20 actions"`
	Actor    *EventParty `json:"actor,omitempty" jsonschema:"who does it; absent where no text says"`
	Target   *EventParty `json:"target,omitempty" jsonschema:"to whom or what; absent where there is none"`
	Status   StatusName  `json:"status" jsonschema:"the furthest that a claim says the action has come"`
	First    string      `json:"first,omitempty" jsonschema:"day of the first article, YYYY-MM-DD"`
	Last     string      `json:"last,omitempty" jsonschema:"day of the last article, YYYY-MM-DD"`
	Claims   []string    `json:"claims" jsonschema:"ids of the claims"`
	Articles []string    `json:"articles" jsonschema:"ids of their articles"`
	Sites    []string    `json:"sites" jsonschema:"names of their publishers"`
	Links    []EventLink `json:"links" jsonschema:"events that this one takes back or answers, or that do so with it"`

	actor, target string // identity
}

// DefaultWindow is how many days may lie between two reports of one event.
const DefaultWindow = 7

// Events groups the claims of the store into events, those of copies, earlier versions and negated claims left out, and links them:
// a ban to the lifting of it, an accusation to its denial. Window is in days; 0 means DefaultWindow. The events are in
// the order of their first days, then of their ids.
func (s *Store) Events(ctx context.Context, window int) ([]Event, error) {
	if window <= 0 {
		window = DefaultWindow
	}
	rows, err := s.db.QueryContext(ctx, reports)
	if err != nil {
		return nil, plainSQL(err)
	}
	defer rows.Close()
	var events []Event
	var ranks []int
	for rows.Next() {
		var r report
		if err := rows.Scan(&r.typ, &r.actorKey, &r.targetKey, &r.day, &r.claim, &r.document, &r.site, &r.status,
			&r.actor.Name, &r.actor.Kind, &r.actor.ID, &r.actor.Country, &r.target.Name, &r.target.Kind, &r.target.ID, &r.target.Country); err != nil {
			return nil, err
		}
		if n := len(events); n == 0 || !r.continues(&events[n-1], window) {
			events, ranks = append(events, r.event()), append(ranks, len(statusRanks))
		}
		n := len(events) - 1
		events[n].add(&r, &ranks[n])
	}
	if err := rows.Err(); err != nil {
		return nil, plainSQL(err)
	}
	linkEvents(events)
	slices.SortFunc(events, func(a, b Event) int { return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.ID, b.ID)) })
	return events, nil
}

// reports reads the claims of each type and pair of parties one after the other by day. A party is who its id says, else
// whoever has its name.
const reports = `SELECT c.type, CASE a.ref WHEN '' THEN lower(a.name) ELSE a.ref END AS who, CASE t.ref WHEN '' THEN lower(t.name) ELSE t.ref END AS whom,
	c.day, c.id, d.id, d.site, c.status, coalesce(a.name, ''), coalesce(a.kind, ''), coalesce(a.ref, ''), coalesce(a.country, ''),
	coalesce(t.name, ''), coalesce(t.kind, ''), coalesce(t.ref, ''), coalesce(t.country, '')
	FROM claim c JOIN document d ON d.key = c.document LEFT JOIN party a ON a.key = c.actor LEFT JOIN party t ON t.key = c.target
	WHERE c.hidden = 0 AND c.negated = 0 AND (c.actor <> 0 OR c.target <> 0)
	ORDER BY c.type, who, whom, c.day, d.place, c.ord`

// A report is one claim on its way into an event.
type report struct {
	typ, day, claim, document, site, status string
	actorKey, targetKey                     *string // nil for none
	actor, target                           EventParty
}

// continues says whether r belongs to e, the event before it.
func (r *report) continues(e *Event, window int) bool {
	return string(e.Type) == r.typ && e.actor == orNone(r.actorKey) && e.target == orNone(r.targetKey) && daysBetween(e.Last, r.day) <= window
}

func orNone(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// daysBetween is the number of days from a to b, 0 where both are not known, many where one is not.
func daysBetween(a, b string) int {
	if a == b {
		return 0
	}
	from, err := time.Parse(time.DateOnly, a)
	to, err2 := time.Parse(time.DateOnly, b)
	if err != nil || err2 != nil {
		return 1 << 30
	}
	return int(to.Sub(from).Hours() / 24)
}

func (r *report) event() Event {
	e := Event{Schema: EventSchema, Type: ActionName(r.typ), First: r.day, actor: orNone(r.actorKey), target: orNone(r.targetKey), Links: []EventLink{}}
	if r.actorKey != nil {
		e.Actor = &r.actor
	}
	if r.targetKey != nil {
		e.Target = &r.target
	}
	h := newID(EventSchema)
	for _, s := range []string{r.typ, e.actor, e.target, r.claim} {
		h.text(s)
	}
	e.ID = h.sum()
	return e
}

// statusRanks has the statuses, the furthest first.
var statusRanks = []StatusName{"actual", "planned", "possible"}

func (e *Event) add(r *report, rank *int) {
	e.Last = r.day
	e.Claims = append(e.Claims, r.claim)
	if !slices.Contains(e.Articles, r.document) {
		e.Articles = append(e.Articles, r.document)
	}
	if r.site != "" && !slices.Contains(e.Sites, r.site) {
		e.Sites = append(e.Sites, r.site)
	}
	if e.Sites == nil {
		e.Sites = []string{}
	}
	if i := slices.Index(statusRanks, StatusName(r.status)); i >= 0 && i < *rank {
		*rank, e.Status = i, statusRanks[i]
	}
}

// liftable are the actions that a lift takes back.
var liftable = map[ActionName]bool{
	"ban": true, "block": true, "order": true, "penalize": true, "remove": true, "restrict": true, "revoke": true, "sanction": true,
}

// linkEvents links each event that can be taken back or answered to the first one that does so, on the day itself or
// later.
//
//   - "Australia banned Huawei" ... "Australia lifted the ban on Huawei": the same actor and target, or a lift without
//     an actor ("the ban on Huawei was lifted").
//   - "The agency ordered Google to pay" ... "A court overturned the order against Google": a lift by anybody else takes
//     back what was last done to its target if that has the one actor only.
//   - "Mary Ellison accused Huawei" ... "Huawei denied it": the target denies, and what is denied is the accuser's,
//     or no party.
func linkEvents(events []Event) {
	byTarget := map[string][]*Event{}
	denials := map[string][]*Event{}
	for i := range events {
		e := &events[i]
		switch {
		case e.Type == "lift" && e.target != "":
			byTarget[e.target] = append(byTarget[e.target], e)
		case e.Type == "deny" && e.actor != "":
			denials[e.actor] = append(denials[e.actor], e)
		}
	}
	actors := map[string]map[string]bool{} // of what can be lifted, by target
	for i := range events {
		if e := &events[i]; liftable[e.Type] && e.target != "" {
			if actors[e.target] == nil {
				actors[e.target] = map[string]bool{}
			}
			actors[e.target][e.actor] = true
		}
	}
	for i := range events {
		e := &events[i]
		switch {
		case e.target == "" || e.First == "":
		case liftable[e.Type]:
			only := len(actors[e.target]) == 1
			e.linkFirst(byTarget[e.target], "lifted_by", "lifts", func(l *Event) bool {
				return l.actor == e.actor || l.actor == "" || e.actor == "" || only
			})
		case e.Type == "accuse":
			e.linkFirst(denials[e.target], "denied_by", "denies", func(d *Event) bool {
				return d.target == e.actor || d.Target == nil || d.Target.Kind == "other" || d.Target.Kind == ""
			})
		}
	}
}

// linkFirst links e and the first of the others that is not before it and of which right is true.
func (e *Event) linkFirst(others []*Event, relation, inverse string, right func(*Event) bool) {
	var first *Event
	for _, o := range others {
		if o.First >= e.First && right(o) && (first == nil || strings.Compare(o.First+o.ID, first.First+first.ID) < 0) {
			first = o
		}
	}
	if first != nil {
		e.Links = append(e.Links, EventLink{relation, first.ID})
		first.Links = append(first.Links, EventLink{inverse, e.ID})
	}
}
