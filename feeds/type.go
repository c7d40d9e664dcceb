package feeds

import "time"

// An Item is one entry of a feed.
type Item struct {
	Feed      string // address of the feed
	ID        string // identity within the feed: its guid where that can be trusted, else derived from what it says
	URL       string // address of the page, absolute
	Title     string // plain text
	Summary   string // plain text
	Content   string // full text as sanitised HTML, "" if the feed gives none
	Authors   []string
	Tags      []string
	Published time.Time // zero if not known
	Updated   time.Time // zero if not known
	Language  string    // BCP 47 tag of the feed or item, "" if not known
	Site      string    // title of the feed
}
