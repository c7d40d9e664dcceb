package corpus

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"unicode"
)

// Copies and versions are found for all documents of a store at once, so that the outcome does not depend on the order
// in which they came.
//
// Documents of one address are versions of one article: the one that was changed last stands for it and the others
// point at it. Among those that are left, in the order of their dates, a document is a copy where one before it
//   - has the same words,
//   - is at, or itself names, the address that the document names as its canonical one, and has one least shingle in common
//     with it: some sites name their front page everywhere, or
//   - is alike: its SimHash differs in few bits, and the two have the more of their least shingles in common the more
//     bits differ.
//
// It then points at that document, or at the original of which that is itself a copy.
const (
	maxDistance   = 24 // bits of SimHash in which copies differ at most
	bitsForCommon = 5  // bits that may differ for each least shingle in common
	maxFamily     = 64 // candidates with a shingle in common that are looked at: where there are more it is boilerplate

	noDocument int32 = -1
)

// A Marked says what Mark found.
type Marked struct{ Documents, Copies, Earlier int }

// Mark finds copies and earlier versions and marks their documents and claims. It does nothing where no document has come
// since it was last done. It needs about 150 bytes of memory for each document.
func (s *Store) Mark(ctx context.Context) (m Marked, err error) {
	err = s.transact(ctx, func(tx *sql.Tx) error {
		var unmarked int
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM state WHERE name = 'unmarked'").Scan(&unmarked); err != nil || unmarked == 0 {
			return err
		}
		documents, err := traces(ctx, tx)
		if err != nil {
			return err
		}
		markVersions(documents)
		markCopies(documents)
		if err := keepMarks(ctx, tx, documents); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "DELETE FROM state WHERE name = 'unmarked'")
		return err
	})
	if err == nil {
		err = s.db.QueryRowContext(ctx, "SELECT count(*), count(original), count(newer) FROM document").Scan(&m.Documents, &m.Copies, &m.Earlier)
	}
	return m, plainSQL(err)
}

// A trace is what is known of a document when copies are looked for.
type trace struct {
	key                int64
	address, canonical uint64 // hashes, 0 for none
	changed, place     int64
	Fingerprint
	wasOriginal, wasNewer int64 // keys that are in the store, 0 for none
	wasLikeness           int64
	original, newer       int32 // indexes, or noDocument
	likeness              int64
}

// traces reads all documents in the order in which they may be originals: by date, those without one last, then by content.
func traces(ctx context.Context, tx *sql.Tx) ([]trace, error) {
	rows, err := tx.QueryContext(ctx, "SELECT key, address, canonical, changed, place, texthash, simhash, least, coalesce(original, 0), "+
		"coalesce(newer, 0), coalesce(likeness, 0) FROM document ORDER BY day = '', day, place")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []trace
	for rows.Next() {
		t := trace{original: noDocument, newer: noDocument}
		var address, canonical string
		var text, simhash int64
		var least sql.RawBytes
		err := rows.Scan(&t.key, &address, &canonical, &t.changed, &t.place, &text, &simhash, &least, &t.wasOriginal, &t.wasNewer, &t.wasLikeness)
		if err != nil {
			return nil, err
		}
		t.Text, t.SimHash = uint64(text), uint64(simhash)
		t.setLeast(least)
		t.address, t.canonical = addressHash(address), addressHash(canonical)
		all = append(all, t)
	}
	return all, rows.Err()
}

func addressHash(address string) uint64 {
	if address == "" {
		return 0
	}
	h := uint64(14695981039346656037)
	for i := range len(address) {
		h = (h ^ uint64(address[i])) * 1099511628211
	}
	return h
}

// markVersions finds the last version among the documents of each address.
func markVersions(all []trace) {
	last := make(map[uint64]int32, len(all))
	for i := range all {
		t := &all[i]
		if t.address == 0 {
			continue
		}
		if j, ok := last[t.address]; !ok || cmp.Or(cmp.Compare(all[j].changed, t.changed), cmp.Compare(all[j].place, t.place)) < 0 {
			last[t.address] = int32(i)
		}
	}
	for i := range all {
		if t := &all[i]; t.address != 0 && last[t.address] != int32(i) {
			t.newer = last[t.address]
		}
	}
}

// A copyFinder knows the documents that were looked at so far.
type copyFinder struct {
	all     []trace
	text    map[uint64]int32   // first document of the same words
	address map[uint64][]int32 // documents at an address, or that name it
	head    map[uint32]int32   // last entry of links with a shingle hash
	links   []link
}

type link struct{ document, next int32 }

func markCopies(all []trace) {
	f := copyFinder{all: all, text: map[uint64]int32{}, address: map[uint64][]int32{}, head: map[uint32]int32{}}
	for i := range all {
		t := &all[i]
		if t.newer != noDocument {
			continue
		}
		if j, distance := f.find(t); j != noDocument {
			t.original, t.likeness = j, int64(distance)
			if all[j].original != noDocument {
				t.original = all[j].original
			}
		}
		f.add(int32(i))
	}
}

// find returns the likest of the documents that t may be a copy of, the earliest of several.
func (f *copyFinder) find(t *trace) (best int32, distance int) {
	if j, ok := f.text[t.Text]; ok {
		return j, 0
	}
	best, distance = noDocument, 65
	look := func(j int32, bits int) {
		o := &f.all[j].Fingerprint
		d := t.Distance(o)
		if d <= maxDistance && (d < distance || d == distance && j < best) && t.Common(o)*bits >= d {
			best, distance = j, d
		}
	}
	if t.canonical != 0 {
		for _, j := range f.address[t.canonical] {
			look(j, maxDistance)
		}
	}
	for _, h := range t.Least {
		at, ok := f.head[h]
		for n := 0; h != 0 && ok && n < maxFamily; n++ {
			look(f.links[at].document, bitsForCommon)
			at = f.links[at].next
			ok = at >= 0
		}
	}
	return best, distance
}

// add makes document i one that later ones may be copies of. Copies that differ little from their original are not worth
// looking at again: what is like them is like it.
func (f *copyFinder) add(i int32) {
	t := &f.all[i]
	if _, ok := f.text[t.Text]; !ok {
		f.text[t.Text] = i
	}
	for _, a := range []uint64{t.address, t.canonical} {
		if a != 0 && len(f.address[a]) < maxFamily && !slices.Contains(f.address[a], i) {
			f.address[a] = append(f.address[a], i)
		}
	}
	if t.original != noDocument && t.likeness <= 3 {
		return
	}
	for _, h := range t.Least {
		if h == 0 {
			break
		}
		next, ok := f.head[h]
		if !ok {
			next = -1
		}
		f.head[h] = int32(len(f.links))
		f.links = append(f.links, link{i, next})
	}
}

// keepMarks writes down what has changed.
func keepMarks(ctx context.Context, tx *sql.Tx, all []trace) error {
	document, err := tx.PrepareContext(ctx, "UPDATE document SET original = nullif(?, 0), newer = nullif(?, 0), likeness = ? WHERE key = ?")
	if err != nil {
		return err
	}
	defer document.Close()
	claim, err := tx.PrepareContext(ctx, "UPDATE claim SET hidden = ? WHERE document = ? AND hidden <> ?")
	if err != nil {
		return err
	}
	defer claim.Close()
	key := func(i int32) (key int64, set int) {
		if i == noDocument {
			return 0, 0
		}
		return all[i].key, 1
	}
	for i := range all {
		t := &all[i]
		original, isCopy := key(t.original)
		newer, isEarlier := key(t.newer)
		if original == t.wasOriginal && newer == t.wasNewer && t.likeness == t.wasLikeness {
			continue
		}
		var likeness any
		if isCopy == 1 {
			likeness = t.likeness
		}
		if _, err := document.ExecContext(ctx, original, newer, likeness, t.key); err != nil {
			return err
		}
		hidden := isCopy + 2*isEarlier
		if _, err := claim.ExecContext(ctx, hidden, t.key, hidden); err != nil {
			return err
		}
	}
	return nil
}

// Drop takes the text, entities and claims of copies and earlier versions out of the store; that they are there, and of what
// they are copies, is kept.
func (s *Store) Drop(ctx context.Context) error {
	if _, err := s.Mark(ctx); err != nil {
		return err
	}
	const gone = "(SELECT key FROM document WHERE original IS NOT NULL OR newer IS NOT NULL)"
	return s.transact(ctx, func(tx *sql.Tx) error {
		for _, query := range []string{
			"DELETE FROM claim_words WHERE rowid IN (SELECT key FROM claim WHERE document IN " + gone + ")",
			"DELETE FROM claim WHERE document IN " + gone,
			"DELETE FROM entity WHERE document IN " + gone,
			"UPDATE document SET text = '' WHERE text <> '' AND key IN " + gone,
		} {
			if _, err := tx.ExecContext(ctx, query); err != nil {
				return err
			}
		}
		return nil
	})
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
