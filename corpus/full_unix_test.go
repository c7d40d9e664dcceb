//go:build linux

package corpus

import (
	"context"
	"errors"
	"path/filepath"
	"syscall"
	"testing"
)

// On a file system that is full the writing ends with a clear error, and the store opens with what was written before.
func TestDiskFull(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=3m"); err != nil {
		t.Skip("no right to mount a small file system:", err)
	}
	defer syscall.Unmount(dir, 0)
	ctx := context.Background()
	s, err := CreateStore(ctx, filepath.Join(dir, "news.db"))
	if err != nil {
		t.Fatal(err)
	}
	w, err := s.Write(ctx, testRun)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, d := range samples(3000) {
		if err = w.Add(d.ID, d); err == nil && n%50 == 49 {
			err = w.Flush()
		}
		if err != nil {
			break
		}
		n++
	}
	if !errors.Is(err, ErrDiskFull) {
		t.Fatalf("after %d documents: %v", n, err)
	}
	s.Close()
	s, err = OpenStore(ctx, filepath.Join(dir, "news.db"))
	if err != nil {
		t.Fatal("the store does not open:", err)
	}
	defer s.Close()
	c, err := s.Counts(ctx)
	if err != nil || c.Documents != n/50*50 || c.Inputs != c.Documents {
		t.Errorf("%+v after %d documents, %v", c, n, err)
	}
	var check string
	if err := s.db.QueryRow("PRAGMA integrity_check").Scan(&check); err != nil || check != "ok" {
		t.Error(check, err)
	}
}
