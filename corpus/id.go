package corpus

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"io"
	"time"

	"newsclaims/extract/article"
	"newsclaims/extract/claim"
)

// Ids are content hashes: the first 16 bytes of SHA-256 over the fields that make the thing what it is, each
// preceded by its length so that no two lists of fields give the same bytes. What may change from one
// version of newsclaims to the next while the thing stays the same (confidence, rule, kind) is left out.

// articleID is made of the address (the page's own, if it has one), title, date and text: an article that
// is edited gets a new one.
func articleID(a *article.Article) string {
	h := newID(ArticleSchema)
	address := a.Canonical
	if address == "" {
		address = a.URL
	}
	h.text(address)
	h.text(a.Title)
	h.time(a.Published)
	h.text(a.Text)
	return h.sum()
}

// claimIDs gives every claim an id of its own. Two claims that agree in everything are told apart by their
// order.
func (b *builder) claimIDs(claims []claim.Claim) []string {
	ids := make([]string, len(claims))
	seen := make(map[string]int, len(claims))
	for i := range claims {
		id := b.claimID(&claims[i], 0)
		if n := seen[id]; n > 0 {
			ids[i] = b.claimID(&claims[i], n)
		} else {
			ids[i] = id
		}
		seen[id]++
	}
	return ids
}

func (b *builder) claimID(c *claim.Claim, copy int) string {
	h := newID(ClaimSchema)
	h.text(b.id)
	h.text(c.Action.Type.String())
	h.span(b.points.span(c.Action.Start, c.Action.End))
	for _, p := range []*claim.Party{c.Actor, c.Target, c.Source} {
		if p == nil {
			h.span(Span{-1, -1})
			continue
		}
		h.span(b.points.span(p.Start, p.End))
		h.text(p.Name)
	}
	h.text(c.Status.String())
	if c.Negated {
		h.text("negated")
	}
	if copy > 0 {
		h.span(Span{copy, copy})
	}
	return h.sum()
}

func (b *builder) entityID(e Entity) string {
	h := newID(EntitySchema)
	h.text(b.id)
	h.text(e.Name)
	if len(e.Mentions) > 0 {
		h.span(e.Mentions[0].Span)
	}
	return h.sum()
}

type idHash struct{ hash.Hash }

func newID(schema string) idHash {
	h := idHash{sha256.New()}
	h.text(schema)
	return h
}

func (h idHash) number(n int) {
	h.Write(binary.AppendVarint(make([]byte, 0, binary.MaxVarintLen64), int64(n)))
}

func (h idHash) text(s string) {
	h.number(len(s))
	io.WriteString(h, s)
}

func (h idHash) span(s Span) {
	h.number(s.Start)
	h.number(s.End)
}

// time writes the instant, whatever its zone.
func (h idHash) time(t time.Time) {
	if t.IsZero() {
		h.text("")
		return
	}
	h.text(t.UTC().Format(time.RFC3339Nano))
}

func (h idHash) sum() string { return hex.EncodeToString(h.Sum(nil)[:16]) }
