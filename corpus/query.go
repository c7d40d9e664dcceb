package corpus

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"time"
)

// A Query says which claims are wanted; its zero value is all of them. Conditions are joined by "and", the values of
// a list by "or".
type Query struct {
	Actor  string // name, or id such as "org/huawei"; see below
	Target string
	Source string // who the text says said so
	Party  string // actor or target

	Types         []string // of action
	Statuses      []string // actual, planned, possible
	Country       string   // ISO 3166-1 alpha-2, of actor or target
	From, To      string   // days of publication, YYYY-MM-DD, both included
	Site          string   // name of the publisher
	Doc           string   // id of the document
	MinConfidence float64
	Words         string // of the sentence that makes the claim: all of them, "in a row", begin*, -not
	Copies        bool   // those of copies too
	Versions      bool   // those of earlier versions of an article too
	Limit         int    // at most so many, 0 for all
	Offset        int    // pass over so many first
}

// A name in a Query finds the parties whose name has these words in a row, in upper or lower case and with or without
// accents: "huawei" finds "Huawei Technologies". A name with a "/" is an id and finds just that.

// Claims yields the claims that q finds, the newest article first, and within a day in the order of content hashes of the documents.
func (s *Store) Claims(ctx context.Context, q Query) iter.Seq2[ClaimRecord, error] {
	return func(yield func(ClaimRecord, error) bool) {
		if err := s.each(ctx, q, yield); err != nil {
			yield(ClaimRecord{}, fmt.Errorf("querying store %s: %w", s.path, plainSQL(err)))
		}
	}
}

// claimColumns are read for each key that a query finds.
const claimColumns = `SELECT c.id, c.record, d.id, d.file, d.url, d.title, d.published, d.site, d.run, coalesce(o.id, ''), coalesce(n.id, '')
	FROM (%s) CROSS JOIN claim c ON c.key = found CROSS JOIN document d ON d.key = c.document
	LEFT JOIN document o ON o.key = d.original LEFT JOIN document n ON n.key = d.newer
	ORDER BY c.key`

func (s *Store) each(ctx context.Context, q Query, yield func(ClaimRecord, error) bool) error {
	found, args, err := s.sql(ctx, &q)
	if err != nil || found == "" {
		return err
	}
	rows, err := s.db.QueryContext(ctx, fmt.Sprintf(claimColumns, found), args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		r := ClaimRecord{Schema: ClaimSchema}
		var record []byte
		var published string
		err := rows.Scan(&r.ID, &record, &r.Doc, &r.File, &r.URL, &r.Title, &published, &r.Site, &r.Run, &r.CopyOf, &r.NewerVersion)
		if err == nil {
			err = json.Unmarshal(record, &r.Claim)
		}
		if err != nil {
			return err
		}
		r.Published, _ = time.Parse(time.RFC3339Nano, published)
		if !yield(r, nil) {
			return nil
		}
	}
	return rows.Err()
}

// Count returns how many claims q finds, whatever its limit.
func (s *Store) Count(ctx context.Context, q Query) (n int, err error) {
	q.Limit, q.Offset = 0, 0
	found, args, err := s.sql(ctx, &q)
	if err == nil && found != "" {
		err = s.db.QueryRowContext(ctx, "SELECT count(*) FROM ("+found+")", args...).Scan(&n)
	}
	if err != nil {
		return 0, fmt.Errorf("querying store %s: %w", s.path, plainSQL(err))
	}
	return n, nil
}

// A statement is an SQL statement in the making.
type statement struct {
	match    []string // conditions on words and facts, where words are asked for
	where    []string
	args     []any
	branches []branch // conditions of which one must be true
}

// A branch is a condition that an index answers.
type branch struct{ index, condition string }

func (s *statement) add(condition string, args ...any) {
	s.where = append(s.where, condition)
	s.args = append(s.args, args...)
}

// oneOf adds the condition that one of the columns has one of the values.
//
// An index hands out the claims of one actor or of one type in the order that is wanted, so that the first hundred are
// there at once; for two it would have to read all claims of both and sort them. So the first condition of this kind, the
// most telling one, becomes a statement for each value, whose results are merged. Where words are asked for, their index
// finds what has the words and the facts.
func (s *statement) oneOf(values []string, columns ...column) {
	var branches []branch
	var in, facts []string
	quoted := quoteAll(values)
	for _, c := range columns {
		in = append(in, c.name+" IN ("+strings.Join(quoted, ",")+")")
		for i, v := range values {
			branches = append(branches, branch{c.index, c.name + " = " + quoted[i]})
			facts = append(facts, quoteWords(c.fact(v)))
		}
	}
	switch {
	case len(branches) > maxBranches:
		s.add("(" + strings.Join(in, " OR ") + ")")
	case s.match != nil:
		s.match = append(s.match, "facts : ("+strings.Join(facts, " OR ")+")")
	case s.branches == nil && columns[0].index != "":
		s.branches = branches
	default:
		s.add("(" + strings.Join(in, " OR ") + ")")
	}
}

// maxBranches bounds the statements that are made of one condition; SQLite takes 500.
const maxBranches = 100

// sql returns the statement that finds the keys of claims, "" where nothing can be found.
func (s *Store) sql(ctx context.Context, q *Query) (string, []any, error) {
	var st statement
	if q.Doc != "" {
		st.branches = []branch{{"", "d.id = " + quoteAll([]string{q.Doc})[0]}}
	}
	if q.Words != "" {
		match := matchWords(q.Words)
		if match == "" {
			return "", nil, nil
		}
		st.match = []string{"evidence : " + match}
	}
	if none, err := s.roles(ctx, q, &st); none || err != nil {
		return "", nil, err
	}
	if q.Country != "" {
		st.oneOf([]string{strings.ToUpper(q.Country)}, actorCountryColumn, targetCountryColumn)
	}
	if none, err := s.site(ctx, q, &st); none || err != nil {
		return "", nil, err
	}
	if len(q.Types) > 0 {
		st.oneOf(q.Types, typeColumn)
	}
	if len(q.Statuses) > 0 {
		st.oneOf(q.Statuses, statusColumn)
	}
	if err := s.confidence(ctx, q, &st); err != nil {
		return "", nil, err
	}
	q.plain(&st)
	text, args := st.union(q)
	return text, args, nil
}

// fewClaims are so few that they are read and sorted sooner than all others are passed over.
const fewClaims = 5000

// confidence lets the index of confidences find the claims where no other one is asked and few claims are that sure.
func (s *Store) confidence(ctx context.Context, q *Query, st *statement) error {
	if q.MinConfidence <= 0 || st.match != nil || st.branches != nil {
		return nil
	}
	var n int
	err := s.db.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM claim WHERE confidence >= ? LIMIT ?)", q.MinConfidence, fewClaims).Scan(&n)
	if err == nil && n < fewClaims {
		st.branches = []branch{{"claim_confidence", "true"}}
	}
	return err
}

// union makes one statement of the branches.
func (s *statement) union(q *Query) (text string, args []any) {
	limit := -1
	if q.Limit > 0 {
		limit = q.Limit + q.Offset
	}
	branches := s.branches
	if len(branches) == 0 {
		branches = []branch{{"claim_order", "true"}}
	}
	var parts []string
	for _, b := range branches {
		key, from := s.from(b, q)
		where := strings.Join(append([]string{b.condition}, s.where...), " AND ")
		parts = append(parts, "SELECT * FROM (SELECT "+key+" AS found FROM "+from+" WHERE "+where+" ORDER BY "+key+" LIMIT ?)")
		args = append(append(args, s.args...), limit)
	}
	if q.Limit > 0 {
		limit = q.Limit
	}
	return strings.Join(parts, " UNION ") + " ORDER BY 1 LIMIT ? OFFSET ?", append(args, limit, q.Offset)
}

// from returns the tables of a branch, in the order in which they are gone through, and the column that is the key of claims
// in the first one.
func (s *statement) from(b branch, q *Query) (key, tables string) {
	switch {
	case q.Doc != "" && s.match != nil:
		return "c.key", "document d CROSS JOIN claim c ON c.document = d.key CROSS JOIN claim_words w ON w.rowid = c.key"
	case q.Doc != "":
		return "c.key", "document d CROSS JOIN claim c ON c.document = d.key"
	case s.match != nil:
		return "w.rowid", "claim_words w CROSS JOIN claim c ON c.key = w.rowid"
	}
	return "c.key", "claim c INDEXED BY " + b.index
}

// quoteAll makes strings of SQL.
func quoteAll(values []string) (quoted []string) {
	for _, v := range values {
		quoted = append(quoted, "'"+strings.ReplaceAll(strings.ReplaceAll(v, "'", "''"), "\x00", "")+"'")
	}
	return quoted
}

// plain adds the conditions that are comparisons, and those on words, to which the ones on facts have been added.
func (q *Query) plain(st *statement) {
	if st.match != nil {
		st.add("claim_words MATCH ?", strings.Join(st.match, " AND "))
	}
	if q.From != "" || q.To != "" {
		first, last := keysBetween(q.From, q.To)
		key := "c.key"
		if st.match != nil {
			key = "w.rowid"
		}
		st.add(key+" BETWEEN ? AND ?", first, last)
	}
	if q.MinConfidence > 0 {
		st.add("c.confidence >= ?", q.MinConfidence)
	}
	if !q.Copies {
		st.add("c.hidden & 1 = 0")
	}
	if !q.Versions {
		st.add("c.hidden & 2 = 0")
	}
}

// roles adds the conditions on parties. It says whether one of them is not in the store.
func (s *Store) roles(ctx context.Context, q *Query, st *statement) (none bool, err error) {
	for _, role := range []struct {
		name    string
		columns []column
	}{
		{q.Actor, []column{actorColumn}}, {q.Target, []column{targetColumn}}, {q.Source, []column{sourceColumn}},
		{q.Party, []column{actorColumn, targetColumn}},
	} {
		if strings.TrimSpace(role.name) == "" {
			continue
		}
		keys, err := s.parties(ctx, role.name)
		if err != nil || len(keys) == 0 {
			return true, err
		}
		st.oneOf(keys, role.columns...)
	}
	return false, nil
}

// site adds the condition on the publisher. It says whether that is not in the store.
func (s *Store) site(ctx context.Context, q *Query, st *statement) (none bool, err error) {
	if q.Site == "" {
		return false, nil
	}
	var key string
	err = s.db.QueryRowContext(ctx, "SELECT key FROM site WHERE name = ?", q.Site).Scan(&key)
	if errors.Is(err, sql.ErrNoRows) {
		return true, nil
	}
	st.oneOf([]string{key}, siteColumn)
	return false, err
}

// parties returns the keys of the parties that name finds.
func (s *Store) parties(ctx context.Context, name string) (keys []string, err error) {
	query, arg := "SELECT rowid FROM party_name WHERE party_name MATCH ?", quoteWords(name)
	if strings.Contains(name, "/") {
		query, arg = "SELECT key FROM party WHERE ref = ?", name
	}
	rows, err := s.db.QueryContext(ctx, query, arg)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var key int64
		if err := rows.Scan(&key); err != nil {
			return nil, err
		}
		keys = append(keys, strconv.FormatInt(key, 10))
	}
	return keys, rows.Err()
}

// matchWords turns what a user types into a query of FTS5, in which nothing but words, rows of words in quotation marks, beginnings
// with a star and exclusions with a hyphen have a meaning. It returns "" where no word is wanted.
//
//	"national security" huawei* -5G  ->  ("national security" AND "huawei"*) NOT "5G"
func matchWords(words string) string {
	var want, not []string
	for rest := strings.TrimSpace(words); rest != ""; rest = strings.TrimSpace(rest) {
		list := &want
		if len(rest) > 1 && rest[0] == '-' {
			list, rest = &not, rest[1:]
		}
		var term string
		if rest[0] == '"' {
			term, rest, _ = strings.Cut(rest[1:], `"`)
		} else if i := strings.IndexAny(rest, " \t\n\""); i >= 0 {
			term, rest = rest[:i], rest[i:]
		} else {
			term, rest = rest, ""
		}
		if begin := strings.TrimRight(term, "*"); strings.ContainsFunc(begin, wordRune) {
			star := ""
			if begin != term {
				star = "*"
			}
			*list = append(*list, quoteWords(begin)+star)
		}
	}
	if len(want) == 0 {
		return ""
	}
	match := "(" + strings.Join(want, " AND ") + ")"
	for _, n := range not {
		match += " NOT " + n
	}
	return match
}

// quoteWords makes s a string of FTS5: a row of words.
func quoteWords(s string) string {
	return `"` + strings.ReplaceAll(strings.ReplaceAll(s, `"`, " "), "\x00", " ") + `"`
}
