package feeds

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// A Subscription is a feed that somebody follows.
type Subscription struct {
	URL    string
	Title  string
	Home   string // address of the site, "" if not known
	Folder string // folders joined by "/", "" for none
}

// ErrNotOPML is returned for a document that is no OPML.
var ErrNotOPML = errors.New("not an OPML list")

// maxOutline is how deep folders may be nested; feeds deeper down keep the folder at that depth.
const maxOutline = 20

// ReadOPML reads a list of subscriptions, each address once. Documents that are not quite XML are read as far as
// they go: an error comes only where there is no list at all.
func ReadOPML(data []byte) ([]Subscription, error) {
	text, _ := toUTF8(data, "")
	d := xml.NewDecoder(strings.NewReader(string(text)))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	var (
		subs    []Subscription
		folders []string
		isOPML  bool
		seen    = map[string]bool{}
	)
	for {
		token, err := d.Token()
		if err != nil {
			if !isOPML {
				return nil, fmt.Errorf("%w: %w", ErrNotOPML, err)
			}
			return subs, nil
		}
		switch t := token.(type) {
		case xml.StartElement:
			isOPML = isOPML || strings.EqualFold(t.Name.Local, "opml")
			if !strings.EqualFold(t.Name.Local, "outline") {
				continue
			}
			s := outline(t)
			s.Folder = strings.Join(folders[:min(len(folders), maxOutline)], "/")
			if s.URL != "" && !seen[s.URL] {
				seen[s.URL] = true
				subs = append(subs, s)
			}
			folders = append(folders, s.Title)
		case xml.EndElement:
			if strings.EqualFold(t.Name.Local, "outline") && len(folders) > 0 {
				folders = folders[:len(folders)-1]
			}
		}
	}
}

func outline(t xml.StartElement) (s Subscription) {
	text := ""
	for _, a := range t.Attr {
		value := strings.TrimSpace(a.Value)
		switch strings.ToLower(a.Name.Local) {
		case "xmlurl":
			s.URL = value
		case "htmlurl":
			s.Home = value
		case "title":
			s.Title = value
		case "text":
			text = value
		}
	}
	if s.Title == "" {
		s.Title = text
	}
	return s
}

type opmlOutline struct {
	Type     string        `xml:"type,attr,omitempty"`
	Text     string        `xml:"text,attr"`
	Title    string        `xml:"title,attr,omitempty"`
	XMLURL   string        `xml:"xmlUrl,attr,omitempty"`
	HTMLURL  string        `xml:"htmlUrl,attr,omitempty"`
	Outlines []opmlOutline `xml:"outline"`
}

// WriteOPML writes subscriptions as OPML 2.0, those of one folder together, in the order in which they come.
func WriteOPML(w io.Writer, title string, subs []Subscription) error {
	doc := struct {
		XMLName  xml.Name      `xml:"opml"`
		Version  string        `xml:"version,attr"`
		Title    string        `xml:"head>title"`
		Outlines []opmlOutline `xml:"body>outline"`
	}{Version: "2.0", Title: title}
	for _, s := range subs {
		doc.Outlines = insertOutline(doc.Outlines, s, s.Folder)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// insertOutline puts a feed into the folder whose path is left.
func insertOutline(list []opmlOutline, s Subscription, left string) []opmlOutline {
	if left == "" {
		text := s.Title
		if text == "" {
			text = s.URL
		}
		return append(list, opmlOutline{Type: "rss", Text: text, Title: s.Title, XMLURL: s.URL, HTMLURL: s.Home})
	}
	name, rest, _ := strings.Cut(left, "/")
	for i := range list {
		if list[i].XMLURL == "" && list[i].Text == name {
			list[i].Outlines = insertOutline(list[i].Outlines, s, rest)
			return list
		}
	}
	return append(list, opmlOutline{Text: name, Outlines: insertOutline(nil, s, rest)})
}
