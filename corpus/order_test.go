package corpus

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// Keys are in the order of days from the last to the first, then of places, then of claims.
func TestKeysAreInOrder(t *testing.T) {
	days := []string{"2999-12-31", "2019-01-02", "2019-01-01", "1969-12-31", "1900-01-02", "1900-01-01", ""}
	places := []int64{0, 1 << 27, 1 << 40, 1<<63 - 1}
	last := int64(-1)
	for _, d := range days {
		for _, p := range places {
			for _, ord := range []int{0, 1, 1023} {
				key := orderKey(d, p, ord)
				if key <= last {
					t.Errorf("key of day %q, place %d, claim %d is not above that before it", d, p, ord)
				}
				last = key
			}
		}
	}
	if orderKey("1066-10-14", 0, 0) != orderKey("1900-01-01", 0, 0) {
		t.Error("a day before 1900 has a key of its own")
	}
}

// The keys between two days are those of the days from one to the other.
func TestKeysBetween(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	random := func() string {
		if rng.IntN(4) == 0 {
			return ""
		}
		return dayZero.AddDate(0, 0, 1+rng.IntN(20)).Format(time.DateOnly)
	}
	for range 5000 {
		from, to, day := random(), random(), random()
		first, last := keysBetween(from, to)
		key := orderKey(day, rng.Int64(), rng.IntN(1024))
		want := (from == "" || day >= from) && (to == "" || day != "" && day <= to)
		if got := key >= first && key <= last; got != want {
			t.Fatalf("%q between %q and %q: %v, want %v", day, from, to, got, want)
		}
	}
}

// Documents whose hashes begin alike, and one with more claims than there are keys for them, keep all their claims in order.
func TestKeysThatAreTaken(t *testing.T) {
	s := newStore(t)
	d := samples(8)[7]
	one := d.Claims[0]
	d.Claims = nil
	for i := range 1100 {
		one.ID = fmt.Sprint(i)
		d.Claims = append(d.Claims, one)
	}
	writeTo(t, s, testRun, d)
	if _, err := s.db.Exec("UPDATE document SET hash = x'00'"); err != nil { // so that the same document is another one
		t.Fatal(err)
	}
	writeTo(t, s, testRun, d)
	var claims, wrong int
	err := s.db.QueryRow("SELECT count(*), count(*) FILTER (WHERE b.key < a.key) FROM claim a JOIN claim b ON b.document = a.document AND b.ord = a.ord + 1").
		Scan(&claims, &wrong)
	if err != nil || claims != 2*1099 || wrong > 0 {
		t.Errorf("%d claims follow another, %d of them stand before it, %v", claims, wrong, err)
	}
	for _, q := range []Query{{}, {Types: []string{string(one.Action.Type)}, Words: "the"}} {
		if n := len(claimIDs(t, s, q)); n != 2200 {
			t.Errorf("%+v: %d claims", q, n)
		}
	}
}
