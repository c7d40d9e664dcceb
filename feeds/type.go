package feeds

import "time"

// An Item is one entry of a feed.
type Item struct {
	Feed      string // address of the feed
	ID        string // identity within the feed: its guid where that can be trusted, else derived from what it says
	URL       string // address of the page, absolute
	Title     string // plain text
	Summary   string // plain text
	Markup    string // the summary as sanitised HTML where it has tags, else ""
	Content   string // full text as sanitised HTML, "" if the feed gives none
	Authors   []string
	Tags      []string
	Published time.Time // zero if not known
	Updated   time.Time // zero if not known
	Language  string    // BCP 47 tag of the feed or item, "" if not known
	Site      string    // title of the feed

	GUID          string   // identity as the feed gives it, "" if it gives none
	PublishedText string   // date as the feed writes it, also where it cannot be read
	UpdatedText   string   // date as the feed writes it, also where it cannot be read
	People        []Person // authors with what else the feed says of them
	Source        Source   // where an aggregator has it from
	Enclosures    []Enclosure
	Medium        string // audio or video for an episode or a film, "" for text
	Via           string // aggregator whose address URL is, as "Google News"; "" if it is the page's own
}

// A Person is an author as a feed names one.
type Person struct {
	Name    string // "" if only an address is known
	Email   string // "" if not known
	URL     string // of a home page, "" if not known
	Written string // as the feed writes it, the mail address included
}

// A Source is the feed or site that an item was first published in, as an aggregator names it.
type Source struct {
	Title string
	URL   string
}

// An Enclosure is a file that comes with an item: the sound of a podcast, a picture.
type Enclosure struct {
	URL    string
	Type   string // media type, "" if not told
	Length int64  // bytes, 0 if not told
}

// A Feed is one feed document.
type Feed struct {
	URL         string // where it was found
	Self        string // the address that it gives itself, "" if none
	ID          string // identity that it gives itself, "" if none
	Home        string // address of the site that it belongs to
	Title       string // plain text
	Description string // plain text
	Language    string // BCP 47 tag, "" if not known
	Authors     []string
	People      []Person // authors with what else the feed says of them
	Tags        []string
	Copyright   string
	Generator   string
	Updated     time.Time // zero if not known
	UpdatedText string    // date as the feed writes it
	Format      string    // rss, atom or json
	Medium      string    // audio or video where most items are that, else ""
	Pace        Pace
	Items       []Item
	Repairs     []Repair // what had to be mended before it could be read, by kind
}

// A Pace is what a feed says about how often it may be asked for. Its zero value says nothing.
type Pace struct {
	Every     time.Duration `json:"every,omitempty"` // ttl or sy:updatePeriod, 0 if not told
	SkipHours [24]bool      `json:"skip_hours"`      // hours of the day, GMT, in which nothing comes
	SkipDays  [7]bool       `json:"skip_days"`       // days by time.Weekday, GMT, on which nothing comes
}

// A Repair is one kind of damage found in a feed.
type Repair struct {
	Reason string
	Count  int
}
