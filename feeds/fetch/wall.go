package fetch

import (
	"bytes"
	"strings"

	"newsclaims/feeds"
)

// Some answers say 200 and bring, in place of the document, a page that asks the visitor to prove to be a human or to
// log in. They are known by the words that the products behind them put into their pages.

var challengeMarks = [][]byte{
	[]byte("/cdn-cgi/challenge-platform/"), []byte("cf-browser-verification"), []byte("_cf_chl_opt"),
	[]byte("<title>just a moment...</title>"), []byte("<title>attention required! | cloudflare</title>"),
	[]byte("captcha-delivery.com"), []byte("px-captcha"), []byte("_incapsula_resource"), []byte("awswafcookiedomainlist"),
	[]byte("window.gokuprops"), []byte("ddos-guard"), []byte("sucuri_cloudproxy_js"), []byte("geo.captcha"),
	[]byte("<title>access denied</title>"), []byte("anubis_challenge"),
}

var loginMarks = [][]byte{[]byte(`type="password"`), []byte("type='password'"), []byte("type=password")}

// wallWindow is how much of a document is looked at: such pages are short.
const wallWindow = 32 << 10

// wall returns ErrChallenge or ErrLogin for an answer that is such a page.
func wall(r *feeds.Response) error {
	if !strings.Contains(r.ContentType, "html") || len(r.Body) > 4*wallWindow {
		return nil
	}
	head := bytes.ToLower(r.Body[:min(len(r.Body), wallWindow)])
	for _, mark := range challengeMarks {
		if bytes.Contains(head, mark) {
			return ErrChallenge
		}
	}
	return nil
}

// loginWall reports whether a short page has a field for a password and hardly any text besides.
func loginWall(body []byte) bool {
	if len(body) > wallWindow {
		return false
	}
	head := bytes.ToLower(body)
	if bytes.Count(head, []byte("<p")) > 3 {
		return false
	}
	for _, mark := range loginMarks {
		if bytes.Contains(head, mark) {
			return true
		}
	}
	return false
}
