// Package fetch gets feeds and pages over HTTP: politely, conditionally, within limits, and guarded.
//
// A Client is ready at its zero value; it should be given a Contact, so that whoever runs the servers can complain:
//
//	c := fetch.Client{Contact: "https://example.org/bot"}
//	page, err := c.Page(ctx, "https://news.example/a")
//	if errors.Is(err, fetch.ErrRobots) {
//		// they do not want us there
//	}
//
// Get is for feeds: it sends validators and hands over whatever the server says. Page is for articles: it follows to
// the document or says why there is none.
package fetch
