package article

import (
	"bytes"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parseTree parses a page of UTF-8. The parser of x/net/html refuses pages that open more than 512
// elements inside one another; such a page is flattened first, and if that is not enough reduced to its
// text.
func parseTree(b []byte) *html.Node {
	for _, rewrite := range []func([]byte) []byte{nil, flatten, bareText} {
		in := b
		if rewrite != nil {
			in = rewrite(b)
		}
		if root, err := html.Parse(bytes.NewReader(in)); err == nil {
			return root
		}
	}
	return &html.Node{Type: html.DocumentNode}
}

// flattenDepth is the nesting that flatten keeps. Real pages stay below 60.
const flattenDepth = 96

// flatten rewrites a page so that no element lies deeper than flattenDepth: what is deeper loses its
// tags, and a block-level tag leaves a paragraph break. The text and all shallower structure stay.
//
// Example: a page that opens a million <div> and then says "Hello" becomes 96 nested <div>, one <p>, and
// "Hello".
func flatten(b []byte) []byte {
	f := flattener{out: bytes.NewBuffer(make([]byte, 0, len(b)))}
	z := html.NewTokenizer(bytes.NewReader(b))
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return f.out.Bytes()
		case html.StartTagToken:
			raw := z.Raw()
			name, _ := z.TagName()
			f.open(atom.Lookup(name), raw)
		case html.EndTagToken:
			name, _ := z.TagName()
			f.close(atom.Lookup(name))
		default:
			f.out.Write(z.Raw())
		}
	}
}

// A flattener keeps the stack of open elements. Elements without an atom (custom ones) count as one kind.
type flattener struct {
	out   *bytes.Buffer
	stack []atom.Atom
	count map[atom.Atom]int // of each kind on the stack
}

func (f *flattener) open(a atom.Atom, raw []byte) {
	if isVoid(a) {
		f.out.Write(raw)
		return
	}
	if n := len(f.stack); n > 0 && n < flattenDepth && f.stack[n-1] == a && closesItself(a) {
		f.close(a)
	}
	if len(f.stack) >= flattenDepth && !isRawText(a) {
		if roleOf(a) == roleBlock && !bytes.HasSuffix(f.out.Bytes(), []byte("<p>")) {
			f.out.WriteString("<p>")
		}
		return
	}
	if f.count == nil {
		f.count = map[atom.Atom]int{}
	}
	f.count[a]++
	f.stack = append(f.stack, a)
	f.out.Write(raw)
}

// close writes the end tags down to the innermost open element a. An end tag of something that is not
// open is dropped: it may belong to an element that lost its start tag.
func (f *flattener) close(a atom.Atom) {
	if f.count[a] == 0 {
		return
	}
	for {
		top := f.stack[len(f.stack)-1]
		f.stack = f.stack[:len(f.stack)-1]
		f.count[top]--
		if top != 0 {
			f.out.WriteString("</" + top.String() + ">")
		}
		if top == a {
			return
		}
	}
}

func closesItself(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Li, atom.Dt, atom.Dd, atom.Tr, atom.Td, atom.Th, atom.Option:
		return true
	}
	return false
}

func isVoid(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link,
		atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

func isRawText(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Title, atom.Textarea, atom.Noscript, atom.Iframe, atom.Xmp,
		atom.Noembed, atom.Noframes, atom.Plaintext:
		return true
	}
	return false
}

// bareText keeps nothing of a page but its text, in paragraphs where a block-level tag stood.
func bareText(b []byte) []byte {
	var out bytes.Buffer
	out.WriteString("<body><p>")
	z := html.NewTokenizer(bytes.NewReader(b))
	skip := false
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return out.Bytes()
		case html.TextToken:
			if !skip {
				out.WriteString(html.EscapeString(string(z.Text())))
			}
			skip = false
		case html.StartTagToken, html.EndTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			skip = kind == html.StartTagToken && isRawText(a)
			if roleOf(a) == roleBlock {
				out.WriteString("<p>")
			}
		}
	}
}
