package fetch

import (
	"context"
	"errors"
	"net/url"
	"strings"

	"newsclaims/feeds"
)

// A Found is a feed of a site that could be read.
type Found struct {
	feeds.Subscription
	Format string // rss, atom or json
	Items  int
	By     string // how it was found: page, header, path or sitemap
}

// maxCandidates is how many addresses of one site are tried.
const maxCandidates = 24

// Discover finds the feeds of the site that a page belongs to: those that the answer or the page names, else those at the usual
// addresses, and news sitemaps that robots.txt names. Each is asked for and read; those that are none are left out. The
// page itself may be a feed. The error is for a page that cannot be had where nothing else was found either.
func (c *Client) Discover(ctx context.Context, address string) ([]Found, error) {
	resp, err := c.follow(ctx, visit{Request: feeds.Request{URL: address}, accept: acceptFeed + ", " + acceptPage})
	var found []Found
	base := address
	if err == nil {
		base = resp.URL
		if f, err := feeds.Parse(resp.Body, resp.ContentType, resp.URL); err == nil {
			return []Found{describe(f, feeds.Subscription{URL: address}, "page")}, nil
		}
		found = c.read(ctx, found, feeds.DiscoverLinks(resp.Links, base), "header")
		found = c.read(ctx, found, feeds.Discover(resp.Body, base), "page")
	}
	if len(found) == 0 && ctx.Err() == nil && !errors.Is(err, ErrAddress) && !errors.Is(err, ErrBlocked) {
		var usual []feeds.Subscription
		for _, u := range feeds.UsualFeeds(base) {
			usual = append(usual, feeds.Subscription{URL: u, Home: base})
		}
		found = c.read(ctx, found, usual, "path")
	}
	found = c.read(ctx, found, c.newsSitemaps(base), "sitemap")
	if len(found) == 0 && err != nil {
		return nil, explain(address, err)
	}
	return found, ctx.Err()
}

// read asks for candidates and adds to found those that are feeds, each once.
func (c *Client) read(ctx context.Context, found []Found, candidates []feeds.Subscription, by string) []Found {
	for i, s := range candidates {
		if i >= maxCandidates || ctx.Err() != nil || known(found, s.URL) {
			continue
		}
		resp, err := c.Get(ctx, feeds.Request{URL: s.URL})
		if err != nil || resp.Status != 200 || known(found, resp.URL) {
			continue
		}
		if f, err := feeds.Parse(resp.Body, resp.ContentType, resp.URL); err == nil && (by != "sitemap" || len(f.Items) > 0) {
			if by == "path" {
				s.URL = resp.URL // several usual addresses lead to one feed
			}
			found = append(found, describe(f, s, by))
		}
	}
	return found
}

func describe(f *feeds.Feed, s feeds.Subscription, by string) Found {
	if s.Title == "" {
		s.Title = f.Title
	}
	if s.Home == "" {
		s.Home = f.Home
	}
	return Found{Subscription: s, Format: f.Format, Items: len(f.Items), By: by}
}

func known(found []Found, address string) bool {
	for i := range found {
		if found[i].URL == address {
			return true
		}
	}
	return false
}

// newsSitemaps returns the sitemaps in the robots.txt of a site that are of news by their names. It has been asked for with
// the page.
func (c *Client) newsSitemaps(address string) (subs []feeds.Subscription) {
	u, err := url.Parse(address)
	if err != nil {
		return nil
	}
	c.start()
	h := c.hosts.get(u.Scheme + "://" + strings.ToLower(u.Host))
	defer h.unuse()
	<-h.turn
	defer func() { h.turn <- struct{}{} }()
	if h.robots == nil {
		return nil
	}
	for _, s := range h.robots.rules.Sitemaps {
		if strings.Contains(strings.ToLower(s), "news") {
			subs = append(subs, feeds.Subscription{URL: s, Home: address})
		}
	}
	return subs
}
