package fetch

import "time"

// A Page is one answer of a web server, its body decoded to the bytes of the document. Its text is UTF-8
// where its charset could be told.
type Page struct {
	URL         string // where it was found, after redirects
	Requested   string // where it was asked for
	Status      int
	ContentType string
	Body        []byte
	Fetched     time.Time
}
