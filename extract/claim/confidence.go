package claim

import (
	"math"
	"strings"

	"newsclaims/extract/entity"
)

// Confidence is the probability that type, actor and target are all right. The model gives how likely each of its choices is right;
// their product is too sure or not sure enough, as choices are not independent, and is set right by a logistic function
// (Platt 1999) that was fitted to claims of articles left out. README has the reliability table.
//
// Where the rules stand alone, as in sentences without a tree, confidence is a logistic regression on what the claim itself shows. It was
// fitted to the claims that the rules found in the development articles and in the even half of testdata/gold (626 claims, 66 % of
// them right).
const (
	confBase       = -0.89
	confNoActor    = -0.63
	confNoTarget   = -0.72
	confNoun       = -1.11 // the rule "noun"; others lie within 0.1 of each other
	confNegated    = 0.36
	confNotActual  = 0.15
	confSource     = -0.12
	confActorKnown = 1.28 // the party is an entity of a known kind
	confActorRefer = -0.98
	confActorOther = 0.68 // it is a plain noun phrase
	confGoalKnown  = 1.73 // the same for the target
	confGoalRefer  = -1.21
	confGoalOther  = 1.01
)

// confidence returns how likely the claim is right, from 0 to 1, to two digits. The claim has in Confidence the product of the
// chances that the model gave, 1 where it was not asked.
func (d *document) confidence(c *Claim) float64 {
	x := 0.0
	if c.Confidence < 1 {
		x = d.model.slope*logit(c.Confidence) + d.model.shift
	} else {
		x = d.plainConfidence(c)
	}
	return math.Round(100/(1+math.Exp(-x))) / 100
}

// logit is the logarithm of the odds, held to what two digits can tell.
func logit(p float64) float64 {
	p = min(max(p, 0.005), 0.995)
	return math.Log(p / (1 - p))
}

// plainConfidence returns the log odds that a claim of the rules is right.
func (d *document) plainConfidence(c *Claim) float64 {
	x := confBase
	x += d.partyWorth(c.Actor, confNoActor, confActorKnown, confActorRefer, confActorOther)
	x += d.partyWorth(c.Target, confNoTarget, confGoalKnown, confGoalRefer, confGoalOther)
	if c.Rule == ruleNoun {
		x += confNoun
	}
	if c.Negated {
		x += confNegated
	}
	if c.Status != Actual {
		x += confNotActual
	}
	if c.Source != nil {
		x += confSource
	}
	return x
}

func (d *document) partyWorth(p *Party, none, known, refer, other float64) float64 {
	if p == nil {
		return none
	}
	x := 0.0
	pronoun := refers(d.src[p.Start:p.End])
	if pronoun {
		x += refer
	}
	switch {
	case p.Kind != entity.Other || p.ID != "":
		x += known
	case p.Name == "" && !pronoun:
		x += other
	}
	return x
}

// refers reports whether the words are a personal pronoun.
func refers(s string) bool {
	if len(s) > 5 {
		return false
	}
	switch strings.ToLower(s) {
	case "it", "its", "they", "them", "their", "he", "she", "him", "her", "his", "we", "i", "us", "me":
		return true
	}
	return false
}
