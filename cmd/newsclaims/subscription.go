package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"newsclaims/feeds"
)

// subscriptions returns the addresses of the feeds that args name, each once. An argument is an address, an OPML
// file, a file with an address a line ("#" begins a comment), or "-" for such a file on standard input.
func subscriptions(args []string, stdin io.Reader) ([]string, error) {
	var urls []string
	seen := map[string]bool{}
	for _, arg := range args {
		named, err := namedBy(arg, stdin)
		if err != nil {
			return nil, err
		}
		for _, u := range named {
			if !seen[u] {
				seen[u] = true
				urls = append(urls, u)
			}
		}
	}
	if len(urls) == 0 {
		return nil, usageError("give the address of a feed, or a file that lists feeds", "no feeds to poll")
	}
	return urls, nil
}

func namedBy(arg string, stdin io.Reader) ([]string, error) {
	subs, err := subscribedBy(arg, stdin)
	var urls []string
	for _, s := range subs {
		urls = append(urls, s.URL)
	}
	return urls, err
}

// subscribedBy returns what an argument names with what it says of each feed.
func subscribedBy(arg string, stdin io.Reader) ([]feeds.Subscription, error) {
	if isAddress(arg) {
		return []feeds.Subscription{{URL: arg}}, nil
	}
	list, err := readList(arg, stdin)
	if err != nil {
		return nil, &exitError{exitUsage, err, "give an address with http:// or https://, an OPML file, or a file with one address a line"}
	}
	subs, err := feeds.ReadOPML(list)
	if errors.Is(err, feeds.ErrNotOPML) {
		return addressLines(arg, list)
	}
	return subs, err
}

func readList(arg string, stdin io.Reader) ([]byte, error) {
	if arg == "-" {
		return io.ReadAll(stdin)
	}
	return os.ReadFile(arg)
}

func addressLines(arg string, list []byte) ([]feeds.Subscription, error) {
	var subs []feeds.Subscription
	n := 0
	for line := range bytes.Lines(list) {
		n++
		text, _, _ := strings.Cut(string(line), " #")
		text = strings.TrimSpace(text)
		switch {
		case text == "" || strings.HasPrefix(text, "#"):
		case !isAddress(text):
			return nil, usageError("an address begins with http:// or https://", "%s: line %d is no address: %.60q", arg, n, text)
		default:
			subs = append(subs, feeds.Subscription{URL: text})
		}
	}
	return subs, nil
}

func isAddress(s string) bool {
	lower := strings.ToLower(s)
	return strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://")
}

// programName is the name that newsclaims tells web servers.
func programName() string { return fmt.Sprintf("newsclaims/%s", programVersion()) }
