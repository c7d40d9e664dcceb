package feeds

import (
	"fmt"
	"hash/fnv"
	"slices"
	"time"
)

// A Pacing decides how often feeds are asked for. Its zero value is polite and ready.
//
// A feed is asked for about twice in the time between two of its items, within Min and Max. What the server or the
// feed says prolongs that: Retry-After, Cache-Control, ttl, sy:updatePeriod, skipHours and skipDays. Failures
// double it each time. A feed with a week between items is asked for once a day, one with ten items an hour
// every ten minutes.
//
// An item that leaves the feed between two polls is lost. Neither the feed's rate nor failures therefore keep us away for
// longer than a part of the time that an item stays in it: a feed that shows its last twenty items and has one an hour
// is asked for every two and a half hours at least while it fails. Only when it has failed for three days is it
// left to fail alone.
type Pacing struct {
	Min      time.Duration // between two polls of a feed, 0 for ten minutes
	Max      time.Duration // between two polls of a feed by its own rate, 0 for a day
	Longest  time.Duration // that a server's wish is respected for, 0 for thirty days
	Distrust time.Duration // how long validators are trusted before a feed is asked for unconditionally, 0 for a week
}

func or(d, zero time.Duration) time.Duration {
	if d > 0 {
		return d
	}
	return zero
}

func (p Pacing) least() time.Duration   { return or(p.Min, 10*time.Minute) }
func (p Pacing) most() time.Duration    { return max(or(p.Max, 24*time.Hour), p.least()) }
func (p Pacing) longest() time.Duration { return max(or(p.Longest, 30*24*time.Hour), p.most()) }

// distrust is how long the validators of a feed are trusted. A feed whose items come and go within days is asked for
// unconditionally when it has claimed for a quarter of that time that nothing has changed: one that speaks the truth
// so long is rare, and from one that lies something can then still be saved.
func (p Pacing) distrust(rec *Record) time.Duration {
	week := or(p.Distrust, 7*24*time.Hour)
	if rec.Window > 0 {
		return min(week, max(rec.Window/4, 6*time.Hour))
	}
	return week
}

// schedule sets when the feed may next be asked for, and why not before.
func (p Pacing) schedule(rec *Record, result *Result, resp *Response, now time.Time) {
	wait := p.wait(rec, result, now)
	rec.Wish = 0
	if resp != nil {
		rec.Wish = min(max(resp.RetryAfter, resp.MaxAge), p.longest())
		if d := min(resp.RetryAfter, p.longest()); d > wait {
			wait, rec.Why = d, "the server asks for it with Retry-After"
		}
		if d := min(resp.MaxAge, p.longest()); d > wait && result.Err == nil {
			wait, rec.Why = d, "the server holds its answer fresh until then"
		}
	}
	rec.Next = rec.Pace.skip(now.Add(wait))
	if rec.Next.After(now.Add(wait)) {
		rec.Why = "the feed says that nothing comes before"
	}
}

// mourned is how long a feed has to fail before losing its items is the smaller evil.
const mourned = 3 * 24 * time.Hour

// wait returns the time to the next poll as far as the feed's own history tells.
func (p Pacing) wait(rec *Record, result *Result, now time.Time) time.Duration {
	switch result.Decision {
	case Gone:
		rec.Failures++
		rec.Why = "gone for good"
		return p.longest()
	case Failed, Busy:
		rec.Failures++
		rec.Why = fmt.Sprintf("failed %d times in a row", rec.Failures)
		if rec.Answered.IsZero() {
			rec.Answered = now
		}
		most := 7 * p.most()
		if now.Sub(rec.Answered) < mourned {
			most = min(most, max(or(rec.Window, 8*time.Hour)/8, p.least()))
		}
		return jitter(backOff(max(rec.Interval, p.least()), rec.Failures, most), rec)
	}
	rec.Failures, rec.Answered = 0, now
	if result.Feed != nil {
		rec.Pace = result.Feed.Pace
		rec.Interval = p.interval(result.Feed, rec.Interval, len(result.New), now)
		rec.Window = window(result.Feed, rec, now)
	} else if !rec.Changed.IsZero() {
		quiet := now.Sub(rec.Changed)
		rec.Interval = max(rec.Interval, min(quiet/8, p.most()))
		if rec.Window > 0 {
			rec.Window = max(rec.Window, quiet)
		}
	}
	if rec.Window > 0 {
		rec.Interval = min(rec.Interval, rec.Window/4)
	}
	rec.Why = "its own rate"
	if every := min(rec.Pace.Every, p.most()); every > max(rec.Interval, p.least()) {
		rec.Why = "the feed asks for it with ttl or updatePeriod"
		return jitter(every, rec)
	}
	return jitter(max(rec.Interval, p.least()), rec)
}

// window is how long an item will stay in f if f goes on as before: the time over which those in it have come. Where they
// bear no dates, two items are taken to come between polls, as interval brings about.
func window(f *Feed, rec *Record, now time.Time) time.Duration {
	if len(f.Items) < 2 {
		return 0
	}
	oldest := now
	for i := range f.Items {
		if t := f.Items[i].Published; !t.IsZero() && t.Before(oldest) {
			oldest = t
		}
	}
	if oldest.Before(now) {
		return now.Sub(oldest)
	}
	return rec.Interval * time.Duration(len(f.Items)) / 2
}

// interval is half the median time between the newest items of f, within the bounds. Where items bear no dates, the interval before is shortened when something new was found and
// prolonged when nothing was.
func (p Pacing) interval(f *Feed, before time.Duration, fresh int, now time.Time) time.Duration {
	gap := or(before, time.Hour) * 3 / 2
	if times := newest(f.Items, now); len(times) > 0 {
		gap = max(medianGap(times, now), now.Sub(times[0])/4) / 2
	} else if fresh > 0 {
		gap = or(before, 2*time.Hour) / 2
	}
	return min(max(gap, p.least()), p.most())
}

// medianGap is the median time between two of times, which are newest first, now included.
func medianGap(times []time.Time, now time.Time) time.Duration {
	gaps := make([]time.Duration, 0, len(times))
	for _, t := range times {
		gaps = append(gaps, now.Sub(t))
		now = t
	}
	slices.Sort(gaps)
	return gaps[len(gaps)/2]
}

// newest returns the dates of up to twenty items, newest first, those in the future left out.
func newest(items []Item, now time.Time) []time.Time {
	var times []time.Time
	for i := range items {
		if t := items[i].Published; !t.IsZero() && !t.After(now) {
			times = append(times, t)
		}
	}
	slices.SortFunc(times, func(a, b time.Time) int { return b.Compare(a) })
	return times[:min(len(times), 20)]
}

// backOff doubles d for every failure after the first.
func backOff(d time.Duration, failures int, most time.Duration) time.Duration {
	for range failures {
		if d *= 2; d >= most {
			return most
		}
	}
	return d
}

// jitter prolongs d by up to a tenth, by a number that hangs on the feed and the poll, so that feeds that came in
// together do not stay together and a run can be repeated.
func jitter(d time.Duration, rec *Record) time.Duration {
	h := fnv.New32a()
	h.Write([]byte(rec.URL))
	h.Write([]byte{byte(rec.Polls), byte(rec.Polls >> 8)})
	return d + time.Duration(float64(d)/10*float64(h.Sum32()%1000)/1000)
}

// skip moves t on to the next hour in which the feed says that something may come.
func (p Pace) skip(t time.Time) time.Time {
	for range 7 * 24 {
		u := t.UTC()
		if !p.SkipHours[u.Hour()] && !p.SkipDays[u.Weekday()] {
			return t
		}
		t = u.Truncate(time.Hour).Add(time.Hour)
	}
	return t
}
