package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"slices"
	"strings"
	"sync"

	"newsclaims/corpus"
	"newsclaims/extract/article"
	"newsclaims/feeds"
	"newsclaims/feeds/fetch"
)

var errInterrupted = errors.New("interrupted")

// A polling reads feeds and their articles. One goroutine reads one feed; records are written whole, article by
// article.
type polling struct {
	emitter
	client   fetch.Client
	poller   feeds.Poller
	errorsTo string
	log      *slog.Logger
	shelf    *shelf       // nil: records are written
	closing  func() error // closes the state, nil if there is none to close
	live     *live
	counts   counts

	mu     sync.Mutex // guards what follows
	stdout io.Writer
	failed *failures
	count  tally
	read   map[string]bool // addresses of the articles of this round
}

// round asks for each feed once. Its error is one that ends the run: records or the state cannot be written.
func (p *polling) round(ctx context.Context, urls []string) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	p.read = map[string]bool{}
	var first error
	before := p.count.inputs
	poll := func(url string) error { return p.feed(ctx, url) }
	for err := range corpus.Ordered(ctx, p.poller.Jobs, slices.Values(urls), poll) {
		if err != nil && first == nil {
			first = err
			stop()
		}
	}
	if first == nil && p.shelf != nil && p.count.inputs > before {
		_, first = p.shelf.store.Mark(context.WithoutCancel(ctx))
	}
	return first
}

// feed asks for one feed and reads what is new in it. The feed counts as read when the loop body has ended, so
// that it must not end while articles are unread because ctx has ended.
func (p *polling) feed(ctx context.Context, url string) error {
	for result, err := range p.poller.Poll(ctx, []string{url}) {
		if err != nil {
			return withHint(err, "--state names the file that remembers what has been read")
		}
		if ctx.Err() != nil && result.Decision == feeds.Failed {
			return nil
		}
		p.counts.feed(&result)
		p.live.step()
		if err := p.note(&result); err != nil {
			return err
		}
		if p.shelf != nil {
			if _, err := p.shelf.state.Keep(&result); err != nil {
				return withHint(err, "what was kept before is in the store: make room and run again")
			}
		}
		fresh := slices.DeleteFunc(result.New, func(it feeds.Item) bool { return !p.first(&it) || p.had(ctx, &it) })
		for out := range corpus.Ordered(ctx, 2, slices.Values(slices.Concat(fresh, result.Edited)), p.item(ctx)) {
			if ctx.Err() != nil && out.err != nil {
				return nil
			}
			if err := p.write(&out); err != nil {
				return err
			}
		}
		if ctx.Err() != nil {
			return nil
		}
	}
	return nil
}

// note says what became of a feed.
func (p *polling) note(r *feeds.Result) error {
	attrs := []any{"url", r.URL, "decision", string(r.Decision), "reason", r.Reason}
	switch r.Decision {
	case feeds.Failed, feeds.Gone:
		p.log.Warn("feed failed", attrs...)
		return p.add(failureOf(corpus.Origin{Feed: r.URL}, r.URL, cmp.Or(r.Err, errors.New(r.Reason))))
	case feeds.Busy:
		p.log.Warn("feed", attrs...)
	default:
		p.log.Info("feed", attrs...)
	}
	if r.Feed != nil {
		for _, repair := range r.Feed.Repairs {
			p.log.Info("feed mended", "url", r.URL, "reason", repair.Reason, "count", repair.Count)
		}
	}
	return nil
}

func (p *polling) add(r corpus.FailureRecord) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.failed.add(r)
}

// had says whether the store has what the item gave: a run was killed after that and before its feed counted as read.
func (p *polling) had(ctx context.Context, it *feeds.Item) bool {
	if p.shelf == nil {
		return false
	}
	done, err := p.shelf.store.Done(ctx, itemKey(it))
	return done && err == nil
}

// An itemOut is what became of one item.
type itemOut struct {
	extracted
	item     *feeds.Item
	document *corpus.DocumentRecord // for the store, else nil
}

// item returns the function that fetches and reads one item.
func (p *polling) item(ctx context.Context) func(feeds.Item) itemOut {
	return func(it feeds.Item) itemOut {
		out := itemOut{item: &it, extracted: extracted{origin: corpus.Origin{Feed: it.Feed}, url: it.URL}}
		if it.URL == "" && it.Content == "" {
			out.err = errors.New("item has neither an address nor a text")
			return out
		}
		out.guard(func() error {
			a, err := p.article(ctx, &it)
			if err != nil {
				return err
			}
			out.url = a.URL
			if p.shelf != nil {
				d := corpus.Document(p.extract(a), out.origin)
				out.document, out.records = &d, len(d.Claims)
				return nil
			}
			out.lines, out.records, err = p.lines(nil, a, out.origin)
			return err
		})
		return out
	}
}

// first says whether the item is the first of this round with its address: one story may be in several feeds.
func (p *polling) first(it *feeds.Item) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	address := feeds.Canonical(it.URL)
	if address != "" && p.read[address] {
		p.log.Info("article passed over", "url", it.URL, "reason", "another feed has it too")
		return false
	}
	p.read[address] = true
	return true
}

// article reads an item from its page or from the feed: where the page cannot be read, or shows much less than the feed has,
// as before a paywall, the text is the feed's.
func (p *polling) article(ctx context.Context, it *feeds.Item) (*article.Article, error) {
	a, err := p.page(ctx, it.URL)
	if ctx.Err() == nil {
		fed := fromFeed(it)
		switch {
		case fed == nil:
		case err != nil && it.Content != "":
			p.log.Debug("text of the feed taken", "url", it.URL, "reason", err)
			a, err = fed, nil
		case err == nil && len(fed.Text) > enough && len(a.Text) < len(fed.Text)/2:
			p.log.Debug("text of the feed taken", "url", it.URL, "reason", "the page shows less")
			a.Text, a.Blocks, a.Kind, a.Reason = fed.Text, fed.Blocks, fed.Kind, fed.Reason
		}
	}
	if err != nil {
		return nil, err
	}
	describe(a, it)
	return a, nil
}

// enough is how many bytes of text make more than a teaser.
const enough = 1500

// fromFeed reads the text that the feed has of an item, nil if there is none that can be read.
func fromFeed(it *feeds.Item) *article.Article {
	source := it.Content
	if len(it.Markup) > len(source) && len(it.Markup) > enough {
		source = it.Markup
	}
	if source == "" {
		return nil
	}
	a, err := article.Parse([]byte(source), it.URL)
	if err != nil {
		return nil
	}
	return a
}

func (p *polling) page(ctx context.Context, url string) (*article.Article, error) {
	if url == "" {
		return nil, errors.New("item has no address")
	}
	page, err := p.client.Page(ctx, url)
	if err != nil {
		return nil, err
	}
	return article.Parse(page.Body, page.URL)
}

// describe fills in what the page does not say of itself and the feed does. A page without a name of its site has the
// host's, and a title that the page has only together with the name of the site ("The Ledger - Ban lifted") is the
// feed's.
func describe(a *article.Article, it *feeds.Item) {
	if it.Title != "" && (strings.HasPrefix(a.Title, it.Title) || strings.HasSuffix(a.Title, it.Title)) {
		a.Title = it.Title
	}
	a.Title = cmp.Or(a.Title, it.Title)
	if u, err := url.Parse(a.URL); err == nil && it.Site != "" && a.Site == u.Hostname() {
		a.Site = it.Site
	}
	a.Site = cmp.Or(a.Site, it.Site)
	if len(a.Authors) == 0 {
		a.Authors = it.Authors
	}
	if len(a.Tags) == 0 {
		a.Tags = it.Tags
	}
	if a.Published.IsZero() {
		a.Published = it.Published
	}
}

// write writes the records of an item and says what became of it.
func (p *polling) write(out *itemOut) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.count.inputs++
	if out.err != nil {
		record := failureOf(out.origin, out.url, out.err)
		p.log.Warn("article failed", "url", record.URL, "title", out.item.Title, "error", record.Error)
		p.counts.article(0, out.err)
		if p.shelf != nil {
			if err := p.shelf.put(out, &record); err != nil {
				return err
			}
		}
		return p.failed.add(record)
	}
	if p.shelf != nil {
		if err := p.shelf.put(out, nil); err != nil {
			return withHint(err, "what was kept before is in the store: make room and run again")
		}
	}
	if _, err := p.stdout.Write(out.lines); err != nil {
		return fmt.Errorf("writing records: %w", err)
	}
	p.count.records += out.records
	p.counts.article(out.records, nil)
	p.log.Info("article", "url", out.url, "title", out.item.Title, p.kind, out.records)
	return nil
}
