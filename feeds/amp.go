package feeds

import (
	"net/url"
	"strings"
)

// An AMP page is a copy of an article in a form for phones. Its address tells that of the article:
//
//   - A cache puts the article's host into its own path:
//     https://harbour-example.cdn.ampproject.org/c/s/harbour.example/news/1 is https://harbour.example/news/1, and
//     https://www.google.com/amp/s/harbour.example/news/1 too. "/s/" stands for https, its absence for http.
//   - A site puts "amp" before or behind the path of the article, or into its query: harbour.example/amp/news/1,
//     harbour.example/news/1/amp, harbour.example/news/1.amp.html, harbour.example/news/1?amp=1, ?outputType=amp.
//   - Or has a host for it: amp.harbour.example/news/1 is www.harbour.example/news/1 on one site and harbour.example/news/1
//     on the next, so that the host stays.

// withoutAMP returns the address of the article behind an AMP page, u itself for any other.
func withoutAMP(u *url.URL) *url.URL {
	if inner := behindCache(u); inner != nil {
		u = inner
	}
	path := u.Path
	switch {
	case strings.HasSuffix(path, "/amp"):
		path = strings.TrimSuffix(path, "/amp")
	case strings.HasSuffix(path, "/amp/"):
		path = strings.TrimSuffix(path, "amp/")
	case strings.HasSuffix(path, ".amp.html"):
		path = strings.TrimSuffix(path, ".amp.html") + ".html"
	case strings.HasSuffix(path, ".amp"):
		path = strings.TrimSuffix(path, ".amp")
	case strings.HasPrefix(path, "/amp/") && len(path) > len("/amp/"):
		path = strings.TrimPrefix(path, "/amp")
	}
	if path != u.Path && path != "" && path != "/" {
		v := *u
		v.Path, v.RawPath = path, ""
		u = &v
	}
	if query := withoutAMPQuery(u.RawQuery); query != u.RawQuery {
		v := *u
		v.RawQuery = query
		u = &v
	}
	return u
}

// behindCache returns the address that a cache of AMP pages shows, nil for any other address.
func behindCache(u *url.URL) *url.URL {
	host, rest := strings.ToLower(u.Hostname()), ""
	switch {
	case strings.HasSuffix(host, ".cdn.ampproject.org"):
		kind, after, _ := strings.Cut(strings.TrimPrefix(u.Path, "/"), "/")
		if kind != "c" && kind != "v" && kind != "i" && kind != "wp" {
			return nil
		}
		rest = after
	case host == "google.com" || strings.HasPrefix(host, "www.google."):
		after, ok := strings.CutPrefix(u.Path, "/amp/")
		if !ok {
			return nil
		}
		rest = after
	default:
		return nil
	}
	inner := url.URL{Scheme: "http", RawQuery: u.RawQuery}
	if after, ok := strings.CutPrefix(rest, "s/"); ok {
		inner.Scheme, rest = "https", after
	}
	site, path, _ := strings.Cut(rest, "/")
	if !strings.Contains(site, ".") {
		return nil
	}
	inner.Host, inner.Path = site, "/"+path
	return &inner
}

// withoutAMPQuery drops the parameters that ask for the AMP page.
func withoutAMPQuery(query string) string {
	if !strings.Contains(strings.ToLower(query), "amp") {
		return query
	}
	var kept []string
	for part := range strings.SplitSeq(query, "&") {
		switch strings.ToLower(part) {
		case "amp", "amp=", "amp=1", "amp=true", "outputtype=amp", "output=amp", "outputtype=amp-type", "view=amp":
		default:
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, "&")
}
