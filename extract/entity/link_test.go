package entity

import (
	"strings"
	"testing"
)

// TestAkin holds that no two names which can be those of one party are told apart by their letters, and that many others are, though a third of the names begin with no capital.
func TestAkin(t *testing.T) {
	names := []string{
		"Nordvik Systems", "Nordvik", "NORDVIK", "Elaine Duke", "Duke", "Elaine", "Elaine M. Duke", "Open Drone Council", "ODC", "iRobot Corp", "RC", "the Murmur Dome", "Dome", "Élan Media",
		"ÉM", "élan media", "eBay", "EBAY", "3M", "3M Health", "Kelvin Group", "kelvin group", "\u212aelvin group", "European Parliament", "Parliament", "Ministry of Transport", "Ministry",
		"Halden Mobile", "Crestline", "O'Brien", "Brightwell & Finch", "Finch", "Quillmart", "Tarn-Lisle Works", "TLW", "Examind", "Pexa", "Umbra", "Vistula Rail",
	}
	apart := 0
	for _, a := range names {
		for _, b := range names {
			one := strings.EqualFold(a, b) || surnames(a, b) || shortens(a, b) || shortens(b, a) || initials(a, b) || initials(b, a) || strings.HasSuffix(a, " "+b) || strings.HasPrefix(a, b+" ")
			if one && !akin(a, b) {
				t.Errorf("%q and %q can be one, and their letters tell them apart", a, b)
			}
			if !akin(a, b) {
				apart++
			}
		}
	}
	if n := len(names) * len(names); apart < n/3 {
		t.Errorf("%d of %d pairs are told apart", apart, n)
	}
}
