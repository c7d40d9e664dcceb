package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"strings"
)

// The reasons for which a fetch is given up. Each error of a Client wraps one of them, or is the network's own.
var (
	ErrAddress   = errors.New("not an http or https address")
	ErrBlocked   = errors.New("address is private or reserved")
	ErrRobots    = errors.New("forbidden by robots.txt")
	ErrRedirects = errors.New("too many redirects")
	ErrHeader    = errors.New("header is too large")
	ErrTooLarge  = errors.New("body is too large")
	ErrBomb      = errors.New("body inflates beyond reason")
	ErrEncoding  = errors.New("content encoding cannot be read")
	ErrTooSlow   = errors.New("body comes too slowly")
	ErrTimeout   = errors.New("took too long")
	ErrCut       = errors.New("connection broke before the end of the body")
	ErrChallenge = errors.New("the server wants a browser to prove itself")
	ErrLogin     = errors.New("the server wants a login")
)

// A StatusError is the answer to a page request that brought no page.
type StatusError struct {
	URL    string
	Status int
}

// Error names the status.
func (e *StatusError) Error() string { return fmt.Sprintf("fetch %s: status %d", e.URL, e.Status) }

// explain wraps err with the address and, where the network library hides it in words, with our reason for it.
func explain(address string, err error) error {
	reason := err
	var netErr net.Error
	switch {
	case errors.Is(err, ErrBlocked), errors.Is(err, context.Canceled):
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded), errors.As(err, &netErr) && netErr.Timeout():
		reason = fmt.Errorf("%w: %w", ErrTimeout, err)
	case strings.Contains(err.Error(), "server response headers exceeded"):
		reason = fmt.Errorf("%w: %w", ErrHeader, err)
	}
	return fmt.Errorf("fetch %s: %w", address, reason)
}
