//go:build !unix

package feeds

import "os"

// lockFile does nothing: the system has no advisory locks.
func lockFile(*os.File) error { return nil }
