package article

import (
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A mark is a set of suspicions about an element, from its tag, its class and id, and its attributes.
// Marks only suspect: a box that holds most of the text of the page loses its mark again, because class
// names say what a template was made for and not what it is used for.
type mark uint32

const (
	markHidden  mark = 1 << iota // not shown to a reader
	markChrome                   // navigation, masthead, footer, side column
	markComment                  // readers' comments
	markRelated                  // other stories
	markPromo                    // advertisement, newsletter, subscription, donation
	markShare                    // share buttons, follow us
	markByline                   // who wrote it
	markDate                     // when
	markCaption                  // picture text and credits
	markTeaser                   // kicker, deck, summary above the body
	markTags                     // keywords, rubric, breadcrumb
	markEmbed                    // a post from elsewhere
	markBio                      // about the author
	markLegal                    // copyright, disclaimer, corrections policy
	markControl                  // player, gallery control, tool bar, form
	markSummary                  // key points, table of contents
	markBody                     // named as the body of the story
	markInfo                     // fact box, table
	markGone                     // inline text that a reader does not see
)

// markStandsAlone are the marks that make an inline element a block of its own.
const markStandsAlone = markShare | markCaption | markPromo | markRelated

// markBad are the marks whose boxes count less when the body is looked for. Tags and rubrics are not among them: a page
// writes them on the box of its story.
//
// Example: <article class="post category-garden tag-slugs">.
const markBad = markHidden | markChrome | markComment | markRelated | markPromo | markShare | markBio |
	markLegal | markControl

// markOf reads the marks of one element.
func markOf(n *html.Node) mark {
	m := tagMark(n.DataAtom)
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "class", "id":
			m |= nameMark(a.Val)
		case "hidden":
			m |= markHidden | markGone
		case "aria-hidden":
			if a.Val == "true" {
				m |= markHidden
			}
		case "role":
			m |= roleMark(a.Val)
		case "style":
			if hidesText(a.Val) {
				m |= markHidden | markGone
			}
		case "itemprop":
			m |= itempropMark(a.Val)
		case "data-component", "data-testid", "data-module", "data-type", "data-component-name":
			m |= nameMark(a.Val) &^ markBody
		}
	}
	return m
}

func tagMark(a atom.Atom) mark {
	switch a {
	case atom.Nav, atom.Footer, atom.Menu:
		return markChrome
	case atom.Aside:
		return markInfo
	case atom.Figcaption, atom.Caption:
		return markCaption
	case atom.Form, atom.Dialog:
		return markControl
	case atom.Address:
		return markByline
	case atom.Time:
		return markDate
	}
	return 0
}

func roleMark(v string) mark {
	switch v {
	case "navigation", "banner", "contentinfo", "search", "menu", "menubar", "toolbar":
		return markChrome
	case "complementary":
		return markInfo
	case "dialog", "alertdialog", "form", "tablist", "slider":
		return markControl
	}
	return 0
}

func itempropMark(v string) mark {
	switch v {
	case "articleBody":
		return markBody
	case "author", "publisher":
		return markByline
	case "caption":
		return markCaption
	case "comment":
		return markComment
	case "datePublished", "dateModified":
		return markDate
	}
	return 0
}

// hidesText finds display:none and visibility:hidden in a style attribute.
func hidesText(style string) bool {
	for rest := style; ; {
		i := strings.IndexByte(rest, ':')
		if i < 0 {
			return false
		}
		name, value := strings.TrimSpace(rest[:i]), strings.TrimLeft(rest[i+1:], " ")
		switch {
		case strings.EqualFold(name, "display") && hasPrefixFold(value, "none"),
			strings.EqualFold(name, "visibility") && hasPrefixFold(value, "hidden"):
			return true
		}
		j := strings.IndexByte(value, ';')
		if j < 0 {
			return false
		}
		rest = value[j+1:]
	}
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// nameMark reads the words of a class or id. "articleRelated-links" has the words article, related and
// links: "related" marks it. Matching whole words keeps "headwidgets" from being a widget and "broadcast"
// from being an ad.
func nameMark(s string) mark {
	words := markWords()
	var m mark
	var buf [24]byte
	n := 0
	for i := 0; i <= len(s); i++ {
		var c byte
		if i < len(s) {
			c = s[i]
		}
		upper := c >= 'A' && c <= 'Z'
		letter := upper || c >= 'a' && c <= 'z'
		if n > 0 && (!letter || upper && s[i-1] >= 'a') {
			if n <= len(buf) {
				m |= words[string(buf[:n])]
			}
			n = 0
		}
		if letter {
			if n < len(buf) {
				buf[n] = c | 0x20
			}
			n++
		}
	}
	return m
}

// markWords lists the words of class names by what they suspect.
var markWords = sync.OnceValue(func() map[string]mark {
	words := map[string]mark{}
	for m, list := range map[mark]string{
		markHidden | markGone: "sr srt visuallyhidden offscreen assistive",
		markHidden:            "noprint printonly print",
		markChrome: "nav navbar navigation menu submenu masthead footer sidebar sidebars breadcrumb breadcrumbs " +
			"topbar toolbar header siteheader offcanvas drawer pagination pager pagenav rail rightrail skip " +
			"cookie cookies consent gdpr modal popup overlay lightbox colophon sitemap ticker",
		markComment: "comment comments disqus commentlist respond replies discussion kommentare kommentar " +
			"commentaires comentarios talkback livefyre",
		markRelated: "related relatedposts recommended recommendations recommendation recirc recirculation " +
			"readmore readnext more morenews trending popular mostread mostpopular latest taboola outbrain zergnet " +
			"teaser teasers upnext similar suggested suggestions also crosslinks readalso seealso further " +
			"linklist linkbox carousel swiper slick listing yarpp jp relatedposts morestories trc verwandt",
		markPromo: "ad ads adv advert advertisement advertising adsense adslot adbox adunit sponsor sponsored " +
			"promo promos promotion promoted newsletter newsletters subscribe subscription signup optin mailchimp " +
			"cta paywall donate donation banner werbung anzeige anzeigen abo publicidad pub affiliate shop " +
			"marketing membership subscriber mc campaign",
		markShare: "share sharing shares shared social socials addthis sharedaddy addtoany follow sns facebook " +
			"whatsapp twitter sociallinks socialicons sharebar jetpack",
		markByline: "byline bylines author authors contributor reporter writer autor auteur credits",
		markDate:   "date time timestamp dateline published pubdate updated datetime publishdate",
		markCaption: "caption captions figcaption credit copyright imagecaption photocredit wpcaption legend " +
			"bildunterschrift photographer",
		markTeaser: "kicker deck dek standfirst subtitle subhead subheadline excerpt lead lede summary intro " +
			"abstract chapeau sapo",
		markTags:    "tags tag tagcloud keywords topics topic categories category label labels rubric section hashtags",
		markEmbed:   "embed twitter instagram tweet embedded oembed facebook reddit",
		markBio:     "bio biography authorbox authorbio aboutauthor vcard",
		markLegal:   "disclaimer copyright legal disclosure license licence rights correction corrections",
		markControl: "player video audio gallery slideshow toolbar tools controls form rating vote poll quiz search login listen button buttons btn survey",
		markSummary: "toc keypoints highlights takeaways glance",
		markBody:    "articlebody storybody entry body story post content article richtext text wysiwyg",
		markInfo:    "infobox factbox sidebar box aside table widget",
	} {
		for _, w := range strings.Fields(list) {
			words[w] |= m
		}
	}
	return words
})

// spreadMarks gives every box the marks of the boxes around it and every block those of its box. A box
// that holds more than a third of all running text of the page loses the marks that would throw it away.
func (pg *page) spreadMarks() {
	sums := make([]int32, len(pg.blocks)+1)
	for i := range pg.blocks {
		sums[i+1] = sums[i] + int32(pg.blocks[i].weight(pg.text))
	}
	all := sums[len(pg.blocks)]
	for i := range pg.boxes {
		b := &pg.boxes[i]
		if held := sums[b.last] - sums[b.first]; held*3 > all && all > 0 {
			b.mark &^= markBad | markTags | markInfo | markTeaser | markCaption | markByline | markEmbed
		}
		if b.parent >= 0 {
			b.mark |= pg.boxes[b.parent].mark &^ markBody
		}
	}
	for i := range pg.blocks {
		pg.blocks[i].mark = pg.boxes[pg.blocks[i].box].mark
	}
}

// weight is how many bytes of running text a block holds: none in short lines and in lists of links.
func (b *block) weight(text []byte) int {
	n := b.size() - 2*int(b.linked)
	if n < 40 || b.kind == Heading || b.kind == Caption {
		return 0
	}
	return n
}
