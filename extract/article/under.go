package article

// under sums up the blocks from one heading to the next, all but the heading itself. Before the first heading
// of the page head is -1.
//
// Example: under "More from the harbour" nine bytes in ten are links, and none of it is running text.
type under struct{ linked, size, weight, head int32 }

func (f *features) findUnder() []under {
	all := make([]under, len(f.blocks))
	head := -1
	for i := 0; i < len(f.blocks); {
		u := under{head: int32(head)}
		j := max(i, head+1)
		for ; j < len(f.blocks) && f.blocks[j].level == 0; j++ {
			u.linked += f.blocks[j].linked
			u.size += int32(f.blocks[j].size())
			u.weight += int32(f.blocks[j].weight(f.text))
		}
		for ; i < j; i++ {
			all[i] = u
		}
		head = j
	}
	return all
}
