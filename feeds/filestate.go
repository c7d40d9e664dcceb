package feeds

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// A FileState keeps records in a file of JSON lines, one record a line, the last line of a feed being the one that
// holds. Save appends a line; a crash can only cut the last one, which is then as if it had not been written.
// The file is rewritten when most of its lines no longer hold.
type FileState struct {
	mu      sync.Mutex
	path    string
	file    *os.File
	records map[string]Record
	lines   int
}

// OpenState opens the state at path, which need not exist. One process may have it open at a time.
func OpenState(path string) (*FileState, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, fmt.Errorf("open state: %w", err)
	}
	s := &FileState{path: path, file: f, records: map[string]Record{}}
	if err := s.start(); err != nil {
		return nil, errors.Join(fmt.Errorf("open state %s: %w", path, err), f.Close())
	}
	return s, nil
}

// start locks the file, reads it and cuts off a line that was not written to its end.
func (s *FileState) start() error {
	if err := lockFile(s.file); err != nil {
		return err
	}
	size, err := s.read()
	if err != nil {
		return err
	}
	if err := s.file.Truncate(size); err != nil {
		return err
	}
	_, err = s.file.Seek(size, io.SeekStart)
	return err
}

// read loads the records and returns how many bytes of whole lines there are.
func (s *FileState) read() (size int64, err error) {
	r := bufio.NewReaderSize(s.file, 1<<16)
	for n := 1; ; n++ {
		line, err := r.ReadBytes('\n')
		if err == io.EOF {
			return size, nil // what follows the last newline was cut off
		} else if err != nil {
			return size, err
		}
		var rec Record
		if err := json.Unmarshal(line, &rec); err != nil {
			return size, fmt.Errorf("line %d: %w", n, err)
		}
		size += int64(len(line))
		s.lines++
		s.put(rec)
	}
}

// put takes a record in. A record without sightings has those of the record before: a poll that finds nothing
// new need not write them again.
func (s *FileState) put(r Record) {
	if old, ok := s.records[r.URL]; ok && r.Seen == nil {
		r.Seen = old.Seen
	}
	s.records[r.URL] = r
}

// Load returns the record of url. It never fails.
func (s *FileState) Load(url string) (Record, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r, ok := s.records[url]; ok {
		return r, nil
	}
	return Record{URL: url}, nil
}

// All returns every record, sorted by address.
func (s *FileState) All() []Record {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := make([]Record, 0, len(s.records))
	for _, r := range s.records {
		all = append(all, r)
	}
	slices.SortFunc(all, func(a, b Record) int { return strings.Compare(a.URL, b.URL) })
	return all
}

// Save writes r to the file. The error is the file system's.
func (s *FileState) Save(r Record) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	line := r
	if old, ok := s.records[r.URL]; ok && sameSightings(old.Seen, r.Seen) {
		line.Seen = nil
	}
	data, err := json.Marshal(line)
	if err != nil {
		return fmt.Errorf("save state of %s: %w", r.URL, err)
	}
	if _, err := s.file.Write(append(data, '\n')); err != nil {
		return fmt.Errorf("save state of %s: %w", r.URL, err)
	}
	s.put(r)
	s.lines++
	if s.lines > 1000 && s.lines > 8*len(s.records) {
		return s.compact()
	}
	return nil
}

// sameSightings reports whether b says what a says. Sightings are never removed or changed without one being
// added or its day moving on, so the maps need no deep look when they are one.
func sameSightings(a, b map[string]Sighting) bool {
	if len(a) != len(b) {
		return false
	}
	for id, s := range b {
		if a[id] != s {
			return false
		}
	}
	return true
}

// compact writes the records that hold to a new file and puts it in place of the old one.
func (s *FileState) compact() error {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	for _, r := range s.records {
		if err := enc.Encode(r); err != nil {
			return fmt.Errorf("compact state: %w", err)
		}
	}
	f, err := os.CreateTemp(filepath.Dir(s.path), filepath.Base(s.path)+".new*")
	if err != nil {
		return fmt.Errorf("compact state: %w", err)
	}
	_, err = f.Write(buf.Bytes())
	if err := errors.Join(err, f.Chmod(0o644), f.Sync(), lockFile(f)); err != nil {
		return errors.Join(fmt.Errorf("compact state: %w", err), f.Close(), os.Remove(f.Name()))
	}
	if err := os.Rename(f.Name(), s.path); err != nil {
		return errors.Join(fmt.Errorf("compact state: %w", err), f.Close(), os.Remove(f.Name()))
	}
	old := s.file
	s.file, s.lines = f, len(s.records)
	return old.Close()
}

// Close flushes the file to the disk and closes it.
func (s *FileState) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return errors.Join(s.file.Sync(), s.file.Close())
}
