package warc

import (
	"bytes"
	"errors"
	"io"
)

// A compressed archive is a row of gzip members (RFC 1952), by custom one for each record, so that a record can be read
// when the byte is known at which its member begins. A member that holds many records, as made by gzip itself, is read too.
//
// Where a member is damaged, its length is lost with it. The next one is found by its first bytes, ID1 ID2 CM (1F 8B 08),
// and by what they decompress to: the beginning of a record. The search begins one byte after the damaged member
// did, since a decompressor that is led astray may have read far into the members after it.

var gzipMagic = []byte{0x1f, 0x8b, 0x08}

// members reads the records of a compressed archive.
func (s *scanner) members() {
	var search search
	s.text.limit = s.limit + maxHeader
	for {
		s.file.keep()
		start := s.file.offset()
		if _, err := s.file.need(1); err != nil {
			s.end(err)
			return
		}
		more, err := s.member(start)
		if !more {
			return
		}
		if err == nil {
			continue
		}
		if s.file.err != nil && s.file.err != io.EOF {
			s.end(s.file.err)
			return
		}
		if !s.yield(Record{}, &DamageError{start, incomplete(err)}) {
			return
		}
		s.file.back(search.from(start, s.file.offset()))
		if err := s.findMember(); err != nil {
			s.end(err)
			return
		}
	}
}

// end yields the error that ended the file, unless that is its plain end.
func (s *scanner) end(err error) {
	if err != io.EOF {
		s.yield(Record{}, err)
	}
}

// member reads the member that begins at the next byte of the file.
func (s *scanner) member(start int64) (more bool, err error) {
	if b, _ := s.file.need(len(gzipMagic)); !bytes.Equal(b, gzipMagic) {
		return true, errors.New("no gzip member begins where one should")
	}
	if err := s.gzip.Reset(&s.file); err != nil {
		return true, err
	}
	s.gzip.Multistream(false)
	s.text.reset(&s.gzip, 0)
	return s.records(&s.text, func(*Record) int64 { return start })
}

// findMember winds the file forward to the next member that begins with a record.
func (s *scanner) findMember() error {
	for {
		s.file.keep()
		b, err := s.file.need(chunk)
		i := bytes.Index(b, gzipMagic)
		switch {
		case i >= 0:
			s.file.skip(i)
			if s.beginsRecord() {
				return nil
			}
			s.file.skip(1)
		case err != nil:
			return err
		default:
			s.file.skip(len(b) - len(gzipMagic))
		}
	}
}

// beginsRecord says whether the next bytes of the file are a member that decompresses to a record. It leaves
// the file where it is.
func (s *scanner) beginsRecord() bool {
	s.file.keep()
	here := s.file.offset()
	defer func() { s.file.back(here) }()
	if s.gzip.Reset(&s.file) != nil {
		return false
	}
	s.gzip.Multistream(false)
	var b [len(magic)]byte
	_, err := io.ReadFull(&s.gzip, b[:])
	return err == nil && string(b[:]) == magic
}
