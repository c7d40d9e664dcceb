package fetch

import (
	"net/url"
	"testing"
	"time"
)

func mustParse(t *testing.T, s string) *url.URL {
	t.Helper()
	u, err := url.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// The cases restate those that RFC 9309 and the tests of Google's parser make, in our own words.
func TestRobots(t *testing.T) {
	for _, c := range []struct {
		name, robots, path string
		allow              bool
	}{
		{"nothing said", "", "/a", true},
		{"all forbidden", "user-agent: *\ndisallow: /", "/a", false},
		{"empty rule forbids nothing", "user-agent: *\ndisallow:", "/a", true},
		{"rule before any agent", "disallow: /\nuser-agent: *\nallow: /", "/a", true},
		{"own group alone counts", "user-agent: *\ndisallow: /\nuser-agent: newsclaims\ndisallow: /x", "/a", true},
		{"own group whatever the case", "USER-AGENT: NewsClaims\nDISALLOW: /x", "/x", false},
		{"version behind the name", "user-agent: newsclaims/2.0\ndisallow: /", "/a", false},
		{"longer name is another", "user-agent: newsclaimsbot\ndisallow: /", "/a", true},
		{"shorter name is another", "user-agent: news\ndisallow: /", "/a", true},
		{"groups of one agent are one", "user-agent: newsclaims\ndisallow: /a\nuser-agent: other\ndisallow: /\nuser-agent: newsclaims\ndisallow: /b", "/b", false},
		{"several agents share a group", "user-agent: other\nuser-agent: newsclaims\ndisallow: /b", "/b", false},
		{"own empty group", "user-agent: *\ndisallow: /\nuser-agent: newsclaims\n", "/a", true},
		{"longest rule decides", "user-agent: *\ndisallow: /a\nallow: /a/b", "/a/b/c", true},
		{"order does not", "user-agent: *\nallow: /a/b\ndisallow: /a", "/a/c", false},
		{"allow wins a tie", "user-agent: *\ndisallow: /a\nallow: /a", "/a", true},
		{"paths have case", "user-agent: *\ndisallow: /A", "/a", true},
		{"prefix", "user-agent: *\ndisallow: /fish", "/fishheads/yum.html", false},
		{"folder", "user-agent: *\ndisallow: /fish/", "/fish", true},
		{"star", "user-agent: *\ndisallow: /*.php", "/folder/any.php?x=1", false},
		{"star and end", "user-agent: *\ndisallow: /*.php$", "/any.php?x=1", true},
		{"star and end met", "user-agent: *\ndisallow: /*.php$", "/a.php/b.php", false},
		{"two stars", "user-agent: *\ndisallow: /a*b*c", "/axxbyyc", false},
		{"end alone", "user-agent: *\ndisallow: /$", "/a", true},
		{"dollar within", "user-agent: *\ndisallow: /a$b", "/a$b", false},
		{"star at the end", "user-agent: *\ndisallow: /fish*", "/fish.html", false},
		{"query", "user-agent: *\ndisallow: /*?", "/a?b", false},
		{"encoded rule", "user-agent: *\ndisallow: /%7Ejoe", "/~joe/a", false},
		{"encoded path", "user-agent: *\ndisallow: /~joe", "/%7ejoe", false},
		{"encoded slash is another", "user-agent: *\ndisallow: /a%2Fb", "/a/b", true},
		{"letters past ASCII", "user-agent: *\ndisallow: /ツ", "/%E3%83%84", false},
		{"comments", "user-agent: * # all\ndisallow: /a # not this", "/a", false},
		{"carriage returns", "user-agent: *\rdisallow: /a\r", "/a", false},
		{"byte order mark", "\xef\xbb\xbfuser-agent: *\ndisallow: /a", "/a", false},
		{"misspelt", "user-agent: *\ndissallow: /a", "/a", false},
		{"missing colon", "user-agent *\ndisallow /a", "/a", false},
		{"unknown lines", "user-agent: *\nfoo: bar\nnoindex: /\ndisallow: /a", "/a", false},
		{"sitemap ends no group", "user-agent: newsclaims\nsitemap: http://a.example/s\ndisallow: /a", "/a", false},
		{"robots.txt itself", "user-agent: *\ndisallow: /", "/robots.txt", true},
		{"web page in its place", "<html><body>user-agent: *<br>disallow: /</body>", "/a", true},
	} {
		if got := ParseRobots([]byte(c.robots), "newsclaims").Allow(c.path); got != c.allow {
			t.Errorf("%s: %s allowed %t, want %t", c.name, c.path, got, c.allow)
		}
	}
}

func TestRobotsBesides(t *testing.T) {
	r := ParseRobots([]byte("User-agent: *\nCrawl-delay: 2.5\nSitemap: https://a.example/news.xml\n"), "newsclaims")
	if r.Delay != 2500*time.Millisecond || len(r.Sitemaps) != 1 || r.Sitemaps[0] != "https://a.example/news.xml" {
		t.Errorf("%+v", r)
	}
	for _, bad := range []string{"-1", "NaN", "Inf", "1e300", "soon", ""} {
		if r := ParseRobots([]byte("user-agent: *\ncrawl-delay: "+bad), "newsclaims"); r.Delay != 0 {
			t.Errorf("crawl-delay %q: %s", bad, r.Delay)
		}
	}
}

func FuzzRobots(f *testing.F) {
	f.Add("user-agent: *\ndisallow: /a*b$\nallow: /a", "/axb")
	f.Fuzz(func(t *testing.T, robots, path string) {
		rules := ParseRobots([]byte(robots), "newsclaims")
		if !rules.Allow("/robots.txt") {
			t.Error("/robots.txt is always allowed")
		}
		rules.Allow(path)
		if once := normalPath(path); normalPath(once) != once {
			t.Errorf("%q becomes %q, which becomes %q", path, once, normalPath(once))
		}
	})
}
