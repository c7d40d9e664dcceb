package corpus

import (
	"context"
	"database/sql"
	"encoding/json"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// firstStore writes the documents as the first form of a store kept them.
func firstStore(t *testing.T, path string, documents []*DocumentRecord) {
	t.Helper()
	db, err := sql.Open("sqlite", dataSource(path))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	exec := func(query string, args ...any) int64 {
		t.Helper()
		result, err := db.Exec(query, args...)
		if err != nil {
			t.Fatal(err)
		}
		key, _ := result.LastInsertId()
		return key
	}
	script, err := migrations.ReadFile("migration/0001.sql")
	if err != nil {
		t.Fatal(err)
	}
	exec(string(script))
	exec("PRAGMA application_id = 1852011380")
	exec("PRAGMA user_version = 1")
	parties := map[string]int64{}
	party := func(p *Party) int64 {
		if p == nil {
			return 0
		}
		name := p.Name
		if name == "" {
			name = p.Text
		}
		if parties[name] == 0 {
			parties[name] = exec("INSERT INTO party (name, kind, ref, country) VALUES (?,?,?,?)", name, string(p.Kind), p.ID, p.Country)
			exec("INSERT INTO party_name (rowid, name) VALUES (?,?)", parties[name], name)
		}
		return parties[name]
	}
	for i, d := range documents {
		hash := documentHash(d)
		place := int64(hash[0]&0x7f)<<56 | int64(i)
		exec("INSERT INTO document (key, hash, place, id, run, file, address, canonical, url, title, site, published, changed, day, language, "+
			"kind, text, detail, texthash, simhash, least) VALUES (?,?,?,?,'','','','','','',?,?,0,?,'','','','{}',0,0,x'')",
			i+1, hash, place, d.ID, d.Site, stamp(d.Published), day(d.Published))
		for j, c := range d.Claims {
			record, err := json.Marshal(&c.Claim)
			if err != nil {
				t.Fatal(err)
			}
			exec("INSERT INTO claim (document, ord, id, type, status, negated, confidence, actor, target, source, day, place, hidden, record) "+
				"VALUES (?,?,?,?,?,?,?,?,?,?,?,?,0,?)", i+1, j, c.ID, string(c.Action.Type), string(c.Status), c.Negated, c.Confidence,
				party(c.Actor), party(c.Target), party(c.Source), day(d.Published), place, string(record))
		}
	}
}

// A store of the first form, brought to the present one, gives the claims that it had in the order that it had, by all
// conditions.
func TestStoreOfTheFirstForm(t *testing.T) {
	documents := samples(80)
	documents[3].Published = documents[3].Published.AddDate(-300, 0, 0)
	documents[4].Published = documents[3].Published.AddDate(10, 0, 0)
	path := filepath.Join(t.TempDir(), "news.db")
	firstStore(t, path, documents)
	db, err := sql.Open("sqlite", dataSource(path))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := db.Query("SELECT id FROM claim ORDER BY day > '1900' DESC, CASE WHEN day > '1900' THEN day END DESC, place, ord")
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			t.Fatal(err)
		}
		want = append(want, id)
	}
	rows.Close()
	db.Close()
	s, err := OpenStore(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if d := cmp.Diff(want, claimIDs(t, s, Query{})); d != "" {
		t.Error(d)
	}
	present := newStore(t)
	writeTo(t, present, testRun, documents...)
	for _, q := range []Query{
		{Actor: "huawei", Words: "the"}, {Country: "CN"}, {Country: "CN", Words: "the"}, {Site: "inland gazette"}, {Site: "Inland Gazette", Words: "the"},
		{Types: []string{"ban"}, Words: "the"}, {From: "2019-01-01", Statuses: []string{"planned"}}, {Source: "germany"}, {To: "2018-12-31"},
	} {
		was, is := claimIDs(t, s, q), claimIDs(t, present, q)
		slices.Sort(was)
		slices.Sort(is)
		if d := cmp.Diff(is, was); d != "" || len(is) == 0 {
			t.Errorf("%+v: %s", q, d)
		}
	}
}

func claimIDs(t *testing.T, s *Store, q Query) (ids []string) {
	t.Helper()
	q.Copies, q.Versions = true, true
	for c, err := range s.Claims(context.Background(), q) {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, c.ID)
	}
	return ids
}
