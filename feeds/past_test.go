package feeds

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The items of a document are the same whether they go through gofeed or past it, of whole feeds and of each kind of damage.
func TestPastGofeedIsTheSame(t *testing.T) {
	compared := 0
	for n, s := range samples() {
		documents := map[string][]byte{"nothing": s.data}
		for kind, damage := range damages {
			documents[kind], _ = damage(&s, rand.New(rand.NewPCG(uint64(n), 1)))
		}
		for kind, data := range documents {
			through, err := Parse(data, "", feedURL)
			r := reader{fixed: tally{}, feed: &Feed{URL: feedURL}, past: true}
			past, err2 := r.parse(data, "", feedURL)
			if (err == nil) != (err2 == nil) {
				t.Fatalf("sample %d, %s: %v through gofeed, %v past it", n, kind, err, err2)
			}
			if err != nil {
				continue
			}
			compared += len(past.Items)
			if diff := cmp.Diff(through, past); diff != "" {
				t.Fatalf("sample %d, %s: %s", n, kind, diff)
			}
		}
	}
	if compared < 1000 {
		t.Errorf("only %d items compared", compared)
	}
}
