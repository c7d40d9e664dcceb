package article

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/klauspost/compress/zstd"

	"newsclaims/extract/article/gold"
)

// readSet unpacks $NEWSCLAIMS_SHARED/body/<name>.tar.zst. It skips the test where the folder is absent.
func readSet(tb testing.TB, name string) []*gold.Page {
	tb.Helper()
	dir := os.Getenv("NEWSCLAIMS_SHARED")
	if dir == "" {
		tb.Skip("NEWSCLAIMS_SHARED is not set")
	}
	f, err := os.Open(filepath.Join(dir, "body", name+".tar.zst"))
	if err != nil {
		tb.Skip(err)
	}
	defer f.Close()
	z, err := zstd.NewReader(f)
	if err != nil {
		tb.Fatal(err)
	}
	defer z.Close()
	pages, err := gold.Read(z)
	if err != nil {
		tb.Fatal(err)
	}
	return pages
}
