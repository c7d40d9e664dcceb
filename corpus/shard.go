package corpus

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
)

// A Shard is one of equal parts of the work. Which part an input belongs to depends on its key alone, so that any number of
// machines can each do one part without knowing of the others. The zero value is all of the work.
type Shard struct {
	Index int // from 1
	Of    int
}

// ParseShard reads the form "2/8", the second of eight parts.
func ParseShard(s string) (Shard, error) {
	index, of, ok := strings.Cut(s, "/")
	i, err := strconv.Atoi(index)
	n, err2 := strconv.Atoi(of)
	if !ok || err != nil || err2 != nil || i < 1 || i > n {
		return Shard{}, fmt.Errorf("shard %q is not of the form 2/8, the second of eight", s)
	}
	return Shard{i, n}, nil
}

// Has says whether the input of the given key belongs to the part.
func (s Shard) Has(key string) bool {
	if s.Of <= 1 {
		return true
	}
	h := sha256.Sum256([]byte(key))
	return binary.BigEndian.Uint64(h[:])%uint64(s.Of) == uint64(s.Index-1)
}
