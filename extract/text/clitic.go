package text

// Contractions are split as in the treebanks: the clitic is a token of its own, with its apostrophe.
//
//	"doesn't" = "does" "n't"     "Russia's" = "Russia" "'s"     "they'll" = "they" "'ll"
//	"cannot"  = "can" "not"      "gonna"    = "gon" "na"        "dont"    = "do" "nt"

// fused lists contractions without an apostrophe and the length of their first part.
var fused = map[string]int{
	"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3,
	"dont": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "wasnt": 3, "arent": 3, "werent": 4, "wont": 2, "cant": 2,
	"couldnt": 5, "wouldnt": 5, "shouldnt": 6, "hasnt": 3, "havent": 4, "hadnt": 3, "aint": 2,
	"ive": 1, "youre": 3, "theyre": 4, "thats": 4, "youve": 3, "weve": 2,
}

// cliticStart returns where the clitic of text[a:b] starts, b if it has none. Only the last clitic is
// found: the rest of "shouldn't've" is looked at again.
func cliticStart(text string, a, b int) int {
	for i := b - 1; i > a && i >= b-5; i-- {
		n := apostropheAt(text, i)
		if n == 0 {
			continue
		}
		switch tail := text[i+n : b]; {
		case foldEqual(tail, "t") && i-1 > a && lowerByte(text[i-1]) == 'n':
			return i - 1
		case len(tail) == 1 && isClitic(lowerByte(tail[0])):
			return i
		case foldEqual(tail, "ll"), foldEqual(tail, "re"), foldEqual(tail, "ve"):
			return i
		}
		return b
	}
	return fusedStart(text, a, b)
}

func isClitic(c byte) bool { return c == 's' || c == 'm' || c == 'd' }

func fusedStart(text string, a, b int) int {
	if b-a < 3 || b-a > 8 {
		return b
	}
	var low [8]byte
	for i := a; i < b; i++ {
		if low[i-a] = lowerByte(text[i]); !isLower(low[i-a]) {
			return b
		}
	}
	if isUpper(text[b-1]) && isUpper(text[a]) { // "IVE", "CANT" may be names
		return b
	}
	if n := fused[string(low[:b-a])]; n > 0 {
		return a + n
	}
	return b
}
