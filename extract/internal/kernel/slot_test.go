package kernel

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestSlots holds that the slots of features are found and their weights summed, by every loop that this machine has.
func TestSlots(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const numBuckets = 64
	buckets, rows := make([]uint64, numBuckets), make([]SlotRow, numBuckets*SlotsPerBucket)
	weight := func(slot, i int) int32 { return int32(rows[slot][i/8]>>(i%8*8)&0xff) - 128 }
	var known []uint64
	for b := range buckets {
		for k := range b % (SlotsPerBucket + 1) { // the last slots of a bucket may be free
			mark := uint64(r.IntN(1<<15)<<1 | 1)
			buckets[b] |= mark << (16 * k)
			known = append(known, mark<<48|uint64(r.Uint32())<<16|uint64(b))
		}
	}
	for i := range rows {
		for k := range rows[i] {
			rows[i][k] = r.Uint64()
		}
	}
	loops := map[string]struct {
		find func(slots *int32, buckets *uint64, mask uint64, rows *SlotRow, features *uint64, n int) int
		add  func(sums *int32, rows *SlotRow, slots *int32, n int)
	}{
		"this machine": {findSlots, addSlots},
		"plain Go": {func(slots *int32, buckets *uint64, mask uint64, _ *SlotRow, features *uint64, n int) int {
			return findSlotsGeneric(slots, buckets, mask, features, n)
		}, addSlotsGeneric},
	}
	for _, n := range [...]int{1, 2, 50, 256} {
		features := make([]uint64, n)
		var want []int32
		var sums [32]int32
		for i := range features {
			if features[i] = r.Uint64(); r.IntN(2) == 0 {
				features[i] = known[r.IntN(len(known))]
			}
			slot := plainSlot(buckets, features[i])
			if got := Slot(buckets, features[i]); got != slot {
				t.Fatalf("slot %d, want %d", got, slot)
			}
			if slot < 0 {
				continue
			}
			want = append(want, int32(slot))
			for k := range sums {
				sums[k] += weight(slot, k)
			}
		}
		for name, loop := range loops {
			slots := make([]int32, n)
			slots = slots[:loop.find(&slots[0], &buckets[0], numBuckets-1, &rows[0], &features[0], n)]
			if !slices.Equal(slots, want) {
				t.Errorf("%s: %d features have slots %v, want %v", name, n, slots, want)
			}
			if len(want) == 0 {
				continue
			}
			got := [32]int32{3, 31: -5}
			loop.add(&got[0], &rows[0], &want[0], len(want))
			got[0], got[31] = got[0]-3, got[31]+5
			if got != sums {
				t.Errorf("%s: sums %v, want %v", name, got, sums)
			}
		}
	}
	if FindSlots(nil, buckets, rows, nil) != 0 {
		t.Error("no feature has a slot")
	}
}

// plainSlot looks at one mark after the other.
func plainSlot(buckets []uint64, feature uint64) int {
	b := int(feature) & (len(buckets) - 1)
	for k := range SlotsPerBucket {
		if buckets[b]>>(16*k)&0xffff == feature>>48|1 {
			return b*SlotsPerBucket + k
		}
	}
	return -1
}
