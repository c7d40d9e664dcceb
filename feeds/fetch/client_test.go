package fetch

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"newsclaims/feeds"
)

// local returns a client that may talk to loopback and does not wait.
func local() *Client {
	return &Client{AllowPrivate: true, Delay: -1, Timeout: 5 * time.Second, Contact: "mailto:desk@news.example"}
}

func TestGuardedByDefault(t *testing.T) {
	asked := false
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked = true }))
	defer s.Close()
	var c Client
	_, err := c.Page(context.Background(), s.URL)
	if !errors.Is(err, ErrBlocked) || asked {
		t.Errorf("Page on loopback: %v, asked %t; want %v", err, asked, ErrBlocked)
	}
	for _, address := range []string{"http://169.254.169.254/", "http://168.63.129.16/", "http://[::1]/", "http://[fd00:ec2::254]/",
		"http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://0.0.0.0/", "http://[::ffff:127.0.0.1]/", "http://10.1.2.3/",
		"http://192.168.1.1/", "http://100.64.0.1/", "http://[fe80::1]/", "http://93.184.216.34:25/"} {
		if _, err := c.Page(context.Background(), address); !errors.Is(err, ErrBlocked) {
			t.Errorf("%s: %v, want %v", address, err, ErrBlocked)
		}
	}
}

func TestOnlyWebAddresses(t *testing.T) {
	for _, address := range []string{"file:///etc/passwd", "ftp://news.example/", "gopher://news.example", "http://", "", "//news.example", "javascript:1"} {
		if _, err := local().Page(context.Background(), address); !errors.Is(err, ErrAddress) {
			t.Errorf("%q: %v, want %v", address, err, ErrAddress)
		}
	}
}

func TestConditionalGet(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"7"`)
		if r.Header.Get("If-None-Match") == `"7"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, "feed")
	}))
	defer s.Close()
	c := local()
	first, err := c.Get(context.Background(), feeds.Request{URL: s.URL})
	if err != nil || first.Status != 200 || string(first.Body) != "feed" {
		t.Fatalf("first: %+v, %v", first, err)
	}
	second, err := c.Get(context.Background(), feeds.Request{URL: s.URL, ETag: first.ETag})
	if err != nil || second.Status != 304 {
		t.Errorf("second: %+v, %v; want 304", second, err)
	}
	other, err := c.Get(context.Background(), feeds.Request{URL: s.URL, ETag: first.ETag, At: "http://other.example/"})
	if err != nil || other.Status != 200 {
		t.Errorf("validators of another host: %+v, %v; want 200", other, err)
	}
}

func TestBomb(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		chunk := make([]byte, 1<<20)
		for range 100 {
			if _, err := z.Write(chunk); err != nil {
				return
			}
		}
		z.Close()
	}))
	defer s.Close()
	if _, err := local().Get(context.Background(), feeds.Request{URL: s.URL}); !errors.Is(err, ErrBomb) {
		t.Errorf("%v, want %v", err, ErrBomb)
	}
}

func TestRobotsForbid(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			fmt.Fprint(w, "User-agent: newsclaims\nDisallow: /private\n")
			return
		}
		fmt.Fprint(w, "<p>page")
	}))
	defer s.Close()
	c := local()
	if _, err := c.Page(context.Background(), s.URL+"/private/a"); !errors.Is(err, ErrRobots) {
		t.Errorf("private: %v, want %v", err, ErrRobots)
	}
	if p, err := c.Page(context.Background(), s.URL+"/public"); err != nil || string(p.Body) != "<p>page" {
		t.Errorf("public: %q, %v", p.Body, err)
	}
}
