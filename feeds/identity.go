package feeds

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// An item is known by its guid, unless the feed shows that its guids are worth nothing:
//
//   - Without a guid its address stands in, without an address its title with its date.
//   - A guid that several items of one document bear ("1", "item", the address of the home page) is put
//     together with the address of each.
//
// Guids that are made anew for every request are found by the poller, which has seen the addresses before.

// identify sets the ID of each item.
func identify(items []Item) {
	guids := make(map[string]int, len(items))
	for i := range items {
		guids[items[i].GUID]++
	}
	ids := make(map[string]int, len(items))
	for i := range items {
		it := &items[i]
		it.ID = it.GUID
		if guids[it.GUID] > 1 || it.GUID == "" {
			it.ID = strings.TrimSpace(it.GUID + " " + it.URL)
		}
		if it.ID == "" || it.URL == "" && it.ID == it.GUID && guids[it.GUID] > 1 {
			it.ID = digest(it.GUID, it.Title, it.PublishedText, it.Summary)
		}
		ids[it.ID]++
	}
	for i := range items {
		if it := &items[i]; ids[it.ID] > 1 {
			it.ID += " " + digest(it.Title, it.PublishedText)
		}
	}
}

// saying returns a digest of the text of an item: what must change for the item to count as edited. Markup,
// pictures and tracking addresses change on their own and do not count.
func saying(it *Item) string {
	return digest(it.Title, plain(it.Summary), plain(it.Content))
}

// digest returns 64 bits of a hash of parts, as 16 hex digits.
func digest(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
