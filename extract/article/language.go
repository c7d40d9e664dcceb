package article

import (
	"strings"

	"github.com/abadojack/whatlanggo"
)

// minDetect is how many bytes of text the statistics need before their answer beats a wrong guess.
const minDetect = 120

// language returns the primary tag of what the page declares, "en" of "en-GB", and where it declares
// nothing what the letters of the text look like.
func language(declared, text string) string {
	tag := strings.ToLower(strings.TrimSpace(declared))
	if i := strings.IndexAny(tag, "-_ ,;"); i >= 0 {
		tag = tag[:i]
	}
	if len(tag) == 2 && isLower(tag) {
		return tag
	}
	if len(text) < minDetect {
		return ""
	}
	info := whatlanggo.Detect(text[:min(len(text), 8<<10)])
	if info.Confidence < 0.1 {
		return ""
	}
	return info.Lang.Iso6391()
}

func isLower(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return true
}
