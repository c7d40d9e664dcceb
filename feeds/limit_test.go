package feeds

import (
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"
)

// hostile are documents made to cost time or memory.
func hostile() map[string][]byte {
	laughs := `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">`
	for c := 'b'; c < 'z'; c++ {
		laughs += `<!ENTITY ` + string(c) + ` "` + strings.Repeat("&"+string(c-1)+";", 10) + `">`
	}
	laughs += `]><rss><channel><item><title>&y;</title><link>http://a.example/</link></item></channel></rss>`
	return map[string][]byte{
		"billion laughs":     []byte(laughs),
		"nested tags":        []byte("<rss><channel>" + strings.Repeat("<a>", 1e6)),
		"nested in entry":    []byte("<rss><channel><item><description>" + strings.Repeat("<div>", 1e6)),
		"attributes":         []byte("<rss><channel><item " + strings.Repeat(`a="b" `, 1e6) + "/></channel></rss>"),
		"namespaces":         []byte("<rss><channel>" + strings.Repeat(`<x xmlns:a="b">`, 1e5)),
		"open sections":      []byte("<rss><channel><item><title>" + strings.Repeat("<![CDATA[", 1e5)),
		"open sections, end": []byte("<rss><channel><item><title>" + strings.Repeat("<![CDATA[x</title><title>", 5e4) + "]]>"),
		"open comments":      []byte("<rss><channel><item>" + strings.Repeat("<!--<item ", 1e5) + "-->"),
		"declarations":       []byte("<rss><channel>" + strings.Repeat("<!x", 3e5)),
		"instructions":       []byte("<rss><channel>" + strings.Repeat("<?x", 3e5)),
		"quotes":             []byte("<rss><channel>" + strings.Repeat(`<a b="`, 2e5)),
		"mixed quotes":       []byte("<rss><channel>" + strings.Repeat(`<a b="'>`, 2e5)),
		"ampersands":         []byte("<rss><channel><item><title>" + strings.Repeat("&", 1e6) + "</title></item>"),
		"end tags":           []byte("<rss><channel><item>" + strings.Repeat("</a>", 5e5)),
		"titles":             []byte("<rss><channel><item>" + strings.Repeat("<title>", 5e5)),
		"links":              []byte("<rss><channel><item>" + strings.Repeat("<link>x</link>", 2e5)),
		"guids":              []byte("<rss><channel>" + strings.Repeat("<item><guid>1</guid><title>a</title></item>", 5e4)),
		"silent elements":    []byte("<rss><channel><item><description><![CDATA[" + strings.Repeat("<iframe>", 2e5) + "]]></description></item>"),
		"json nesting":       []byte(`{"version":"https://jsonfeed.org/version/1","items":` + strings.Repeat("[", 1e6)),
		"json objects":       []byte(`{"version":"https://jsonfeed.org/version/1","items":` + strings.Repeat(`{"a":`, 3e5)),
		"enclosures":         []byte("<rss><channel><item>" + strings.Repeat(`<enclosure url="http://a.example/1"/>`, 1e5) + "</item>"),
		"lost starts":        []byte("<rss><channel><item>" + strings.Repeat("<x><title>a</title>", 1e5)),
	}
}

func TestHostileDocumentsEndSoon(t *testing.T) {
	for name, data := range hostile() {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			f, err := Parse(data, "application/xml", "http://a.example/")
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("took %s for %d bytes", took, len(data))
			} else {
				t.Logf("%s for %d bytes, error %v", took.Round(time.Millisecond), len(data), err)
			}
			if f != nil {
				for _, it := range f.Items {
					if len(it.Title) > 4<<20 {
						t.Errorf("title of %d bytes", len(it.Title))
					}
				}
			}
		})
	}
}

// TestManyEntries reads a feed of a hundred thousand entries and says how long that takes and how much memory: of the items
// themselves, and at most on the way, beside the document.
func TestManyEntries(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	data := bigRSS(100000)
	debug.FreeOSMemory()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	peak, stop := uint64(0), make(chan struct{})
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		for {
			select {
			case <-stop:
				return
			case <-time.After(20 * time.Millisecond):
				runtime.ReadMemStats(&after)
				peak = max(peak, after.HeapAlloc)
			}
		}
	}()
	start := time.Now()
	f, err := Parse(data, "", "https://harbour.example/feed")
	took := time.Since(start)
	close(stop)
	<-watched
	if err != nil || len(f.Items) != 100000 {
		t.Fatalf("%v, %d items", err, len(f.Items))
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	kept := (after.HeapAlloc - before.HeapAlloc) >> 20
	t.Logf("%d MB in %s; items %d MB, at most %d MB beside the document", len(data)>>20, took.Round(time.Millisecond), kept, (peak-before.HeapAlloc)>>20)
	if most := (peak - before.HeapAlloc) >> 20; most > 150 {
		t.Errorf("at most %d MB beside the document, want no more than 150", most)
	}
	runtime.KeepAlive(data)
	runtime.KeepAlive(f)
}
