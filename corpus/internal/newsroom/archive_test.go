package newsroom

import (
	"bytes"
	"testing"

	"newsclaims/feeds/warc"
)

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
