package feeds

import (
	"sync"
	"time"
)

// A State keeps what is known about each feed between polls. It is safe for concurrent use.
type State interface {
	// Load returns the record of a feed, with only its URL set if there is none.
	Load(url string) (Record, error)
	// Save keeps a record in place of the one before.
	Save(Record) error
}

// A Record is what is known about one feed.
type Record struct {
	URL          string              `json:"url"`                     // address that was subscribed to
	Location     string              `json:"location,omitempty"`      // address that it has proved to have moved to
	Moving       string              `json:"moving,omitempty"`        // address that it says it has moved to
	MovingSince  time.Time           `json:"moving_since,omitzero"`   // when it first said so
	MovingSeen   int                 `json:"moving_seen,omitempty"`   // how often it has said so
	ETag         string              `json:"etag,omitempty"`          // validator to send
	LastModified string              `json:"last_modified,omitempty"` // validator to send
	At           string              `json:"at,omitempty"`            // where the validators are from
	BodyHash     string              `json:"body_hash,omitempty"`     // of the last document read
	Title        string              `json:"title,omitempty"`
	Decision     Decision            `json:"decision,omitempty"` // at the last poll
	Reason       string              `json:"reason,omitempty"`   // for it
	Status       int                 `json:"status,omitempty"`   // of the last answer, 0 if none came
	Checked      time.Time           `json:"checked,omitzero"`   // when it was last asked for
	Changed      time.Time           `json:"changed,omitzero"`   // when it last had something new
	Full         time.Time           `json:"full,omitzero"`      // when it was last sent whole
	Next         time.Time           `json:"next,omitzero"`      // when it may be asked for again
	Why          string              `json:"why,omitempty"`      // it may not be asked for before Next
	Wish         time.Duration       `json:"wish,omitempty"`     // how long the server wanted to be left alone after its last answer
	Interval     time.Duration       `json:"interval,omitempty"` // between polls, by its own rate
	Window       time.Duration       `json:"window,omitempty"`   // how long an item stays in it, by its own rate, 0 if not known
	Pace         Pace                `json:"pace,omitzero"`      // what it says itself about how often it may be asked for
	Answered     time.Time           `json:"answered,omitzero"`  // when it last could be read, else when it was first asked for
	Failures     int                 `json:"failures,omitempty"` // in a row
	Polls        int                 `json:"polls,omitempty"`
	Items        int                 `json:"items,omitempty"`      // handed out so far
	LyingTags    bool                `json:"lying_tags,omitempty"` // its validators have been caught lying
	Seen         map[string]Sighting `json:"seen,omitempty"`       // items handed out, by identity

	seenKept bool // the state that gave the record has these sightings
}

// A Sighting is what is remembered about one item.
type Sighting struct {
	Hash string `json:"h"` // of what the item says
	Day  int    `json:"d"` // days since 1970 when it was last in the feed
}

// A MemoryState keeps records in memory. Its zero value is empty and ready.
type MemoryState struct {
	mu      sync.Mutex
	records map[string]Record
}

// Load returns the record of url. It never fails.
func (m *MemoryState) Load(url string) (Record, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if r, ok := m.records[url]; ok {
		return r, nil
	}
	return Record{URL: url}, nil
}

// Save keeps r. It never fails.
func (m *MemoryState) Save(r Record) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.records == nil {
		m.records = map[string]Record{}
	}
	m.records[r.URL] = r
	return nil
}
