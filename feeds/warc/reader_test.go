package warc

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestOffsetsFindRecordsAgain(t *testing.T) {
	for _, form := range manyTimes {
		records := answers(20, form.pack)
		archive := slices.Concat(records...)
		at := 0
		i := 0
		for r, err := range new(Reader).Records(bytes.NewReader(archive)) {
			if err != nil {
				t.Fatal(form.name, err)
			}
			if r.Offset != int64(at) {
				t.Errorf("%s: record %d at %d, want %d", form.name, i, r.Offset, at)
			}
			for again, err := range new(Reader).Records(bytes.NewReader(archive[r.Offset:])) {
				if err != nil || again.ID != r.ID {
					t.Errorf("%s: read from its offset, record %d is %q, %v", form.name, i, again.ID, err)
				}
				break
			}
			at += len(records[i])
			i++
		}
		if i != len(records) {
			t.Errorf("%s: %d records, want %d", form.name, i, len(records))
		}
	}
}

func TestRecordFields(t *testing.T) {
	archive := "WARC/1.1\nwarc-type: Metadata\nWARC-Record-ID: <urn:a>\nWARC-Date: 2019-04-05T06:07:08.25Z\n" +
		"WARC-Target-URI: <https://a.example/\n x>\nno colon\nWARC-Truncated: length\nContent-Type: text/plain\nContent-Length: 3\n\nabc\n\n"
	want := Record{Version: "1.1", Type: "metadata", ID: "urn:a", Date: time.Date(2019, 4, 5, 6, 7, 8, 25e7, time.UTC),
		TargetURI: "https://a.example/ x", MediaType: "text/plain", Truncated: "length", Block: []byte("abc")}
	for r, err := range new(Reader).Records(strings.NewReader(archive)) {
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, r); d != "" {
			t.Error(d)
		}
	}
}

// A file may be one gzip member around all records, or one zstd stream, and may be read in the smallest of steps.
func TestWholeFileCompressed(t *testing.T) {
	all := slices.Concat(answers(30, plain)...)
	for name, archive := range map[string][]byte{"gzip": gzipped(all), "zstd": zstdPack(all)} {
		n := 0
		for _, err := range new(Reader).Pages(iotest.OneByteReader(bytes.NewReader(archive))) {
			if err != nil {
				t.Fatal(name, err)
			}
			n++
		}
		if n != 30 {
			t.Errorf("%s: %d pages, want 30", name, n)
		}
	}
}

// Whatever is done to one record, the others are read.
func TestDamageCostsOneRecord(t *testing.T) {
	damages := map[string]func([]byte) []byte{
		"cut in half":  func(b []byte) []byte { return b[:len(b)/2] },
		"start lost":   func(b []byte) []byte { return b[len(b)/3:] },
		"end lost":     func(b []byte) []byte { return b[:len(b)-7] },
		"overwritten":  func(b []byte) []byte { return bytes.Repeat([]byte{'x'}, len(b)) },
		"zero bytes":   func(b []byte) []byte { return make([]byte, len(b)) },
		"broken start": func(b []byte) []byte { return append([]byte{0, 0, 0}, b[3:]...) },
		"middle lost":  func(b []byte) []byte { return append(b[:len(b)*5/6], b[len(b)*5/6+20:]...) },
	}
	for _, form := range manyTimes {
		for name, damage := range damages {
			records := answers(9, form.pack)
			records[4] = damage(records[4])
			urls, damaged := pages(t, Reader{}, slices.Concat(records...))
			want := []string{url(0), url(1), url(2), url(3), url(5), url(6), url(7), url(8)}
			if form.name == "plain" && name == "start lost" || name == "overwritten" || name == "zero bytes" || name == "broken start" {
				// The length of the record before cannot be trusted where nothing begins behind it.
				want = slices.DeleteFunc(want, func(s string) bool { return form.name == "plain" && s == url(3) })
			}
			if d := cmp.Diff(want, urls); d != "" {
				t.Errorf("%s, %s: %s", form.name, name, d)
			}
			if damaged == 0 {
				t.Errorf("%s, %s: no damage reported", form.name, name)
			}
		}
	}
}

func TestFlippedBytesNeverInventPages(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		records := answers(6, gzipped)
		i := rapid.IntRange(0, 5).Draw(t, "record")
		at := rapid.IntRange(0, len(records[i])-1).Draw(t, "byte")
		records[i][at] ^= rapid.Byte().Draw(t, "mask") | 1
		seen := 0
		for p, err := range new(Reader).Pages(bytes.NewReader(slices.Concat(records...))) {
			if err == nil {
				seen++
				var n int
				for n = 0; p.URL != url(n); n++ {
				}
				if string(p.Body) != page(n) {
					t.Errorf("page %d reads %q", n, p.Body)
				}
			}
		}
		if seen < 5 {
			t.Errorf("%d pages left of 6", seen)
		}
	})
}

func TestTooLong(t *testing.T) {
	for _, form := range manyTimes {
		records := answers(3, form.pack)
		records[1] = form.pack(answer(url(1), "", bytes.Repeat([]byte("<p>a"), 50000)))
		urls, damaged := pages(t, Reader{MaxRecord: 100000}, slices.Concat(records...))
		if d := cmp.Diff([]string{url(0), url(2)}, urls); d != "" || damaged != 1 {
			t.Errorf("%s: %d damaged, %s", form.name, damaged, d)
		}
	}
}

// An archive made of beginnings without ends takes time in proportion to its size.
func TestFalseBeginningsAreLinear(t *testing.T) {
	liar := []byte("WARC/1.0\r\nContent-Length: 15000000\r\n\r\n")
	start := time.Now()
	_, damaged := pages(t, Reader{}, bytes.Repeat(liar, 400000))
	if damaged == 0 || time.Since(start) > 20*time.Second {
		t.Errorf("%d damaged in %s", damaged, time.Since(start))
	}
}

func TestEndsOfInput(t *testing.T) {
	for _, err := range new(Reader).Records(strings.NewReader("")) {
		t.Error("empty:", err)
	}
	for _, err := range new(Reader).Records(strings.NewReader("<html>no archive</html>")) {
		if !errors.Is(err, ErrFormat) {
			t.Error("html:", err)
		}
	}
	broken := errors.New("disk on fire")
	for _, form := range manyTimes {
		archive := slices.Concat(answers(5, form.pack)...)
		in := io.MultiReader(bytes.NewReader(archive[:len(archive)-30]), iotest.ErrReader(broken))
		n, last := 0, error(nil)
		for _, err := range new(Reader).Records(in) {
			n, last = n+1, err
		}
		if n != 5 || !errors.Is(last, broken) {
			t.Errorf("%s: %d records, then %v", form.name, n-1, last)
		}
	}
}
