package entity_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsclaims/extract/entity"
	"newsclaims/extract/text"
)

const goldFolder = "../../testdata/entity"

// A goldMention is one bracket of an annotated article: src[start:end].
type goldMention struct {
	start, end  int
	kind, chain string
}

// readGold parts an annotated article into its text and its mentions. An article inside the bracket is not part of the mention.
func readGold(t *testing.T, marked string) (src string, gold []goldMention) {
	t.Helper()
	var b strings.Builder
	for marked != "" {
		i := strings.IndexByte(marked, '[')
		if i < 0 {
			b.WriteString(marked)
			break
		}
		b.WriteString(marked[:i])
		inside, rest, ok := strings.Cut(marked[i+1:], "]")
		part := strings.Split(inside, "|")
		if !ok || len(part) != 3 {
			t.Fatalf("bad mark %q", inside)
		}
		start := b.Len()
		b.WriteString(part[0])
		gold = append(gold, goldMention{start + article(part[0]), b.Len(), part[1], part[2]})
		marked = rest
	}
	return b.String(), gold
}

// article returns the length of a leading "the " of a mention.
func article(s string) int {
	if len(s) > 4 && strings.EqualFold(s[:4], "the ") {
		return 4
	}
	return 0
}

var goldKinds = map[string]entity.Kind{
	"g": entity.Government, "o": entity.Organization, "p": entity.Person, "r": entity.Product, "l": entity.Law, "c": entity.Place,
}

// A goldScore counts over the articles of one part.
type goldScore struct {
	gold, found, right   int // mentions; right: span and kind
	confused, parties    int // governments taken for organizations or the reverse; mentions of either found
	resolved, references int // pronouns and descriptions joined to the right chain; all of them
	linked, linkable     int // mentions with the right id; mentions found whose chain has one
}

// TestGold scores the finder on the annotated articles. The errors of the development part are printed with -v.
func TestGold(t *testing.T) {
	for _, part := range []string{"dev", "unseen"} {
		files, err := filepath.Glob(filepath.Join(goldFolder, part, "*.txt"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no articles in %s: %v", part, err)
		}
		var s goldScore
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			s.add(t, filepath.Base(f), string(b), part == "dev")
		}
		p, r := ratio(s.right, s.found), ratio(s.right, s.gold)
		t.Logf("%s: %d articles, %d mentions: precision %.3f recall %.3f F1 %.3f; confused %.3f; resolved %d/%d = %.3f; linked %d/%d = %.3f", part, len(files),
			s.gold, p, r, 2*p*r/max(p+r, 1e-9), ratio(s.confused, s.parties), s.resolved, s.references, ratio(s.resolved, s.references),
			s.linked, s.linkable, ratio(s.linked, s.linkable))
	}
}

// apposed reports whether description i stands beside a name of its entity.
func apposed(set *entity.Set, i int) bool {
	m := &set.Mentions[i]
	for _, o := range set.Mentions {
		if o.Sentence == m.Sentence && o.Form == entity.Name && m.Entity >= 0 && o.Entity == m.Entity && (m.First-o.Last >= 0 && m.First-o.Last <= 1 || o.First-m.Last >= 0 && o.First-m.Last <= 2) {
			return true
		}
	}
	return false
}

func ratio(a, b int) float64 { return float64(a) / float64(max(b, 1)) }

func (s *goldScore) add(t *testing.T, file, marked string, show bool) {
	src, gold := readGold(t, marked)
	set := new(entity.Finder).Find(src, text.Default().Sentences(src))
	at := make(map[[2]int]int)
	outer := 0 // end of the latest description
	for i, m := range set.Mentions {
		if m.Form != entity.Description && m.End <= outer {
			continue // the name inside a description, which is not marked
		}
		if m.Form == entity.Description {
			outer = m.End
			if apposed(set, i) {
				continue // part of the introduction of a name, which is not marked
			}
		}
		at[[2]int{m.Start + article(src[m.Start:m.End]), m.End}] = i
		if m.Form == entity.Name || m.Entity >= 0 {
			s.found++ // a description or pronoun that is left open claims nothing
		}
	}
	// the name of a chain is the party that most of its named mentions were given
	party := majority(set, gold, at)
	s.gold += len(gold)
	isGold := map[[2]int]bool{}
	for _, g := range gold {
		isGold[[2]int{g.start, g.end}] = true
		i, ok := at[[2]int{g.start, g.end}]
		words := src[g.start:g.end]
		if !ok {
			if show {
				t.Logf("%s: missed %q", file, words)
			}
			s.references += reference(words)
			continue
		}
		s.mention(t, file, words, set, i, g, party, show)
	}
	for k, i := range at {
		if m := &set.Mentions[i]; show && !isGold[k] && (m.Form == entity.Name || m.Entity >= 0) {
			t.Logf("%s: spurious %q, %v %s", file, src[m.Start:m.End], m.Kind, nameOf(set, m.Entity))
		}
	}
}

func (s *goldScore) mention(t *testing.T, file, words string, set *entity.Set, i int, g goldMention, party map[string]int, show bool) {
	m := &set.Mentions[i]
	kind := goldKinds[g.kind]
	if m.Kind == kind && (m.Form == entity.Name || m.Entity >= 0) {
		s.right++
	} else if show {
		t.Logf("%s: %q is %v, want %v", file, words, m.Kind, kind)
	}
	if kind == entity.Government || kind == entity.Organization {
		s.parties++
		if m.Kind != kind && (m.Kind == entity.Government || m.Kind == entity.Organization) {
			s.confused++
		}
	}
	if m.Form != entity.Name && g.chain != "?" {
		s.references++
		want, ok := party[g.chain]
		if ok && m.Entity == want || strings.Contains(g.chain, "/") && idOf(set, m.Entity) == g.chain {
			s.resolved++
		} else if show {
			t.Logf("%s: %q joined to %s, want %s", file, words, nameOf(set, m.Entity), g.chain)
		}
	}
	if strings.Contains(g.chain, "/") && m.Form == entity.Name {
		s.linkable++
		if id := idOf(set, m.Entity); id == g.chain {
			s.linked++
		} else if show {
			t.Logf("%s: %q linked to %q, want %q", file, words, id, g.chain)
		}
	}
}

// reference counts a mention that was missed as unresolved where it is a pronoun or begins small, as descriptions do.
func reference(words string) int {
	if words[0] >= 'a' && words[0] <= 'z' || strings.Contains(" It Its He His She Her They Their ", " "+words+" ") {
		return 1
	}
	return 0
}

func majority(set *entity.Set, gold []goldMention, at map[[2]int]int) map[string]int {
	count, best := map[string]map[int]int{}, map[string]int{}
	for _, g := range gold {
		i, ok := at[[2]int{g.start, g.end}]
		if !ok || set.Mentions[i].Form != entity.Name || set.Mentions[i].Entity < 0 {
			continue
		}
		if count[g.chain] == nil {
			count[g.chain] = map[int]int{}
		}
		e := set.Mentions[i].Entity
		count[g.chain][e]++
		if b, ok := best[g.chain]; !ok || count[g.chain][e] > count[g.chain][b] {
			best[g.chain] = e
		}
	}
	return best
}

func nameOf(set *entity.Set, e int) string {
	if e < 0 {
		return "nothing"
	}
	return set.Entities[e].Name
}

// idOf returns the id of an entity; that of a place that a country's government shares is the country's.
func idOf(set *entity.Set, e int) string {
	if e < 0 {
		return ""
	}
	return set.Entities[e].ID
}
