package kernel

import "math/bits"

// A hash table of weights: the lower bits of a feature choose a bucket of SlotsPerBucket slots; sixteen upper bits, of which the lowest is
// always set, are compared with the four marks of the bucket, which one word holds. A slot has a SlotRow.

// SlotsPerBucket is how many slots a bucket has.
const SlotsPerBucket = 4

// A SlotRow is the weights of a feature, 32 of them: one byte each, which is the weight plus 128.
type SlotRow [4]uint64

const (
	laneLow = 0x00ff00ff00ff00ff
	ones    = 0x0001000100010001
	highs   = 0x8000800080008000
)

// Slot returns the slot of a feature, -1 if it has none. The number of buckets is a power of two.
func Slot(buckets []uint64, feature uint64) int {
	b := feature & uint64(len(buckets)-1)
	x := buckets[b] ^ (feature>>48|1)*ones
	if x = (x - ones) &^ x & highs; x == 0 {
		return -1
	}
	return int(b)*SlotsPerBucket + bits.TrailingZeros64(x)/16
}

// FindSlots writes the slots of the features that have one to slots and returns how many these are. There is room for all features. The
// rows of the slots are on their way from memory when it returns.
func FindSlots(slots []int32, buckets []uint64, rows []SlotRow, features []uint64) int {
	if len(features) == 0 {
		return 0
	}
	_, _ = slots[len(features)-1], rows[len(buckets)*SlotsPerBucket-1]
	return findSlots(&slots[0], &buckets[0], uint64(len(buckets)-1), &rows[0], &features[0], len(features))
}

// maxLanes is how many bytes can be summed in a lane of 16 bits.
const maxLanes = 1<<8 + 1

// AddSlots adds the weights of the rows of slots, which FindSlots found, to sums.
func AddSlots(sums *[32]int32, rows []SlotRow, slots []int32) {
	for len(slots) > 0 {
		some := slots[:min(len(slots), maxLanes)]
		slots = slots[len(some):]
		addSlots(&sums[0], &rows[0], &some[0], len(some))
	}
}
