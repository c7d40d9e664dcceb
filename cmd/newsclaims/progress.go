package main

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
)

// newProgress returns a bar on stderr that is told of bytes, nil where one would disturb: stderr is no terminal,
// or the records go to the same one. The bar knows its end if all paths are regular files.
func newProgress(stdout, stderr io.Writer, paths []string) *progressbar.ProgressBar {
	if !isTerminal(stderr) || isTerminal(stdout) {
		return nil
	}
	return progressbar.NewOptions64(totalSize(paths),
		progressbar.OptionSetWriter(stderr),
		progressbar.OptionSetDescription("reading"),
		progressbar.OptionShowBytes(true),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)
}

// totalSize adds up the sizes of the files, -1 if one of them has none.
func totalSize(paths []string) int64 {
	total := int64(0)
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil || !info.Mode().IsRegular() {
			return -1
		}
		total += info.Size()
	}
	return total
}
