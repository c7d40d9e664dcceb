package feeds

import (
	"errors"
	"testing"
)

func TestParseNotFeed(t *testing.T) {
	for _, in := range []string{"", "   ", "hello", "<html><body><p>Page not found</p></body></html>", "[1,2]", "<?xml version='1.0'?>"} {
		if _, err := Parse([]byte(in), "text/html", "https://news.example/"); !errors.Is(err, ErrNotFeed) {
			t.Errorf("Parse(%q): %v, want %v", in, err, ErrNotFeed)
		}
	}
}
