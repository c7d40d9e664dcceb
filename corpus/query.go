package corpus

import (
	"context"
	"encoding/json"
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
	FROM (%s) JOIN claim c ON c.key = found JOIN document d ON d.key = c.document
	LEFT JOIN document o ON o.key = d.original LEFT JOIN document n ON n.key = d.newer
	ORDER BY c.day DESC, c.place, c.ord`

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
	where    []string
	args     []any
	branches []string // conditions of which one must be true
}

func (s *statement) add(condition string, args ...any) {
	s.where = append(s.where, condition)
	s.args = append(s.args, args...)
}

// oneOf adds the condition that one of the columns has one of the values, which are SQL.
//
// An index hands out the claims of one actor or of one type in the order that is wanted, so that the first hundred are
// there at once; for two it would have to read all claims of both and sort them. So the first condition of this kind, the
// most telling one, becomes a statement for each value, whose results are merged.
func (s *statement) oneOf(values []string, columns ...string) {
	var equal, in []string
	for _, c := range columns {
		in = append(in, c+" IN ("+strings.Join(values, ",")+")")
		for _, v := range values {
			equal = append(equal, c+" = "+v)
		}
	}
	if s.branches == nil && len(equal) <= maxBranches {
		s.branches = equal
		return
	}
	s.add("(" + strings.Join(in, " OR ") + ")")
}

// maxBranches bounds the statements that are made of one condition; SQLite takes 500.
const maxBranches = 100

// sql returns the statement that finds the keys of claims, "" where nothing can be found.
func (s *Store) sql(ctx context.Context, q *Query) (string, []any, error) {
	var st statement
	from, order := "claim c", "c.day DESC, c.place, c.ord"
	columns := "c.key AS found, c.day, c.place, c.ord"
	if q.Country != "" {
		from, order = "country k CROSS JOIN claim c ON c.key = k.claim", "k.day DESC, k.place, k.ord"
		columns = "c.key AS found, k.day, k.place, k.ord"
		st.add("k.code = ?", strings.ToUpper(q.Country))
		st.branches = []string{"true"}
	}
	if q.Words != "" {
		match := matchWords(q.Words)
		if match == "" {
			return "", nil, nil
		}
		st.add("c.key IN (SELECT rowid FROM claim_words WHERE claim_words MATCH ?)", match)
	}
	if none, err := s.roles(ctx, q, &st); none || err != nil {
		return "", nil, err
	}
	if len(q.Types) > 0 {
		st.oneOf(quoteAll(q.Types), "c.type")
	}
	if len(q.Statuses) > 0 {
		st.add("c.status IN (" + strings.Join(quoteAll(q.Statuses), ",") + ")")
	}
	q.plain(&st, strings.Split(columns, ", ")[1])
	text, args := st.union("SELECT "+columns+" FROM "+from, order, q)
	return text, args, nil
}

// union makes one statement of the branches.
func (s *statement) union(sel, order string, q *Query) (text string, args []any) {
	limit := -1
	if q.Limit > 0 {
		limit = q.Limit + q.Offset
	}
	branches := s.branches
	if len(branches) == 0 {
		branches = []string{"true"}
	}
	var parts []string
	for _, b := range branches {
		where := strings.Join(append([]string{b}, s.where...), " AND ")
		parts = append(parts, "SELECT * FROM ("+sel+" WHERE "+where+" ORDER BY "+order+" LIMIT ?)")
		args = append(append(args, s.args...), limit)
	}
	if q.Limit > 0 {
		limit = q.Limit
	}
	return strings.Join(parts, " UNION ") + " ORDER BY 2 DESC, 3, 4 LIMIT ? OFFSET ?", append(args, limit, q.Offset)
}

// quoteAll makes strings of SQL.
func quoteAll(values []string) (quoted []string) {
	for _, v := range values {
		quoted = append(quoted, "'"+strings.ReplaceAll(strings.ReplaceAll(v, "'", "''"), "\x00", "")+"'")
	}
	return quoted
}

// plain adds the conditions that are comparisons of columns.
func (q *Query) plain(st *statement, day string) {
	if q.From != "" {
		st.add(day+" >= ?", q.From)
	}
	if q.To != "" {
		st.add(day+" <> '' AND "+day+" <= ?", q.To)
	}
	if q.Doc != "" {
		st.add("c.document IN (SELECT key FROM document WHERE id = ?)", q.Doc)
	}
	if q.Site != "" {
		st.add("c.document IN (SELECT key FROM document WHERE site = ? COLLATE NOCASE)", q.Site)
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
		columns []string
	}{
		{q.Actor, []string{"c.actor"}}, {q.Target, []string{"c.target"}}, {q.Source, []string{"c.source"}},
		{q.Party, []string{"c.actor", "c.target"}},
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
