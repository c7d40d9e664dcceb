// Command adapter lets the harness for feedparser's test corpus run newsclaims/feeds. It reads one JSON line for each
// file and answers with one that holds the feed in the shape of feedparser's dictionaries.
//
//	go build -o /tmp/adapter ./testdata/feeds/adapter
//	feedharness -root tests -adapter /tmp/adapter -name newsclaims
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"html"
	"net/url"
	"os"
	"time"

	"newsclaims/feeds"
)

type question struct {
	File  string `json:"file"`
	Path  string `json:"path"`
	Ctype string `json:"ctype"`
	Curl  string `json:"curl"`
}

type answer struct {
	File string         `json:"file"`
	Err  string         `json:"err,omitempty"`
	Doc  map[string]any `json:"doc,omitempty"`
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<20)
	out := json.NewEncoder(os.Stdout)
	for in.Scan() {
		var q question
		if err := json.Unmarshal(in.Bytes(), &q); err != nil {
			fmt.Fprintln(os.Stderr, "adapter:", err)
			os.Exit(1)
		}
		if err := out.Encode(run(q)); err != nil {
			fmt.Fprintln(os.Stderr, "adapter:", err)
			os.Exit(1)
		}
	}
}

func run(q question) answer {
	data, err := os.ReadFile(q.Path)
	if err != nil {
		return answer{File: q.File, Err: err.Error()}
	}
	f, err := feeds.Parse(data, q.Ctype, q.address())
	if err != nil {
		return answer{File: q.File, Err: err.Error()}
	}
	entries := []any{}
	for i := range f.Items {
		entries = append(entries, entry(&f.Items[i]))
	}
	return answer{File: q.File, Doc: map[string]any{"feed": head(f), "entries": entries}}
}

// address returns where the file was found. The harness gives the Content-Location as it stands in the test, which a
// client resolves against the address that it asked for, and drops where that leads nowhere on the web.
func (q question) address() string {
	asked, err := url.Parse("http://127.0.0.1:8097/tests/" + q.File)
	if err != nil || q.Curl == "" {
		return q.Curl
	}
	u, err := asked.Parse(q.Curl)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return asked.String()
	}
	return u.String()
}

func head(f *feeds.Feed) map[string]any {
	return map[string]any{
		"title": html.EscapeString(f.Title), "title_detail": detail(html.EscapeString(f.Title)), "link": f.Home,
		"subtitle": html.EscapeString(f.Description), "subtitle_detail": detail(html.EscapeString(f.Description)),
		"updated": f.UpdatedText, "updated_parsed": date(f.Updated), "published": f.UpdatedText, "published_parsed": date(f.Updated),
		"author": author(f.People), "author_detail": person(f.People), "authors": people(f.People), "language": f.Language, "rights": html.EscapeString(f.Copyright), "generator": f.Generator, "id": f.ID,
	}
}

func entry(it *feeds.Item) map[string]any {
	summary, content := or(it.Markup, html.EscapeString(it.Summary)), it.Content
	e := map[string]any{
		"title": html.EscapeString(it.Title), "title_detail": detail(html.EscapeString(it.Title)), "link": it.URL, "id": it.GUID,
		"summary": or(summary, content), "summary_detail": detail(or(summary, content)),
		"content":        []any{map[string]any{"value": or(content, summary)}},
		"updated":        or(it.UpdatedText, it.PublishedText),
		"updated_parsed": date(it.Updated),
		"published":      it.PublishedText, "published_parsed": date(it.Published), "author": author(it.People),
		"author_detail": person(it.People), "authors": people(it.People),
	}
	if it.Updated.IsZero() {
		e["updated_parsed"] = date(it.Published)
	}
	return e
}

func detail(v string) map[string]any { return map[string]any{"value": v} }

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// author is the last one that the feed names, as feedparser has it.
func author(all []feeds.Person) string {
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1].Written
}

func person(all []feeds.Person) map[string]any {
	if len(all) == 0 {
		return map[string]any{"name": "", "email": "", "url": "", "href": ""}
	}
	p := all[len(all)-1]
	return map[string]any{"name": p.Name, "email": p.Email, "url": p.URL, "href": p.URL}
}

func people(all []feeds.Person) []any {
	list := []any{}
	for i := range all {
		list = append(list, person(all[i:i+1]))
	}
	return list
}

// date returns the fields of time.struct_time in UTC, nil for no date.
func date(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return []int{t.Year(), int(t.Month()), t.Day(), t.Hour(), t.Minute(), t.Second(), (int(t.Weekday()) + 6) % 7, t.YearDay(), 0}
}
