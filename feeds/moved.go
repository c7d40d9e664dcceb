package feeds

import "time"

// A permanent redirect is believed only after it has been seen this often over this long: hotel networks, broken
// deployments and expired domains answer 301 as well.
const (
	movedSeen = 3
	movedOver = 48 * time.Hour
)

// follow notes where permanent redirects lead, and keeps the new address once they have proved stable.
func (r *Record) follow(resp *Response, now time.Time) {
	if resp.Moved == "" {
		r.Moving, r.MovingSeen, r.MovingSince = "", 0, time.Time{}
		return
	}
	if resp.Moved != r.Moving {
		r.Moving, r.MovingSeen, r.MovingSince = resp.Moved, 0, now
	}
	r.MovingSeen++
	if r.MovingSeen >= movedSeen && now.Sub(r.MovingSince) >= movedOver {
		r.Location = r.Moving
		r.Moving, r.MovingSeen, r.MovingSince = "", 0, time.Time{}
	}
}
