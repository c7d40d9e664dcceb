// Package feeds reads and polls news feeds.
//
// Parse turns the bytes of one feed into items. A Poller asks for many feeds, again and again, no oftener than
// their servers allow, and hands out what is new:
//
//	p := feeds.Poller{Getter: &fetch.Client{Contact: "https://example.org/bot"}}
//	for result, err := range p.Poll(ctx, addresses) {
//		if err != nil {
//			return err // the state cannot be kept
//		}
//		use(result.New)
//	}
package feeds
