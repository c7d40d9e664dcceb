package feeds

import (
	"net/url"
	"strings"
)

// trackingPrefixes and trackingParameters are query parameters that tell where a reader came from, not what to show.
// They come from the public documentation of the services that set them.
var trackingPrefixes = []string{"utm_", "mtm_", "pk_", "piwik_", "matomo_", "hsa_", "at_", "ns_", "oly_", "vero_", "__hs", "_hs"}

var trackingParameters = map[string]bool{
	"fbclid": true, "gclid": true, "gclsrc": true, "dclid": true, "gbraid": true, "wbraid": true, "msclkid": true,
	"yclid": true, "twclid": true, "ttclid": true, "igshid": true, "igsh": true, "li_fat_id": true, "mc_cid": true,
	"mc_eid": true, "mkt_tok": true, "s_cid": true, "s_kwcid": true, "ncid": true, "cmpid": true, "icid": true,
	"ito": true, "ocid": true, "smid": true, "smtyp": true, "sref": true, "srnd": true, "taid": true, "xtor": true,
	"ftag": true, "guccounter": true, "guce_referrer": true, "guce_referrer_sig": true, "wt.mc_id": true, "wt_mc": true,
	"partner": true, "traffic_source": true, "ref_src": true, "ref_url": true, "feature": true, "spm": true, "cmp": true,
	"_ga": true, "_gl": true, "rb_clickid": true, "_openstat": true, "wickedid": true, "feedid": true,
}

// Canonical returns the address of a page as all its spellings have it: scheme and host in lower case, no default
// port, no fragment, no tracking parameters, the rest of the query in its order; an AMP page has the address of its
// article. An address that cannot be read comes back as it is.
//
//	HTTP://News.Example:80/a?id=7&utm_source=rss#top  ->  http://news.example/a?id=7
func Canonical(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" {
		return address
	}
	u = withoutAMP(u)
	u.Scheme, u.Host = strings.ToLower(u.Scheme), strings.ToLower(u.Host)
	if port := u.Port(); port == "80" && u.Scheme == "http" || port == "443" && u.Scheme == "https" {
		u.Host = strings.TrimSuffix(u.Host, ":"+port)
	}
	u.Fragment, u.RawFragment, u.User = "", "", nil
	u.RawQuery = withoutTracking(u.RawQuery)
	u.ForceQuery = false
	if u.Path == "" {
		u.Path = "/"
	}
	return u.String()
}

func withoutTracking(query string) string {
	if query == "" {
		return ""
	}
	kept := make([]string, 0, 4)
	for part := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(part, "=")
		if part != "" && !tracks(strings.ToLower(name)) {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, "&")
}

func tracks(name string) bool {
	if trackingParameters[name] {
		return true
	}
	for _, prefix := range trackingPrefixes {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}
