package feeds

import (
	"context"
	"time"
)

// A Getter asks a web server for a feed. fetch.Client is one.
type Getter interface {
	// Get returns the server's answer whatever its status. The error is for answers that never came or that
	// broke a limit.
	Get(ctx context.Context, r Request) (*Response, error)
}

// A Request asks for a document, or for nothing if it has not changed since.
type Request struct {
	URL          string
	ETag         string // validator of the last answer, "" for none
	LastModified string // validator of the last answer, "" for none
	At           string // address that the validators are from, "" for URL; no other host is shown them
}

// A Response is a server's answer to a Request.
type Response struct {
	URL          string // where it was found, after redirects
	Moved        string // where permanent redirects alone lead, "" if there was none
	Status       int    // 304 if nothing has changed
	ContentType  string
	ETag         string
	LastModified string
	Links        []string      // Link headers
	MaxAge       time.Duration // how long the server holds the answer fresh, 0 if not told
	RetryAfter   time.Duration // how long the server wants to be left alone, 0 if not told
	Body         []byte        // inflated
	Cut          bool          // the connection broke before the end of the body
	Fetched      time.Time
}
