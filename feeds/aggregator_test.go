package feeds

import (
	"encoding/base64"
	"testing"
)

func TestLinksOfGoogleNews(t *testing.T) {
	const page = "https://harbour.example/news/ferry"
	old := "https://news.google.com/rss/articles/" + base64.RawURLEncoding.EncodeToString(append([]byte{8, 0x13, 0x22, byte(len(page))}, page+"\xd2\x01\x00"...)) + "?oc=5"
	opaque := "https://news.google.com/rss/articles/" + base64.RawURLEncoding.EncodeToString([]byte("\x08\x13\x22\x60AU_yqLNobodyKnows")) + "?oc=5"
	doc := "<rss><channel><title>Google News</title><item><title>a</title><link>" + old + "</link><source url='https://harbour.example'>The Harbour Post</source></item>" +
		"<item><title>b</title><link>" + opaque + "</link><source url='https://harbour.example'>The Harbour Post</source></item></channel></rss>"
	f, err := Parse([]byte(doc), "", "https://news.google.com/rss")
	if err != nil {
		t.Fatal(err)
	}
	if it := f.Items[0]; it.URL != page || it.Via != "" {
		t.Errorf("older form: %s via %q", it.URL, it.Via)
	}
	if it := f.Items[1]; it.URL != opaque || it.Via != "Google News" || it.Source.Title != "The Harbour Post" {
		t.Errorf("newer form: %s via %q from %q", it.URL, it.Via, it.Source.Title)
	}
}

func TestMedium(t *testing.T) {
	for want, e := range map[string]Enclosure{
		"audio": {URL: "https://radio.example/1.mp3?x=1"}, "video": {URL: "https://tv.example/1", Type: "video/mp4"}, "": {URL: "https://a.example/1.jpg", Type: "image/jpeg"},
	} {
		if got := medium([]Enclosure{{URL: "https://a.example/p.png", Type: "image/png"}, e}); got != want {
			t.Errorf("%+v: %q, want %q", e, got, want)
		}
	}
}
