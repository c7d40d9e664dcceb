package feeds

import (
	"slices"
	"strings"
)

// What is mended is counted under one of these.
const (
	badEncoding   = "encoding is not the declared one"
	badBytes      = "control characters"
	badTag        = "broken tag"
	badEndTag     = "end tag without start"
	unclosed      = "element not closed"
	unclosedCDATA = "CDATA section not closed"
	nestedCDATA   = "CDATA section in another"
	unclosedNote  = "comment not closed"
	badEntity     = "unknown entity"
	junkBefore    = "text before the feed"
	cutEntry      = "entry cut off"
	tooDeep       = "elements nested too deep"
	noRoot        = "no root element"
	badBase64     = "content is not the base64 it says"
	badEntry      = "entry cannot be read"
	badJSON       = "broken JSON"
	badDate       = "date that cannot be"
)

// A tally counts repairs by reason.
type tally map[string]int

func (t tally) add(reason string) { t[reason]++ }

// list returns the counts sorted by reason.
func (t tally) list() []Repair {
	if len(t) == 0 {
		return nil
	}
	list := make([]Repair, 0, len(t))
	for reason, n := range t {
		list = append(list, Repair{Reason: reason, Count: n})
	}
	slices.SortFunc(list, func(a, b Repair) int { return strings.Compare(a.Reason, b.Reason) })
	return list
}
