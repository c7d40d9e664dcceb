package warc

import (
	"bytes"
	"errors"
	"slices"
	"testing"
)

func FuzzPages(f *testing.F) {
	for _, form := range manyTimes {
		archive := slices.Concat(answers(3, form.pack)...)
		f.Add(archive)
		f.Add(archive[:len(archive)-40])
		f.Add(bytes.Replace(archive, []byte("Length: 1"), []byte("Length: 9"), 1))
	}
	f.Add(answer("https://a.example", "Transfer-Encoding: chunked\r\nContent-Encoding: br\r\n", chunked(brotlied([]byte(page(1))))))
	f.Add(zstdPack(answer("https://a.example", "Content-Encoding: deflate\r\n", deflated([]byte(page(1))))))
	f.Fuzz(func(t *testing.T, archive []byte) {
		const limit = 1 << 16
		last := int64(-1)
		for p, err := range (&Reader{MaxRecord: limit}).Pages(bytes.NewReader(archive)) {
			var damage *DamageError
			if errors.As(err, &damage) && (damage.Offset < 0 || damage.Err == nil) {
				t.Fatalf("damage %+v", damage)
			}
			if err != nil {
				continue
			}
			if p.Offset < last || len(p.Body) == 0 || len(p.Body) > limit || p.Status != 200 {
				t.Fatalf("offset %d after %d, status %d, %d bytes", p.Offset, last, p.Status, len(p.Body))
			}
			last = p.Offset
		}
	})
}

func BenchmarkPages(b *testing.B) {
	body := []byte("<html><title>A page of common size</title>")
	for i := range 1200 {
		body = append(body, page(i)...)
	}
	archive := bytes.Repeat(gzipped(answer(url(1), "", body)), 50)
	b.SetBytes(int64(len(body)) * 50)
	for b.Loop() {
		n := 0
		for _, err := range new(Reader).Pages(bytes.NewReader(archive)) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != 50 {
			b.Fatal(n)
		}
	}
}
