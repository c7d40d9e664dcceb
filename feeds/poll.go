package feeds

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"strings"
	"sync"
	"time"
)

// A Poller asks for feeds and hands out what is new in them. Its zero value with a Getter is ready; it is safe for
// concurrent use as long as no feed is in two calls at once.
type Poller struct {
	Getter Getter
	State  State // nil: in memory
	Jobs   int   // hosts to ask at once, 0 for 8
	Force  bool  // ask for feeds before they are due, except where a server has asked to be left alone
	Pacing Pacing

	Now func() time.Time // clock, nil for the real one

	memory MemoryState
}

// Poll asks once for each feed of urls that is due and yields a result for every one of them, as they come in.
// Feeds of one host are asked for one after the other.
//
// The state of a feed is saved when the loop body has ended for its result: what the body stores is stored before
// the feed counts as read, so that a crash between the two hands the items out again rather than losing them. A
// loop that breaks off counts its last result as not read. How long the server wants to be left alone is saved before
// that and holds in any case. An error is the state's and ends the sequence.
func (p *Poller) Poll(ctx context.Context, urls []string) iter.Seq2[Result, error] {
	return func(yield func(Result, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		outcomes := p.pollHosts(ctx, urls)
		defer func() {
			cancel()
			for range outcomes {
			}
		}()
		for o := range outcomes {
			if o.err != nil {
				yield(Result{URL: o.result.URL}, o.err)
				return
			}
			if !yield(o.result, nil) {
				return
			}
			if err := p.save(o); err != nil {
				yield(Result{URL: o.result.URL}, err)
				return
			}
		}
	}
}

// Items polls as Poll does and yields the new and the edited items. Feeds that fail are left out; their records
// in the state tell why.
func (p *Poller) Items(ctx context.Context, urls []string) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		for result, err := range p.Poll(ctx, urls) {
			if err != nil {
				yield(Item{}, err)
				return
			}
			for _, items := range [][]Item{result.New, result.Edited} {
				for _, it := range items {
					if !yield(it, nil) {
						return
					}
				}
			}
		}
	}
}

// An outcome is a result and the record to save once it has been taken.
type outcome struct {
	result Result
	record Record
	keep   bool // record is to be saved
	err    error
}

// pollHosts spreads the feeds over workers by host and closes the channel when all are done.
func (p *Poller) pollHosts(ctx context.Context, urls []string) <-chan outcome {
	groups := byHost(urls)
	work := make(chan []string)
	outcomes := make(chan outcome)
	var wg sync.WaitGroup
	for range min(p.jobs(), len(groups)) {
		wg.Go(func() {
			for group := range work {
				for _, u := range group {
					o := p.poll(ctx, u)
					select {
					case outcomes <- o:
					case <-ctx.Done():
						return
					}
				}
			}
		})
	}
	go func() {
		defer close(outcomes)
		defer wg.Wait()
		defer close(work)
		for _, g := range groups {
			select {
			case work <- g:
			case <-ctx.Done():
				return
			}
		}
	}()
	return outcomes
}

// byHost groups addresses by their host, each once, in the order in which hosts first come.
func byHost(urls []string) [][]string {
	var groups [][]string
	at := map[string]int{}
	seen := map[string]bool{}
	for _, u := range urls {
		if seen[u] {
			continue
		}
		seen[u] = true
		host := u
		if parsed, err := url.Parse(u); err == nil {
			host = strings.ToLower(parsed.Host)
		}
		i, ok := at[host]
		if !ok {
			i = len(groups)
			at[host] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], u)
	}
	return groups
}

func (p *Poller) jobs() int {
	if p.Jobs > 0 {
		return p.Jobs
	}
	return 8
}

func (p *Poller) now() time.Time {
	if p.Now != nil {
		return p.Now()
	}
	return time.Now()
}

func (p *Poller) state() State {
	if p.State != nil {
		return p.State
	}
	return &p.memory
}

func (p *Poller) save(o outcome) error {
	if !o.keep {
		return nil
	}
	if err := p.state().Save(o.record); err != nil {
		return fmt.Errorf("poll %s: %w", o.record.URL, err)
	}
	return nil
}

// poll asks for one feed if it is due.
func (p *Poller) poll(ctx context.Context, address string) outcome {
	rec, err := p.state().Load(address)
	if err != nil {
		return outcome{result: Result{URL: address}, err: fmt.Errorf("poll %s: %w", address, err)}
	}
	rec.URL = address
	now := p.now()
	if now.Before(rec.Next) && !(p.Force && rec.Decision != Busy) {
		return outcome{result: Result{URL: address, Decision: Waiting, Next: rec.Next,
			Reason: "not before " + rec.Next.UTC().Format(time.RFC3339)}}
	}
	if err := p.announce(rec, now); err != nil {
		return outcome{result: Result{URL: address}, err: fmt.Errorf("poll %s: %w", address, err)}
	}
	resp, err := p.Getter.Get(ctx, p.request(&rec, now))
	if err != nil && ctx.Err() != nil {
		return outcome{result: Result{URL: address, Decision: Failed, Reason: "interrupted", Err: err}}
	}
	o := p.judge(rec, resp, err)
	if err := p.heed(rec, &o); err != nil {
		return outcome{result: Result{URL: address}, err: fmt.Errorf("poll %s: %w", address, err)}
	}
	return o
}

// announce saves that a feed is being asked for. What the server wants in an answer that nobody lived to read is not known: who
// comes after a process that died waits as if nothing had been new, and as long as the server wanted the time before.
func (p *Poller) announce(rec Record, now time.Time) error {
	rec.Decision, rec.Reason = Failed, "asked for, and the answer was not read to its end"
	rec.Next = now.Add(max(p.Pacing.least(), rec.Interval, rec.Wish))
	rec.Why = "what the server wants is not known"
	return p.state().Save(rec)
}

// heed saves at once what the server wants: a process that dies while what is new is being read, which may take minutes, must not
// come back before its time. A record with nothing new is saved whole.
func (p *Poller) heed(before Record, o *outcome) error {
	if len(o.result.New)+len(o.result.Edited) == 0 {
		o.keep = false
		return p.state().Save(o.record)
	}
	if o.record.Wish > 0 {
		before.Checked, before.Decision, before.Reason = o.record.Checked, Failed, "what was new has not been read to its end"
		before.Next = before.Checked.Add(o.record.Wish)
		before.Why = "the server holds its answer fresh until then"
	}
	return p.state().Save(before)
}

// request builds the request for a feed: conditional, except now and then to catch validators that lie.
func (p *Poller) request(rec *Record, now time.Time) Request {
	r := Request{URL: rec.URL}
	if rec.Location != "" {
		r.URL = rec.Location
	}
	if !rec.LyingTags && now.Sub(rec.Full) < p.Pacing.distrust(rec) {
		r.ETag, r.LastModified, r.At = rec.ETag, rec.LastModified, rec.At
	}
	return r
}

// errStatus is the cause of a failure that is the server's answer.
var errStatus = errors.New("unexpected status")

// judge turns an answer into an outcome.
func (p *Poller) judge(rec Record, resp *Response, err error) outcome {
	now := p.now()
	rec.Checked, rec.Polls = now, rec.Polls+1
	o := outcome{result: Result{URL: rec.URL, Polled: now}, keep: true}
	if err == nil {
		rec.Status = resp.Status
		err = p.read(&rec, &o.result, resp, now)
	} else {
		rec.Status = 0
	}
	if err != nil {
		o.result.Err, o.result.Reason = err, err.Error()
		if o.result.Decision == "" {
			o.result.Decision = Failed
		}
	}
	p.Pacing.schedule(&rec, &o.result, resp, now)
	rec.Decision, rec.Reason = o.result.Decision, o.result.Reason
	o.result.Status, o.result.Next = rec.Status, rec.Next
	o.record = rec
	return o
}

// read sets the decision for an answer that came.
func (p *Poller) read(rec *Record, result *Result, resp *Response, now time.Time) error {
	switch {
	case resp.Status == 304:
		result.Decision, result.Reason = Unchanged, "the server says that nothing has changed"
		return nil
	case resp.Status == 410:
		result.Decision = Gone
		return fmt.Errorf("%w 410: gone for good", errStatus)
	case resp.Status == 429, resp.Status == 503:
		result.Decision = Busy
		return fmt.Errorf("%w %d: the server asks to be left alone", errStatus, resp.Status)
	case resp.Status < 200 || resp.Status > 299:
		return fmt.Errorf("%w %d", errStatus, resp.Status)
	}
	hash := digest(string(resp.Body))
	conditional := now.Sub(rec.Full) < p.Pacing.distrust(rec) && rec.ETag+rec.LastModified != ""
	if hash == rec.BodyHash {
		rec.Full = now
		rec.ETag, rec.LastModified, rec.At = resp.ETag, resp.LastModified, resp.URL
		result.Decision, result.Reason = Same, "sent again word for word"
		return nil
	}
	f, err := Parse(resp.Body, resp.ContentType, resp.URL)
	if err != nil {
		return err
	}
	if !conditional && rec.BodyHash != "" && rec.ETag+rec.LastModified != "" && rec.ETag == resp.ETag && rec.LastModified == resp.LastModified {
		rec.LyingTags = true
	}
	if resp.Cut {
		f.Items = f.Items[:max(0, len(f.Items)-1)]      // the last one may lack some of its fields
		hash, resp.ETag, resp.LastModified = "", "", "" // what was cut off must come again
	}
	rec.BodyHash, rec.Full, rec.Title = hash, now, f.Title
	rec.ETag, rec.LastModified, rec.At = resp.ETag, resp.LastModified, resp.URL
	rec.follow(resp, now)
	result.Feed = f
	result.New, result.Edited = rec.sort(f.Items, now)
	rec.Items += len(result.New)
	result.Decision, result.Reason = Same, "nothing in it is new"
	if n := len(result.New) + len(result.Edited); n > 0 {
		result.Decision, result.Reason = New, fmt.Sprintf("%d new, %d edited", len(result.New), len(result.Edited))
		rec.Changed = now
	}
	return nil
}
