package main

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

// siteFiles are the feeds and pages of the demo, one folder a paper. They name their own addresses with siteHost.
//
//go:embed site
var siteFiles embed.FS

const siteHost = "http://newsclaims.test"

// siteTypes are the content types by extension. Pages do not say their charset: some of them do it in
// the page, some not at all, and those of the Ledger are not UTF-8.
var siteTypes = map[string]string{
	".html": "text/html", ".xml": "application/xml", ".json": "application/feed+json", ".txt": "text/plain; charset=utf-8",
}

// demoSite serves the files as a careful server would: with an ETag, 304 for what has not changed, 404 for what is not
// there, and one address that has moved for good.
func demoSite(base string) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /courier/go/88067", http.RedirectHandler("/courier/pipkin.html", http.StatusMovedPermanently))
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		body, err := fs.ReadFile(siteFiles, path.Join("site", r.URL.Path))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		tag := fmt.Sprintf(`"%x"`, sha256.Sum256(body))
		w.Header().Set("ETag", tag)
		if strings.Contains(r.Header.Get("If-None-Match"), tag) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Content-Type", siteTypes[path.Ext(r.URL.Path)])
		w.Write(bytes.ReplaceAll(body, []byte(siteHost), []byte(base)))
	})
	return mux
}
