//go:build unix

package feeds

import (
	"errors"
	"os"
	"syscall"
)

var errInUse = errors.New("in use by another process")

// lockFile takes an advisory lock that the system drops when the process ends.
func lockFile(f *os.File) error {
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return errInUse
	}
	return nil
}
