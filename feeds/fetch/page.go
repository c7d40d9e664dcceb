package fetch

import (
	"bytes"
	"context"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"newsclaims/feeds"
)

// Page asks for a web page and follows redirects to it. The error is a *StatusError where the server has no page to
// show, and wraps ErrChallenge or ErrLogin where it shows another one.
func (c *Client) Page(ctx context.Context, address string) (Page, error) {
	r, err := c.follow(ctx, visit{Request: feeds.Request{URL: address}, accept: acceptPage})
	if err != nil {
		return Page{}, explain(address, err)
	}
	p := Page{URL: r.URL, Requested: address, Status: r.Status, ContentType: r.ContentType, Body: r.Body, Fetched: r.Fetched}
	if err := wall(r); err != nil {
		return p, explain(address, err)
	}
	switch {
	case r.Status == 401:
		return p, explain(address, ErrLogin)
	case r.Status < 200 || r.Status > 299:
		return p, &StatusError{URL: address, Status: r.Status}
	case r.Cut:
		return p, explain(address, ErrCut)
	case loginWall(r.Body):
		return p, explain(address, ErrLogin)
	}
	p.Body = pageText(r.Body, r.ContentType)
	return p, nil
}

// pageText returns a text document as UTF-8, anything else as it is.
func pageText(body []byte, contentType string) []byte {
	kind, _, _ := mime.ParseMediaType(contentType)
	if kind != "" && !strings.HasPrefix(kind, "text/") && !strings.Contains(kind, "xml") && kind != "application/xhtml+xml" {
		return body
	}
	if utf8.Valid(body) {
		return bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))
	}
	e, _, _ := charset.DetermineEncoding(body, contentType)
	text, err := e.NewDecoder().Bytes(body)
	if err != nil {
		return body
	}
	return text
}
