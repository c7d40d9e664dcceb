package main

import (
	"fmt"
	"strconv"
	"strings"
)

// A byteSize is a number of bytes as a flag: 500000, 500k, 32M, 1G. The letters are powers of 1024.
type byteSize int64

var sizeUnits = []struct {
	letter string
	bytes  byteSize
}{{"G", 1 << 30}, {"M", 1 << 20}, {"k", 1 << 10}}

// Set implements pflag.Value.
func (n *byteSize) Set(s string) error {
	unit := byteSize(1)
	for _, u := range sizeUnits {
		if digits, ok := strings.CutSuffix(strings.ToLower(s), strings.ToLower(u.letter)); ok {
			s, unit = digits, u.bytes
			break
		}
	}
	v, err := strconv.ParseInt(s, 10, 64)
	if err != nil || v <= 0 || v > int64(1<<62/unit) {
		return fmt.Errorf("%q is not a size: want a number with k, M or G after it, as in 32M", s)
	}
	*n = byteSize(v) * unit
	return nil
}

// String implements pflag.Value.
func (n byteSize) String() string {
	for _, u := range sizeUnits {
		if n >= u.bytes {
			return strconv.FormatFloat(float64(n*10/u.bytes)/10, 'f', -1, 64) + u.letter
		}
	}
	return strconv.FormatInt(int64(n), 10)
}

// Type implements pflag.Value.
func (byteSize) Type() string { return "size" }
