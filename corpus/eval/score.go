package eval

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"newsclaims/corpus"
)

// A Level says how much of a claim is right.
type Level int

// The levels. LevelClaim is the headline.
const (
	LevelAction Level = iota // trigger found, and its type right
	LevelActor               // and the actor right
	LevelTarget              // action and target right, whatever the actor
	LevelClaim               // action, actor and target right
	LevelFull                // and status and negation right
	numLevels
)

var levelNames = [numLevels]string{"action", "+actor", "+target", "claim", "full"}

func (l Level) String() string { return levelNames[l] }

// A Count is what precision and recall are made of.
type Count struct{ Right, Predicted, Gold int }

// Precision is the share of the predicted that is right, 1 where nothing is predicted.
func (c Count) Precision() float64 { return share(c.Right, c.Predicted) }

// Recall is the share of the gold that is found, 1 where there is none.
func (c Count) Recall() float64 { return share(c.Right, c.Gold) }

// F1 is the harmonic mean of precision and recall, 1 where there is neither gold nor prediction.
func (c Count) F1() float64 { return share(2*c.Right, c.Predicted+c.Gold) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

// A Mistake is a claim that was missed, made up or got wrong.
type Mistake struct {
	Text  string `json:"doc"`   // id of the text
	What  string `json:"what"`  // missed, spurious, wrong type, wrong actor or wrong target
	Type  string `json:"type"`  // the gold's best type; of a spurious claim its own
	Gold  string `json:"gold"`  // "actor | target" of the gold, the best answers
	Found string `json:"found"` // "actor | target" as found
	Quote string `json:"quote"` // where
}

// A Score adds up the texts of a gold set. The zero value is ready to use.
type Score struct {
	Texts       int
	Levels      [numLevels]Count
	Types       map[string]Count // at LevelClaim, by the gold's best type and the predicted type
	SourceRight int              // of the claims right at LevelClaim
	SourceAsked int
	Mistakes    []Mistake
}

// Add scores the predicted claims of one text.
func (s *Score) Add(t Text, predicted []corpus.ClaimRecord) {
	if s.Types == nil {
		s.Types = map[string]Count{}
	}
	s.Texts++
	pairs := align(&t, predicted)
	s.addMissed(&t, pairs)
	s.addSpurious(&t, predicted, pairs)
	for _, m := range pairs {
		if g := &t.Claims[m.gold]; !g.Optional {
			s.addPair(&t, g, &predicted[m.predicted])
		}
	}
}

// addMissed counts the gold, and lists what nothing was paired with.
func (s *Score) addMissed(t *Text, pairs []pair) {
	for i := range t.Claims {
		g := &t.Claims[i]
		if g.Optional {
			continue
		}
		s.count(g.Type[0], Count{Gold: 1})
		if !slices.ContainsFunc(pairs, func(m pair) bool { return m.gold == i }) {
			s.Mistakes = append(s.Mistakes, Mistake{
				Text: t.ID, What: "missed", Type: g.Type[0], Gold: g.parties(), Quote: g.Quote,
			})
		}
	}
}

// addSpurious counts and lists the predictions that were paired with nothing.
func (s *Score) addSpurious(t *Text, predicted []corpus.ClaimRecord, pairs []pair) {
	for j := range predicted {
		if slices.ContainsFunc(pairs, func(m pair) bool { return m.predicted == j }) {
			continue
		}
		p := &predicted[j]
		s.count(string(p.Action.Type), Count{Predicted: 1})
		s.Mistakes = append(s.Mistakes, Mistake{
			Text: t.ID, What: "spurious", Type: string(p.Action.Type), Found: foundParties(p), Quote: p.Evidence.Text,
		})
	}
}

func (s *Score) addPair(t *Text, g *Gold, p *corpus.ClaimRecord) {
	s.count(string(p.Action.Type), Count{Predicted: 1})
	actor, target, what := g.actorRight(p), g.targetRight(p), ""
	switch {
	case !g.typeRight(p):
		what = "wrong type"
	case !actor:
		what = "wrong actor"
	case !target:
		what = "wrong target"
	}
	if what != "" {
		s.Mistakes = append(s.Mistakes, Mistake{t.ID, what, g.Type[0], g.parties(), foundParties(p), g.Quote})
	}
	if !g.typeRight(p) {
		return
	}
	s.right(LevelAction, true)
	s.right(LevelActor, actor)
	s.right(LevelTarget, target)
	s.right(LevelClaim, actor && target)
	if !actor || !target {
		return
	}
	s.right(LevelFull, slices.Contains(g.Status, string(p.Status)) && slices.Contains(g.Negated, p.Negated))
	c := s.Types[string(p.Action.Type)]
	c.Right++
	s.Types[string(p.Action.Type)] = c
	s.SourceAsked++
	if g.sourceRight(p) {
		s.SourceRight++
	}
}

func (s *Score) right(l Level, right bool) {
	if right {
		s.Levels[l].Right++
	}
}

// count adds gold or predicted claims of a type, which all levels share.
func (s *Score) count(name string, c Count) {
	for l := range s.Levels {
		s.Levels[l].Gold += c.Gold
		s.Levels[l].Predicted += c.Predicted
	}
	t := s.Types[name]
	t.Gold += c.Gold
	t.Predicted += c.Predicted
	s.Types[name] = t
}

// SourceAccuracy is the share of the right claims whose source is right too, 1 where no claim is right.
func (s *Score) SourceAccuracy() float64 { return share(s.SourceRight, s.SourceAsked) }

// TypeNames lists the types that occur, the most frequent in the gold first.
func (s *Score) TypeNames() []string {
	return slices.SortedFunc(maps.Keys(s.Types), func(a, b string) int {
		return cmp.Or(-cmp.Compare(s.Types[a].Gold, s.Types[b].Gold), cmp.Compare(a, b))
	})
}

// String gives the totals, a line for each level.
func (s *Score) String() string {
	var b strings.Builder
	n := s.Levels[LevelAction]
	fmt.Fprintf(&b, "texts %d, gold claims %d, predicted %d\n", s.Texts, n.Gold, n.Predicted)
	for l, c := range s.Levels {
		fmt.Fprintf(&b, "%-8s P %.3f R %.3f F1 %.3f\n", Level(l), c.Precision(), c.Recall(), c.F1())
	}
	if s.SourceAsked > 0 {
		fmt.Fprintf(&b, "source right on %.3f of the right claims\n", s.SourceAccuracy())
	}
	return b.String()
}

// ByType gives a line for each type.
func (s *Score) ByType() string {
	var b strings.Builder
	for _, name := range s.TypeNames() {
		c := s.Types[name]
		fmt.Fprintf(&b, "%-12s gold %4d predicted %4d claim F1 %.3f\n", name, c.Gold, c.Predicted, c.F1())
	}
	return b.String()
}

func (g *Gold) parties() string { return first(g.Actor) + " | " + first(g.Target) }

func foundParties(p *corpus.ClaimRecord) string {
	return bestName(p.Actor) + " | " + bestName(p.Target)
}

func first(names []string) string {
	if len(names) == 0 {
		return "-"
	}
	return names[0]
}

func bestName(p *corpus.Party) string {
	switch {
	case p == nil:
		return "-"
	case p.Name != "":
		return p.Name
	}
	return p.Text
}

// A Rate is a Count as it is reported.
type Rate struct {
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
}

// Figures are a Score as it is reported to programs.
type Figures struct {
	Action         Rate            `json:"action"`
	Actor          Rate            `json:"+actor"`
	Target         Rate            `json:"+target"`
	Claim          Rate            `json:"claim"`
	Full           Rate            `json:"full"`
	SourceAccuracy float64         `json:"source_accuracy"`
	Texts          int             `json:"texts"`
	Gold           int             `json:"gold"`
	Predicted      int             `json:"predicted"`
	Types          map[string]Rate `json:"types"`
	Mistakes       []Mistake       `json:"mistakes"`
}

// Figures returns all that s says.
func (s *Score) Figures() Figures {
	n := s.Levels[LevelAction]
	f := Figures{
		Action: rate(n), Actor: rate(s.Levels[LevelActor]), Target: rate(s.Levels[LevelTarget]),
		Claim: rate(s.Levels[LevelClaim]), Full: rate(s.Levels[LevelFull]), SourceAccuracy: s.SourceAccuracy(),
		Texts: s.Texts, Gold: n.Gold, Predicted: n.Predicted,
		Types: make(map[string]Rate, len(s.Types)), Mistakes: append([]Mistake{}, s.Mistakes...),
	}
	for name, c := range s.Types {
		f.Types[name] = rate(c)
	}
	return f
}

func rate(c Count) Rate { return Rate{c.Precision(), c.Recall(), c.F1()} }
