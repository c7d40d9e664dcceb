package article

import (
	"net/url"
	"strings"
	"unicode/utf8"
)

// absolute resolves a link of the page against its base. Links that are no web addresses give "".
func (m *metaPage) absolute(link string) string {
	link = strings.TrimSpace(link)
	if link == "" {
		return ""
	}
	ref, err := url.Parse(link)
	if err != nil {
		return ""
	}
	if !ref.IsAbs() {
		base, err := url.Parse(m.url)
		if err != nil || !base.IsAbs() {
			return ""
		}
		ref = base.ResolveReference(ref)
	}
	if ref.Host == "" || ref.Scheme != "http" && ref.Scheme != "https" {
		return ""
	}
	return ref.String()
}

// baseURL is what relative links of the page are relative to: its address, or what <base> makes of it.
func (m *metaPage) baseURL(address string) string {
	m.url = address
	if b := m.absolute(m.base); b != "" {
		return b
	}
	return address
}

// canonical returns the address that the page gives itself. A canonical link to the front page of the
// site is a mistake of the template: a story does not live there.
func (m *metaPage) canonical() string {
	link := ""
	for _, n := range m.link {
		if hasWord(attr(n, "rel"), "canonical") {
			link = m.absolute(attr(n, "href"))
			break
		}
	}
	for _, c := range [...]string{link, m.absolute(m.tags.first("og:url")), m.absolute(m.said.url)} {
		if c != "" && (!isFrontPage(c) || isFrontPage(m.url)) {
			return c
		}
	}
	return link
}

func isFrontPage(address string) bool {
	u, err := url.Parse(address)
	return err == nil && strings.Trim(u.Path, "/") == "" && u.RawQuery == ""
}

func hasWord(list, word string) bool {
	for f := range strings.FieldsSeq(list) {
		if strings.EqualFold(f, word) {
			return true
		}
	}
	return false
}

// hostName returns the host of an address without "www.", or "" where there is none that can be written: of "http://%ff/" the
// library makes a host of one broken byte.
func hostName(address string) string {
	u, err := url.Parse(address)
	if err != nil || !utf8.ValidString(u.Host) {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}
