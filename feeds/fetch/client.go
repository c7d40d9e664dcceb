package fetch

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"newsclaims/feeds"
)

// A Client fetches feeds and pages. Its zero value is ready. It is safe for concurrent use and must not be copied
// or changed once used.
type Client struct {
	UserAgent    string        // name and version, "" for newsclaims
	Contact      string        // address of a page or mailbox, added to the User-Agent
	Timeout      time.Duration // for one request with its redirects, waits for politeness left out; 0 for 30 s
	MaxBody      int64         // bytes of an inflated body, 0 for 16 MiB
	MaxRatio     int64         // inflated to sent bytes past the first MiB, 0 for 200
	MaxHeader    int64         // bytes of a header, 0 for 64 KiB
	MaxRedirects int           // 0 for 5, negative for none
	MinRate      int64         // bytes a second after the first five seconds, 0 for 200
	Delay        time.Duration // between two requests to one host, 0 for a second, negative for none
	IgnoreRobots bool          // do not ask for robots.txt
	AllowPrivate bool          // let loopback, private and reserved addresses be connected to
	TLS          *tls.Config   // nil for the system's

	Now   func() time.Time                           // clock, nil for the real one
	Sleep func(context.Context, time.Duration) error // waits on that clock, nil for the real one

	once      sync.Once
	transport *http.Transport
	hosts     hostList
}

func (c *Client) start() {
	c.once.Do(func() {
		dialer := &net.Dialer{Timeout: 10 * time.Second}
		if !c.AllowPrivate {
			dialer.Control = control
		}
		c.transport = &http.Transport{
			DialContext:            dialer.DialContext,
			TLSClientConfig:        c.TLS,
			TLSHandshakeTimeout:    10 * time.Second,
			ResponseHeaderTimeout:  20 * time.Second,
			MaxResponseHeaderBytes: cmp.Or(c.MaxHeader, 64<<10),
			MaxIdleConns:           64,
			MaxIdleConnsPerHost:    1,
			IdleConnTimeout:        15 * time.Second,
			DisableCompression:     true,
			ForceAttemptHTTP2:      true,
		}
	})
}

// Close closes idle connections.
func (c *Client) Close() {
	c.start()
	c.transport.CloseIdleConnections()
}

// Get asks for a feed, follows redirects and returns the answer whatever its status. A body that was cut short by
// the network is returned with Cut set; one that breaks a limit is an error, as is a challenge or login page in
// place of the feed.
func (c *Client) Get(ctx context.Context, r feeds.Request) (*feeds.Response, error) {
	resp, err := c.follow(ctx, visit{Request: r, accept: acceptFeed})
	if err != nil {
		return nil, explain(r.URL, err)
	}
	if err := wall(resp); err != nil {
		return nil, explain(r.URL, err)
	}
	return resp, nil
}

const (
	acceptFeed = "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
	acceptPage = "text/html, application/xhtml+xml, */*;q=0.5"
)

// A visit is a request with what tells feeds from pages.
type visit struct {
	feeds.Request
	accept string
}

// follow makes requests until one is answered with something other than a redirect.
func (c *Client) follow(ctx context.Context, v visit) (*feeds.Response, error) {
	u, err := parseAddress(v.URL)
	if err != nil {
		return nil, err
	}
	from := u
	if v.At != "" {
		if from, err = parseAddress(v.At); err != nil {
			return nil, err
		}
	}
	permanent, moved := true, ""
	for hop := 0; ; hop++ {
		resp, next, err := c.hop(ctx, v, u, strings.EqualFold(u.Host, from.Host))
		if err != nil {
			return nil, err
		}
		if next == nil {
			resp.Moved = moved
			return resp, nil
		}
		if hop >= c.maxRedirects() {
			return nil, ErrRedirects
		}
		if permanent = permanent && (resp.Status == 301 || resp.Status == 308); permanent {
			moved = next.String()
		}
		u = next
	}
}

func (c *Client) maxRedirects() int {
	if c.MaxRedirects == 0 {
		return 5
	}
	return max(c.MaxRedirects, 0)
}

// parseAddress accepts http and https addresses with a host.
func parseAddress(address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return nil, errors.Join(ErrAddress, err)
	}
	u.Scheme = strings.ToLower(u.Scheme)
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return nil, ErrAddress
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}
