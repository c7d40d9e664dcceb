package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"mime"
	"strconv"
	"strings"

	"newsclaims/feeds/fetch"
)

// A Page is a page as an archive holds it. Its body is free of transfer and content encodings; its charset is that of
// the server's answer.
type Page struct {
	fetch.Page
	Offset    int64  // see Record.Offset
	ID        string // of the record
	Truncated bool   // the body is cut short: when it was archived, or because its encoding is broken
}

// Charset returns what the server said that the encoding of the text is, "" if it said nothing.
func (p *Page) Charset() string {
	_, parameters, _ := mime.ParseMediaType(p.ContentType)
	return parameters["charset"]
}

// ErrNoPage is returned for a record that holds no page: a request, an image, a redirect, a failure, an unchanged page.
var ErrNoPage = errors.New("record holds no page")

// errNoAnswer is the damage of a response without an HTTP header.
var errNoAnswer = errors.New("no HTTP answer in a response record")

// Pages yields the pages of an archive in order: answers with status 200, and resources, whose type is HTML or XHTML or
// not told. Other records are passed over. Errors are those of Records.
func (r *Reader) Pages(in io.Reader) iter.Seq2[Page, error] {
	return func(yield func(Page, error) bool) {
		for record, err := range r.Records(in) {
			var page Page
			if err == nil {
				page, err = record.Page(r.limit())
			}
			if errors.Is(err, ErrNoPage) {
				continue
			}
			if !yield(page, err) {
				return
			}
		}
	}
}

// Page returns the page that a record holds, with a body of its own, of at most limit bytes. The error is ErrNoPage, or a
// *DamageError.
func (r *Record) Page(limit int) (Page, error) {
	p := Page{Offset: r.Offset, ID: r.ID, Truncated: r.Truncated != ""}
	p.URL, p.Requested, p.Fetched = r.TargetURI, r.TargetURI, r.Date
	switch {
	case r.Type == "resource":
		p.Status, p.ContentType, p.Body = 200, r.MediaType, bytes.Clone(r.Block)
	case r.Type == "response" && strings.HasPrefix(r.TargetURI, "http"):
		if err := p.readAnswer(r.Block, limit); err != nil {
			return p, err
		}
	default:
		return p, ErrNoPage
	}
	if p.Status != 200 || !readable(p.ContentType) || len(p.Body) == 0 {
		return p, ErrNoPage
	}
	return p, nil
}

// readAnswer takes an HTTP answer apart. Crawlers keep answers of servers that care little for the standard, so the
// header is read line by line and what cannot be read is passed over.
func (p *Page) readAnswer(block []byte, limit int) error {
	end, body := headerEnd(block[:min(len(block), maxHeader)], 0)
	if end < 0 {
		return &DamageError{p.Offset, errNoAnswer}
	}
	first, rest, _ := strings.Cut(string(block[:end]), "\n")
	protocol, status, _ := strings.Cut(strings.TrimSpace(first), " ")
	if !strings.HasPrefix(protocol, "HTTP/") {
		return &DamageError{p.Offset, errNoAnswer}
	}
	status, _, _ = strings.Cut(strings.TrimSpace(status), " ")
	p.Status, _ = strconv.Atoi(status)
	var codings []string
	chunked := false
	for name, value := range fields(rest) {
		switch strings.ToLower(name) {
		case "content-type":
			p.ContentType = value
		case "content-encoding":
			codings = append(codings, splitList(value)...)
		case "transfer-encoding":
			chunked = chunked || strings.Contains(strings.ToLower(value), "chunked")
		}
	}
	if p.Status != 200 || !readable(p.ContentType) {
		return ErrNoPage
	}
	b, whole, err := decode(block[body:], chunked, codings, limit)
	if err != nil {
		return &DamageError{p.Offset, fmt.Errorf("page of %s: %w", p.URL, err)}
	}
	p.Body, p.Truncated = b, p.Truncated || !whole
	return nil
}

// readable says whether a media type may be a page.
func readable(mediaType string) bool {
	mediaType, _, _ = strings.Cut(strings.ToLower(mediaType), ";")
	switch strings.TrimSpace(mediaType) {
	case "", "text/html", "application/xhtml+xml":
		return true
	}
	return false
}

func splitList(s string) []string {
	list := strings.Split(strings.ToLower(s), ",")
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return list
}
