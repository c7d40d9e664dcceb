package feeds

import (
	"encoding/base64"
	"net/url"
	"strings"
)

// Google News gives, in place of the addresses of articles, addresses of its own that lead there by way of a script:
//
//	https://news.google.com/rss/articles/CBMiJGh0dHBz...?oc=5
//
// What stands behind "articles/" is base64. In the older form it holds the address: the bytes 08 13 22, the length of the address and
// the address itself. In the newer form it holds a key that only Google can read; such an item says where it is from, but
// not where its page is.

// aggregators are hosts whose addresses stand for pages of others.
var aggregators = map[string]string{
	"news.google.com": "Google News", "news.yahoo.com/rss": "Yahoo News", "flipboard.com/redirect": "Flipboard", "feedproxy.google.com": "FeedBurner",
}

// Aggregator returns the name of the service whose address stands for a page of somebody else, "" for an address that is
// the page's own.
//
//	https://news.google.com/rss/articles/CBMi...  ->  Google News
func Aggregator(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	host := strings.ToLower(u.Hostname())
	if name := aggregators[host]; name != "" {
		return name
	}
	first, _, _ := strings.Cut(strings.TrimPrefix(u.Path, "/"), "/")
	return aggregators[host+"/"+first]
}

// behindGoogle returns the address of the page that an address of Google News of the older form stands for, "" for all
// others.
func behindGoogle(address string) string {
	u, err := url.Parse(address)
	if err != nil || !strings.EqualFold(u.Hostname(), "news.google.com") {
		return ""
	}
	_, key, ok := strings.Cut(u.Path, "/articles/")
	if !ok {
		return ""
	}
	data, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(key, "="))
	if err != nil || len(data) < 4 || data[0] != 0x08 || data[1] != 0x13 || data[2] != 0x22 {
		return ""
	}
	n, rest := int(data[3]), data[4:]
	if n >= 0x80 && len(rest) > 0 { // a length of two bytes, seven bits each
		n, rest = n&0x7f|int(rest[0])<<7, rest[1:]
	}
	if n > len(rest) {
		return ""
	}
	page := string(rest[:n])
	if !strings.HasPrefix(page, "http://") && !strings.HasPrefix(page, "https://") {
		return ""
	}
	return page
}
