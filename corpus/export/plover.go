package export

import "newsclaims/corpus"

// PLOVER (github.com/openeventdata/PLOVER) codes political events by 16 types, a mode and contexts. The 20 actions are
// put into them by what PLOVER's manual says of each type:
//
//	COERCE    bans, blocks, restrictions, removals, arrests and other force without violence; attacks on networks
//	SANCTION  formal penalties: sanctions, fines, revoked rights, halted programmes
//	ACCUSE    accusations, warnings that voice disapproval, suits, investigations
//	REJECT    denials and refusals
//	REQUEST   demands, orders and appeals
//	CONCEDE   lifting of restrictions
//	AGREE     settlements and approvals
//
// What a court rules and a parliament passes has no type of its own; it is an AGREE with the context "legal".
// "mode" keeps the action itself, and the actor without a country has none.
type ploverEvent struct {
	ID        string       `json:"event_id"`
	Date      string       `json:"event_date,omitempty"`
	Type      string       `json:"event_type"`
	Mode      string       `json:"event_mode"`
	Context   []string     `json:"contexts"`
	Actor     *ploverActor `json:"actor,omitempty"`
	Recipient *ploverActor `json:"recipient,omitempty"`
	Negated   bool         `json:"negated"`
	Status    string       `json:"status"`
	Text      string       `json:"event_text"`
	Headline  string       `json:"headline,omitempty"`
	Publisher string       `json:"publisher,omitempty"`
	Published string       `json:"publication_date,omitempty"`
	URL       string       `json:"url,omitempty"`
}

type ploverActor struct {
	Name    string `json:"name"`
	Country string `json:"country,omitempty"`
	Sector  string `json:"sector"`
}

var ploverTypes = map[corpus.ActionName]string{
	"accuse": "ACCUSE", "approve": "AGREE", "attack": "COERCE", "ban": "COERCE", "block": "COERCE", "deny": "REJECT",
	"investigate": "ACCUSE", "legislate": "AGREE", "lift": "CONCEDE", "order": "REQUEST", "penalize": "SANCTION",
	"remove": "COERCE", "restrict": "COERCE", "revoke": "SANCTION", "rule": "AGREE", "sanction": "SANCTION", "settle": "AGREE",
	"sue": "ACCUSE", "urge": "REQUEST", "warn": "ACCUSE",
}

var ploverContexts = map[corpus.ActionName]string{
	"attack": "cyber", "legislate": "legal", "rule": "legal", "settle": "legal", "sue": "legal", "investigate": "legal", "penalize": "legal",
}

// ploverSectors are PLOVER's codes of what actors are.
var ploverSectors = map[corpus.KindName]string{"government": "GOV", "organization": "BUS", "person": "CVL"}

func openPLOVER(dir string) (writer, error) {
	return openLines(dir, "events.plover.jsonl", func(d *corpus.DocumentRecord, line func(any) error) error {
		for i := range d.Claims {
			if err := line(ploverOf(d, &d.Claims[i])); err != nil {
				return err
			}
		}
		return nil
	})
}

func ploverOf(d *corpus.DocumentRecord, c *corpus.DocumentClaim) *ploverEvent {
	e := &ploverEvent{
		ID: c.ID, Type: ploverTypes[c.Action.Type], Mode: string(c.Action.Type), Context: []string{}, Actor: ploverParty(c.Actor),
		Recipient: ploverParty(c.Target), Negated: c.Negated, Status: string(c.Status), Text: c.Evidence.Text,
		Headline: d.Title, Publisher: d.Site, Published: date(d.Published), URL: d.URL,
	}
	if context := ploverContexts[c.Action.Type]; context != "" {
		e.Context = append(e.Context, context)
	}
	switch {
	case c.When != nil && c.When.From == c.When.To:
		e.Date = c.When.From
	case !d.Published.IsZero():
		e.Date = d.Published.Format("2006-01-02")
	}
	return e
}

func ploverParty(p *corpus.Party) *ploverActor {
	if p == nil {
		return nil
	}
	sector := ploverSectors[p.Kind]
	if sector == "" {
		sector = "UNK"
	}
	return &ploverActor{name(p), p.Country, sector}
}
