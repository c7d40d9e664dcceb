package fetch

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"newsclaims/feeds"
)

// hop makes one request when its host may be visited. next is where a redirect leads, nil if the answer is none.
// known is whether the host is the one that the validators are from.
func (c *Client) hop(ctx context.Context, v visit, u *url.URL, known bool) (resp *feeds.Response, next *url.URL, err error) {
	c.start()
	h := c.hosts.get(u.Scheme + "://" + strings.ToLower(u.Host))
	if err := h.enter(ctx, c); err != nil {
		return nil, nil, err
	}
	defer h.leave(c)
	if !c.IgnoreRobots {
		if err := c.permit(ctx, h, u); err != nil {
			return nil, nil, err
		}
	}
	return c.ask(ctx, v, u, known)
}

// ask makes one request at once.
func (c *Client) ask(ctx context.Context, v visit, u *url.URL, known bool) (*feeds.Response, *url.URL, error) {
	ctx, cancel := context.WithTimeout(ctx, cmp.Or(c.Timeout, 30*time.Second))
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", ErrAddress, err)
	}
	c.setHeader(req.Header, v, known)
	answer, err := c.transport.RoundTrip(req)
	if err != nil {
		return nil, nil, err
	}
	defer answer.Body.Close()
	resp := &feeds.Response{
		URL: u.String(), Status: answer.StatusCode, ContentType: answer.Header.Get("Content-Type"), Fetched: c.now(),
		ETag: answer.Header.Get("ETag"), LastModified: answer.Header.Get("Last-Modified"),
		Links: answer.Header.Values("Link"), MaxAge: maxAge(answer.Header), RetryAfter: retryAfter(answer.Header, c.now()),
	}
	if next, err := redirect(u, answer); next != nil || err != nil {
		return resp, next, err
	}
	if answer.StatusCode == http.StatusNotModified {
		return resp, nil, nil
	}
	resp.Body, resp.Cut, err = c.readBody(answer)
	if err == nil && answer.Header.Get("Cf-Mitigated") == "challenge" {
		err = ErrChallenge
	}
	return resp, nil, err
}

func (c *Client) setHeader(h http.Header, v visit, known bool) {
	h.Set("User-Agent", c.agent())
	h.Set("Accept", v.accept)
	h.Set("Accept-Encoding", "gzip, br, zstd")
	if known && v.ETag != "" {
		h.Set("If-None-Match", v.ETag)
	}
	if known && v.LastModified != "" {
		h.Set("If-Modified-Since", v.LastModified)
	}
}

func (c *Client) agent() string {
	agent := cmp.Or(c.UserAgent, "newsclaims/1")
	if c.Contact != "" {
		agent += " (+" + c.Contact + ")"
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return -1
		}
		return r
	}, agent)
}

// redirect returns where an answer sends us. Names and passwords in it are dropped: they are not ours to send.
func redirect(u *url.URL, answer *http.Response) (*url.URL, error) {
	switch answer.StatusCode {
	case 301, 302, 303, 307, 308:
	default:
		return nil, nil
	}
	location := answer.Header.Get("Location")
	if location == "" {
		return nil, nil
	}
	ref, err := url.Parse(location)
	if err != nil {
		return nil, fmt.Errorf("%w: redirect to %q", ErrAddress, location)
	}
	next, err := parseAddress(u.ResolveReference(ref).String())
	if err != nil {
		return nil, fmt.Errorf("%w: redirect to %q", ErrAddress, location)
	}
	next.User = nil
	if next.Scheme == u.Scheme && strings.EqualFold(next.Host, u.Host) {
		next.User = u.User
	}
	return next, nil
}
