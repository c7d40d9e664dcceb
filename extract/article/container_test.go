package article

import (
	"strings"
	"testing"
)

// TestContainerHoldsTheStory gives pages whose class names say that the story is something else, or that have more comments than
// story.
func TestContainerHoldsTheStory(t *testing.T) {
	story := "The harbour of Vessely will close its pier in March, and the keeper of the light said that nobody had asked her."
	comment := "I was at that pier in the year of the flood, and I can tell you that it was no better then than it is now, no sir."
	for name, html := range map[string]string{
		"tags on the story": `<main><article class="post category-harbour tag-pier"><p>` + strings.Repeat(story+"<p>", 3) +
			`</article><ol>` + strings.Repeat(`<li class="comment"><p>`+comment, 12) + `</ol></main>`,
		"behind a paywall": `<main><article>` + strings.Repeat(`<p class="paywall">`+story, 10) + `</article><div><p>` + comment + `</div></main>`,
		"named like a menu": `<main><article>` + strings.Repeat(`<div class="skip-item"><p>`+story+`</div>`, 4) +
			`</article><ul>` + strings.Repeat(`<li class="comment"><p>`+comment, 2) + `</ul></main>`,
	} {
		pg := readPage(parseTree([]byte("<html><body>" + html + "</body></html>")))
		top := pg.container()
		if top < 0 {
			t.Errorf("%s: no container", name)
			continue
		}
		in := 0
		for i := pg.boxes[top].first; i < pg.boxes[top].last; i++ {
			if b := &pg.blocks[i]; strings.HasPrefix(string(pg.text[b.start:b.end]), "The harbour") {
				in++
			}
		}
		if in < 3 {
			t.Errorf("%s: %d paragraphs of the story are in the container <%s>", name, in, pg.boxes[top].node.Data)
		}
		if n := pg.boxes[top].node; n.Data != "article" {
			t.Errorf("%s: the container is <%s>, want the article", name, n.Data)
		}
	}
}
