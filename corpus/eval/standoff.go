package eval

import (
	"bufio"
	"crypto/md5"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"newsclaims/corpus"
)

// Annotations of articles that are not part of the project stand off from them: a line names the article and the stretch of it that was
// annotated, and triggers and names are stretches of that stretch, all counted in code points. The MD5 sum of the stretch tells
// whether the article at hand is the one that was annotated.
//
//	{"id": "set/7#1", "article": "set/7", "start": 1744, "end": 3409, "md5": "ca07...", "date": "2024-01-07", "claims":
//	  [{"trigger": [81, 92], "type": ["accuse"], "actor": [[43, 45]], "target_may_be_empty": true}]}
//
// Status is actual and negated false where a claim does not say.

type standOff struct {
	ID, Article string
	Start, End  int
	MD5         string
	Date        string
	Claims      []struct {
		Trigger               [2]int
		Type                  oneOrMany
		Actor, Target, Source [][2]int
		Status                oneOrMany
		Negated               flags
		Optional              bool
		ActorMayBeEmpty       bool `json:"actor_may_be_empty"`
		TargetMayBeEmpty      bool `json:"target_may_be_empty"`
		SourceMayBeEmpty      bool `json:"source_may_be_empty"`
	}
}

// ReadStandOff reads annotations that stand off from their articles; article returns the whole text of one, "" if there is none.
// As in ReadGold the first fault is an error.
func ReadStandOff(r io.Reader, article func(name string) string) ([]Text, error) {
	var texts []Text
	for d := json.NewDecoder(bufio.NewReader(r)); ; {
		var s standOff
		if err := d.Decode(&s); err == io.EOF {
			return texts, nil
		} else if err != nil {
			return nil, fmt.Errorf("reading stand-off annotations: record %d: %w", len(texts)+1, err)
		}
		t, err := s.text(article(s.Article))
		if err != nil {
			return nil, fmt.Errorf("stand-off annotations of %q: %w", s.ID, err)
		}
		texts = append(texts, t)
	}
}

func (s *standOff) text(whole string) (Text, error) {
	all := []rune(whole)
	if s.Start < 0 || s.End > len(all) || s.Start >= s.End {
		return Text{}, fmt.Errorf("the article %q has %d code points, not %d", s.Article, len(all), s.End)
	}
	own := all[s.Start:s.End]
	t := Text{Input: corpus.Input{Origin: corpus.Origin{ID: s.ID}, Text: string(own)}}
	if sum := md5.Sum([]byte(t.Text)); hex.EncodeToString(sum[:]) != s.MD5 {
		return Text{}, fmt.Errorf("the article %q is another one than was annotated", s.Article)
	}
	if day, err := time.Parse(time.DateOnly, s.Date); err == nil {
		t.Published = day
	}
	for i := range s.Claims {
		c := &s.Claims[i]
		g := Gold{
			Type: c.Type, Status: c.Status, Negated: c.Negated, Optional: c.Optional, ActorMayBeEmpty: c.ActorMayBeEmpty,
			TargetMayBeEmpty: c.TargetMayBeEmpty, SourceMayBeEmpty: c.SourceMayBeEmpty,
		}
		if len(g.Status) == 0 {
			g.Status = oneOrMany{"actual"}
		}
		if len(g.Negated) == 0 {
			g.Negated = flags{false}
		}
		trigger, err := pieces(own, [][2]int{c.Trigger})
		if err != nil || len(c.Type) == 0 {
			return Text{}, fmt.Errorf("claim %d: trigger %v, types %v", i, c.Trigger, c.Type)
		}
		g.Trigger, g.Start, g.End = trigger[0], c.Trigger[0], c.Trigger[1]
		g.Quote = string(own[max(0, g.Start-30):min(len(own), g.End+30)])
		for _, role := range []struct {
			spans [][2]int
			names *[]string
		}{{c.Actor, &g.Actor}, {c.Target, &g.Target}, {c.Source, &g.Source}} {
			if *role.names, err = pieces(own, role.spans); err != nil {
				return Text{}, fmt.Errorf("claim %d: %w", i, err)
			}
		}
		t.Claims = append(t.Claims, g)
	}
	return t, nil
}

// pieces returns the stretches of the text.
func pieces(text []rune, spans [][2]int) ([]string, error) {
	var list []string
	for _, s := range spans {
		if s[0] < 0 || s[1] > len(text) || s[0] >= s[1] {
			return nil, fmt.Errorf("no stretch %v in %d code points", s, len(text))
		}
		list = append(list, string(text[s[0]:s[1]]))
	}
	return list, nil
}
