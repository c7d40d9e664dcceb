package article

import "golang.org/x/net/html/atom"

// A role is what an element does to the text inside it.
type role uint8

const (
	roleInline role = iota // text runs through it: <b>, <a>, <span>, custom elements
	roleBlock              // ends the text before it and starts anew
	roleBreak              // <br>
	roleSkip               // not text that a reader sees, or not running text: scripts, controls, media
)

// roleOf says what an element does. Custom elements and all that is not listed are inline: those that
// hold paragraphs hold them in block-level elements of their own.
func roleOf(a atom.Atom) role {
	switch a {
	case atom.Br:
		return roleBreak
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Embed,
		atom.Select, atom.Option, atom.Button, atom.Input, atom.Textarea, atom.Canvas, atom.Audio,
		atom.Video, atom.Svg, atom.Math, atom.Head, atom.Title, atom.Meta, atom.Link, atom.Noembed,
		atom.Noframes, atom.Frameset, atom.Map, atom.Datalist, atom.Progress, atom.Meter, atom.Rp:
		return roleSkip
	case atom.Html, atom.Body, atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Center,
		atom.Dd, atom.Details, atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset,
		atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4,
		atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Legend, atom.Li, atom.Main, atom.Menu,
		atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Caption,
		atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul, atom.Listing, atom.Xmp,
		atom.Plaintext, atom.Search:
		return roleBlock
	}
	return roleInline
}
