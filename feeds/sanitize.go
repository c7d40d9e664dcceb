package feeds

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Feeds carry HTML from whoever wrote the entry. What comes out of here is built anew from an allowlist: only
// elements that structure text, only attributes that carry no behaviour, only addresses with a harmless scheme.
// "<p onclick=x()>A <script>alert(1)</script>ban</p>" comes out as "<p>A ban</p>". Elements that are not on the
// list lose their tags and keep their text; those that hold no text for readers lose that as well.

var keptElements = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.Address: true, atom.Article: true, atom.Aside: true, atom.B: true, atom.Bdi: true,
	atom.Bdo: true, atom.Blockquote: true, atom.Br: true, atom.Caption: true, atom.Cite: true, atom.Code: true,
	atom.Col: true, atom.Colgroup: true, atom.Dd: true, atom.Del: true, atom.Details: true, atom.Dfn: true,
	atom.Div: true, atom.Dl: true, atom.Dt: true, atom.Em: true, atom.Figcaption: true, atom.Figure: true,
	atom.Footer: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Header: true, atom.Hr: true, atom.I: true, atom.Img: true, atom.Ins: true, atom.Kbd: true, atom.Li: true,
	atom.Main: true, atom.Mark: true, atom.Ol: true, atom.P: true, atom.Pre: true, atom.Q: true, atom.Rp: true,
	atom.Rt: true, atom.Ruby: true, atom.S: true, atom.Samp: true, atom.Section: true, atom.Small: true,
	atom.Span: true, atom.Strike: true, atom.Strong: true, atom.Sub: true, atom.Summary: true, atom.Sup: true,
	atom.Table: true, atom.Tbody: true, atom.Td: true, atom.Tfoot: true, atom.Th: true, atom.Thead: true,
	atom.Time: true, atom.Tr: true, atom.Tt: true, atom.U: true, atom.Ul: true, atom.Var: true, atom.Wbr: true,
}

// silentElements hold nothing that a reader would see as text.
var silentElements = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Iframe: true, atom.Embed: true,
	atom.Noscript: true, atom.Template: true, atom.Textarea: true, atom.Select: true,
	atom.Title: true, atom.Frameset: true, atom.Noframes: true, atom.Noembed: true,
	atom.Audio: true, atom.Video: true, atom.Canvas: true,
}

var voidElements = map[atom.Atom]bool{
	atom.Br: true, atom.Hr: true, atom.Img: true, atom.Wbr: true, atom.Col: true, atom.Embed: true, atom.Input: true,
	atom.Link: true, atom.Meta: true, atom.Area: true, atom.Base: true, atom.Source: true, atom.Track: true, atom.Param: true,
}

// blockElements begin a new line of plain text.
var blockElements = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Br: true, atom.Caption: true,
	atom.Dd: true, atom.Div: true, atom.Dl: true, atom.Dt: true, atom.Figcaption: true, atom.Figure: true, atom.Footer: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Header: true, atom.Hr: true,
	atom.Li: true, atom.Main: true, atom.Ol: true, atom.P: true, atom.Pre: true, atom.Section: true, atom.Table: true,
	atom.Td: true, atom.Th: true, atom.Tr: true, atom.Ul: true, atom.Body: true, atom.Html: true, atom.Center: true,
}

var keptAttributes = map[string]bool{
	"alt": true, "title": true, "lang": true, "dir": true, "datetime": true, "colspan": true, "rowspan": true,
	"width": true, "height": true, "cite": true, "start": true, "reversed": true, "value": true, "scope": true, "abbr": true,
}

// wordElements hold the words of formulas; 0 is every element that HTML does not know.
var wordElements = map[atom.Atom]bool{0: true, atom.Mi: true, atom.Mn: true, atom.Mo: true, atom.Ms: true, atom.Mtext: true}

// maxNesting is how many elements may be open in sanitised HTML; deeper ones lose their tags.
const maxNesting = 100

// A cleaner walks HTML once and writes either HTML or text.
type cleaner struct {
	out    strings.Builder
	source string
	closed map[atom.Atom]bool // silent elements that have been looked for: whether they have an end tag
	base   *url.URL
	open   []atom.Atom // elements written and not yet closed
	figure bool        // a drawing has begun, whose title is for readers
	silent atom.Atom   // the silent element that we are in
	depth  int         // how many elements of that name are open
}

// sanitize returns the harmless part of source as well-formed HTML, its addresses resolved against base where
// that is not nil. Applied twice it changes nothing.
func sanitize(source string, base *url.URL) string {
	if !strings.ContainsAny(source, "<&>\"") {
		return source
	}
	c := cleaner{base: base}
	c.out.Grow(len(source))
	c.walk(source, c.writeText, c.startHTML, c.endHTML)
	for i := len(c.open) - 1; i >= 0; i-- {
		c.endTag(c.open[i])
	}
	return strings.TrimSpace(c.out.String())
}

// plain returns the text of source, a piece of HTML, on one line.
func plain(source string) string {
	if strings.ContainsAny(source, "<&") {
		c := cleaner{}
		c.out.Grow(len(source))
		c.walk(source, func(s string) { c.out.WriteString(s) }, c.breakLine, func(a atom.Atom) { c.breakLine(a, nil) })
		source = c.out.String()
	}
	return collapse(source)
}

func (c *cleaner) walk(source string, text func(string), start func(atom.Atom, []html.Attribute), end func(atom.Atom)) {
	source = escapeBangs(source)
	c.source = source
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			return
		case html.TextToken:
			if c.silent == 0 {
				text(string(z.Text()))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			if t.DataAtom != atom.Script && t.DataAtom != atom.Style {
				z.NextIsNotRawText()
			}
			if !c.enter(t.DataAtom, kind) {
				start(t.DataAtom, t.Attr)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if a := atom.Lookup(name); !c.leave(a) {
				end(a)
			}
		}
	}
}

// escapeBangs makes text of each "<!" that begins neither a comment nor a declaration: a browser would swallow what follows it up
// to the next ">" as in "prices <! see <a>here</a>".
func escapeBangs(source string) string {
	i := strings.Index(source, "<!")
	if i < 0 {
		return source
	}
	var b strings.Builder
	for ; i >= 0; i = strings.Index(source, "<!") {
		b.WriteString(source[:i])
		source = source[i+2:]
		switch {
		case strings.HasPrefix(source, "--"), source != "" && (source[0] == '[' || source[0]|0x20 >= 'a' && source[0]|0x20 <= 'z'):
			b.WriteString("<!")
		default:
			b.WriteString("&lt;!")
		}
	}
	b.WriteString(source)
	return b.String()
}

// enter reports whether a start tag belongs to a silent element.
func (c *cleaner) enter(a atom.Atom, kind html.TokenType) bool {
	if c.silent != 0 {
		if a == c.silent && kind == html.StartTagToken {
			c.depth++
		}
		return true
	}
	c.figure = c.figure || a == atom.Svg
	if !silentElements[a] || a == atom.Title && c.figure {
		return false
	}
	if kind == html.StartTagToken && !voidElements[a] && (a == atom.Script || a == atom.Style || c.closes(a)) {
		c.silent, c.depth = a, 1
	}
	return true
}

// closes reports whether there is an end tag for a. Without one the rest of the entry would be lost with it.
func (c *cleaner) closes(a atom.Atom) bool {
	closed, known := c.closed[a]
	if !known {
		closed = strings.Contains(c.source, "</"+a.String()) || strings.Contains(c.source, "</"+strings.ToUpper(a.String()))
		if c.closed == nil {
			c.closed = map[atom.Atom]bool{}
		}
		c.closed[a] = closed
	}
	return closed
}

// leave reports whether an end tag belongs to a silent element.
func (c *cleaner) leave(a atom.Atom) bool {
	if c.silent == 0 {
		return silentElements[a] && a != atom.Title
	}
	if a == c.silent {
		if c.depth--; c.depth == 0 {
			c.silent = 0
		}
	}
	return true
}

func (c *cleaner) breakLine(a atom.Atom, _ []html.Attribute) {
	if blockElements[a] || wordElements[a] {
		c.out.WriteByte('\n')
	}
}

func (c *cleaner) writeText(s string) {
	c.out.WriteString(escapeHTML.Replace(s))
}

var escapeHTML = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;")

func (c *cleaner) startHTML(a atom.Atom, attrs []html.Attribute) {
	if !keptElements[a] || len(c.open) >= maxNesting {
		if blockElements[a] || wordElements[a] {
			c.out.WriteByte(' ')
		}
		return
	}
	c.out.WriteByte('<')
	c.out.WriteString(a.String())
	seen := map[string]bool{}
	for _, attr := range attrs {
		if v, ok := c.attribute(a, attr); ok && !seen[attr.Key] {
			seen[attr.Key] = true
			c.out.WriteByte(' ')
			c.out.WriteString(attr.Key)
			c.out.WriteString(`="`)
			c.out.WriteString(escapeHTML.Replace(v))
			c.out.WriteByte('"')
		}
	}
	c.out.WriteByte('>')
	if !voidElements[a] {
		c.open = append(c.open, a)
	}
}

// attribute returns the value to write for attr, false if it may not stay.
func (c *cleaner) attribute(a atom.Atom, attr html.Attribute) (string, bool) {
	switch {
	case attr.Namespace != "":
		return "", false
	case attr.Key == "href" && a == atom.A, attr.Key == "src" && a == atom.Img, attr.Key == "cite":
		u := resolve(c.base, attr.Val)
		return u, harmless(u, a == atom.A)
	}
	return attr.Val, keptAttributes[attr.Key]
}

// endHTML closes the innermost open element of that name and those within it; without one it writes nothing.
func (c *cleaner) endHTML(a atom.Atom) {
	for i := len(c.open) - 1; i >= 0; i-- {
		if c.open[i] != a {
			continue
		}
		for j := len(c.open) - 1; j >= i; j-- {
			c.endTag(c.open[j])
		}
		c.open = c.open[:i]
		return
	}
}

func (c *cleaner) endTag(a atom.Atom) {
	c.out.WriteString("</")
	c.out.WriteString(a.String())
	c.out.WriteByte('>')
}

// harmless reports whether an address runs nothing and reads nothing local: relative, http, https and, where a
// reader has to click, mail and telephone numbers.
func harmless(address string, clicked bool) bool {
	scheme, _, ok := strings.Cut(address, ":")
	if !ok || strings.ContainsAny(scheme, "/?#") {
		return !strings.ContainsAny(scheme, "\x00\t\n\r\\")
	}
	switch strings.ToLower(scheme) {
	case "http", "https":
		return true
	case "mailto", "tel", "ftp", "magnet", "xmpp", "irc", "news":
		return clicked
	}
	return false
}

// resolve returns address absolute against base where it can, without spaces and control characters around and
// within the scheme.
func resolve(base *url.URL, address string) string {
	address = strings.TrimFunc(address, func(r rune) bool { return r <= ' ' || r == 0x7f })
	address = strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' || r == 0 {
			return -1
		}
		return r
	}, address)
	if base == nil || address == "" || !relative(address) {
		return address
	}
	ref, err := url.Parse(strings.ReplaceAll(address, " ", "%20"))
	if err != nil {
		return address
	}
	return base.ResolveReference(ref).String()
}

// relative reports whether address begins with no scheme.
func relative(address string) bool {
	for i, r := range address {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
		case i > 0 && (r >= '0' && r <= '9' || r == '+' || r == '-' || r == '.'):
		default:
			return r != ':' || i == 0
		}
	}
	return true
}

// collapse turns each run of white space into one space and drops it at the ends.
func collapse(s string) string {
	if collapsed(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// collapsed reports whether s is ASCII without white space but single spaces within.
func collapsed(s string) bool {
	before := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c >= 0x80 || c == ' ' && before == ' ' {
			return false
		}
		before = c
	}
	return before != ' ' || s == ""
}
