package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"newsclaims/feeds"
)

// robotsFile is a robots.txt as last asked for.
type robotsFile struct {
	rules   Rules
	until   time.Time
	blocked error // why nothing may be visited, nil otherwise
}

// How long an answer about robots.txt holds: a day, as the standard has it, and less where there was none.
const (
	robotsFor        = 24 * time.Hour
	missingRobotsFor = time.Hour
)

// permit reports by a nil error that u may be visited. The caller holds h.
func (c *Client) permit(ctx context.Context, h *host, u *url.URL) error {
	if h.robots == nil || !c.now().Before(h.robots.until) {
		f, err := c.askRobots(ctx, u)
		if err != nil {
			return err
		}
		h.robots = f
	}
	if h.robots.blocked != nil {
		return h.robots.blocked
	}
	if path := u.RequestURI(); !h.robots.rules.Allow(path) {
		return fmt.Errorf("%w: %s", ErrRobots, path)
	}
	return nil
}

// askRobots asks for the robots.txt of u's host. A client error means that there are no rules; a server error or no
// answer that nothing may be visited for now (RFC 9309, 2.3.1). The error is for hosts that may not be connected to
// and for a context that has ended.
func (c *Client) askRobots(ctx context.Context, u *url.URL) (*robotsFile, error) {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, User: u.User, Path: "/robots.txt"}
	for range c.maxRedirects() + 1 {
		resp, next, err := c.ask(ctx, visit{accept: "text/plain, */*;q=0.5", Request: feeds.Request{URL: at.String()}}, at, false)
		switch {
		case err != nil && (ctx.Err() != nil || errors.Is(err, ErrBlocked)):
			return nil, err
		case err != nil && resp == nil:
			return nil, fmt.Errorf("robots.txt: %w", err)
		case err != nil:
			return &robotsFile{until: c.now().Add(missingRobotsFor)}, nil // no text that a machine could read
		case next != nil:
			at = next
			continue
		case resp.Status >= 500 || resp.Status == 429:
			blocked := fmt.Errorf("%w: robots.txt answers %d", ErrRobots, resp.Status)
			return &robotsFile{blocked: blocked, until: c.now().Add(max(resp.RetryAfter, missingRobotsFor))}, nil
		case resp.Status >= 200 && resp.Status < 300:
			return &robotsFile{rules: ParseRobots(resp.Body, c.product()), until: c.now().Add(robotsFor)}, nil
		}
		return &robotsFile{until: c.now().Add(robotsFor)}, nil
	}
	return &robotsFile{until: c.now().Add(robotsFor)}, nil // redirects without end count as no file
}

// product is the name by which robots.txt calls us: what the User-Agent begins with.
func (c *Client) product() string {
	name, _, _ := strings.Cut(c.agent(), "/")
	name, _, _ = strings.Cut(name, " ")
	return name
}
