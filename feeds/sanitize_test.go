package feeds

import (
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestSanitize(t *testing.T) {
	base, _ := url.Parse("https://news.example/a/")
	for in, want := range map[string]string{
		`<p onclick="x()">A <script>alert(1)</script>ban</p>`: `<p>A ban</p>`,
		`<a href="JaVaScRiPt:alert(1)">x</a>`:                 `<a>x</a>`,
		"<a href=\"java\nscript:alert(1)\">x</a>":             `<a>x</a>`,
		`<a href="&#106;avascript:alert(1)">x</a>`:            `<a>x</a>`,
		`<a href="b?c=1&d=2">x</a>`:                           `<a href="https://news.example/a/b?c=1&amp;d=2">x</a>`,
		`<img src=x onerror=alert(1)>`:                        `<img src="https://news.example/a/x">`,
		`<img src="data:image/svg+xml;base64,PHN2Zz4=">`:      `<img>`,
		`<iframe src="//evil.example"></iframe>text`:          `text`,
		`<iframe src="//evil.example">text stays`:             `text stays`,
		`<svg><script>alert(1)</script></svg>`:                ``,
		`<style>p{}</style><p style="x:expression(y)">a</p>`:  `<p>a</p>`,
		`<b>open <i>twice`:                                    `<b>open <i>twice</i></b>`,
		`a < b & c > d`:                                       `a &lt; b &amp; c &gt; d`,
		`<scr<script>ipt>alert(1)</script>`:                   `ipt&gt;alert(1)`,
		`<p title='"><img src=x onerror=alert(1)>'>a</p>`:     `<p title="&#34;&gt;&lt;img src=x onerror=alert(1)&gt;">a</p>`,
		`</p></div>text`:                                      `text`,
		`under <!5 now, <b>ban</b><!-- x --><!doctype html>`:  `under &lt;!5 now, <b>ban</b>`,
	} {
		if got := sanitize(in, base); got != want {
			t.Errorf("%s\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"AT&amp;T <b>fined</b>":               "AT&T fined",
		"<p>One.</p><p>Two.</p>":              "One. Two.",
		"a<br>b":                              "a b",
		"if a &lt; b":                         "if a < b",
		"<script>x</script>ban  \n on drones": "ban on drones",
	} {
		if got := plain(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// runs reports what in sanitised HTML could execute, "" for nothing.
func runs(source string) string {
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			if !keptElements[t.DataAtom] {
				return t.String()
			}
			for _, a := range t.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" {
					return t.String()
				}
				if a.Key == "href" || a.Key == "src" || a.Key == "cite" {
					if v := strings.ToLower(strings.Join(strings.Fields(a.Val), "")); strings.HasPrefix(v, "javascript:") || strings.HasPrefix(v, "vbscript:") || strings.HasPrefix(v, "data:") {
						return t.String()
					}
				}
			}
		case html.CommentToken, html.DoctypeToken:
			return "a comment"
		}
	}
}

func FuzzSanitize(f *testing.F) {
	f.Add(`<p onclick="x()">A <script>alert(1)</script>ban</p>`)
	f.Add(`<svg><title><img src=x onerror=y></title></svg><a href=" javascript:1">`)
	f.Fuzz(func(t *testing.T, source string) {
		once := sanitize(source, nil)
		if bad := runs(once); bad != "" {
			t.Errorf("%q becomes %q, where %s stays", source, once, bad)
		}
		if twice := sanitize(once, nil); twice != once {
			t.Errorf("%q becomes %q, and that %q", source, once, twice)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range samples() {
		f.Add(s.data[:1200])
	}
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1.1","title":"a","items":[{"id":1,"url":"http://a.example/","content_text":"x"},{"id"`))
	f.Fuzz(func(t *testing.T, data []byte) {
		feed, err := Parse(data, "", "https://feed.example/")
		if err != nil {
			return
		}
		ids := map[string]bool{}
		for _, it := range feed.Items {
			if bad := runs(it.Content); bad != "" {
				t.Errorf("content of %q holds %s", it.ID, bad)
			}
			if bad := runs(it.Markup); bad != "" {
				t.Errorf("markup of %q holds %s", it.ID, bad)
			}
			if it.ID == "" {
				t.Errorf("an item without identity: %+v", it)
			}
			ids[it.ID] = true
		}
	})
}
