package fetch

import (
	"bytes"
	"strconv"
	"strings"
	"time"
)

// A robots.txt (RFC 9309) is groups of rules. A group begins with one or more user-agent lines; the groups that name our
// product are put together, and where none does those for "*" are. Of the rules whose pattern fits the beginning of a
// path the one with the longest pattern decides, and allow wins over disallow of the same length. "*" in a pattern
// stands for any text, "$" at its end for the end of the path:
//
//	user-agent: *
//	disallow: /archive/*.pdf$
//	allow: /archive/press/
//
// Patterns and paths are compared with their percent-encoding brought to one form. What the standard does not name is
// read where sites use it: crawl-delay, and the misspellings of disallow that Google's parser knows.

// Rules is what a robots.txt says to one agent. Its zero value allows everything.
type Rules struct {
	Delay    time.Duration // crawl-delay, 0 if not told
	Sitemaps []string
	rules    []rule
}

type rule struct {
	pattern string
	allow   bool
}

// maxRobots is how many bytes of a robots.txt are read, as the standard asks for at least.
const maxRobots = 500 << 10

// maxPattern is the longest pattern that is kept.
const maxPattern = 2048

// ParseRobots reads what data says to the agent with this product token, such as "newsclaims". Lines that cannot be
// read are skipped.
func ParseRobots(data []byte, product string) Rules {
	data = bytes.TrimPrefix(data[:min(len(data), maxRobots)], []byte("\xef\xbb\xbf"))
	p := robotsParser{product: strings.ToLower(product)}
	for line := range strings.FieldsFuncSeq(string(data), func(r rune) bool { return r == '\n' || r == '\r' }) {
		line, _, _ = strings.Cut(line, "#")
		if key, value, ok := robotsField(line); ok {
			p.field(key, value)
		}
	}
	r := p.any
	if p.named {
		r = p.own
	}
	r.Sitemaps = p.sitemaps
	return r
}

// robotsField splits a line at its colon; a line without one is split at white space, as many are written.
func robotsField(line string) (key, value string, ok bool) {
	key, value, ok = strings.Cut(line, ":")
	if !ok {
		fields := strings.Fields(line)
		if len(fields) != 2 {
			return "", "", false
		}
		key, value = fields[0], fields[1]
	}
	return strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value), true
}

type robotsParser struct {
	product  string
	own, any Rules
	named    bool // a group is for our product
	forOwn   bool // the group that we are in is for our product
	forAny   bool // the group that we are in is for all
	inRules  bool // the group has had a rule, so that the next user-agent begins another
	sitemaps []string
}

func (p *robotsParser) field(key, value string) {
	switch key {
	case "user-agent", "useragent", "user agent":
		p.agent(value)
	case "allow":
		p.rule(value, true)
	case "disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw":
		p.rule(value, false)
	case "crawl-delay", "crawldelay", "crawl delay":
		p.delay(value)
	case "sitemap", "site-map":
		p.sitemaps = append(p.sitemaps, value)
	}
}

// agent takes a user-agent line. Only the letters, "-" and "_" that it begins with are the product token: "newsclaims/1.0"
// names newsclaims.
func (p *robotsParser) agent(value string) {
	if p.inRules {
		p.forOwn, p.forAny, p.inRules = false, false, false
	}
	if value == "*" || strings.HasPrefix(value, "* ") {
		p.forAny = true
		return
	}
	end := strings.IndexFunc(value, func(r rune) bool {
		return r != '-' && r != '_' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	})
	if end >= 0 {
		value = value[:end]
	}
	if strings.ToLower(value) == p.product && value != "" {
		p.forOwn, p.named = true, true
	}
}

func (p *robotsParser) rule(pattern string, allow bool) {
	p.inRules = true
	if pattern == "" || len(pattern) > maxPattern {
		return
	}
	if pattern[0] != '/' && pattern[0] != '*' {
		pattern = "/" + pattern
	}
	r := rule{pattern: normalPath(pattern), allow: allow}
	if p.forOwn {
		p.own.rules = append(p.own.rules, r)
	}
	if p.forAny {
		p.any.rules = append(p.any.rules, r)
	}
}

func (p *robotsParser) delay(value string) {
	p.inRules = true
	n, err := strconv.ParseFloat(value, 64)
	if err != nil || !(n > 0 && n < maxSeconds) {
		return
	}
	d := time.Duration(n * float64(time.Second))
	if p.forOwn {
		p.own.Delay = max(p.own.Delay, d)
	}
	if p.forAny {
		p.any.Delay = max(p.any.Delay, d)
	}
}

// Allow reports whether a path, with its query, may be visited. /robots.txt always may.
func (r Rules) Allow(path string) bool {
	if path == "" {
		path = "/"
	}
	if path == "/robots.txt" {
		return true
	}
	path = normalPath(path)
	longest, allow := -1, true
	for _, rule := range r.rules {
		n := len(rule.pattern)
		if (n > longest || n == longest && rule.allow) && fits(rule.pattern, path) {
			longest, allow = n, rule.allow
		}
	}
	return allow
}

// fits reports whether pattern matches a beginning of path. Of the parts between stars each is taken at the first
// place where it can stand; only a part tied to the end has to look from there.
func fits(pattern, path string) bool {
	tied := strings.HasSuffix(pattern, "$")
	pattern = strings.TrimSuffix(pattern, "$")
	first, rest, starred := strings.Cut(pattern, "*")
	if !strings.HasPrefix(path, first) {
		return false
	}
	path = path[len(first):]
	if !starred {
		return !tied || path == ""
	}
	for {
		part, more, again := strings.Cut(rest, "*")
		if !again {
			if tied {
				return strings.HasSuffix(path, part)
			}
			return strings.Contains(path, part)
		}
		at := strings.Index(path, part)
		if at < 0 {
			return false
		}
		path, rest = path[at+len(part):], more
	}
}

const upperHex = "0123456789ABCDEF"

// normalPath brings percent-encoding to one form: unreserved characters bare, bytes past ASCII encoded, hex digits in
// capitals.
func normalPath(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			n, _ := strconv.ParseUint(s[i+1:i+3], 16, 8)
			c, i = byte(n), i+2
			if unreserved(c) {
				b.WriteByte(c)
				continue
			}
		} else if c < 0x80 && c > ' ' {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(upperHex[c>>4])
		b.WriteByte(upperHex[c&15])
	}
	return b.String()
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

func unreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}
