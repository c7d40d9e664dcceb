package feeds

import "time"

// A Decision is what a poll made of one feed.
type Decision string

// The decisions.
const (
	New       Decision = "new"       // it has items that were not there before, or edited ones
	Unchanged Decision = "unchanged" // the server says that nothing has changed (304)
	Same      Decision = "same"      // it was sent whole and says what it said before
	Waiting   Decision = "waiting"   // it is not to be asked for yet
	Busy      Decision = "busy"      // the server asks to be left alone (429, 503)
	Gone      Decision = "gone"      // the server says that it is gone for good (410)
	Failed    Decision = "failed"    // no answer, an error status, or nothing that can be read
)

// A Result is what a poll made of one feed.
type Result struct {
	URL      string // address that was subscribed to
	Decision Decision
	Reason   string    // for the decision, in words
	Status   int       // of the answer, 0 if none came
	Feed     *Feed     // the document, nil if none was read
	New      []Item    // not handed out before, in the order of the feed
	Edited   []Item    // handed out before and now saying something else
	Polled   time.Time // when it was asked for, zero for one that is waiting
	Next     time.Time // when it may be asked for again
	Err      error     // why it failed, nil otherwise
}
