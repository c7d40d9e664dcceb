package article

import (
	"strings"

	"golang.org/x/net/html"
)

// A statement is what the JSON-LD of a page says about its story, by schema.org.
type statement struct {
	kind        string // @type of the object that was taken
	headline    string
	description string
	body        string
	section     string
	url         string
	image       string
	published   string
	modified    string
	site        string
	authors     []string
	tags        []string
	language    string
	paywalled   bool
	types       []string // of all objects at the top, in order
}

// readStatement reads the ld+json scripts. Of several stories it takes the first of the kind that says
// most: a page that lists related stories as Article has its own as NewsArticle, or first.
func readStatement(scripts []*html.Node) *statement {
	st := &statement{}
	r := ldReader{out: st, byID: map[string]jsonValue{}}
	for _, n := range scripts {
		s := n.FirstChild.Data
		if i := strings.IndexAny(s, "{["); i >= 0 {
			r.visit(jsonValue(s[i:]), 0)
		}
	}
	if r.best != "" {
		r.take(r.best)
	}
	return st
}

type ldReader struct {
	out  *statement
	best jsonValue
	rank int
	byID map[string]jsonValue
}

// ldDepth is how deep stories are looked for: @graph, mainEntity and lists of them.
const ldDepth = 5

func (r *ldReader) visit(v jsonValue, depth int) {
	for obj := range v.items {
		if !obj.isObject() || depth > ldDepth {
			continue
		}
		var rank int
		for key, val := range obj.fields {
			switch key {
			case "@type":
				for t := range val.items {
					r.out.types = append(r.out.types, t.text())
					rank = max(rank, storyRank(t.text()))
				}
			case "@id":
				r.remember(val.text(), obj)
			case "@graph", "mainEntity", "mainEntityOfPage":
				r.visit(val, depth+1)
			}
		}
		if rank > r.rank {
			r.best, r.rank = obj, rank
		}
	}
}

func (r *ldReader) remember(id string, obj jsonValue) {
	if old, ok := r.byID[id]; !ok || len(obj) > len(old) {
		r.byID[id] = obj
	}
}

// storyRank orders the types of schema.org that a story can have, 0 for all others.
func storyRank(kind string) int {
	kind = kind[strings.LastIndexByte(kind, '/')+1:]
	switch kind {
	case "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "LiveBlogPosting",
		"BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle":
		return 5
	case "Article", "BlogPosting", "TechArticle", "AdvertiserContentArticle", "SatiricalArticle", "Report",
		"ScholarlyArticle", "MedicalScholarlyArticle", "SocialMediaPosting", "DiscussionForumPosting", "Recipe", "HowTo":
		return 4
	case "Review", "CreativeWork":
		return 3
	case "VideoObject":
		return 2
	case "WebPage", "ItemPage", "AboutPage":
		return 1
	}
	return 0
}

func (r *ldReader) take(obj jsonValue) {
	st := r.out
	for key, v := range obj.fields {
		switch key {
		case "@type":
			st.kind = first(v).text()
		case "headline":
			st.headline = first(v).text()
		case "name":
			if st.headline == "" {
				st.headline = first(v).text()
			}
		case "description":
			st.description = first(v).text()
		case "articleBody", "text":
			st.body = first(v).text()
		case "articleSection":
			st.section = first(v).text()
		case "url":
			st.url = first(v).text()
		case "image", "thumbnailUrl":
			if st.image == "" {
				st.image = r.imageURL(first(v))
			}
		case "datePublished", "uploadDate":
			st.published = first(v).text()
		case "dateModified":
			st.modified = first(v).text()
		case "publisher":
			st.site = r.name(first(v))
		case "author", "creator":
			r.addAuthors(v)
		case "keywords":
			r.addTags(v)
		case "inLanguage":
			st.language = r.name(first(v))
		case "isAccessibleForFree":
			st.paywalled = st.paywalled || strings.EqualFold(v.text(), "false")
		}
	}
}

func first(v jsonValue) (found jsonValue) {
	for x := range v.items {
		return x
	}
	return ""
}

// name returns a string as it is, and of an object its name, looked up by @id where it has none.
func (r *ldReader) name(v jsonValue) string {
	if !v.isObject() {
		return v.text()
	}
	if n := first(v.get("name")).text(); n != "" {
		return n
	}
	if other, ok := r.byID[v.get("@id").text()]; ok {
		return first(other.get("name")).text()
	}
	return ""
}

func (r *ldReader) imageURL(v jsonValue) string {
	if !v.isObject() {
		return v.text()
	}
	if u := first(v.get("url")).text(); u != "" {
		return u
	}
	if other, ok := r.byID[v.get("@id").text()]; ok {
		return first(other.get("url")).text()
	}
	return first(v.get("contentUrl")).text()
}

// addAuthors takes the people; organizations only where there are no people.
func (r *ldReader) addAuthors(v jsonValue) {
	var people, desks []string
	for x := range v.items {
		for y := range x.items {
			n := r.name(y)
			switch {
			case n == "":
			case strings.HasSuffix(first(y.get("@type")).text(), "Organization"):
				desks = append(desks, n)
			default:
				people = append(people, n)
			}
		}
	}
	if len(people) == 0 {
		people = desks
	}
	r.out.authors = append(r.out.authors, people...)
}

func (r *ldReader) addTags(v jsonValue) {
	for x := range v.items {
		for t := range strings.SplitSeq(r.name(x), ",") {
			if t = strings.TrimSpace(t); t != "" && len(r.out.tags) < 50 {
				r.out.tags = append(r.out.tags, t)
			}
		}
	}
}
