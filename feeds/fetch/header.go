package fetch

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// maxAge reads how long the server holds an answer fresh: max-age less Age, else Expires less Date.
func maxAge(h http.Header) time.Duration {
	for directive := range strings.SplitSeq(strings.ToLower(strings.Join(h.Values("Cache-Control"), ",")), ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(directive), "=")
		switch name {
		case "no-cache", "no-store":
			return 0
		case "max-age":
			age, _ := seconds(h.Get("Age"))
			fresh, _ := seconds(strings.Trim(value, `"`))
			return max(fresh-age, 0)
		}
	}
	expires, err := http.ParseTime(h.Get("Expires"))
	date, err2 := http.ParseTime(h.Get("Date"))
	if err != nil || err2 != nil {
		return 0
	}
	return max(expires.Sub(date), 0)
}

// retryAfter reads for how long the server wants to be left alone: seconds or a date.
func retryAfter(h http.Header, now time.Time) time.Duration {
	value := strings.TrimSpace(h.Get("Retry-After"))
	if d, ok := seconds(value); ok {
		return d
	}
	if t, err := http.ParseTime(value); err == nil {
		return max(t.Sub(now), 0)
	}
	return 0
}

// maxSeconds is the longest time that is read, ten years: more would overflow sums.
const maxSeconds = 10 * 365 * 24 * 3600

func seconds(s string) (time.Duration, bool) {
	s = strings.TrimSpace(s)
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		n = maxSeconds
	}
	return time.Duration(min(n, maxSeconds)) * time.Second, true
}
