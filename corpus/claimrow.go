package corpus

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
)

// insertClaim changes nothing where the key is taken.
const insertClaim = `INSERT INTO claim (key, document, ord, id, type, status, negated, confidence, actor, target, source, actor_country,
	target_country, site, day, hidden, record) VALUES (?,?,?,?,?,?,?,?,?,?,?,nullif(?,''),nullif(?,''),?,?,?,?) ON CONFLICT (key) DO NOTHING`

// claim puts claim i of a document in the store and returns the key that it has, the first free one from the given one on.
func (w *Writer) claim(k known, key, site int64, date string, i int, c *DocumentClaim) (int64, error) {
	var parties [3]int64
	var countries [3]string
	for j, p := range []*Party{c.Actor, c.Target, c.Source} {
		var err error
		if parties[j], err = w.partyKey(p); err != nil {
			return 0, err
		}
		if p != nil {
			countries[j] = p.Country
		}
	}
	record, err := json.Marshal(&c.Claim)
	if err != nil {
		return 0, err
	}
	for ; ; key++ {
		n, err := w.count(insertClaim, key, k.key, i, c.ID, string(c.Action.Type), string(c.Status), c.Negated, c.Confidence,
			parties[0], parties[1], parties[2], countries[0], countries[1], site, date, k.hidden, string(record))
		if err != nil {
			return 0, err
		}
		if n > 0 {
			break
		}
	}
	w.words = append(w.words, words{key, c.Evidence.Text, facts(&c.Claim, parties, site)})
	return key, nil
}

// words are what the index of words has of a claim.
type words struct {
	key             int64
	evidence, facts string
}

// index puts the words of the batch into their index, which is quick only where keys come in ascending order.
func (w *Writer) index() error {
	slices.SortFunc(w.words, func(a, b words) int { return cmp.Compare(a.key, b.key) })
	for _, c := range w.words {
		if err := w.exec("INSERT INTO claim_words (rowid, evidence, facts) VALUES (?,?,?)", c.key, c.evidence, c.facts); err != nil {
			return err
		}
	}
	w.words = w.words[:0]
	return nil
}

// siteKey is the key of a publisher, 0 for "".
func (w *Writer) siteKey(name string) (int64, error) {
	if name == "" {
		return 0, nil
	}
	key, err := w.key("SELECT key FROM site WHERE name = ?", name)
	if err == nil && key == 0 {
		key, err = w.key("INSERT INTO site (name) VALUES (?) RETURNING key", name)
	}
	return key, err
}

// A party is the identity of a Party in the store.
type party struct{ name, kind, ref, country string }

func (w *Writer) partyKey(p *Party) (int64, error) {
	if p == nil {
		return 0, nil
	}
	id := party{p.Name, string(p.Kind), p.ID, p.Country}
	if id.name == "" {
		id.name = p.Text
	}
	if key := w.party[id]; key != 0 {
		return key, nil
	}
	if key := w.fresh[id]; key != 0 {
		return key, nil
	}
	key, err := w.key("SELECT key FROM party WHERE name = ? AND kind = ? AND ref = ? AND country = ?", id.name, id.kind, id.ref, id.country)
	if err == nil && key == 0 {
		key, err = w.key("INSERT INTO party (name, kind, ref, country) VALUES (?,?,?,?) RETURNING key", id.name, id.kind, id.ref, id.country)
		if err == nil {
			err = w.exec("INSERT INTO party_name (rowid, name) VALUES (?,?)", key, id.name)
		}
	}
	if err == nil {
		id.name = strings.Clone(id.name) // it may be a part of the article's text, all of which it would keep in memory
		w.fresh[id] = key
	}
	return key, err
}
