package eval

import (
	"cmp"
	"slices"

	"newsclaims/corpus"
)

// A pair is a predicted claim and the gold claim that it is taken for.
type pair struct{ gold, predicted int }

// align pairs claims, the best pairs first. Overlapping triggers count four, the right type four more, a right
// actor and a right target one each. Where triggers do not overlap, a pair needs the right type, the same sentence
// and a right actor or target. Of pairs that are equally good the later ones in the text go first. They are returned in the order of the gold.
func align(t *Text, predicted []corpus.ClaimRecord) []pair {
	type option struct {
		score int
		pair
	}
	var options []option
	sentences := sentenceSpans(t.Text)
	for i := range t.Claims {
		g := &t.Claims[i]
		for j := range predicted {
			p := &predicted[j]
			if s := pairScore(g, p, sentences); s > 0 {
				options = append(options, option{s, pair{i, j}})
			}
		}
	}
	slices.SortFunc(options, func(a, b option) int {
		return -cmp.Or(cmp.Compare(a.score, b.score), cmp.Compare(a.gold, b.gold), cmp.Compare(a.predicted, b.predicted))
	})
	var pairs []pair
	goldUsed, predictedUsed := make([]bool, len(t.Claims)), make([]bool, len(predicted))
	for _, o := range options {
		if goldUsed[o.gold] || predictedUsed[o.predicted] {
			continue
		}
		goldUsed[o.gold], predictedUsed[o.predicted] = true, true
		pairs = append(pairs, o.pair)
	}
	slices.SortFunc(pairs, func(a, b pair) int { return cmp.Compare(a.gold, b.gold) })
	return pairs
}

// pairScore says how well p answers g, 0 if they cannot be a pair.
func pairScore(g *Gold, p *corpus.ClaimRecord, sentences []span) int {
	score := 0
	if g.actorRight(p) {
		score++
	}
	if g.targetRight(p) {
		score++
	}
	typed := g.typeRight(p)
	if min(g.End, p.Action.End) > max(g.Start, p.Action.Start) {
		if typed {
			score += 4
		}
		return score + 4
	}
	if typed && sentenceAt(sentences, g.Start) == sentenceAt(sentences, p.Action.Start) {
		return score
	}
	return 0
}

// Verdicts says of each predicted claim whether type, actor and target are right. Claims that the gold has as optional are left
// out: asked is false.
func (t *Text) Verdicts(predicted []corpus.ClaimRecord) (right, asked []bool) {
	right, asked = make([]bool, len(predicted)), make([]bool, len(predicted))
	for i := range asked {
		asked[i] = true
	}
	for _, m := range align(t, predicted) {
		g, p := &t.Claims[m.gold], &predicted[m.predicted]
		right[m.predicted] = g.typeRight(p) && g.actorRight(p) && g.targetRight(p)
		asked[m.predicted] = !g.Optional
	}
	return right, asked
}

func (g *Gold) typeRight(p *corpus.ClaimRecord) bool {
	return slices.Contains(g.Type, string(p.Action.Type))
}

func (g *Gold) actorRight(p *corpus.ClaimRecord) bool {
	return answers(g.Actor, partyNames(p.Actor), g.ActorMayBeEmpty)
}

func (g *Gold) targetRight(p *corpus.ClaimRecord) bool {
	return answers(g.Target, partyNames(p.Target), g.TargetMayBeEmpty)
}

func (g *Gold) sourceRight(p *corpus.ClaimRecord) bool {
	return answers(g.Source, partyNames(p.Source), g.SourceMayBeEmpty)
}

// partyNames returns the words as written and the resolved name.
func partyNames(p *corpus.Party) []string {
	if p == nil {
		return nil
	}
	return []string{p.Text, p.Name}
}
