package newsroom

import (
	"bufio"
	"bytes"
	"os"
	"strconv"
	"testing"

	"newsclaims/feeds/warc"
)

// The archive for measurements is written by
//
//	NEWSCLAIMS_ARCHIVE=/tmp/news.warc.gz NEWSCLAIMS_STORIES=100000 go test ./corpus/internal/newsroom -run WriteArchive
func TestWriteArchive(t *testing.T) {
	path := os.Getenv("NEWSCLAIMS_ARCHIVE")
	if path == "" {
		t.Skip("NEWSCLAIMS_ARCHIVE names no file")
	}
	n, err := strconv.Atoi(os.Getenv("NEWSCLAIMS_STORIES"))
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriterSize(f, 1<<20)
	if err := (Archive{Room{1, 0.2}, n, 0.01}).Write(w); err != nil {
		t.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestArchiveHasItsStories(t *testing.T) {
	a := Archive{Room{1, 0.2}, 300, 0.05}
	var b bytes.Buffer
	if err := a.Write(&b); err != nil {
		t.Fatal(err)
	}
	pages, copies, damaged := 0, 0, 0
	for _, err := range new(warc.Reader).Pages(&b) {
		if err == nil {
			pages++
		}
	}
	for i := range a.Stories {
		if a.IsDamaged(i) {
			damaged++
		}
		if a.Story(i).CopyOf >= 0 {
			copies++
		}
	}
	if pages != a.Stories-damaged || damaged < 5 || copies < 40 || copies > 80 {
		t.Errorf("%d pages, %d damaged, %d copies of %d", pages, damaged, copies, a.Stories)
	}
}
