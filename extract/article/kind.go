package article

import (
	"net/url"
	"slices"
	"strings"
)

// judgeKind says what a page is. A page is an article unless one of these holds, in this order:
//
//   - it has no text;
//   - its JSON-LD calls it a LiveBlogPosting, or its address has a part that is only live blogs:
//     "/live-updates/", "/liveblog/", "/liveticker/";
//   - it calls itself a video, and has less text than a short report;
//   - it is the front page of the site, or calls itself a collection, or is mostly headlines that link
//     elsewhere.
func (m *metaPage) judgeKind(a *Article) (Kind, string) {
	story := m.callsItselfStory()
	switch {
	case a.Text == "":
		return KindOther, "no text"
	case slices.Contains(m.said.types, "LiveBlogPosting"):
		return KindLiveBlog, "JSON-LD type LiveBlogPosting"
	case liveAddress(m.url):
		return KindLiveBlog, "address of a live blog"
	case len(a.Text) < shortReport && (m.said.kind == "VideoObject" || strings.HasPrefix(m.tags.first("og:type"), "video")):
		return KindVideo, "declared a video, with little text"
	case isFrontPage(m.url) && m.url != "" && !story:
		return KindIndex, "front page of a site"
	case !story && m.callsItselfList():
		return KindIndex, "declared a collection"
	case !story && m.mostlyHeadlines(a):
		return KindIndex, "mostly links to other pages"
	}
	return KindArticle, ""
}

// shortReport is how many bytes of text a video page has at most.
const shortReport = 1000

func (m *metaPage) callsItselfStory() bool {
	return storyRank(m.said.kind) >= 4 || strings.EqualFold(m.tags.first("og:type"), "article")
}

func (m *metaPage) callsItselfList() bool {
	for _, t := range m.said.types {
		switch t {
		case "CollectionPage", "ItemList", "SearchResultsPage", "ProfilePage":
			return true
		}
	}
	return false
}

// mostlyHeadlines reports whether the body is small against the linked lines that are as long as headlines.
func (m *metaPage) mostlyHeadlines(a *Article) bool {
	lines := 0
	for i := range m.blocks {
		b := &m.blocks[i]
		if n := b.size(); n >= 30 && n <= 200 && int(b.linked)*10 >= n*9 && !b.keep {
			lines++
		}
	}
	return lines >= 20 && len(a.Text) < 40*lines && len(a.Text) < 1500
}

func liveAddress(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	for part := range strings.SplitSeq(strings.ToLower(u.Path), "/") {
		switch part {
		case "live-updates", "liveblog", "live-blog", "liveticker", "live-news", "live-coverage":
			return true
		}
	}
	return false
}
