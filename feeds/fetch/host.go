package fetch

import (
	"context"
	"sync"
	"time"
)

// Each host is visited by one request at a time, with a pause between two of them. A host here is a scheme with a name
// and a port.

// A hostList finds hosts by name. Its zero value is empty.
type hostList struct {
	mu    sync.Mutex
	hosts map[string]*host
}

// A host is one server to be polite to.
type host struct {
	turn   chan struct{} // holds one token while the host is free
	last   time.Time     // when it was last left
	users  int           // requests that hold or wait for it, guarded by the list
	list   *hostList
	name   string
	robots *robotsFile // nil until asked for
}

// maxHosts is how many hosts are remembered before those that nobody uses are dropped.
const maxHosts = 20000

func (l *hostList) get(name string) *host {
	l.mu.Lock()
	defer l.mu.Unlock()
	h := l.hosts[name]
	if h == nil {
		if l.hosts == nil || len(l.hosts) >= maxHosts {
			l.drop()
		}
		h = &host{turn: make(chan struct{}, 1), list: l, name: name}
		h.turn <- struct{}{}
		l.hosts[name] = h
	}
	h.users++
	return h
}

// drop forgets hosts that nobody uses.
func (l *hostList) drop() {
	kept := map[string]*host{}
	for name, h := range l.hosts {
		if h.users > 0 {
			kept[name] = h
		}
	}
	l.hosts = kept
}

// enter waits until the host is free and has had its pause.
func (h *host) enter(ctx context.Context, c *Client) error {
	select {
	case <-h.turn:
	case <-ctx.Done():
		h.unuse()
		return ctx.Err()
	}
	if pause := c.pause(h) - c.now().Sub(h.last); pause > 0 && !h.last.IsZero() {
		if err := c.sleep(ctx, pause); err != nil {
			h.turn <- struct{}{}
			h.unuse()
			return err
		}
	}
	return nil
}

func (h *host) leave(c *Client) {
	h.last = c.now()
	h.turn <- struct{}{}
	h.unuse()
}

func (h *host) unuse() {
	h.list.mu.Lock()
	h.users--
	h.list.mu.Unlock()
}

// maxCrawlDelay is the longest pause that a robots.txt can ask for.
const maxCrawlDelay = time.Minute

// pause returns the time to keep between two requests to h.
func (c *Client) pause(h *host) time.Duration {
	delay := c.Delay
	if delay == 0 {
		delay = time.Second
	}
	if h.robots != nil {
		delay = max(delay, min(h.robots.rules.Delay, maxCrawlDelay))
	}
	return delay
}

func (c *Client) now() time.Time {
	if c.Now != nil {
		return c.Now()
	}
	return time.Now()
}

func (c *Client) sleep(ctx context.Context, d time.Duration) error {
	if c.Sleep != nil {
		return c.Sleep(ctx, d)
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
