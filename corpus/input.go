package corpus

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"
	"unicode/utf8"

	"newsclaims/extract/article"
)

// MaxLine is a sensible limit for a line of input: the page of a newspaper is a hundredth of it.
const MaxLine = 32 << 20

// errPartOfLine is what a bufio.Reader says of a line longer than its buffer.
var errPartOfLine = bufio.ErrBufferFull

// An Input is one text or page to be read.
type Input struct {
	Origin
	URL       string
	Title     string
	Site      string
	Language  string
	Published time.Time
	Text      string // used as it is; "" where HTML is given
	HTML      string
	Charset   string // encoding of HTML as its server told it, "" if not known
}

// inputLine is an Input as JSON gives it.
type inputLine struct {
	ID        anyID
	URL       string
	Title     string
	Site      string
	Language  string
	Published string
	Date      string // another name of Published
	Text      *string
	HTML      *string
}

// anyID is a string, or a number that stands for its digits.
type anyID string

func (id *anyID) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && (b[0] == '-' || '0' <= b[0] && b[0] <= '9') {
		*id = anyID(b)
		return nil
	}
	return json.Unmarshal(b, (*string)(id))
}

// Inputs reads JSON lines:
//
//	{"id": "a1", "url": "https://...", "title": "...", "published": "2017-09-13T10:00:00Z", "text": "..."}
//
// with "html" in place of "text" for a page. All but one of these two may be absent; "site" and "language" may
// be given, "date" is another name of "published", and fields that are not known are passed over, so that an
// ArticleRecord is an Input too. Blank lines are passed over. A bad line gives a *LineError and the reading
// goes on after it; any other error ends it. No line may be longer than limit bytes.
func Inputs(r io.Reader, limit int) iter.Seq2[Input, error] {
	return func(yield func(Input, error) bool) {
		l := lines{r: bufio.NewReaderSize(r, 1<<16), limit: limit}
		for {
			line, err := l.next()
			switch {
			case err == io.EOF:
				return
			case err != nil && !errors.Is(err, ErrTooLong):
				yield(Input{}, fmt.Errorf("reading line %d: %w", l.number+1, err))
				return
			}
			if l.number == 1 {
				line = bytes.TrimPrefix(line, []byte("\ufeff"))
			}
			if err == nil && len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			var in Input
			if err == nil {
				in, err = ParseInput(line)
			}
			in.Line = l.number
			if err != nil {
				err = &LineError{l.number, in.ID, err}
			}
			if !yield(in, err) {
				return
			}
		}
	}
}

// ParseInput reads one line, see Inputs. Where it fails the Input has what could be read.
func ParseInput(line []byte) (Input, error) {
	if !utf8.Valid(line) {
		return Input{}, errors.New("not UTF-8")
	}
	var j inputLine
	if err := json.Unmarshal(line, &j); err != nil {
		return Input{Origin: Origin{ID: string(j.ID)}}, plainJSON(err)
	}
	in := Input{Origin: Origin{ID: string(j.ID)}, URL: j.URL, Title: j.Title, Site: j.Site, Language: j.Language}
	switch {
	case j.Text == nil && j.HTML == nil:
		return in, errors.New(`neither "text" nor "html"`)
	case j.Text != nil && j.HTML != nil:
		return in, errors.New(`both "text" and "html": give one`)
	case j.Text != nil:
		in.Text = *j.Text
	default:
		in.HTML = *j.HTML
	}
	if strings.TrimSpace(in.Text)+strings.TrimSpace(in.HTML) == "" {
		return in, errors.New("empty text")
	}
	if j.Published == "" {
		j.Published = j.Date
	}
	var err error
	in.Published, err = parseDate(j.Published)
	return in, err
}

// plainJSON says what is wrong with a line in words about the line, not about Go.
func plainJSON(err error) error {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		if wrong.Field == "" {
			return fmt.Errorf("a JSON %s where an object is wanted", wrong.Value)
		}
		return fmt.Errorf("field %q is JSON %s where a string is wanted", strings.ToLower(wrong.Field), wrong.Value)
	}
	return fmt.Errorf("not JSON: %w", err)
}

// dateLayouts are the forms of ISO 8601 that an input may give its date in, the fullest first. A date without
// a zone is taken as UTC, and a month or year as its first day.
var dateLayouts = []string{
	time.RFC3339Nano, "2006-01-02T15:04:05.999999999Z0700", "2006-01-02 15:04:05Z07:00", "2006-01-02T15:04:05", "2006-01-02 15:04:05",
	"2006-01-02T15:04Z07:00", "2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02", "2006-01", "2006",
}

func parseDate(s string) (time.Time, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return time.Time{}, nil
	}
	for _, layout := range dateLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("date %q is not in a form like 2017-09-13T10:00:00Z or 2017-09-13", s)
}

// Article returns the article that in gives: the text as it is, or what is read from the page. What in says
// of title, site, language and date goes before what the page says.
func (in *Input) Article() (*article.Article, error) {
	if in.HTML == "" {
		a := article.FromText(in.Title, in.Text)
		in.describe(a)
		return a, nil
	}
	p := article.Parser{Charset: in.Charset}
	a, err := p.Parse([]byte(in.HTML), in.URL)
	if err != nil {
		return nil, err
	}
	in.describe(a)
	return a, nil
}

func (in *Input) describe(a *article.Article) {
	set(&a.URL, in.URL)
	set(&a.Title, in.Title)
	set(&a.Site, in.Site)
	set(&a.Language, in.Language)
	if !in.Published.IsZero() {
		a.Published = in.Published
	}
}

func set(field *string, value string) {
	if value != "" {
		*field = value
	}
}
