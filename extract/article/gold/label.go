package gold

import (
	"regexp"
	"slices"
	"strings"
)

// A Label says how much of a block belongs to the body, 0 to 1, and how much it counts in training. A block
// that the person said nothing of has no weight.
type Label struct{ Share, Weight float32 }

// Labels lays what a person read against the blocks of a page, one text a block in the order of the page.
func (p *Page) Labels(blocks []string) []Label {
	if p.Body != "" {
		return align(blocks, p.Body)
	}
	return p.matchSnippets(blocks)
}

var wordRE = regexp.MustCompile(`[\pL\pN_]+`)

// Words returns the runs of letters, digits and underscores of a text.
func Words(text string) []string { return wordRE.FindAllString(text, -1) }

// align gives every block the share of its words that the body has in the same order. Of texts that occur
// twice on the page the one that lies in line with its neighbours counts.
//
// Example: a quotation stands in the text and again in a box beside it. The one between the paragraphs that
// are its neighbours in the body is body, the one in the box is not.
func align(blocks []string, body string) []Label {
	gold := Words(body)
	at := map[string][]int{}
	for i := 0; i+3 <= len(gold); i++ {
		k := strings.Join(gold[i:i+3], " ")
		at[k] = append(at[k], i)
	}
	words := make([][]string, len(blocks))
	spans := make([]span, len(blocks))
	for i, b := range blocks {
		words[i] = Words(b)
		spans[i] = find(words[i], at, i)
	}
	chain := inLine(spans)
	labels := make([]Label, len(blocks))
	for _, s := range chain {
		labels[s.block].Share = s.share
	}
	labelShort(words, gold, chain, labels)
	for i := range words {
		labels[i].Weight = min(30, 100*float32(len(words[i])+1)/float32(len(gold)+50))
	}
	return labels
}

// A span is where in the body a block was found: the middle of the runs of three words that they share, how
// many of them lie near it, and the share of the block's words that those cover.
type span struct {
	block, middle int
	share         float32
	hits          int
}

// find looks a block up in the body, of which at has the places of every run of three words.
func find(words []string, at map[string][]int, block int) span {
	s := span{block: block}
	places := follow(words, at)
	var found []int
	for _, p := range places {
		if p >= 0 {
			found = append(found, p)
		}
	}
	if len(found) == 0 {
		return s
	}
	slices.Sort(found)
	s.middle = found[len(found)/2]
	covered, n := 0, 0
	for i, p := range places {
		if p >= 0 && max(p-s.middle, s.middle-p) <= 2*len(words) {
			n += min(3, i+3-max(covered, i))
			covered = i + 3
			s.hits++
		}
	}
	s.share = min(1, float32(n)/float32(len(words)))
	return s
}

// follow returns for every run of three words where in the body it is, -1 if nowhere: the first place after
// that of the run before it, else the last place.
func follow(words []string, at map[string][]int) []int {
	places := make([]int, max(0, len(words)-2))
	next := 0
	for i := range places {
		places[i] = -1
		found := at[strings.Join(words[i:i+3], " ")]
		if len(found) == 0 {
			continue
		}
		j, _ := slices.BinarySearch(found, next)
		places[i] = found[min(j, len(found)-1)]
		next = places[i] + 1
	}
	return places
}

// inLine returns the heaviest chain of spans whose places in the body rise with the page.
func inLine(spans []span) []span {
	var found []span
	for _, s := range spans {
		if s.hits > 0 && s.share >= 0.3 {
			found = append(found, s)
		}
	}
	best := make([]int, len(found))
	from := make([]int, len(found))
	top := -1
	for i := range found {
		best[i], from[i] = found[i].hits, -1
		for j := max(0, i-400); j < i; j++ {
			if found[j].middle < found[i].middle && best[j]+found[i].hits > best[i] {
				best[i], from[i] = best[j]+found[i].hits, j
			}
		}
		if top < 0 || best[i] > best[top] {
			top = i
		}
	}
	var chain []span
	for i := top; i >= 0; i = from[i] {
		chain = append(chain, found[i])
	}
	slices.Reverse(chain)
	return chain
}

// labelShort labels the blocks of one or two words, that have no place of their own, by whether the body
// has them between the blocks around them.
func labelShort(words [][]string, gold []string, chain []span, labels []Label) {
	c, pos := 0, 0
	for i := range words {
		for c < len(chain) && chain[c].block <= i {
			pos = chain[c].middle
			c++
		}
		if len(words[i]) == 0 || len(words[i]) > 2 || c == 0 || c == len(chain) {
			continue
		}
		end := min(chain[c].middle, len(gold))
		for j := pos; j+len(words[i]) <= end; j++ {
			if slices.Equal(gold[j:j+len(words[i])], words[i]) {
				labels[i].Share = 1
				pos = j + len(words[i])
				break
			}
		}
	}
}

// snippetWeight is the weight of a block that holds a snippet, about that of a paragraph of thirty words in
// a body of seven hundred.
const snippetWeight = 4

// matchSnippets labels the blocks that hold a snippet and leaves the others out.
func (p *Page) matchSnippets(blocks []string) []Label {
	labels := make([]Label, len(blocks))
	for i, b := range blocks {
		text := " " + Flat(b) + " "
		for _, s := range p.With {
			if strings.Contains(text, Flat(s)) {
				labels[i] = Label{Share: 1, Weight: snippetWeight}
			}
		}
		for _, s := range p.Without {
			if labels[i].Weight == 0 && strings.Contains(text, Flat(s)) {
				labels[i].Weight = snippetWeight
			}
		}
	}
	return labels
}

// Flat returns a text with every run of white space as one space.
func Flat(text string) string { return strings.Join(strings.Fields(text), " ") }
