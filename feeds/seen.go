package feeds

import (
	"maps"
	"slices"
	"time"
)

// forget is how many days after an item was last in its feed it is forgotten, as long as many newer ones are known.
const forget = 90

// maxSeen is how many items are remembered besides those now in the feed.
const maxSeen = 2000

// sort returns the items that were not handed out before and those that now say something else, and remembers
// them. The map of sightings is copied: the record of the poll before stays as it was.
func (r *Record) sort(items []Item, now time.Time) (fresh, edited []Item) {
	today := int(now.Unix() / 86400)
	seen := maps.Clone(r.Seen)
	if seen == nil {
		seen = make(map[string]Sighting, len(items))
	}
	links := countLinks(items)
	for i := range items {
		it := &items[i]
		hash, key := saying(it), digest(it.ID)
		old, known := seen[key]
		link := ""
		if it.URL != "" && links[it.URL] == 1 {
			link = "u" + digest(Canonical(it.URL))
		}
		if !known && link != "" {
			if at, ok := seen[link]; ok && at.Hash == hash {
				old, known = at, true // the guid is another one, the item is not
			}
		}
		switch {
		case !known:
			fresh = append(fresh, *it)
		case old.Hash != hash:
			edited = append(edited, *it)
		}
		seen[key] = Sighting{Hash: hash, Day: today}
		if link != "" && it.ID != it.URL {
			seen[link] = Sighting{Hash: hash, Day: today}
		}
	}
	prune(seen, today, len(items))
	r.Seen, r.seenKept = seen, false
	return fresh, edited
}

func countLinks(items []Item) map[string]int {
	links := make(map[string]int, len(items))
	for i := range items {
		links[items[i].URL]++
	}
	return links
}

// prune forgets what was in the feed longest ago.
func prune(seen map[string]Sighting, today, items int) {
	limit := maxSeen + 4*items
	if len(seen) <= limit {
		return
	}
	days := make([]int, 0, len(seen))
	for _, s := range seen {
		days = append(days, s.Day)
	}
	slices.Sort(days)
	oldest := min(days[len(days)-limit], today-1)
	maps.DeleteFunc(seen, func(_ string, s Sighting) bool { return s.Day < oldest || s.Day < today-forget })
}
